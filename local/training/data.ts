import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseS3Uri } from '../executor/job/s3-uri.ts';
import type { Session } from './session.ts';

/** The files below a folder, as sorted paths with `/` relative to it. Hidden files are left out. */
export async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .toSorted();
}

/** Uploads a folder's files below an `s3://bucket/prefix`. */
export async function uploadFolder(session: Session, folder: string, uri: string): Promise<void> {
  const { bucket, key } = parseS3Uri(uri);
  for (const name of await listFolder(folder)) {
    await session.aws.objects.upload(bucket, `${key}/${name}`, path.join(folder, name));
  }
}

/** A hash of a folder's file names and contents: the same folder, the same hash, wherever it lies. */
export async function hashFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await listFolder(folder)) {
    const content = createHash('sha256');
    for await (const chunk of createReadStream(path.join(folder, name))) content.update(chunk);
    hash.update(JSON.stringify([name, content.digest('hex')]));
  }
  return hash.digest('hex');
}
