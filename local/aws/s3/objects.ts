import type { Answer } from '../http.ts';
import { AwsError } from '../service.ts';
import { checksumAnswer, encryptionAnswer, objectHeaders, readAttributes } from './attributes.ts';
import { checkRead, writeCondition } from './conditions.ts';
import { invalidArgument } from './errors.ts';
import { dropDraft } from './intake.ts';
import { type ByteRange, parseRange, partRange } from './range.ts';
import type { ObjectRecord } from './record.ts';
import { empty, quoted, s3Header, type S3Call, type S3Operation, type S3Request } from './request.ts';
import { checkKey, openObject, wholeSeconds } from './store.ts';
import { withDefaultEncryption } from './settings/encryption.ts';
import { receiveBody } from './upload-body.ts';
import { askedVersion, deletionHeaders, requestedObject, versionHeader } from './version.ts';

/** Put, get, head and delete of one object. */
export const objectOperations: Readonly<Record<string, S3Operation>> = {
  PutObject: putObject,
  GetObject: (call) => readObject(call),
  HeadObject: (call) => readObject(call),
  DeleteObject({ request, store }) {
    const bucket = store.bucket(request.bucket);
    const { key, headers } = request;
    const versionId = askedVersion(request);
    if (versionId !== undefined) return empty(204, deletionHeaders(bucket.deleteVersion(key, versionId)));
    const condition =
      headers['if-match'] === undefined ? undefined : writeCondition(headers, key, bucket.get(key));
    return empty(204, deletionHeaders(bucket.delete(key, wholeSeconds(store.now()), condition)));
  },
};

async function putObject({ request, store }: S3Call): Promise<Answer> {
  const bucket = store.bucket(request.bucket);
  checkKey(request.key);
  const attributes = withDefaultEncryption(readAttributes(request.headers), bucket);
  const condition = writeCondition(request.headers, request.key, bucket.get(request.key));
  const { draft, md5, checksum } = await receiveBody(request, bucket.drafts);
  try {
    const lastModified = wholeSeconds(store.now());
    const record = bucket.store(
      draft,
      { ...attributes, key: request.key, etag: md5, lastModified, checksum },
      condition,
    );
    return empty(200, {
      etag: quoted(record.etag),
      ...encryptionAnswer(record),
      ...checksumAnswer(record),
      ...versionHeader(bucket, record),
    });
  } catch (error) {
    await dropDraft(draft);
    throw error;
  }
}

function readObject({ request, store }: S3Call): Answer {
  const bucket = store.bucket(request.bucket);
  const record = requestedObject(bucket, request.key, askedVersion(request));
  if (checkRead(record, request.headers) === 'not-modified') {
    return empty(304, {
      etag: quoted(record.etag),
      'last-modified': objectHeaders(record)['last-modified'] ?? '',
    });
  }

  const range = askedRange(request, record);
  const headers: Record<string, string> = {
    ...objectHeaders(record),
    ...versionHeader(bucket, record),
    ...overrides(request),
    'content-length': String(range ? range.end - range.start + 1 : record.size),
  };
  const tagCount = Object.keys(record.tags).length;
  if (tagCount > 0) headers['x-amz-tagging-count'] = String(tagCount);
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${record.size}`;
  else if (s3Header(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED')
    Object.assign(headers, checksumAnswer(record));
  if (request.query.has('partNumber') && record.parts)
    headers['x-amz-mp-parts-count'] = String(record.parts.length);

  const status = range ? 206 : 200;
  if (request.operation === 'HeadObject') return { status, headers };
  return { status, headers, body: openObject(bucket, record, range) };
}

function askedRange(request: S3Request, record: ObjectRecord): ByteRange | undefined {
  const range = s3Header(request, 'range');
  const part = request.query.get('partNumber');
  if (part === null) return parseRange(range, record.size);
  if (range !== undefined)
    throw new AwsError(
      'InvalidRequest',
      'Cannot specify both Range header and partNumber query parameter',
      400,
    );
  if (!/^[1-9]\d{0,4}$/.test(part)) {
    throw invalidArgument(
      'Part number must be an integer between 1 and 10000, inclusive',
      'partNumber',
      part,
    );
  }
  // An empty object has a part but no bytes to range over.
  return record.size === 0 ? undefined : partRange(Number(part), record.size, record.parts);
}

const overridable = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

function overrides(request: S3Request): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const name of overridable) {
    const value = request.query.get(`response-${name}`);
    if (value !== null) asked[name] = value;
  }
  return asked;
}
