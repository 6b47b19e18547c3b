import { type Answer, readBody } from '../http.ts';
import { elements, elementText, readXml } from '../xml.ts';
import { encryptionAnswer, readAttributes } from './attributes.ts';
import type { Bucket } from './bucket.ts';
import {
  checkedValue,
  checksumElement,
  checksumHeader,
  givenChecksum,
  startDigest,
  startHash,
} from './checksum.ts';
import { writeCondition } from './conditions.ts';
import { openSource } from './copy.ts';
import { invalidArgument, invalidRequest, malformedXml } from './errors.ts';
import { type Draft, dropDraft, receive } from './intake.ts';
import { chooseChecksum, type NamedPart, type Upload } from './parts.ts';
import { empty, quoted, type S3Call, type S3Operation, s3Header, xml } from './request.ts';
import { withDefaultEncryption } from './settings/encryption.ts';
import { checkKey, wholeSeconds } from './store.ts';
import { receiveBody } from './upload-body.ts';
import { versionHeader } from './version.ts';

/** Multipart uploads, but for their lists. */
export const uploadOperations: Readonly<Record<string, S3Operation>> = {
  CreateMultipartUpload: createUpload,
  UploadPart: uploadPart,
  UploadPartCopy: copyPart,
  CompleteMultipartUpload: completeUpload,
  async AbortMultipartUpload({ request, store }) {
    await store.bucket(request.bucket).uploads.abort(uploadId(request.query), request.key);
    return empty(204);
  },
};

async function createUpload({ request, store }: S3Call): Promise<Answer> {
  const bucket = store.bucket(request.bucket);
  checkKey(request.key);
  const checksum = chooseChecksum(
    s3Header(request, 'x-amz-checksum-algorithm'),
    s3Header(request, 'x-amz-checksum-type'),
  );
  const attributes = withDefaultEncryption(readAttributes(request.headers), bucket);
  const initiated = wholeSeconds(store.now());
  const upload = await bucket.uploads.create({ key: request.key, initiated, attributes, ...checksum });
  const headers = {
    ...encryptionAnswer(attributes),
    ...(upload.algorithmAsked && {
      'x-amz-checksum-algorithm': upload.algorithm,
      'x-amz-checksum-type': upload.checksumType,
    }),
  };
  return xml(
    'InitiateMultipartUploadResult',
    { Bucket: bucket.name, Key: request.key, UploadId: upload.id },
    headers,
  );
}

async function uploadPart({ request, store }: S3Call): Promise<Answer> {
  const bucket = store.bucket(request.bucket);
  const upload = bucket.uploads.get(uploadId(request.query), request.key);
  const number = partNumber(request.query);
  const given = givenChecksum(request.headers);
  if (given && upload.algorithmAsked && given.algorithm !== upload.algorithm) {
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.algorithm.toLowerCase()}, actual checksum Type: ${given.algorithm.toLowerCase()}`,
    );
  }
  const { draft, md5, checksum } = await receiveBody(request, bucket.drafts, upload.algorithm);
  await addPart(
    bucket,
    upload,
    number,
    draft,
    { etag: md5, checksum: checksum.value },
    wholeSeconds(store.now()),
  );
  const checksumShown =
    given || upload.algorithmAsked ? { [checksumHeader(checksum.algorithm)]: checksum.value } : {};
  return empty(200, { etag: quoted(md5), ...encryptionAnswer(upload.attributes), ...checksumShown });
}

async function copyPart(call: S3Call): Promise<Answer> {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const upload = bucket.uploads.get(uploadId(request.query), request.key);
  const number = partNumber(request.query);
  const source = openSource(call, s3Header(request, 'x-amz-copy-source-range'));
  const md5 = startHash('md5');
  const digest = startDigest(upload.algorithm);
  const draft = await receive(bucket.drafts, source.bytes, [md5, digest]);
  const etag = (await md5.finish()).toString('hex');
  const checksum = (await digest.finish()).toString('base64');
  const lastModified = wholeSeconds(store.now());
  await addPart(bucket, upload, number, draft, { etag, checksum }, lastModified);
  return xml(
    'CopyPartResult',
    {
      LastModified: lastModified,
      ETag: quoted(etag),
      ...(upload.algorithmAsked && { [checksumElement(upload.algorithm)]: checksum }),
    },
    source.version,
  );
}

async function addPart(
  bucket: Bucket,
  upload: Upload,
  number: number,
  draft: Draft,
  sums: { etag: string; checksum: string },
  lastModified: string,
) {
  try {
    await bucket.uploads.addPart(upload.id, upload.key, draft, {
      number,
      size: draft.size,
      ...sums,
      lastModified,
    });
  } catch (error) {
    await dropDraft(draft);
    throw error;
  }
}

async function completeUpload({ request, store }: S3Call): Promise<Answer> {
  const bucket = store.bucket(request.bucket);
  const { key } = request;
  const id = uploadId(request.query);
  const parts = readParts((await readBody(request.body, 4 * 1024 * 1024)).toString('utf8'));
  const size = s3Header(request, 'x-amz-mp-object-size');
  const wholeChecksum = s3Header(request, checksumHeader(bucket.uploads.algorithm(id)));
  const claims = {
    ...(size !== undefined && { size: Number(size) }),
    ...(wholeChecksum !== undefined && { checksum: wholeChecksum }),
  };
  const condition = writeCondition(request.headers, key, bucket.get(key));
  const record = await bucket.uploads.complete(id, key, {
    parts,
    ...claims,
    lastModified: wholeSeconds(store.now()),
    condition,
  });
  const { checksum } = record;
  return xml(
    'CompleteMultipartUploadResult',
    {
      Location: `http://${request.headers.host}${request.path}`,
      Bucket: bucket.name,
      Key: key,
      ETag: quoted(record.etag),
      ...(checksum && { [checksumElement(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type }),
    },
    { ...encryptionAnswer(record), ...versionHeader(bucket, record) },
  );
}

function readParts(text: string): NamedPart[] {
  const document = readXml(text, 'CompleteMultipartUpload');
  const parts = document ? elements(document, 'Part') : [];
  if (parts.length === 0 || parts.length > 10_000) throw malformedXml();
  return parts.map((part) => {
    const number = Number(elementText(part, 'PartNumber'));
    const etag = elementText(part, 'ETag')?.replace(/^"(.*)"$/, '$1');
    if (!Number.isInteger(number) || number < 1 || etag === undefined) throw malformedXml();
    const name = Object.keys(part).find((element) => element.startsWith('Checksum'));
    if (name === undefined) return { number, etag };
    return {
      number,
      etag,
      checksum: checkedValue(name.slice('Checksum'.length), elementText(part, name) ?? ''),
    };
  });
}

function uploadId(query: URLSearchParams): string {
  return query.get('uploadId') ?? '';
}

function partNumber(query: URLSearchParams): number {
  const text = query.get('partNumber') ?? '';
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 10_000) return value;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', text);
}
