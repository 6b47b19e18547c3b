import type { Answer } from '../http.ts';
import { checksumElement } from './checksum.ts';
import { compareKeys } from './key-order.ts';
import { commonPrefix, type ListOptions } from './listing.ts';
import { ownerOf, readListQuery } from './lists.ts';
import type { Upload } from './parts.ts';
import { quoted, type S3Call, type S3Operation, wholeNumber, xml } from './request.ts';

const pageLimit = 1000;

/** ListMultipartUploads and ListParts. */
export const uploadListOperations: Readonly<Record<string, S3Operation>> = {
  ListMultipartUploads: listUploads,
  ListParts: listParts,
};

function listUploads({ request, store, context }: S3Call): Answer {
  const { query } = request;
  const bucket = store.bucket(request.bucket);
  const { prefix, delimiter, encoding, encode } = readListQuery(query);
  const limit = Math.min(wholeNumber(query, 'max-uploads', pageLimit), pageLimit);
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('upload-id-marker') ?? '';
  const page = uploadPage(bucket.uploads.list(), { prefix, delimiter, after: keyMarker, limit }, idMarker);
  const owner = ownerOf(context.account);

  return xml('ListMultipartUploadsResult', {
    Bucket: bucket.name,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: page.next && encode(page.next.key),
    NextUploadIdMarker: page.next?.id,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    MaxUploads: limit,
    EncodingType: encoding,
    IsTruncated: page.next !== undefined,
    Upload: page.uploads.map((upload) => ({
      Key: encode(upload.key),
      UploadId: upload.id,
      Initiator: owner,
      Owner: owner,
      StorageClass: upload.attributes.storageClass ?? 'STANDARD',
      Initiated: upload.initiated,
      ...(upload.algorithmAsked && {
        ChecksumAlgorithm: upload.algorithm,
        ChecksumType: upload.checksumType,
      }),
    })),
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
  });
}

interface UploadPage {
  uploads: Upload[];
  commonPrefixes: string[];
  next?: { key: string; id: string };
}

/** One page of uploads in S3's order; `idMarker` is the last upload already seen of the key `after`. */
export function uploadPage(
  uploads: readonly Upload[],
  { prefix, delimiter, after, limit }: ListOptions,
  idMarker: string,
): UploadPage {
  const page: UploadPage = { uploads: [], commonPrefixes: [] };
  const seen = uploads.findIndex(({ key, id }) => key === after && id === idMarker);
  const candidates =
    seen >= 0 ? uploads.slice(seen + 1) : uploads.filter(({ key }) => compareKeys(key, after) > 0);
  let last = { key: '', id: '' };
  for (const upload of candidates) {
    const { key, id } = upload;
    if (!key.startsWith(prefix)) continue;
    const common = commonPrefix(key, prefix, delimiter);
    if (common !== undefined && (common === last.key || common === after)) continue;
    if (page.uploads.length + page.commonPrefixes.length >= limit) return { ...page, next: last };
    if (common === undefined) page.uploads.push(upload);
    else page.commonPrefixes.push(common);
    last = common === undefined ? { key, id } : { key: common, id: '' };
  }
  return page;
}

function listParts({ request, store, context }: S3Call): Answer {
  const { query, key } = request;
  const bucket = store.bucket(request.bucket);
  const upload = bucket.uploads.get(query.get('uploadId') ?? '', key);
  const limit = Math.min(wholeNumber(query, 'max-parts', pageLimit), pageLimit);
  const marker = wholeNumber(query, 'part-number-marker', 0);
  const behind = upload.parts.filter(({ number }) => number > marker);
  const parts = behind.slice(0, limit);
  const isTruncated = behind.length > parts.length;
  const owner = ownerOf(context.account);

  return xml('ListPartsResult', {
    Bucket: bucket.name,
    Key: key,
    UploadId: upload.id,
    Initiator: owner,
    Owner: owner,
    StorageClass: upload.attributes.storageClass ?? 'STANDARD',
    PartNumberMarker: marker,
    // The JavaScript SDK's paginator goes on as long as there is one.
    NextPartNumberMarker: isTruncated ? parts.at(-1)?.number : undefined,
    MaxParts: limit,
    IsTruncated: isTruncated,
    ...(upload.algorithmAsked && { ChecksumAlgorithm: upload.algorithm, ChecksumType: upload.checksumType }),
    Part: parts.map((part) => ({
      PartNumber: part.number,
      LastModified: part.lastModified,
      ETag: quoted(part.etag),
      Size: part.size,
      ...(upload.algorithmAsked && { [checksumElement(upload.algorithm)]: part.checksum }),
    })),
  });
}
