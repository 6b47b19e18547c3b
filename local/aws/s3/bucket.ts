import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Document, openDocument } from '../../state/document.ts';
import { type Journal, openJournal } from '../../state/journal.ts';
import { noSuchBucket } from './errors.ts';
import type { Draft } from './intake.ts';
import { compareKeys, lowerBound } from './key-order.ts';
import { type FileNames, keyPath } from './key-path.ts';
import { Uploads } from './multipart.ts';
import type { Condition, NewObject, ObjectRecord } from './record.ts';

export interface BucketFacts {
  name: string;
  region: string;
  created: string;
  tags: Record<string, string>;
}

type IndexLine = ObjectRecord | { key: string; deleted: true };

/**
 * One bucket: its objects' bytes are plain files under `objects/`, all else about them is one line each in `index.jsonl`.
 * A change is one rename and one line, made synchronously: no other request can see it half made.
 */
export class Bucket {
  readonly folder: string;
  readonly facts: Document<BucketFacts>;
  readonly uploads: Uploads;
  readonly #records = new Map<string, ObjectRecord>();
  readonly #journal: Journal<IndexLine>;
  readonly #names: FileNames;
  #keys: string[];
  #closed = false;

  constructor(folder: string, facts: BucketFacts, names: FileNames) {
    this.folder = folder;
    this.#names = names;
    this.facts = openDocument(join(folder, 'bucket.json'), facts);
    rmSync(this.drafts, { recursive: true, force: true });
    mkdirSync(this.drafts, { recursive: true });
    mkdirSync(join(folder, 'objects'), { recursive: true });
    this.#journal = openJournal(join(folder, 'index.jsonl'));
    for (const line of this.#journal.found) {
      if ('deleted' in line) this.#records.delete(line.key);
      else this.#records.set(line.key, line);
    }
    this.#takeOverChangedFiles();
    this.#journal.rewrite([...this.#records.values()]);
    this.uploads = new Uploads(this);
    this.#keys = [...this.#records.keys()].toSorted(compareKeys);
  }

  get name(): string {
    return this.facts.value.name;
  }

  /** Folder for bytes that are on their way; emptied at every start. */
  get drafts(): string {
    return join(this.folder, 'drafts');
  }

  /** All keys in S3's order. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  get(key: string): ObjectRecord | undefined {
    return this.#records.get(key);
  }

  /** Opens the bytes of an object; the descriptor keeps them even when the object is replaced meanwhile. */
  open(record: ObjectRecord): number {
    return openSync(this.#path(record.file), 'r');
  }

  /** Makes a draft the object's bytes, unless the condition throws. */
  store(draft: Draft, record: NewObject, condition: Condition = () => undefined): ObjectRecord {
    // The bucket may have been deleted while the bytes came.
    if (this.#closed) throw noSuchBucket(this.name);
    const before = this.#records.get(record.key);
    condition(before);
    const stored: ObjectRecord = {
      ...record,
      file: keyPath(record.key, this.#names),
      size: draft.size,
      mtimeMs: draft.mtimeMs,
    };
    const path = this.#path(stored.file);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(draft.file, path);
    this.#write(stored);
    if (!before) this.#keys.splice(this.#position(record.key), 0, record.key);
    return stored;
  }

  /** Changes what is known of an object but not its bytes. */
  amend(record: ObjectRecord): void {
    this.#write(record);
  }

  delete(key: string, condition: Condition = () => undefined): void {
    const record = this.#records.get(key);
    condition(record);
    if (!record) return;
    this.#journal.append({ key, deleted: true });
    this.#records.delete(key);
    this.#keys.splice(this.#position(key), 1);
    const path = this.#path(record.file);
    unlinkSync(path);
    this.#removeEmptyFolders(dirname(path));
  }

  close(): void {
    this.#closed = true;
    this.#journal.close();
  }

  #path(file: string): string {
    return join(this.folder, 'objects', file);
  }

  #position(key: string): number {
    return lowerBound(this.#keys, (candidate) => compareKeys(candidate, key) < 0);
  }

  #write(record: ObjectRecord): void {
    this.#journal.append(record);
    this.#records.set(record.key, record);
  }

  #removeEmptyFolders(folder: string): void {
    const top = join(this.folder, 'objects');
    for (let empty = folder; empty !== top && readdirSync(empty).length === 0; empty = dirname(empty))
      rmdirSync(empty);
  }

  // People may edit or remove files between two starts, and a killed process may have renamed a file without its line.
  #takeOverChangedFiles(): void {
    for (const record of this.#records.values()) {
      const found = statSync(this.#path(record.file), { throwIfNoEntry: false });
      if (!found?.isFile()) {
        this.#records.delete(record.key);
      } else if (found.size !== record.size || found.mtimeMs !== record.mtimeMs) {
        const etag = createHash('md5')
          .update(readFileSync(this.#path(record.file)))
          .digest('hex');
        const lastModified = new Date(Math.floor(found.mtimeMs / 1000) * 1000).toISOString();
        const { checksum: _checksum, parts: _parts, ...kept } = record;
        this.#records.set(record.key, {
          ...kept,
          etag,
          lastModified,
          size: found.size,
          mtimeMs: found.mtimeMs,
        });
      }
    }
  }
}

/** Finds out by trying whether two names that differ in case are one file in this folder. */
export function probeFileNames(folder: string): FileNames {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `.probe-${randomUUID()}`);
  closeSync(openSync(file, 'w'));
  const folds = statSync(file.replace('.probe', '.PROBE'), { throwIfNoEntry: false }) !== undefined;
  unlinkSync(file);
  return { folds };
}
