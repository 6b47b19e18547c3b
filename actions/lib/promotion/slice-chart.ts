import { fenced } from '../summary/markdown.ts';
import type { Slice } from './evidence.ts';

// Labels of more bars overlap.
const MAX_BARS = 12;
const MIN_BARS = 3;
const MAX_LABEL = 80;

export interface ChartOptions {
  version: number;
  /** What runs, drawn as a line where it has all of the slices. */
  before: { version: number; slices: readonly Slice[] } | undefined;
}

/**
 * A bar for each slice of the column with the most slices, as a chart that GitHub draws; empty where a table says as much.
 * The longest column is chosen since its numbers are the hardest to compare by reading.
 */
export function chartOf(slices: readonly Slice[], metric: string, { version, before }: ChartOptions): string {
  const groups = Map.groupBy(slices, ({ by }) => by);
  const [by, members = []] =
    [...groups]
      .filter(([, group]) => group.length <= MAX_BARS)
      .toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  const bars = members.filter((slice) => valueOf(slice, metric) !== undefined);
  if (by === undefined || bars.length < MIN_BARS) return '';
  const old = bars.map(({ name }) => before?.slices.find((slice) => slice.by === by && slice.name === name));
  const isComparable = old.every((slice) => slice !== undefined && valueOf(slice, metric) !== undefined);
  const what = isComparable
    ? `bars version ${version}, line version ${before?.version}`
    : `version ${version}`;
  const lines = [
    'xychart-beta',
    `  title ${quoted(`${metric} by ${by}: ${what}`)}`,
    `  x-axis [${bars.map(({ name }) => quoted(name)).join(', ')}]`,
    // From 0, since bars that begin elsewhere make small differences look large.
    `  y-axis ${quoted(metric)} ${scale([...bars, ...old], metric)}`,
    `  bar [${bars.map((slice) => shown(slice, metric)).join(', ')}]`,
    ...(isComparable ? [`  line [${old.map((slice) => shown(slice, metric)).join(', ')}]`] : []),
  ];
  return `${fenced('mermaid', lines.join('\n'))}\n`;
}

function valueOf(slice: Slice | undefined, metric: string): number | undefined {
  return slice?.metrics.find(({ name }) => name === metric)?.value;
}

function shown(slice: Slice | undefined, metric: string): number {
  return Number((valueOf(slice, metric) ?? 0).toPrecision(4));
}

function scale(slices: readonly (Slice | undefined)[], metric: string): string {
  const values = slices.map((slice) => valueOf(slice, metric) ?? 0);
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  return `${Number((1.1 * least).toPrecision(2))} --> ${Number((1.1 * most).toPrecision(2)) || 1}`;
}

/** A text of Mermaid. Only what is in names of people's making: its directives work within quotes, too. */
function quoted(text: string): string {
  return `"${text
    .replaceAll(/[^\p{L}\p{N} .,:+/()-]+/gu, ' ')
    .trim()
    .slice(0, MAX_LABEL)}"`;
}
