import type { Readable } from 'node:stream';

/** What S3 answers about one object. `key` is the raw key, `etag` has no quotes. */
export interface StoredObject {
  bucket: string;
  key: string;
  size: number;
  etag: string;
  lastModified: Date;
  metadata: Record<string, string>;
  contentType?: string;
}

/** The S3 state, for parts of the local AWS that read and write objects without going over HTTP. */
export interface ObjectStore {
  /** Takes the names of old buckets too, which S3's own CreateBucket refuses by now. */
  createBucket(bucket: string): Promise<void>;
  head(bucket: string, key: string): Promise<StoredObject | undefined>;
  /** All objects under the prefix, in key order. */
  list(bucket: string, prefix: string): Promise<StoredObject[]>;
  read(bucket: string, key: string): Promise<Buffer>;
  put(bucket: string, key: string, body: Buffer | string | Readable): Promise<StoredObject>;
  /** Copies an object into a local file, making its folder. */
  download(bucket: string, key: string, file: string): Promise<void>;
  upload(bucket: string, key: string, file: string): Promise<StoredObject>;
}
