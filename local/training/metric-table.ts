import { formatMetric, formatTable } from './format.ts';
import type { Gate } from './gate.ts';
import { withMainFirst, type Metric } from './report.ts';

export interface MetricTable {
  metrics: readonly Metric[];
  gates: readonly Gate[];
  /** The metric that the data set is judged by: the first line. */
  main?: string | undefined;
  /** The metrics of the run before, by name. */
  before?: Readonly<Record<string, number>> | undefined;
}

/** One line per metric: its value, its spread, the gate that it had to pass, and what it was before. */
export function metricTable({ metrics, gates, main, before }: MetricTable): string {
  const header = ['metric', 'value', 'spread', ...(before ? ['last run', 'change'] : []), 'gate'];
  const rows = withMainFirst(metrics, main).map((metric) => {
    const last = before?.[metric.name];
    const change = [
      last === undefined ? '' : formatMetric(last),
      last === undefined ? 'new' : changeOf(metric.value, last),
    ];
    const spread = metric.spread === undefined ? '' : `± ${formatMetric(metric.spread)}`;
    return [
      metric.name,
      formatMetric(metric.value),
      spread,
      ...(before ? change : []),
      gateText(metric, gates),
    ];
  });
  return formatTable([header, ...rows], before ? [1, 2, 3, 4] : [1, 2]);
}

/** `-0.12 (-2.5 %)`; only the difference where there is nothing to divide by. */
function changeOf(value: number, last: number): string {
  const difference = value - last;
  if (difference === 0) return 'same';
  const sign = difference > 0 ? '+' : '-';
  const absolute = `${sign}${formatMetric(Math.abs(difference))}`;
  if (last === 0) return absolute;
  return `${absolute} (${sign}${Math.abs((difference / last) * 100).toFixed(1)} %)`;
}

function gateText(metric: Metric, gates: readonly Gate[]): string {
  const texts = gates
    .filter(({ path }) => path === metric.path)
    .map((gate) => `${gate.sign} ${gate.limit}: ${gate.passes(metric.value) ? 'passed' : 'not passed'}`);
  return texts.join(', ');
}
