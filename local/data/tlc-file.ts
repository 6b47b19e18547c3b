import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { reasonOf } from './reason.ts';

/** The columns that PreprocessData reads. A file may have more, in any order. */
export const TRIP_COLUMNS = [
  'VendorID',
  'lpep_pickup_datetime',
  'lpep_dropoff_datetime',
  'PULocationID',
  'DOLocationID',
  'passenger_count',
  'trip_distance',
  'fare_amount',
] as const;

const PARQUET_MAGIC = 'PAR1';
const HEADER_BYTES = 65_536;

/**
 * Checks that a file is a TLC trip file (parquet by its magic number, CSV by its columns) and returns the name that it
 * may bear in the pipeline's input. Throws one sentence otherwise.
 */
export async function checkTripFile(file: string): Promise<string> {
  const name = basename(file);
  // The name becomes part of an object key and of a path in the container, and hidden files are not read there.
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._+=@-]*\.(parquet|csv)$/i.test(name)) {
    throw new Error(
      `${JSON.stringify(name)} cannot be a trips file: its name must be of letters, digits, spaces and ._+=@- and end in .parquet or .csv.`,
    );
  }
  const { first, last } = await readEnds(file);
  const isParquet = first.subarray(0, 4).toString('latin1') === PARQUET_MAGIC;
  if (/\.parquet$/i.test(name)) {
    if (!isParquet || last.toString('latin1') !== PARQUET_MAGIC) {
      throw new Error(
        `${file} is not a whole parquet file: it does not begin and end with ${PARQUET_MAGIC}; fetch it again.`,
      );
    }
    return name;
  }
  if (isParquet)
    throw new Error(`${file} is a parquet file with the name of a CSV file; rename it to .parquet.`);
  checkHeader(file, first);
  return name;
}

async function readEnds(file: string): Promise<{ first: Buffer; last: Buffer }> {
  let handle;
  try {
    handle = await open(file);
  } catch (error) {
    throw new Error(`${file} cannot be opened (${reasonOf(error)}).`, { cause: error });
  }
  try {
    const status = await handle.stat();
    if (status.isDirectory()) throw new Error(`${file} is a folder; name the files in it.`);
    const { size } = status;
    const first = Buffer.alloc(Math.min(size, HEADER_BYTES));
    await handle.read(first, 0, first.length, 0);
    const last = Buffer.alloc(Math.min(size, PARQUET_MAGIC.length));
    await handle.read(last, 0, last.length, size - last.length);
    return { first, last };
  } finally {
    await handle.close();
  }
}

function checkHeader(file: string, first: Buffer): void {
  const [line = ''] = first
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  const found = line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const missing = TRIP_COLUMNS.filter((column) => !found.includes(column));
  if (missing.length > 0) {
    const shown = found.slice(0, 25).join(', ').slice(0, 400);
    throw new Error(
      `${file} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')} of a TLC green taxi file; its first line has: ${shown || 'nothing'}.`,
    );
  }
}
