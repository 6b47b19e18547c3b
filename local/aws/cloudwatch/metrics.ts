import { join } from 'node:path';
import { openJournal } from '../../state/journal.ts';

/** One value, or `count` times the same one. */
export interface Sample {
  /** Epoch milliseconds. */
  at: number;
  value: number;
  count: number;
}

export interface MetricDatum {
  name: string;
  dimensions: Readonly<Record<string, string>>;
  value: number;
  count?: number;
  unit?: string;
  at?: Date;
}

export interface MetricId {
  namespace: string;
  name: string;
  dimensions: Readonly<Record<string, string>>;
}

export interface Series extends MetricId {
  region: string;
  unit: string;
  /** Oldest first. */
  samples: Sample[];
}

/** What others tell CloudWatch. */
export interface Metrics {
  put(region: string, namespace: string, data: readonly MetricDatum[]): void;
}

export interface MetricStore extends Metrics {
  /** The series of a metric, one for each unit that it came with; of one unit where that is asked for. */
  find(region: string, id: MetricId, unit?: string): readonly Series[];
  all(region: string): readonly Series[];
  close(): void;
}

/** Samples of one `put`, as a line of the journal. */
interface Entry {
  region: string;
  namespace: string;
  data: { name: string; dimensions: Readonly<Record<string, string>>; unit: string; sample: Sample }[];
}

/** How long CloudWatch keeps points of one minute. */
const retention = 15 * 24 * 3600 * 1000;

/** Opens the metrics in a folder; `arrived` hears of each series that got new samples. */
export function openMetrics(
  folder: string,
  now: () => Date,
  arrived: (series: Series) => void = () => undefined,
): MetricStore {
  const journal = openJournal<Entry>(join(folder, 'metrics.jsonl'));
  const series = new Map<string, Series[]>();

  function add(region: string, namespace: string, { name, dimensions, unit, sample }: Entry['data'][number]) {
    const key = keyOf(region, { namespace, name, dimensions });
    const units = series.get(key) ?? [];
    series.set(key, units);
    let one = units.find((other) => other.unit === unit);
    if (!one) units.push((one = { region, namespace, name, dimensions, unit, samples: [] }));
    const index = one.samples.findLastIndex(({ at }) => at <= sample.at);
    const before = one.samples[index];
    // Counters send the same value again and again.
    if (before && before.value === sample.value && isSameSecond(before, sample)) before.count += sample.count;
    else one.samples.splice(index + 1, 0, sample);
    return one;
  }

  const oldest = now().getTime() - retention;
  const kept = journal.found.filter(({ data }) => data.some(({ sample }) => sample.at >= oldest));
  if (kept.length < journal.found.length) journal.rewrite(kept);
  for (const { region, namespace, data } of kept) for (const datum of data) add(region, namespace, datum);

  return {
    put(region, namespace, data) {
      const entry: Entry = {
        region,
        namespace,
        data: data.map(({ name, dimensions, value, count = 1, unit = 'None', at = now() }) => ({
          name,
          dimensions,
          unit,
          sample: { at: at.getTime(), value, count },
        })),
      };
      journal.append(entry);
      const changed = new Set(entry.data.map((datum) => add(region, namespace, datum)));
      for (const one of changed) arrived(one);
    },
    find: (region, id, unit) =>
      (series.get(keyOf(region, id)) ?? []).filter((one) => unit === undefined || one.unit === unit),
    all: (region) => [...series.values()].flat().filter((one) => one.region === region),
    close: () => journal.close(),
  };
}

function isSameSecond(a: Sample, b: Sample): boolean {
  return Math.floor(a.at / 1000) === Math.floor(b.at / 1000);
}

function keyOf(region: string, { namespace, name, dimensions }: MetricId): string {
  const pairs = Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([region, namespace, name, pairs]);
}
