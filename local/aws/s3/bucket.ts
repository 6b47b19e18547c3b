import { createHash, randomUUID } from 'node:crypto';
import {
  linkSync,
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
import { BucketIndex } from './bucket-index.ts';
import { noSuchBucket } from './errors.ts';
import type { Draft } from './intake.ts';
import { type FileNames, formerPath, keyPath } from './key-path.ts';
import { Uploads } from './multipart.ts';
import type { Condition, NewObject, ObjectRecord } from './record.ts';
import { type DeleteMarker, type FormerVersion, isMarker, newVersionId, versionIdOf } from './versions.ts';

export interface BucketFacts {
  name: string;
  region: string;
  created: string;
  tags: Record<string, string>;
  /** Absent until versioning has been enabled once. */
  versioning?: 'Enabled' | 'Suspended';
  /** Configurations by the sub-resource that they are, as XML writes them; null where one that all new buckets have was deleted. */
  settings?: Record<string, Record<string, unknown> | null>;
  /** JSON as it was given. */
  policy?: string;
}

/** What a deletion has come to. */
export interface Deletion {
  /** The version that was deleted, or the delete marker that was made; undefined where the bucket keeps no versions. */
  versionId?: string;
  isMarker: boolean;
}

/**
 * One bucket: its objects' bytes are plain files under `objects/`, all else about them is one line each in `index.jsonl`.
 * A change is a rename and a line or two, made synchronously: no other request can see it half made.
 */
export class Bucket {
  readonly folder: string;
  readonly facts: Document<BucketFacts>;
  readonly uploads: Uploads;
  readonly #index: BucketIndex;
  readonly #names: FileNames;
  #closed = false;

  constructor(folder: string, facts: BucketFacts, names: FileNames) {
    this.folder = folder;
    this.#names = names;
    this.facts = openDocument(join(folder, 'bucket.json'), facts);
    rmSync(this.drafts, { recursive: true, force: true });
    mkdirSync(this.drafts, { recursive: true });
    mkdirSync(join(folder, 'objects'), { recursive: true });
    this.#index = new BucketIndex(join(folder, 'index.jsonl'), (record) => this.#asFound(record));
    this.uploads = new Uploads(this);
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
    return this.#index.keys;
  }

  /** The same, with those of which there are former versions or delete markers only. */
  get allKeys(): readonly string[] {
    return this.#index.allKeys;
  }

  /** Whether nothing is in it, former versions and delete markers included. */
  get isEmpty(): boolean {
    return this.#index.isEmpty;
  }

  get(key: string): ObjectRecord | undefined {
    return this.#index.get(key);
  }

  /** A version by its ID, the current one included. */
  version(key: string, versionId: string): FormerVersion | undefined {
    const current = this.get(key);
    return current && versionIdOf(current) === versionId ? current : this.#index.former(key, versionId);
  }

  /** All versions and delete markers of a key, newest first. */
  versions(key: string): FormerVersion[] {
    const current = this.get(key);
    return [...(current ? [current] : []), ...this.#index.formers(key)];
  }

  /** Opens the bytes of an object; the descriptor keeps them even when the object is replaced meanwhile. */
  open(record: ObjectRecord): number {
    return openSync(this.#path(record.file), 'r');
  }

  /** Makes a draft the object's bytes, unless the condition throws. */
  store(draft: Draft, record: NewObject, condition: Condition = () => undefined): ObjectRecord {
    // The bucket may have been deleted while the bytes came.
    if (this.#closed) throw noSuchBucket(this.name);
    condition(this.get(record.key));
    this.#setAside(record.key);
    const replaced = this.get(record.key);
    const stored: ObjectRecord = {
      ...record,
      ...this.#newVersion(),
      file: keyPath(record.key, this.#names),
      size: draft.size,
      mtimeMs: draft.mtimeMs,
    };
    const path = this.#path(stored.file);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(draft.file, path);
    this.#index.set(stored);
    if (replaced && replaced.file !== stored.file) this.#unlink(replaced);
    return stored;
  }

  /** Changes what is known of a version but not its bytes. */
  amend(record: ObjectRecord): void {
    if (this.#index.former(record.key, versionIdOf(record))) this.#index.putFormer(record);
    else this.#index.set(record);
  }

  /** Deletes an object; where the bucket keeps versions, it becomes a former one behind a delete marker made at `at`. */
  delete(key: string, at: string, condition: Condition = () => undefined): Deletion {
    condition(this.get(key));
    this.#setAside(key);
    const record = this.get(key);
    if (record) this.#drop(record);
    if (this.facts.value.versioning === undefined) return { isMarker: false };
    const marker: DeleteMarker = { key, lastModified: at, isMarker: true, ...this.#newVersion() };
    this.#index.putFormer(marker);
    return { versionId: versionIdOf(marker), isMarker: true };
  }

  /** Deletes one version for good; S3 takes one that there is not for deleted. */
  deleteVersion(key: string, versionId: string): Deletion {
    const version = this.version(key, versionId);
    if (version && version === this.get(key)) {
      this.#drop(version);
    } else if (version) {
      this.#index.forget(key, versionId);
      if (!isMarker(version)) this.#unlink(version);
    }
    this.#index.restoreLatest(key);
    return { versionId, isMarker: version !== undefined && isMarker(version) };
  }

  close(): void {
    this.#closed = true;
    this.#index.close();
  }

  /** Makes a former version of what a new version or a delete marker is about to hide; there is one `null` version at most. */
  #setAside(key: string): void {
    const { versioning } = this.facts.value;
    if (versioning === undefined) return;
    const current = this.get(key);
    if (versioning === 'Suspended') {
      const former = this.#index.former(key, 'null');
      if (former) this.#index.forget(key, 'null');
      if (former && !isMarker(former)) this.#unlink(former);
      if (current?.versionId === undefined) return;
    }
    if (current) this.#archive(current);
  }

  #archive(record: ObjectRecord): void {
    const file = formerPath(randomUUID());
    mkdirSync(dirname(this.#path(file)), { recursive: true });
    // Two names for the bytes until the line is written: whenever the process is killed, one of them is right.
    linkSync(this.#path(record.file), this.#path(file));
    this.#index.putFormer({ ...record, file });
    this.#unlink(record);
  }

  #newVersion(): { versionId?: string } {
    return this.facts.value.versioning === 'Enabled' ? { versionId: newVersionId() } : {};
  }

  #drop(record: ObjectRecord): void {
    this.#index.drop(record.key);
    this.#unlink(record);
  }

  #path(file: string): string {
    return join(this.folder, 'objects', file);
  }

  #unlink(record: ObjectRecord): void {
    const path = this.#path(record.file);
    unlinkSync(path);
    this.#removeEmptyFolders(dirname(path));
  }

  #removeEmptyFolders(folder: string): void {
    const top = join(this.folder, 'objects');
    for (let empty = folder; empty !== top && readdirSync(empty).length === 0; empty = dirname(empty))
      rmdirSync(empty);
  }

  // People may edit or remove files between two starts, and a killed process may have renamed a file without its line.
  #asFound(record: ObjectRecord): ObjectRecord | undefined {
    const path = this.#path(record.file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return undefined;
    if (found.size === record.size && found.mtimeMs === record.mtimeMs) return record;
    const etag = createHash('md5').update(readFileSync(path)).digest('hex');
    const lastModified = new Date(Math.floor(found.mtimeMs / 1000) * 1000).toISOString();
    const { checksum: _checksum, parts: _parts, ...kept } = record;
    return { ...kept, etag, lastModified, size: found.size, mtimeMs: found.mtimeMs };
  }
}
