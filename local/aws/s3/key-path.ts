import { createHash, randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What the file system under the state folder cannot tell apart. */
export interface FileNames {
  /** `A` and `a`, or two spellings of `é`, are one file there: as macOS and Windows have it. */
  folds: boolean;
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

// File names end at 255 bytes; the whole path ends at 1,024 on macOS, of which the state folder needs its part.
const segmentLimit = 240;
const pathLimit = 700;

// oxlint-disable-next-line no-control-regex
const unsafeAnywhere = /[\u0000-\u001f\u007f%:*?"<>|\\]|\p{Surrogate}/gu;
const unsafeWhereFolded = /[^a-z0-9 !#$&'()+,;=@[\]^_`{}~.-]/gu;

/**
 * The relative file path of a key: readable, safe for every key, and different for different keys.
 *
 * - What a file system forbids or folds is percent-encoded, and so are `%`, `.` and `..`.
 * - `a` and `a/b` are both possible keys, but not both possible files. A name with a dot is taken for a file's, a name
 *   without one for a folder's, and the other way round gets a `%` at its end: `train/data.csv`, `LICENSE%`,
 *   `part.csv%/0.csv`.
 * - What would be too long lies in `%long` under its hash.
 */
export function keyPath(key: string, names: FileNames): string {
  const segments = key.split('/');
  const encoded = segments.map((segment, index) =>
    encodeSegment(segment, index === segments.length - 1, names),
  );
  const path = encoded.join('/');
  const tooLong =
    encoded.some((segment) => Buffer.byteLength(segment) > segmentLimit) ||
    Buffer.byteLength(path) > pathLimit;
  return tooLong ? `%long/${createHash('sha256').update(key).digest('hex')}` : path;
}

/** Where the bytes of a version lie that is no longer the current one. */
export function formerPath(name: string): string {
  return `%versions/${name}`;
}

function encodeSegment(segment: string, isFile: boolean, names: FileNames): string {
  if (segment === '') return isFile ? '%' : '%empty';
  const mark = segment.includes('.') === isFile ? '' : '%';
  if (segment === '.' || segment === '..') return segment.replaceAll('.', '%2E') + mark;
  const encoded = segment.replace(names.folds ? unsafeWhereFolded : unsafeAnywhere, percentEncode);
  return encoded + mark;
}

function percentEncode(char: string): string {
  // A lone surrogate has no UTF-8: its code unit names it.
  if (/\p{Surrogate}/u.test(char)) return `%u${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return Array.from(Buffer.from(char), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
    '',
  );
}
