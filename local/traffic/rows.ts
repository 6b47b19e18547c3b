import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse';
import { isObject, messageOf } from '../plain.ts';
import { ensurePython } from '../python/environment.ts';
import { readDataset } from './dataset.ts';

/** One request's row, and what came out. */
export interface TrafficRow {
  id: string;
  /** In the order of the request, as CSV. */
  features: string;
  /** Undefined where it is not known. */
  label: string | undefined;
}

export interface RowsFile {
  file: string;
  rows: number;
}

/**
 * What an endpoint would have been asked about trips, in the order of their time, made by the first step's own code.
 * `input` is a folder with `trips/` and `zones/`, as `npm run data` writes it. Throws a sentence.
 */
export async function makeRows({
  input,
  pipeline,
  folder,
}: {
  input: string;
  /** Folder with the `pipeline.yaml`. */
  pipeline: string;
  /** Where the file is written. */
  folder: string;
}): Promise<RowsFile> {
  await mkdir(folder, { recursive: true });
  const [dataset, file] = [path.join(folder, 'dataset.json'), path.join(folder, 'rows.csv')];
  await writeFile(dataset, JSON.stringify((await readDataset(pipeline)).document));
  const { python } = await ensurePython();
  const script = path.join(import.meta.dirname, 'requests.py');
  try {
    const { stdout } = await promisify(execFile)(
      python,
      ['-B', script, path.join(pipeline, 'preprocess'), dataset, input, file],
      { encoding: 'utf8' },
    );
    return { file, rows: Number(stdout) };
  } catch (error) {
    const stderr =
      isObject(error) || error instanceof Error ? String(Reflect.get(error, 'stderr') ?? '') : '';
    throw new Error(stderr.trim() || messageOf(error), { cause: error });
  }
}

/** The rows of a file that `makeRows` wrote, from the first on. */
export async function* readRows(file: string, { limit }: { limit: number }): AsyncGenerator<TrafficRow> {
  const lines = createReadStream(file).pipe(parse({ fromLine: 2, toLine: limit + 1 }));
  for await (const cells of lines) {
    const [id = '', , ...rest]: string[] = cells;
    yield { id, features: rest.slice(0, -1).join(','), label: rest.at(-1) };
  }
}
