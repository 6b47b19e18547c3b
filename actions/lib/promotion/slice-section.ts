import { folded, plain, table } from '../summary/markdown.ts';
import { chartOf } from './slice-chart.ts';
import type { Evidence, QualityReport, Slice } from './evidence.ts';
import { number } from './metric-section.ts';

// More rows than these nobody reads; the report has all of them.
const MAX_SLICES = 40;
/** A slice's metric is told as worse when it is by more than this share, so that noise is no alarm. */
const NOTABLE = 0.1;

/** Metrics by slice, and one line on what gets worse. */
export function sliceSection(evidence: Evidence): string {
  const { candidate, current, dataset } = evidence;
  const slices = candidate.report?.slices ?? [];
  const metric = dataset?.metric?.name ?? candidate.report?.metrics[0]?.name;
  if (slices.length === 0 || metric === undefined) return '';
  const before = new Map((current?.report?.slices ?? []).map((slice) => [keyOf(slice), slice]));
  const shown = slices.slice(0, MAX_SLICES);
  const rows = shown.map((slice) => [
    plain(`${slice.by} ${slice.name}`),
    slice.rows.toLocaleString('en'),
    shownMetric(slice, metric),
    ...(current === undefined ? [] : [shownMetric(before.get(keyOf(slice)), metric)]),
  ]);
  const heads = [
    'slice',
    'test rows',
    `${plain(metric)}, version ${candidate.version}`,
    ...(current === undefined ? [] : [`version ${current.version}`]),
  ];
  const cut =
    slices.length > shown.length ? `\n${slices.length - shown.length} more are in the report.\n` : '';
  const chart = chartOf(slices, metric, candidate.version);
  return `### By slice\n\n${worse(evidence, metric)}\n\n${chart}${folded(`${slices.length} slices`, `${table(heads, rows)}${cut}`)}`;
}

/** The slice that loses most against what runs, in one line. */
function worse({ candidate, current, dataset, comparison }: Evidence, metric: string): string {
  const [weakest] = weakestFirst(candidate.report, metric, dataset?.metric?.better ?? 'lower');
  const weak =
    weakest === undefined
      ? ''
      : `Weakest: ${plain(`${weakest.by} ${weakest.name}`)} with ${plain(metric)} ${shownMetric(weakest, metric)} on ${weakest.rows.toLocaleString('en')} rows.`;
  if (current === undefined) return weak;
  const losses = lossesAgainst(candidate.report, current.report, {
    metric,
    better: dataset?.metric?.better ?? 'lower',
  });
  const [most] = losses;
  if (most === undefined) return `No slice is more than ${100 * NOTABLE} % behind what runs. ${weak}`;
  const rows = comparison === undefined ? ' (on different rows)' : '';
  return `Gets worse${rows}: ${plain(`${most.slice.by} ${most.slice.name}`)}, ${plain(metric)} ${number(most.before)} → ${number(most.after)}${losses.length > 1 ? `, and ${losses.length - 1} more` : ''}. ${weak}`;
}

interface Loss {
  slice: Slice;
  before: number;
  after: number;
  share: number;
}

export function lossesAgainst(
  after: QualityReport | undefined,
  before: QualityReport | undefined,
  { metric, better }: { metric: string; better: 'lower' | 'higher' },
): Loss[] {
  const old = new Map((before?.slices ?? []).map((slice) => [keyOf(slice), slice]));
  const losses: Loss[] = [];
  for (const slice of after?.slices ?? []) {
    const [now, then] = [valueOf(slice, metric), valueOf(old.get(keyOf(slice)), metric)];
    if (now === undefined || then === undefined || then === 0) continue;
    const share = (better === 'lower' ? now - then : then - now) / Math.abs(then);
    if (share > NOTABLE) losses.push({ slice, before: then, after: now, share });
  }
  return losses.toSorted((a, b) => b.share - a.share);
}

function weakestFirst(
  report: QualityReport | undefined,
  metric: string,
  better: 'lower' | 'higher',
): Slice[] {
  const known = (report?.slices ?? []).filter((slice) => valueOf(slice, metric) !== undefined);
  const sign = better === 'lower' ? -1 : 1;
  return known.toSorted((a, b) => sign * ((valueOf(a, metric) ?? 0) - (valueOf(b, metric) ?? 0)));
}

function keyOf({ by, name }: Slice): string {
  return JSON.stringify([by, name]);
}

function valueOf(slice: Slice | undefined, metric: string): number | undefined {
  return slice?.metrics.find(({ name }) => name === metric)?.value;
}

function shownMetric(slice: Slice | undefined, metric: string): string {
  const found = slice?.metrics.find(({ name }) => name === metric);
  if (found === undefined) return '—';
  return found.standardDeviation === undefined
    ? number(found.value)
    : `${number(found.value)} ± ${number(found.standardDeviation)}`;
}
