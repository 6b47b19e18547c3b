import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Digest } from './checksum.ts';

/** Bytes that have come but belong to no object yet. */
export interface Draft {
  file: string;
  size: number;
  mtimeMs: number;
}

/** Streams bytes into a new file of the folder, through the digests. Nothing is left there when the stream fails. */
export async function receive(
  folder: string,
  bytes: Iterable<Buffer> | AsyncIterable<Buffer> | Readable,
  digests: readonly Digest[],
): Promise<Draft> {
  const file = join(folder, randomUUID());
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const digest of digests) digest.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(bytes, meter, createWriteStream(file));
    const { size, mtimeMs } = await stat(file);
    return { file, size, mtimeMs };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

export async function dropDraft(draft: Draft): Promise<void> {
  await rm(draft.file, { force: true });
}
