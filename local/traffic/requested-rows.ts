import { setTimeout as sleep } from 'node:timers/promises';
import type { Dataset } from './dataset.ts';
import { readFileRows, type FileRow } from './rows-file.ts';
import type { TrafficRow } from './rows.ts';
import { sampleRows } from './sample.ts';
import { type Shift, shifted } from './shift.ts';

export interface RowsWanted {
  dataset: Dataset;
  /** How many at most; all of the file where undefined. */
  limit: number | undefined;
  /** A CSV file; without one, rows are made up from `seed`. */
  file: string | undefined;
  seed: number;
  shifts: readonly Shift[];
  /** Begins the ids of rows that have none. */
  run: string;
}

/** The rows to ask about, drifted; the same ones each time. */
export async function* requestedRows(wanted: RowsWanted): AsyncGenerator<TrafficRow> {
  const { dataset, limit = Infinity, shifts, run } = wanted;
  const shiftsOf = new Map(
    [...dataset.features.map(({ name }) => name), dataset.label].map((column) => [
      column,
      shifts.filter((shift) => shift.column === column),
    ]),
  );
  let number = 0;
  for await (const { cells, id, label } of sourceOf(wanted)) {
    if (number >= limit) return;
    const features = dataset.features.map(({ name, type }, index) =>
      shifted(cells[index] ?? '', shiftsOf.get(name) ?? [], type === 'integer'),
    );
    yield {
      id: id ?? `${run}-${number}`,
      features: features.join(','),
      label: label && shifted(label, shiftsOf.get(dataset.label) ?? [], false),
    };
    number += 1;
  }
}

/** Counts rows, reading them all: what is wrong with any of them is thrown before a request is sent. */
export async function countRows(
  rows: AsyncIterable<TrafficRow>,
): Promise<{ rows: number; labelled: number }> {
  const counted = { rows: 0, labelled: 0 };
  for await (const { label } of rows) {
    counted.rows += 1;
    if (label !== undefined) counted.labelled += 1;
  }
  return counted;
}

/** Hands rows on no faster than so many a second. */
export async function* paced(
  rows: AsyncIterable<TrafficRow>,
  perSecond: number,
  signal: AbortSignal,
): AsyncGenerator<TrafficRow> {
  const start = performance.now();
  let number = 0;
  for await (const row of rows) {
    const early = start + (number / perSecond) * 1000 - performance.now();
    // Timers are no finer than that.
    if (early > 5) await sleep(early, undefined, { signal });
    number += 1;
    yield row;
  }
}

async function* sourceOf({ dataset, limit = 0, file, seed }: RowsWanted): AsyncGenerator<FileRow> {
  if (file !== undefined) {
    yield* readFileRows(file, dataset);
    return;
  }
  for (const cells of sampleRows(dataset, { rows: limit, seed }))
    yield { cells, id: undefined, label: undefined };
}
