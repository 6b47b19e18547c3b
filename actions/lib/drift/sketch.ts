import type { Quantiles } from './density.ts';

/**
 * A sample of numbers in which each stands for a number of rows: the levels of a KLL sketch (Karnin, Lang and Liberty 2016), of
 * which those at height h stand for 2^h rows each, as Model Monitor and `pipelines/monitor/sketch.py` write them.
 */
export interface Sketch {
  /** Ascending. */
  values: readonly number[];
  /** How many rows lie at or below each value. */
  ranks: readonly number[];
  rows: number;
}

export function sketchOf(levels: readonly (readonly number[])[]): Sketch {
  const weighted = levels.flatMap((level, height) => level.map((value) => [value, 2 ** height] as const));
  weighted.sort(([a], [b]) => a - b);
  const ranks: number[] = [];
  let rows = 0;
  for (const [, weight] of weighted) ranks.push((rows += weight));
  return { values: weighted.map(([value]) => value), ranks, rows };
}

// As many as reports of the pipeline drift-monitor have.
const STEPS = 100;

/** The value at each hundredth of the rows; none of an empty sketch. */
export function quantilesOf({ values, ranks, rows }: Sketch): Quantiles {
  const quantiles: [number, number][] = [];
  let place = 0;
  for (let step = 0; step <= STEPS && values.length > 0; step += 1) {
    const share = step / STEPS;
    while (place < values.length - 1 && (ranks[place] ?? 0) < share * rows) place += 1;
    quantiles.push([share, values[place] ?? 0]);
  }
  return quantiles;
}

/** The largest difference of both distribution functions (Kolmogorov-Smirnov), 0 to 1; null where one has no rows. */
export function numericalDistance(a: Sketch, b: Sketch): number | null {
  if (a.rows === 0 || b.rows === 0) return null;
  let [atA, atB, largest] = [0, 0, 0];
  while (atA < a.values.length && atB < b.values.length) {
    const value = Math.min(a.values[atA] ?? Infinity, b.values[atB] ?? Infinity);
    while (atA < a.values.length && (a.values[atA] ?? Infinity) <= value) atA += 1;
    while (atB < b.values.length && (b.values[atB] ?? Infinity) <= value) atB += 1;
    const [below, belowOther] = [(a.ranks[atA - 1] ?? 0) / a.rows, (b.ranks[atB - 1] ?? 0) / b.rows];
    largest = Math.max(largest, Math.abs(below - belowOther));
  }
  return largest;
}

/**
 * The largest difference between the shares of a text (L-infinity), 0 to 1. Rows that are counted by no text are one text more; null
 * where one side has no rows.
 */
export function categoricalDistance(a: Categories, b: Categories): number | null {
  if (a.rows === 0 || b.rows === 0) return null;
  const texts = new Set([...a.counts.keys(), ...b.counts.keys()]);
  const differences = [...texts].map((text) =>
    Math.abs((a.counts.get(text) ?? 0) / a.rows - (b.counts.get(text) ?? 0) / b.rows),
  );
  return Math.max(0, Math.abs(uncounted(a) - uncounted(b)), ...differences);
}

export interface Categories {
  counts: ReadonlyMap<string, number>;
  rows: number;
}

function uncounted({ counts, rows }: Categories): number {
  let counted = 0;
  for (const count of counts.values()) counted += count;
  return Math.max(0, 1 - counted / rows);
}

// Deequ's constant; with it two samples of one distribution practically never differ by more.
const CORRECTION = 1.8;

/** What two samples of one distribution may differ by; at most 1, which is as far as anything can be. */
export function correctionOf(rows: number, others: number): number {
  return rows === 0 || others === 0
    ? 1
    : Math.min(1, CORRECTION * Math.sqrt((rows + others) / (rows * others)));
}
