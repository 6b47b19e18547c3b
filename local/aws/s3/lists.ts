import { createHash } from 'node:crypto';
import type { Answer } from '../http.ts';
import type { Bucket } from './bucket.ts';
import { invalidArgument } from './errors.ts';
import { type ListPage, listPage } from './listing.ts';
import { quoted, type S3Call, type S3Operation, wholeNumber, xml } from './request.ts';

const pageLimit = 1000;

/** ListObjectsV2 and ListObjects. */
export const listOperations: Readonly<Record<string, S3Operation>> = {
  ListObjectsV2: listObjectsV2,
  ListObjects: listObjects,
};

function listObjectsV2(call: S3Call): Answer {
  const { request, store, context } = call;
  const { query } = request;
  const bucket = store.bucket(request.bucket);
  const asked = readListQuery(call.request.query);
  const token = query.get('continuation-token') ?? undefined;
  const startAfter = query.get('start-after') ?? undefined;
  const after = token === undefined ? (startAfter ?? '') : readToken(token);
  const page = listPage(bucket.keys, { ...asked, after });
  const owner = query.get('fetch-owner') === 'true' ? ownerOf(context.account) : undefined;

  return xml('ListBucketResult', {
    Name: bucket.name,
    Prefix: asked.encode(asked.prefix),
    Delimiter: asked.delimiter === '' ? undefined : asked.encode(asked.delimiter),
    MaxKeys: asked.maxKeys,
    EncodingType: asked.encoding,
    KeyCount: page.keys.length + page.commonPrefixes.length,
    IsTruncated: page.next !== undefined,
    ContinuationToken: token,
    NextContinuationToken: page.next === undefined ? undefined : writeToken(page.next),
    StartAfter: startAfter === undefined ? undefined : asked.encode(startAfter),
    ...contents(bucket, page, asked.encode, owner),
  });
}

function listObjects(call: S3Call): Answer {
  const { request, store, context } = call;
  const bucket = store.bucket(request.bucket);
  const asked = readListQuery(call.request.query);
  const marker = request.query.get('marker') ?? '';
  const page = listPage(bucket.keys, { ...asked, after: marker });

  return xml('ListBucketResult', {
    Name: bucket.name,
    Prefix: asked.encode(asked.prefix),
    Marker: asked.encode(marker),
    Delimiter: asked.delimiter === '' ? undefined : asked.encode(asked.delimiter),
    MaxKeys: asked.maxKeys,
    EncodingType: asked.encoding,
    IsTruncated: page.next !== undefined,
    // Without a delimiter the last key serves as marker.
    NextMarker: page.next === undefined || asked.delimiter === '' ? undefined : asked.encode(page.next),
    ...contents(bucket, page, asked.encode, ownerOf(context.account)),
  });
}

/** What all lists of keys are asked with. */
export function readListQuery(query: URLSearchParams) {
  const encoding = query.get('encoding-type') ?? undefined;
  if (encoding !== undefined && encoding !== 'url')
    throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encoding);
  const maxKeys = wholeNumber(query, 'max-keys', pageLimit);
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys,
    limit: Math.min(maxKeys, pageLimit),
    encoding,
    encode: encoding === 'url' ? urlEncode : (text: string) => text,
  };
}

function contents(
  bucket: Bucket,
  page: ListPage,
  encode: (text: string) => string,
  owner?: Record<string, string>,
) {
  return {
    Contents: page.keys.flatMap((key) => {
      const record = bucket.get(key);
      if (!record) return [];
      return {
        Key: encode(key),
        LastModified: record.lastModified,
        ETag: quoted(record.etag),
        ChecksumAlgorithm: record.checksum?.algorithm,
        ChecksumType: record.checksum?.type,
        Size: record.size,
        StorageClass: record.storageClass ?? 'STANDARD',
        Owner: owner,
      };
    }),
    CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
}

/** S3's `encoding-type=url`: as a form encodes, but slashes stay. */
export function urlEncode(text: string): string {
  // A lone surrogate cannot be encoded; S3's keys are UTF-8 and have none.
  const encoded = encodeURIComponent(text.toWellFormed());
  return encoded
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+')
    .replace(/[!'()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function writeToken(after: string): string {
  return Buffer.from(after).toString('base64');
}

function readToken(token: string): string {
  const after = Buffer.from(token, 'base64').toString('utf8');
  if (token !== '' && writeToken(after) === token) return after;
  throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
}

/** The canonical user that owns everything. */
export function ownerOf(account: string): Record<string, string> {
  return { ID: createHash('sha256').update(account).digest('hex'), DisplayName: 'local' };
}
