import { fenced } from '../summary/markdown.ts';
import type { Slice } from './evidence.ts';

// Labels of more bars overlap.
const MAX_BARS = 12;
const MIN_BARS = 3;

/**
 * A bar for each slice of the column with the most slices, as a chart that GitHub draws; empty where a table says as much.
 * The longest column is chosen since its numbers are the hardest to compare by reading.
 */
export function chartOf(slices: readonly Slice[], metric: string, version: number): string {
  const groups = Map.groupBy(slices, ({ by }) => by);
  const [by, members = []] =
    [...groups]
      .filter(([, group]) => group.length <= MAX_BARS)
      .toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  const bars = members.flatMap(({ name, metrics }) => {
    const value = metrics.find((candidate) => candidate.name === metric)?.value;
    return value === undefined ? [] : [{ name, value }];
  });
  if (by === undefined || bars.length < MIN_BARS) return '';
  const lines = [
    'xychart-beta',
    `  title ${quoted(`${metric} by ${by}, version ${version}`)}`,
    `  x-axis [${bars.map(({ name }) => quoted(name)).join(', ')}]`,
    `  y-axis ${quoted(metric)}`,
    `  bar [${bars.map(({ value }) => Number(value.toPrecision(4))).join(', ')}]`,
  ];
  return `${fenced('mermaid', lines.join('\n'))}\n`;
}

/** A text of Mermaid; what could end it is left out. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\r\n\\`]/g, ' ').slice(0, 40)}"`;
}
