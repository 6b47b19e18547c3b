import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { batches, labelKey } from './batch.ts';
import type { TrafficRow } from './rows.ts';

export interface LabelsOptions {
  file: string;
  /** Names of the columns: the data set's id and label. */
  columns: { id: string; label: string };
  /** As they were sent. */
  rows: AsyncIterable<TrafficRow>;
  rowsPerRequest: number;
}

/** Writes the labels of rows as CSV, each by the key under which its request was captured. Answers how many. */
export async function writeLabels({ file, columns, rows, rowsPerRequest }: LabelsOptions): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${columns.id},${columns.label}\n`;
    for await (const batch of batches(rows, rowsPerRequest))
      for (const [index, { label }] of batch.rows.entries()) {
        if (label === undefined) continue;
        count += 1;
        yield `${labelKey(batch, index)},${label}\n`;
      }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return count;
}
