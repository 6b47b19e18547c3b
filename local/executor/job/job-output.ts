import { lstat, mkdir, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectStore } from '../../aws/object-store.ts';
import { joinS3Uri, parseS3Uri } from './s3-uri.ts';

export interface JobOutput {
  uri: string;
  mode: 'EndOfJob' | 'Continuous';
  /** Folder that the program writes into. */
  folder: string;
}

/** Uploads files of an output, each once per version. Symbolic links stay behind, as with SageMaker. */
export class OutputUpload {
  readonly #objects: ObjectStore;
  readonly #output: JobOutput;
  readonly #uploaded = new Map<string, string>();

  constructor(objects: ObjectStore, output: JobOutput) {
    this.#objects = objects;
    this.#output = output;
  }

  /** Uploads what is new or changed since the last time. */
  async upload(): Promise<void> {
    await mkdir(this.#output.folder, { recursive: true });
    for (const file of await listFiles(this.#output.folder)) {
      const { mtimeMs, size } = await lstat(file);
      const version = `${mtimeMs}:${size}`;
      if (this.#uploaded.get(file) === version) continue;
      const path = relative(this.#output.folder, file).split(sep).join('/');
      const { bucket, key } = parseS3Uri(joinS3Uri(this.#output.uri, path));
      await this.#objects.upload(bucket, key, file);
      this.#uploaded.set(file, version);
    }
  }

  /** Uploads while the program runs, until the signal. A file in the middle of a write comes again when it has changed. */
  async follow(until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      await sleep(1000, undefined, { signal: until }).catch(() => undefined);
      // A file may vanish between listing and reading it.
      if (!until.aborted) await this.upload().catch(() => undefined);
    }
  }
}

/** Regular files below the folder, in name order. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
