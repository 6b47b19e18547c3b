/** Headers that S3 keeps with an object and gives back unchanged. */
export const keptHeaders = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
] as const;
export type KeptHeader = (typeof keptHeaders)[number];

export interface StoredChecksum {
  algorithm: string;
  /** Base64; of a composite checksum with `-<parts>`. */
  value: string;
  type: 'FULL_OBJECT' | 'COMPOSITE';
}

/** What comes with an object's bytes. */
export interface Attributes {
  headers: Partial<Record<KeptHeader, string>>;
  /** User metadata, names in lower case without `x-amz-meta-`. */
  metadata: Record<string, string>;
  tags: Record<string, string>;
  /** `x-amz-server-side-encryption` and its key, as they were asked for. */
  encryption: Record<string, string>;
  storageClass?: string;
}

/** Everything about one object but its bytes: one line of the bucket's index. */
export interface ObjectRecord extends Attributes {
  key: string;
  /** Absent for a version that was stored while the bucket kept none. */
  versionId?: string;
  /** Path of the bytes, relative to the bucket's `objects` folder. */
  file: string;
  size: number;
  /** Of the file as it was stored: tells whether somebody changed it by hand. */
  mtimeMs: number;
  /** Without quotes. */
  etag: string;
  /** Whole seconds, as S3 has it. */
  lastModified: string;
  checksum?: StoredChecksum;
  /** Sizes of the parts of a multipart object. */
  parts?: number[];
}

export const noAttributes: Attributes = { headers: {}, metadata: {}, tags: {}, encryption: {} };

/** What must hold when an object is stored or deleted; it throws, and is looked at in the same moment as the change is made. */
export type Condition = (current: ObjectRecord | undefined) => void;

/** What comes of a draft. */
export type NewObject = Omit<ObjectRecord, 'versionId' | 'file' | 'size' | 'mtimeMs'>;
