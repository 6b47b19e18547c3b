import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { reasonOf } from '../data/reason.ts';
import { messageOf } from '../plain.ts';
import type { Dataset } from './dataset.ts';

/** A row of a file: its cells in the order of the request, and what else the file tells. */
export interface FileRow {
  cells: string[];
  id: string | undefined;
  label: string | undefined;
}

/** Where a file has what; an index of its columns. */
interface Columns {
  features: readonly number[];
  id: number | undefined;
  label: number | undefined;
}

// SageMaker's limit and characters for an InferenceId.
const ID = /^[\x21-\x7e]{1,64}$/;

/**
 * Reads requests from CSV: with a header, by the names of the features, in any order and among others, with the data
 * set's id and label where they are there; without one, the features in the order of the request, alone or after the
 * label, as training files have them. Throws a sentence that names the line.
 */
export async function* readFileRows(file: string, dataset: Dataset): AsyncGenerator<FileRow> {
  let columns: Columns | undefined;
  let line = 0;
  for await (const cells of linesOf(file)) {
    line += 1;
    if (columns === undefined) {
      const named = namedColumns(cells, dataset, file);
      columns = named ?? countedColumns(cells, dataset, file);
      if (named) continue;
    }
    yield rowOf(cells, columns, dataset, `${file}, line ${line}`);
  }
  if (columns === undefined) throw new Error(`${file} is empty; it must hold rows as CSV.`);
}

async function* linesOf(file: string): AsyncGenerator<string[]> {
  const parser = createReadStream(file)
    .on('error', (error) => parser.destroy(error))
    .pipe(parse({ bom: true, skipEmptyLines: true, trim: true }));
  try {
    for await (const cells of parser) yield cells;
  } catch (error) {
    const problem =
      error instanceof CsvError
        ? `is no CSV with as many columns in each line (${messageOf(error)})`
        : `cannot be read (${reasonOf(error)})`;
    throw new Error(`${file} ${problem}.`, { cause: error });
  }
}

/** The columns of a header; undefined where the line is none. */
function namedColumns(cells: readonly string[], dataset: Dataset, file: string): Columns | undefined {
  const names = dataset.features.map(({ name }) => name);
  if (!names.some((name) => cells.includes(name))) return undefined;
  const missing = names.filter((name) => !cells.includes(name));
  if (missing.length > 0)
    throw new Error(`${file} lacks ${missing.join(', ')}; it has ${cells.slice(0, 30).join(', ')}.`);
  const place = (name: string) => (cells.includes(name) ? cells.indexOf(name) : undefined);
  return {
    features: names.map((name) => cells.indexOf(name)),
    id: place(dataset.id),
    label: place(dataset.label),
  };
}

function countedColumns(cells: readonly string[], { features, label }: Dataset, file: string): Columns {
  const before = cells.length - features.length;
  if (before !== 0 && before !== 1) {
    const names = features.map(({ name }) => name).join(',');
    throw new Error(
      `${file} has neither a header nor ${features.length} columns (or one more, ${label} first): its first line has ${cells.length}. Begin it with the line ${names}.`,
    );
  }
  return {
    features: features.map((_, index) => index + before),
    id: undefined,
    label: before === 1 ? 0 : undefined,
  };
}

function rowOf(line: readonly string[], columns: Columns, dataset: Dataset, place: string): FileRow {
  const at = (index: number | undefined) => (index === undefined ? undefined : line[index]);
  const cells = columns.features.map((index, feature) => {
    const { name = '', type } = dataset.features[feature] ?? {};
    const cell = line[index] ?? '';
    if (type !== 'string' && Number.isNaN(Number(cell)))
      throw new Error(`${place}: ${name} is "${cell.slice(0, 40)}", which is no number.`);
    if (/[",\r\n]/.test(cell)) throw new Error(`${place}: ${name} holds a comma, a quote or a line break.`);
    return cell;
  });
  const [id, label] = [at(columns.id), at(columns.label) || undefined];
  if (id !== undefined && !ID.test(id))
    throw new Error(
      `${place}: ${dataset.id} is "${id.slice(0, 80)}"; use 1 to 64 printable ASCII characters.`,
    );
  if (label !== undefined && /[",\r\n]/.test(label))
    throw new Error(`${place}: ${dataset.label} holds a comma, a quote or a line break.`);
  return { cells, id, label };
}
