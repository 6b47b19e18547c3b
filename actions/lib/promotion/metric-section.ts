import type { Metric } from '../metrics.ts';
import { plain, table } from '../summary/markdown.ts';
import type { Evidence } from './evidence.ts';

/** The candidate's metrics beside those of what runs; better and worse only where both saw the same rows. */
export function metricSection(evidence: Evidence): string {
  const { candidate, current, dataset } = evidence;
  const heading = '### Metrics\n';
  const report = candidate.report;
  if (report === undefined || report.metrics.length === 0)
    return `${heading}\n${plain(candidate.reportMissing ?? 'The package has no report on its quality.')}\n`;
  const old = new Map((current?.report?.metrics ?? []).map((metric) => [metric.name, metric]));
  const naive = new Map(report.naive.map((metric) => [metric.name, metric]));
  const rows = report.metrics.map((metric) => [
    metric.name === dataset?.metric?.name ? `**${plain(metric.name)}**` : plain(metric.name),
    value(metric),
    ...(current === undefined ? [] : [value(old.get(metric.name))]),
    value(naive.get(metric.name)),
  ]);
  const heads = [
    '',
    `version ${candidate.version}`,
    ...(current === undefined ? [] : [`version ${current.version}, runs now`]),
    'always the mean',
  ];
  return `${heading}\n${verdict(evidence)}\n\n${table(heads, rows)}\n± is one standard deviation over the test rows.${unitOf(dataset)}\n`;
}

function verdict({ current, comparison, candidate }: Evidence): string {
  if (current === undefined) return 'Nothing runs here yet that it could be compared with.';
  if (comparison !== undefined)
    return `On the same ${comparison.rows.toLocaleString('en')} test rows version ${candidate.version} is **${WORDS[comparison.verdict]}** version ${current.version} by ${plain(comparison.metric)}.`;
  return 'The two were tested on different rows: their numbers stand side by side and say neither better nor worse.';
}

const WORDS = { better: 'better than', same: 'not distinguishable from', worse: 'worse than' } as const;

function value(metric: Metric | undefined): string {
  if (metric === undefined) return '—';
  const spread = metric.standardDeviation === undefined ? '' : ` ± ${number(metric.standardDeviation)}`;
  return `${number(metric.value)}${spread}`;
}

export function number(given: number): string {
  return Number(given.toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 6 });
}

function unitOf(dataset: Evidence['dataset']): string {
  const label = dataset?.label;
  const unit = typeof label === 'object' ? label.unit : undefined;
  return unit === undefined ? '' : ` Errors are in ${plain(unit)}.`;
}
