import type { IncomingHttpHeaders } from 'node:http';
import { header } from '../http.ts';
import { AwsError } from '../service.ts';
import { checksumHeader } from './checksum.ts';
import { invalidArgument } from './errors.ts';
import { type Attributes, keptHeaders, type ObjectRecord } from './record.ts';
import { httpDate, quoted } from './request.ts';
import { checkTags } from './tags.ts';

const metaPrefix = 'x-amz-meta-';
// S3's limit for names and values of user metadata together.
const metadataLimit = 2048;
const encryptionHeaders = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
];

/** Reads everything that a request says about an object beside its bytes. */
export function readAttributes(headers: IncomingHttpHeaders): Attributes {
  const kept: Attributes['headers'] = {};
  for (const name of keptHeaders) {
    const value = header(headers, name);
    if (value !== undefined && value !== '') kept[name] = value;
  }
  const encoding = withoutChunked(kept['content-encoding']);
  if (encoding === undefined) delete kept['content-encoding'];
  else kept['content-encoding'] = encoding;
  kept['content-type'] ??= 'binary/octet-stream';

  const storageClass = header(headers, 'x-amz-storage-class');
  return {
    headers: kept,
    metadata: readMetadata(headers),
    tags: readTags(header(headers, 'x-amz-tagging')),
    encryption: readEncryption(headers),
    ...(storageClass !== undefined && storageClass !== 'STANDARD' && { storageClass }),
  };
}

/** `aws-chunked` is how the body travelled, not how the object is encoded. */
function withoutChunked(encoding: string | undefined): string | undefined {
  const left = (encoding ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked');
  return left.length > 0 ? left.join(',') : undefined;
}

function readMetadata(headers: IncomingHttpHeaders): Record<string, string> {
  const metadata: Record<string, string> = {};
  let size = 0;
  for (const name of Object.keys(headers)) {
    if (!name.startsWith(metaPrefix)) continue;
    const value = header(headers, name) ?? '';
    metadata[name.slice(metaPrefix.length)] = value;
    size += name.length - metaPrefix.length + value.length;
  }
  if (size > metadataLimit) {
    const message = 'Your metadata headers exceed the maximum allowed metadata size';
    throw new AwsError('MetadataTooLarge', message, 400, {
      Size: String(size),
      MaxSizeAllowed: String(metadataLimit),
    });
  }
  return metadata;
}

function readTags(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  const pairs = [...new URLSearchParams(text)];
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) {
    throw invalidArgument(
      'The header x-amz-tagging shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.',
      'x-amz-tagging',
      text,
    );
  }
  return checkTags(Object.fromEntries(pairs), 10);
}

function readEncryption(headers: IncomingHttpHeaders): Record<string, string> {
  const encryption: Record<string, string> = {};
  for (const name of encryptionHeaders) {
    const value = header(headers, name);
    if (value !== undefined) encryption[name] = value;
  }
  const kind = encryption['x-amz-server-side-encryption'];
  if (kind !== undefined && !['AES256', 'aws:kms', 'aws:kms:dsse'].includes(kind)) {
    throw invalidArgument(
      'The encryption method specified is not supported',
      'x-amz-server-side-encryption',
      kind,
    );
  }
  return encryption;
}

/** S3 encrypts everything: what was not asked for otherwise says AES256. */
export function encryptionAnswer(attributes: Attributes): Record<string, string> {
  return { 'x-amz-server-side-encryption': 'AES256', ...attributes.encryption };
}

/** The headers with which an object is answered, but for its length. */
export function objectHeaders(record: ObjectRecord): Record<string, string> {
  const headers: Record<string, string> = {
    ...record.headers,
    ...encryptionAnswer(record),
    'accept-ranges': 'bytes',
    etag: quoted(record.etag),
    'last-modified': httpDate(record.lastModified),
  };
  for (const [name, value] of Object.entries(record.metadata)) headers[`${metaPrefix}${name}`] = value;
  if (record.storageClass !== undefined) headers['x-amz-storage-class'] = record.storageClass;
  return headers;
}

export function checksumAnswer(record: Pick<ObjectRecord, 'checksum'>): Record<string, string> {
  if (!record.checksum) return {};
  const { algorithm, value, type } = record.checksum;
  return { [checksumHeader(algorithm)]: value, 'x-amz-checksum-type': type };
}
