import type { ScoredRow } from './scored-rows.ts';

/** A test row as it was answered by the live endpoint. */
export interface ServedRow {
  row: ScoredRow;
  /** The endpoint's answer, as text. */
  answer: string;
  latencyMs: number;
}

export interface RowDifference {
  row: ScoredRow;
  answer: string;
  /** |served - offline| / |offline|; infinite where the answer is no number. */
  relative: number;
}

export interface SkewReport {
  rows: number;
  maxRelativeDifference: number;
  latencyMs: { p50: number; p99: number };
  /** Rows beyond the tolerance, the worst first. */
  skewed: readonly RowDifference[];
}

/** Offline and served predictions of a row may differ by this much of the offline one: float32 printed and read again. */
export const TOLERANCE = 1e-4;

/** Holds each served prediction against the offline one of the same row. */
export function measureSkew(served: readonly ServedRow[], tolerance = TOLERANCE): SkewReport {
  const differences = served.map(({ row, answer }) => ({
    row,
    answer,
    relative: relativeDifference(answer, row.prediction),
  }));
  const byWorst = differences.toSorted((a, b) => b.relative - a.relative);
  const latencies = served.map(({ latencyMs }) => latencyMs).toSorted((a, b) => a - b);
  return {
    rows: served.length,
    maxRelativeDifference: byWorst[0]?.relative ?? 0,
    latencyMs: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
    skewed: byWorst.filter(({ relative }) => relative > tolerance),
  };
}

function relativeDifference(answer: string, offline: number): number {
  const text = answer.trim();
  const served = Number(text);
  if (text === '' || !Number.isFinite(served)) return Number.POSITIVE_INFINITY;
  // Around zero a share of the prediction means nothing: there the difference itself counts.
  return Math.abs(served - offline) / Math.max(Math.abs(offline), 1e-6);
}

/** Nearest rank, of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  const index = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[index] ?? 0;
}
