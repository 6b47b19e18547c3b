/** What was predicted for all rows together. */
export interface Predictions {
  count: number;
  mean: number;
  smallest: number;
  largest: number;
}

/** The numbers of an answer as CSV, one per row. Throws where there are more or fewer, or where one is no number. */
export function readPredictions(text: string, rows: number): number[] {
  // Containers end values with a comma or with a line.
  const cells = text.trim().split(/[\s,]+/);
  const values = cells.map(Number);
  if (values.length === rows && cells[0] !== '' && values.every(Number.isFinite)) return values;
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  throw new Error(
    `${rows} rows were answered with ${JSON.stringify(shown)}, which is not one number per row.`,
  );
}

/** Gathers numbers without keeping them. */
export function summary() {
  let [count, total, smallest, largest] = [0, 0, Infinity, -Infinity];
  return {
    add(value: number): void {
      count += 1;
      total += value;
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    },
    read: (): Predictions | undefined =>
      count === 0 ? undefined : { count, mean: total / count, smallest, largest },
  };
}
