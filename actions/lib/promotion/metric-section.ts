import type { Metric } from '../metrics.ts';
import { plain, table } from '../summary/markdown.ts';
import type { Evidence } from './evidence.ts';
import { judgeVerdict } from './judge-section.ts';
import { count, measured, unitOf } from './wording.ts';

// More metrics than these nobody compares; the report has all of them.
const MAX_METRICS = 12;

/** The candidate's metrics beside those of what runs; better and worse only where both saw the same rows. */
export function metricSection(evidence: Evidence): string {
  const { candidate, current, dataset } = evidence;
  const heading = '### Metrics\n';
  const report = candidate.report;
  if (report === undefined || report.metrics.length === 0)
    return `${heading}\n${plain(candidate.reportMissing ?? 'The package has no report on its quality.')}\n`;
  const old = new Map((current?.report?.metrics ?? []).map((metric) => [metric.name, metric]));
  const naive = new Map(report.naive.map((metric) => [metric.name, metric]));
  const rows = report.metrics
    .slice(0, MAX_METRICS)
    .map((metric) => [
      named(metric, dataset),
      measured(metric),
      ...(current === undefined ? [] : [measured(old.get(metric.name))]),
      measured(naive.get(metric.name)),
    ]);
  const heads = [
    '',
    `version ${candidate.version}`,
    ...(current === undefined ? [] : [`version ${current.version}, runs now`]),
    'always predicting the mean',
  ];
  return `${heading}\n${table(heads, rows)}\n${current === undefined ? '' : `${judgement(evidence)} `}± is one standard deviation over the test rows.\n`;
}

/** The metric that decides stands out. */
function named({ name }: Metric, dataset: Evidence['dataset']): string {
  const shown = name === dataset?.metric?.name ? `**${plain(name)}**` : plain(name);
  return `${shown}${unitOf({ name }, dataset)}`;
}

/** Better and worse, in words: by the judge, else only where both were tested on the same rows. */
export function judgement(evidence: Evidence): string {
  const { current, comparison, candidate } = evidence;
  const judge = candidate.report?.judge;
  // One verdict: an old month may well say the opposite of the newest rows.
  if (judge) return judgeVerdict(evidence, judge);
  if (current === undefined) return 'There is nothing here yet to compare it with.';
  if (comparison !== undefined)
    return `On the same ${count(comparison.rows)} test rows it is **${WORDS[comparison.verdict]}** version ${current.version} by ${plain(comparison.metric)}.`;
  return `Version ${candidate.version} and version ${current.version} were tested on different rows: their numbers stand side by side and say neither better nor worse.`;
}

const WORDS = { better: 'better than', same: 'not distinguishable from', worse: 'worse than' } as const;
