import type { Readable } from 'node:stream';
import type { Answer } from '../http.ts';
import { checksumAnswer, encryptionAnswer, readAttributes } from './attributes.ts';
import { checksumElement, defaultAlgorithm, findAlgorithm, startDigest, startHash } from './checksum.ts';
import { checkRead, writeCondition } from './conditions.ts';
import { invalidArgument, invalidRequest, preconditionFailed } from './errors.ts';
import { dropDraft, receive } from './intake.ts';
import { parseRange } from './range.ts';
import type { Attributes, ObjectRecord } from './record.ts';
import { quoted, s3Header, type S3Call, type S3Operation, splitPath, xml } from './request.ts';
import { withDefaultEncryption } from './settings/encryption.ts';
import { checkKey, openObject, wholeSeconds } from './store.ts';
import { checkVersionId, requestedObject, versionHeader } from './version.ts';
import { isMarker } from './versions.ts';

export const copyOperations: Readonly<Record<string, S3Operation>> = { CopyObject: copyObject };

async function copyObject(call: S3Call): Promise<Answer> {
  const { request, store } = call;
  const { key } = request;
  const bucket = store.bucket(request.bucket);
  checkKey(key);
  const condition = writeCondition(request.headers, key, bucket.get(key));
  const asked = readAttributes(request.headers);
  const replaces = directive(call, 'x-amz-metadata-directive');
  const replacesTags = directive(call, 'x-amz-tagging-directive');
  const algorithm = s3Header(request, 'x-amz-checksum-algorithm')?.toUpperCase();
  if (algorithm !== undefined) findAlgorithm(algorithm);
  const source = openSource(call);
  // A former version copied over the current one is how versions are restored.
  const isSame = source.record === bucket.get(key) && source.bucket === request.bucket;
  if (
    isSame &&
    !replaces &&
    !replacesTags &&
    asked.storageClass === undefined &&
    Object.keys(asked.encryption).length === 0
  ) {
    source.bytes.destroy();
    throw invalidRequest(
      `This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.`,
    );
  }

  const copied = copiedAttributes(source.record, asked, replaces, replacesTags);
  const attributes = withDefaultEncryption(copied, bucket);
  const used = algorithm ?? source.record.checksum?.algorithm ?? defaultAlgorithm;
  const md5 = startHash('md5');
  const digest = startDigest(used);
  const draft = await receive(bucket.drafts, source.bytes, [md5, digest]);
  try {
    const etag = (await md5.finish()).toString('hex');
    const value = (await digest.finish()).toString('base64');
    const lastModified = wholeSeconds(store.now());
    const checksum = { algorithm: used, value, type: 'FULL_OBJECT' as const };
    const record = bucket.store(draft, { ...attributes, key, etag, lastModified, checksum }, condition);
    const result = {
      LastModified: lastModified,
      ETag: quoted(etag),
      [checksumElement(used)]: value,
      ChecksumType: checksum.type,
    };
    return xml('CopyObjectResult', result, {
      ...encryptionAnswer(record),
      ...checksumAnswer(record),
      ...versionHeader(bucket, record),
      ...source.version,
    });
  } catch (error) {
    await dropDraft(draft);
    throw error;
  }
}

function copiedAttributes(
  source: ObjectRecord,
  asked: Attributes,
  replaces: boolean,
  replacesTags: boolean,
): Attributes {
  return {
    headers: replaces ? asked.headers : source.headers,
    metadata: replaces ? asked.metadata : source.metadata,
    tags: replacesTags ? asked.tags : source.tags,
    // A copy takes nothing of these from its source.
    encryption: asked.encryption,
    ...(asked.storageClass !== undefined && { storageClass: asked.storageClass }),
  };
}

function directive({ request }: S3Call, name: string): boolean {
  const value = s3Header(request, name) ?? 'COPY';
  if (value === 'REPLACE' || value === 'COPY') return value === 'REPLACE';
  throw invalidArgument(
    `Unknown ${name.includes('tagging') ? 'tagging' : 'metadata'} directive.`,
    name,
    value,
  );
}

export interface CopySource {
  bucket: string;
  record: ObjectRecord;
  bytes: Readable;
  /** The header that names the copied version, where the source's bucket keeps versions. */
  version: Record<string, string>;
}

/** Opens the object that `x-amz-copy-source` names, once its own conditions hold. */
export function openSource({ request, store }: S3Call, range?: string): CopySource {
  const header = s3Header(request, 'x-amz-copy-source') ?? '';
  const [path, query] = splitVersion(header);
  const source = splitPath(path.startsWith('/') ? path : `/${path}`);
  if (source.bucket === '' || source.key === '') {
    throw invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      header,
    );
  }
  const bucket = store.bucket(source.bucket);
  const asked = new URLSearchParams(query).get('versionId');
  const versionId = asked === null ? undefined : checkVersionId(asked);
  const found = versionId === undefined ? undefined : bucket.version(source.key, versionId);
  if (found && isMarker(found)) {
    throw invalidRequest(
      'The source of a copy request may not specifically refer to a delete marker by version id.',
    );
  }
  const record = requestedObject(bucket, source.key, versionId);
  if (checkRead(record, request.headers, 'x-amz-copy-source-') === 'not-modified')
    throw preconditionFailed('x-amz-copy-source-If-None-Match');
  const part = range === undefined ? undefined : parseRange(range, record.size);
  if (range !== undefined && !part) {
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
      'x-amz-copy-source-range',
      range,
    );
  }
  const { 'x-amz-version-id': version } = versionHeader(bucket, record);
  return {
    bucket: source.bucket,
    record,
    bytes: openObject(bucket, record, part),
    version: version === undefined ? {} : { 'x-amz-copy-source-version-id': version },
  };
}

// A question mark inside the key is percent-encoded.
function splitVersion(header: string): [string, string] {
  const mark = header.indexOf('?');
  return mark < 0 ? [header, ''] : [header.slice(0, mark), header.slice(mark + 1)];
}
