import { randomBytes } from 'node:crypto';
import type { ObjectRecord } from './record.ts';

/** What a deletion leaves in a bucket that keeps versions. */
export interface DeleteMarker {
  key: string;
  versionId?: string;
  lastModified: string;
  isMarker: true;
}

/** A version of an object that is no longer the current one, or a delete marker, current or not. */
export type FormerVersion = ObjectRecord | DeleteMarker;

export function isMarker(version: FormerVersion): version is DeleteMarker {
  return 'isMarker' in version;
}

/** The version that was stored while the bucket kept none has no ID; S3 calls it `null`. */
export function versionIdOf(version: Pick<FormerVersion, 'versionId'>): string {
  return version.versionId ?? 'null';
}

const stampLength = 11;
let lastStamp = 0;

/** IDs sort as the versions came, so that a list can go on behind one that has been deleted meanwhile. */
export function newVersionId(): string {
  lastStamp = Math.max(Date.now() * 1000, lastStamp + 1);
  return (
    lastStamp.toString(36).padStart(stampLength, '0') + randomBytes(16).toString('hex').slice(stampLength)
  );
}

/** Whether a text could be the ID of a version. */
export function isVersionId(text: string): boolean {
  return text === 'null' || /^[0-9a-z]{32}$/.test(text);
}

/** All that a bucket keeps beside the current objects, by key, newest first. */
export class VersionHistory {
  readonly #byKey = new Map<string, FormerVersion[]>();

  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }

  keys(): Iterable<string> {
    return this.#byKey.keys();
  }

  of(key: string): readonly FormerVersion[] {
    return this.#byKey.get(key) ?? [];
  }

  find(key: string, versionId: string): FormerVersion | undefined {
    return this.of(key).find((version) => versionIdOf(version) === versionId);
  }

  /** Adds a version as the newest, or changes what is known of one that is there. */
  put(version: FormerVersion): void {
    const versions = this.#byKey.get(version.key) ?? [];
    const index = versions.findIndex((other) => versionIdOf(other) === versionIdOf(version));
    if (index < 0) versions.unshift(version);
    else versions[index] = version;
    this.#byKey.set(version.key, versions);
  }

  remove(key: string, versionId: string): void {
    const left = this.of(key).filter((version) => versionIdOf(version) !== versionId);
    if (left.length > 0) this.#byKey.set(key, left);
    else this.#byKey.delete(key);
  }

  /** All versions in the order in which they have to be put to get here again. */
  all(): FormerVersion[] {
    return [...this.#byKey.values()].flatMap((versions) => versions.toReversed());
  }
}
