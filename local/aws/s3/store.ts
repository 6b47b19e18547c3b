import { closeSync, createReadStream, createWriteStream, mkdirSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError } from '../service.ts';
import type { ObjectStore, StoredObject } from '../object-store.ts';
import { Bucket } from './bucket.ts';
import { startHash } from './checksum.ts';
import { noSuchBucket, noSuchKey } from './errors.ts';
import { receive } from './intake.ts';
import { noAttributes, type ObjectRecord } from './record.ts';
import { compareKeys } from './key-order.ts';
import { probeFileNames } from './key-path.ts';
import { listPage } from './listing.ts';

/** The buckets under a folder, for S3's operations and, as `ObjectStore`, for the other services. */
export interface S3Store extends ObjectStore {
  buckets(): Bucket[];
  find(bucket: string): Bucket | undefined;
  /** Throws NoSuchBucket. */
  bucket(bucket: string): Bucket;
  create(bucket: string, region: string): Bucket;
  remove(bucket: Bucket): Promise<void>;
  now(): Date;
  close(): void;
}

export interface S3StoreOptions {
  folder: string;
  region: string;
  now: () => Date;
}

export function openS3Store({ folder, region, now }: S3StoreOptions): S3Store {
  const names = probeFileNames(folder);
  const open = new Map<string, Bucket>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) open.set(entry.name, openBucket(entry.name));
  }

  function openBucket(name: string, itsRegion = region): Bucket {
    const bucketFolder = join(folder, name);
    mkdirSync(bucketFolder, { recursive: true });
    return new Bucket(
      bucketFolder,
      { name, region: itsRegion, created: now().toISOString(), tags: {} },
      names,
    );
  }

  function create(name: string, itsRegion: string, rule = BUCKET_NAME): Bucket {
    const bucket = open.get(name) ?? openBucket(checkBucketName(name, rule), itsRegion);
    open.set(name, bucket);
    return bucket;
  }

  function bucketOf(name: string): Bucket {
    const bucket = open.get(name);
    if (!bucket) throw noSuchBucket(name);
    return bucket;
  }

  async function put(name: string, key: string, body: Buffer | string | Readable): Promise<StoredObject> {
    const bucket = bucketOf(name);
    checkKey(key);
    const md5 = startHash('md5');
    const draft = await receive(bucket.drafts, body instanceof Readable ? body : [Buffer.from(body)], [md5]);
    const etag = (await md5.finish()).toString('hex');
    const lastModified = wholeSeconds(now());
    const headers = { 'content-type': 'binary/octet-stream' };
    return describe(name, bucket.store(draft, { ...noAttributes, headers, key, etag, lastModified }));
  }

  return {
    now,
    buckets: () => [...open.values()].toSorted((a, b) => compareKeys(a.name, b.name)),
    find: (name) => open.get(name),
    bucket: bucketOf,
    create,
    async remove(bucket) {
      open.delete(bucket.name);
      bucket.close();
      await rm(bucket.folder, { recursive: true, force: true });
    },
    close() {
      for (const bucket of open.values()) bucket.close();
    },

    async createBucket(name) {
      const bucket = create(name, region, OLD_BUCKET_NAME);
      await bucket.facts.save();
    },
    head(name, key) {
      const record = open.get(name)?.get(key);
      return Promise.resolve(record && describe(name, record));
    },
    async list(name, prefix) {
      const bucket = bucketOf(name);
      const found = listPage(bucket.keys, { prefix, delimiter: '', after: '', limit: Infinity }).keys;
      return found.map((key) => describe(name, recordOf(bucket, key)));
    },
    async read(name, key) {
      const bucket = bucketOf(name);
      return Buffer.concat(await openObject(bucket, recordOf(bucket, key)).toArray());
    },
    put,
    async download(name, key, file) {
      const bucket = bucketOf(name);
      const bytes = openObject(bucket, recordOf(bucket, key));
      await mkdir(dirname(file), { recursive: true });
      await pipeline(bytes, createWriteStream(file));
    },
    upload: (name, key, file) => put(name, key, createReadStream(file)),
  };
}

/** A stream of an object's bytes, or of a part of them; both ends inclusive. The file is opened before it returns. */
export function openObject(
  bucket: Bucket,
  record: ObjectRecord,
  range?: { start: number; end: number },
): Readable {
  const { start, end } = range ?? { start: 0, end: record.size - 1 };
  const fd = bucket.open(record);
  if (end < start) {
    closeSync(fd);
    return Readable.from([]);
  }
  return createReadStream('', { fd, start, end, highWaterMark: 256 * 1024 });
}

export function wholeSeconds(date: Date): string {
  return new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
}

/** Throws KeyTooLongError, or a sentence about an empty key. */
export function checkKey(key: string): void {
  const size = Buffer.byteLength(key);
  if (size > 1024)
    throw new AwsError('KeyTooLongError', 'Your key is too long', 400, {
      Size: String(size),
      MaxSizeAllowed: '1024',
    });
  if (size === 0) throw new AwsError('InvalidArgument', 'The object key must not be empty.', 400);
}

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** us-east-1 took these until March 2018. Such buckets are still about, and definitions that name them. */
const OLD_BUCKET_NAME = /^[A-Za-z0-9._-]{3,255}$/;

function checkBucketName(name: string, rule: RegExp): string {
  // Being a folder's name too, it must never be `..` or hold a slash: both rules forbid them.
  const valid = rule.test(name) && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name);
  if (!valid)
    throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
  return name;
}

function describe(bucket: string, record: ObjectRecord): StoredObject {
  const { key, size, etag, metadata } = record;
  const contentType = record.headers['content-type'];
  return {
    bucket,
    key,
    size,
    etag,
    metadata,
    lastModified: new Date(record.lastModified),
    ...(contentType && { contentType }),
  };
}

function recordOf(bucket: Bucket, key: string): ObjectRecord {
  const record = bucket.get(key);
  if (!record) throw noSuchKey(key);
  return record;
}
