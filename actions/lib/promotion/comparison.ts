import { parse } from 'csv-parse/sync';

/** Two models on the same labelled rows. */
export interface RowComparison {
  rows: number;
  /** The metric of the data set, in which they are compared. */
  metric: string;
  verdict: 'better' | 'same' | 'worse';
}

/** A scored row: its id, the truth and what was predicted. */
export interface ScoredRow {
  id: string;
  label: number;
  prediction: number;
}

/** What one row adds to a metric, lower being better. Metrics that are no mean over rows are not compared. */
const LOSSES: ReadonlyMap<string, (row: ScoredRow) => number> = new Map([
  ['rmse', squared],
  ['mse', squared],
  ['mae', ({ label, prediction }: ScoredRow) => Math.abs(label - prediction)],
]);

// Two-sided 95 % of a normal distribution.
const Z = 1.96;

/**
 * Compares two models where both were tested on exactly the same rows: the mean difference of their losses, row by row,
 * with its 95 % interval. "same" means that the interval holds zero. Undefined where ids or labels differ, or where the
 * metric is no mean over rows.
 */
export function compareRows(
  candidate: readonly ScoredRow[],
  current: readonly ScoredRow[],
  metric: string,
): RowComparison | undefined {
  const loss = LOSSES.get(metric);
  if (loss === undefined || candidate.length !== current.length || candidate.length < 2) return undefined;
  const byId = new Map(current.map((row) => [row.id, row]));
  if (byId.size !== current.length) return undefined;
  const differences: number[] = [];
  for (const row of candidate) {
    const other = byId.get(row.id);
    if (other === undefined || other.label !== row.label) return undefined;
    byId.delete(row.id);
    differences.push(loss(row) - loss(other));
  }
  const count = differences.length;
  const mean = differences.reduce((sum, value) => sum + value, 0) / count;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const margin = Z * Math.sqrt(variance / count);
  const verdict = mean + margin < 0 ? 'better' : mean - margin > 0 ? 'worse' : 'same';
  return { rows: count, metric, verdict };
}

function squared({ label, prediction }: ScoredRow): number {
  return (label - prediction) ** 2;
}

/** Rows of a `scored.csv`; undefined where it lacks a column or holds what is no number. */
export function parseScored(text: string, columns: { label: string; id: string }): ScoredRow[] | undefined {
  const [header = [], ...lines] = parse(text, { skip_empty_lines: true });
  const at = {
    prediction: header.indexOf('prediction'),
    label: header.indexOf(columns.label),
    id: header.indexOf(columns.id),
  };
  if (Object.values(at).includes(-1)) return undefined;
  const rows: ScoredRow[] = [];
  for (const line of lines) {
    const [label, prediction] = [Number(line[at.label]), Number(line[at.prediction])];
    const id = line[at.id];
    if (id === undefined || !Number.isFinite(label) || !Number.isFinite(prediction)) return undefined;
    rows.push({ id, label, prediction });
  }
  return rows;
}
