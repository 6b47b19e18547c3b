import { isRecord } from './record.ts';

export interface Metric {
  name: string;
  value: number;
  standardDeviation: number | undefined;
}

/**
 * The metrics of a quality report in Model Monitor's form: `{"regression_metrics": {"mae": {"value": 2.1,
 * "standard_deviation": 0.1}}}`. The one called `first` comes first; what has no number, such as a confusion matrix, is left out.
 */
export function metricsOf(report: unknown, first: string | undefined): Metric[] {
  const metrics = new Map<string, Metric>();
  if (!isRecord(report)) return [];
  for (const [group, members] of Object.entries(report)) {
    if (!group.endsWith('_metrics') || !isRecord(members)) continue;
    for (const [name, member] of Object.entries(members)) {
      const metric = isRecord(member) ? metricOf(name, member) : undefined;
      if (metric && !metrics.has(name)) metrics.set(name, metric);
    }
  }
  const all = [...metrics.values()];
  return [...all.filter(({ name }) => name === first), ...all.filter(({ name }) => name !== first)];
}

function metricOf(name: string, member: Readonly<Record<string, unknown>>): Metric | undefined {
  const { value, standard_deviation: deviation } = member;
  if (typeof value !== 'number') return undefined;
  return { name, value, standardDeviation: typeof deviation === 'number' ? deviation : undefined };
}
