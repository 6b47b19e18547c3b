import { openJournal, type Journal } from '../../state/journal.ts';
import { compareKeys, lowerBound } from './key-order.ts';
import type { ObjectRecord } from './record.ts';
import { type FormerVersion, isMarker, VersionHistory, versionIdOf } from './versions.ts';

/**
 * A line of `index.jsonl`: the current version of a key, that it has none any more, that a version is no longer the
 * current one (or changed), or that a version is gone. Each line is a whole change: a server that is killed between two
 * leaves something that could have been asked for.
 */
type IndexLine =
  | ObjectRecord
  | { key: string; deleted: true }
  | { former: FormerVersion }
  | { key: string; forgotten: string };

/** What a bucket knows of its objects, and of their former versions; not their bytes. */
export class BucketIndex {
  readonly #records = new Map<string, ObjectRecord>();
  readonly #history = new VersionHistory();
  readonly #journal: Journal<IndexLine>;
  #keys: string[] = [];

  /** `inspect` gives a record as its bytes are by now, or nothing where they are gone. */
  constructor(file: string, inspect: (record: ObjectRecord) => ObjectRecord | undefined) {
    this.#journal = openJournal(file);
    for (const line of this.#journal.found) this.#apply(line);
    for (const record of this.#records.values()) {
      const found = inspect(record);
      if (found) this.#records.set(found.key, found);
      else this.#records.delete(record.key);
    }
    for (const version of this.#history.all()) {
      if (isMarker(version)) continue;
      const found = inspect(version);
      if (found) this.#history.put(found);
      else this.#history.remove(version.key, versionIdOf(version));
    }
    for (const key of this.#history.keys()) this.#restoreLatest(key);
    const formers = this.#history.all().map((former): IndexLine => ({ former }));
    this.#journal.rewrite([...formers, ...this.#records.values()]);
    this.#keys = [...this.#records.keys()].toSorted(compareKeys);
  }

  /** The keys of current objects, in S3's order. */
  get keys(): readonly string[] {
    return this.#keys;
  }

  /** The same, with those of which there are former versions or delete markers only. */
  get allKeys(): readonly string[] {
    return [...new Set([...this.#keys, ...this.#history.keys()])].toSorted(compareKeys);
  }

  get(key: string): ObjectRecord | undefined {
    return this.#records.get(key);
  }

  former(key: string, versionId: string): FormerVersion | undefined {
    return this.#history.find(key, versionId);
  }

  /** Former versions and delete markers of a key, newest first. */
  formers(key: string): readonly FormerVersion[] {
    return this.#history.of(key);
  }

  get isEmpty(): boolean {
    return this.#keys.length === 0 && this.#history.isEmpty;
  }

  /** Makes a record the current one of its key. */
  set(record: ObjectRecord): void {
    if (!this.#records.has(record.key)) this.#keys.splice(this.#position(record.key), 0, record.key);
    this.#write(record);
  }

  /** Leaves a key without a current object. */
  drop(key: string): void {
    this.#keys.splice(this.#position(key), 1);
    this.#write({ key, deleted: true });
  }

  /** Adds a version to the history, taking it from the current ones where it is one; or changes one that is there. */
  putFormer(former: FormerVersion): void {
    if (this.#isCurrent(former)) this.#keys.splice(this.#position(former.key), 1);
    this.#write({ former });
  }

  forget(key: string, versionId: string): void {
    this.#write({ key, forgotten: versionId });
  }

  /** Makes the newest former version the current one, where there is none and it is an object. */
  restoreLatest(key: string): void {
    const latest = this.#restoreLatest(key);
    if (!latest) return;
    this.#journal.append(latest);
    this.#keys.splice(this.#position(key), 0, key);
  }

  close(): void {
    this.#journal.close();
  }

  #write(line: IndexLine): void {
    this.#journal.append(line);
    this.#apply(line);
  }

  #apply(line: IndexLine): void {
    if ('former' in line) {
      if (this.#isCurrent(line.former)) this.#records.delete(line.former.key);
      this.#history.put(line.former);
    } else if ('forgotten' in line) {
      this.#history.remove(line.key, line.forgotten);
    } else if ('deleted' in line) {
      this.#records.delete(line.key);
    } else {
      this.#history.remove(line.key, versionIdOf(line));
      this.#records.set(line.key, line);
    }
  }

  #isCurrent(version: FormerVersion): boolean {
    const current = this.#records.get(version.key);
    return current !== undefined && versionIdOf(current) === versionIdOf(version);
  }

  #restoreLatest(key: string): ObjectRecord | undefined {
    const latest = this.#history.of(key)[0];
    if (!latest || isMarker(latest) || this.#records.has(key)) return undefined;
    this.#apply(latest);
    return latest;
  }

  #position(key: string): number {
    return lowerBound(this.#keys, (candidate) => compareKeys(candidate, key) < 0);
  }
}
