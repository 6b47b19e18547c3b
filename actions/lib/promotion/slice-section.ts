import { folded, plain, table } from '../summary/markdown.ts';
import { chartOf } from './slice-chart.ts';
import type { Evidence, Slice } from './evidence.ts';
import { count, measured } from './wording.ts';

// More rows than these nobody reads; the report has all of them.
const MAX_SLICES = 40;
/** A slice's metric is told as worse when it is by more than this share, so that noise is no alarm. */
const NOTABLE = 0.1;

/** Metrics by slice: a chart where GitHub can draw one, and all numbers folded. */
export function sliceSection(evidence: Evidence): string {
  const { candidate, current } = evidence;
  const slices = candidate.report?.slices ?? [];
  const metric = metricOf(evidence);
  if (slices.length === 0 || metric === undefined) return '';
  const before = new Map((current?.report?.slices ?? []).map((slice) => [keyOf(slice), slice]));
  const shown = slices.slice(0, MAX_SLICES);
  const rows = shown.map((slice) => [
    plain(nameOf(slice)),
    count(slice.rows),
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
  const chart = chartOf(slices, metric, {
    version: candidate.version,
    before: current && { version: current.version, slices: current.report?.slices ?? [] },
  });
  return `### By slice\n\n${chart}${folded(`All ${slices.length} slices, in numbers`, `${table(heads, rows)}${cut}`)}`;
}

/** The slice that loses most against what runs, in one line. */
export function tradeOff(evidence: Evidence): string {
  const { candidate, current, comparison } = evidence;
  const metric = metricOf(evidence);
  const known = new Set((current?.report?.slices ?? []).map(keyOf));
  if (metric === undefined || candidate.report?.slices.some((slice) => known.has(keyOf(slice))) !== true)
    return 'not known: the two have no slice in common';
  const [most, ...others] = losses(evidence);
  // Of different rows nothing is said to get worse: another month may just be a harder one.
  const unknown = 'not known, as they were tested on different rows';
  if (most === undefined)
    return comparison === undefined ? unknown : `no slice by more than ${100 * NOTABLE} %`;
  const { slice, before } = most;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const loss = `${plain(nameOf(slice))}: ${plain(metric)} ${shownMetric(before, metric)} → **${shownMetric(slice, metric)}** on ${count(slice.rows)} rows${more}`;
  if (comparison === undefined) return `${unknown}; the numbers are furthest apart at ${loss}`;
  return candidate.report?.judge ? `${loss}, which are test rows and decide nothing` : loss;
}

/** The slice with the worst metric, in one line. */
export function weakness(evidence: Evidence): string {
  const metric = metricOf(evidence);
  const [weakest] = metric === undefined ? [] : weakestFirst(evidence, metric);
  if (weakest === undefined || metric === undefined) return 'not known: the package has no metrics by slice';
  return `${plain(nameOf(weakest))}: ${plain(metric)} ${shownMetric(weakest, metric)} on ${count(weakest.rows)} rows`;
}

function metricOf({ candidate, dataset }: Evidence): string | undefined {
  return dataset?.metric?.name ?? candidate.report?.metrics[0]?.name;
}

function nameOf({ by, name }: Slice): string {
  return `${by} ${name}`;
}

interface Loss {
  slice: Slice;
  before: Slice;
  share: number;
}

/** Slices that are notably behind what runs, the worst first. */
function losses(evidence: Evidence): Loss[] {
  const { candidate, current, dataset } = evidence;
  const metric = metricOf(evidence);
  if (metric === undefined) return [];
  const lower = (dataset?.metric?.better ?? 'lower') === 'lower';
  const old = new Map((current?.report?.slices ?? []).map((slice) => [keyOf(slice), slice]));
  const found: Loss[] = [];
  for (const slice of candidate.report?.slices ?? []) {
    const before = old.get(keyOf(slice));
    const [now, then] = [valueOf(slice, metric), valueOf(before, metric)];
    if (before === undefined || now === undefined || then === undefined || then === 0) continue;
    const share = (lower ? now - then : then - now) / Math.abs(then);
    if (share > NOTABLE) found.push({ slice, before, share });
  }
  return found.toSorted((a, b) => b.share - a.share);
}

function weakestFirst({ candidate, dataset }: Evidence, metric: string): Slice[] {
  const known = (candidate.report?.slices ?? []).filter((slice) => valueOf(slice, metric) !== undefined);
  const sign = (dataset?.metric?.better ?? 'lower') === 'lower' ? -1 : 1;
  return known.toSorted((a, b) => sign * ((valueOf(a, metric) ?? 0) - (valueOf(b, metric) ?? 0)));
}

function keyOf({ by, name }: Slice): string {
  return JSON.stringify([by, name]);
}

function valueOf(slice: Slice | undefined, metric: string): number | undefined {
  return slice?.metrics.find(({ name }) => name === metric)?.value;
}

function shownMetric(slice: Slice | undefined, metric: string): string {
  return measured(slice?.metrics.find(({ name }) => name === metric));
}
