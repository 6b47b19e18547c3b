import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, openDocument } from '../../state/document.ts';

/** Things of one kind by ARN, each in a JSON file of its own; all are in memory. */
export interface Collection<T extends { arn: string }> {
  get(arn: string): T | undefined;
  /** In the order in which they were added. */
  values(): T[];
  /** Adds a thing, or saves it after a change; resolves when it is on disk. */
  save(value: T): Promise<void>;
  /** The same for who does not wait: `settled` reports a write that failed. */
  saveSoon(value: T): void;
  delete(arn: string): Promise<void>;
  /** Resolves when all writes have ended. Throws the first error of one that nobody waited for. */
  settled(): Promise<void>;
}

interface Entry<T> {
  order: number;
  value: T;
}

export function openCollection<T extends { arn: string }>(folder: string): Collection<T> {
  mkdirSync(folder, { recursive: true });
  const entries = new Map<string, Document<Entry<T> | undefined>>();
  const writes = new Set<Promise<void>>();
  const found = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => openDocument<Entry<T> | undefined>(join(folder, name), undefined))
    .toSorted((a, b) => (a.value?.order ?? 0) - (b.value?.order ?? 0));
  for (const document of found) if (document.value) entries.set(document.value.value.arn, document);
  let order = Math.max(0, ...found.map(({ value }) => value?.order ?? 0));

  async function track(write: Promise<void>): Promise<void> {
    writes.add(write);
    await write;
    // A failed write stays, for `settled` to report.
    writes.delete(write);
  }

  async function save(value: T): Promise<void> {
    let document = entries.get(value.arn);
    if (!document) {
      order += 1;
      document = openDocument<Entry<T> | undefined>(join(folder, fileName(value.arn)), undefined);
      document.value = { order, value };
      entries.set(value.arn, document);
    }
    if (document.value) document.value.value = value;
    await track(document.save());
  }

  return {
    get: (arn) => entries.get(arn)?.value?.value,
    values: () => [...entries.values()].flatMap(({ value }) => (value ? [value.value] : [])),
    save,
    saveSoon(value) {
      save(value).catch(() => undefined);
    },
    async delete(arn) {
      const document = entries.get(arn);
      if (!document) return;
      entries.delete(arn);
      // A write under way would bring the file back.
      await track(document.save());
      await rm(join(folder, fileName(arn)), { force: true });
    },
    async settled() {
      await Promise.all(writes);
    },
  };
}

/** Readable, and short enough for any file system whatever the length of the ARN. */
function fileName(arn: string): string {
  const readable = arn.replace(/^arn:aws[a-z-]*:sagemaker:/, '').replace(/[^A-Za-z0-9-]+/g, '.');
  const hash = createHash('sha256').update(arn).digest('hex').slice(0, 12);
  return `${readable.slice(0, 150)}.${hash}.json`;
}
