/** One part of the benchmark: a table for people, figures for machines, the target it is held against. */
export interface Section {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  figures: Readonly<Record<string, number>>;
  target: string;
}

export function milliseconds(value: number): string {
  return value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(0)} MiB`;
}

/** The section as a Markdown table under its heading. */
export function formatSection(section: Section): string {
  return [
    `## ${section.title}`,
    '',
    tableRow(section.columns),
    tableRow(section.columns.map(() => '---')),
    ...section.rows.map(tableRow),
    '',
    `Target: ${section.target}.`,
    '',
  ].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
