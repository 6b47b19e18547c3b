import { parse } from 'csv-parse/sync';
import { Failure } from '../failure.ts';

/** A row of the test set with what the model predicted for it when it was evaluated. */
export interface ScoredRow {
  /** Line in the file, the header being 1. */
  line: number;
  /** Its features as the endpoint takes them: CSV, in order. */
  features: string;
  prediction: number;
}

const FIRST = 'prediction';

/**
 * `count` rows of a `scored.csv`, spread evenly over it and always the same ones. Its header is: prediction, the
 * features in the order of a request, label, and other columns. `label` says where the features end.
 * Throws a `Failure` for a file of another shape.
 */
export function pickRows(text: string, { label, count, uri }: PickOptions): ScoredRow[] {
  const [header = [], ...rows] = readCsv(text, uri);
  const end = header.indexOf(label);
  if (header[0] !== FIRST || end < 2) {
    const found = header.length === 0 ? 'nothing' : header.join(', ');
    throw unusable(uri, `its columns have to be ${FIRST}, the features, ${label}; found: ${found}`);
  }
  if (rows.length === 0) throw unusable(uri, 'it has a header and no row');
  const picked = Math.min(count, rows.length);
  return Array.from({ length: picked }, (_, index) => {
    const at = Math.floor((index * rows.length) / picked);
    const row = rows[at] ?? [];
    const prediction = Number(row[0]);
    if (row[0] === undefined || row[0].trim() === '' || !Number.isFinite(prediction))
      throw unusable(uri, `line ${at + 2} has no prediction but ${JSON.stringify(row[0] ?? '')}`);
    return { line: at + 2, features: row.slice(1, end).map(csvField).join(','), prediction };
  });
}

export interface PickOptions {
  /** Name of the label's column. */
  label: string;
  count: number;
  /** Address of the file, for messages. */
  uri: string;
}

function readCsv(text: string, uri: string): string[][] {
  try {
    return parse(text, { skip_empty_lines: true });
  } catch (error) {
    throw unusable(uri, error instanceof Error ? error.message : String(error));
  }
}

function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function unusable(uri: string, why: string): Failure {
  return new Failure(
    'scored-rows-unusable',
    `The endpoint can't be held against ${uri}: ${why}. The step that evaluates the model writes this file; train again with one that does.`,
  );
}
