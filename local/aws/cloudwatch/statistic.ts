import type { Sample, Series } from './metrics.ts';

/** One period of a metric. */
export interface Datapoint {
  /** Beginning of the period, epoch milliseconds. */
  at: number;
  count: number;
  value: number;
}

export const statistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;

/** Whether the name is one of a statistic that CloudWatch has and this one can work out: those above and `p99.9`. */
export function isStatistic(name: string): boolean {
  return statistics.some((other) => other === name) || percentileOf(name) !== undefined;
}

/**
 * The statistic of each period that has samples, oldest first; `from` and `to` in epoch milliseconds, `period` in seconds.
 * Periods begin at full multiples of their length.
 */
export function datapoints(
  series: readonly Series[],
  statistic: string,
  { from, to, period }: { from: number; to: number; period: number },
): Datapoint[] {
  const length = period * 1000;
  const periods = new Map<number, Sample[]>();
  for (const { samples } of series) {
    for (let index = samples.length - 1; index >= 0; index -= 1) {
      const sample = samples[index];
      if (!sample || sample.at < from) break;
      if (sample.at >= to) continue;
      const start = Math.floor(sample.at / length) * length;
      const others = periods.get(start);
      if (others) others.push(sample);
      else periods.set(start, [sample]);
    }
  }
  return [...periods]
    .map(([at, samples]) => ({ at, count: countOf(samples), value: valueOf(samples, statistic) }))
    .toSorted((a, b) => a.at - b.at);
}

function valueOf(samples: readonly Sample[], statistic: string): number {
  switch (statistic) {
    case 'SampleCount':
      return countOf(samples);
    case 'Sum':
      return sumOf(samples);
    case 'Average':
      return sumOf(samples) / countOf(samples);
    case 'Minimum':
      return samples.reduce((least, { value }) => Math.min(least, value), Infinity);
    case 'Maximum':
      return samples.reduce((most, { value }) => Math.max(most, value), -Infinity);
    default:
      return percentile(samples, percentileOf(statistic) ?? 100);
  }
}

/** Linear between the two closest ranks. */
function percentile(samples: readonly Sample[], percent: number): number {
  const ordered = samples.toSorted((a, b) => a.value - b.value);
  const rank = (percent / 100) * (countOf(samples) - 1);
  const below = atRank(ordered, Math.floor(rank));
  const above = atRank(ordered, Math.ceil(rank));
  return below + (above - below) * (rank - Math.floor(rank));
}

function atRank(ordered: readonly Sample[], rank: number): number {
  let seen = 0;
  for (const { value, count } of ordered) {
    seen += count;
    if (rank < seen) return value;
  }
  return ordered.at(-1)?.value ?? 0;
}

function percentileOf(statistic: string): number | undefined {
  const digits = /^p(\d{1,3}(?:\.\d{1,10})?)$/.exec(statistic)?.[1];
  return digits === undefined || Number(digits) > 100 ? undefined : Number(digits);
}

function countOf(samples: readonly Sample[]): number {
  return samples.reduce((sum, { count }) => sum + count, 0);
}

function sumOf(samples: readonly Sample[]): number {
  return samples.reduce((sum, { value, count }) => sum + value * count, 0);
}
