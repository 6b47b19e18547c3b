import type { Answer } from '../http.ts';
import type { Bucket } from './bucket.ts';
import { invalidArgument } from './errors.ts';
import { compareKeys } from './key-order.ts';
import { commonPrefix, type ListOptions } from './listing.ts';
import { ownerOf, readListQuery } from './lists.ts';
import { quoted, type S3Call, type S3Operation, xml } from './request.ts';
import { type FormerVersion, isMarker, versionIdOf } from './versions.ts';

export const versionListOperations: Readonly<Record<string, S3Operation>> = {
  ListObjectVersions: listVersions,
};

function listVersions({ request, store, context }: S3Call): Answer {
  const { query } = request;
  const bucket = store.bucket(request.bucket);
  const { prefix, delimiter, maxKeys, limit, encoding, encode } = readListQuery(query);
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('version-id-marker') ?? '';
  if (idMarker !== '' && keyMarker === '') {
    const message = 'A version-id marker cannot be specified without a key marker.';
    throw invalidArgument(message, 'version-id-marker', idMarker);
  }
  const page = versionPage(bucket, { prefix, delimiter, after: keyMarker, limit }, idMarker);
  const common = (version: FormerVersion) => ({
    Key: encode(version.key),
    VersionId: versionIdOf(version),
    IsLatest: version === bucket.versions(version.key)[0],
    LastModified: version.lastModified,
  });
  const owner = ownerOf(context.account);

  return xml('ListVersionsResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: idMarker,
    NextKeyMarker: page.next && encode(page.next.key),
    NextVersionIdMarker: page.next?.id,
    MaxKeys: maxKeys,
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    EncodingType: encoding,
    IsTruncated: page.next !== undefined,
    Version: page.versions.flatMap((version) => {
      if (isMarker(version)) return [];
      const { checksum } = version;
      return {
        ...common(version),
        ETag: quoted(version.etag),
        ChecksumAlgorithm: checksum?.algorithm,
        ChecksumType: checksum?.type,
        Size: version.size,
        StorageClass: version.storageClass ?? 'STANDARD',
        Owner: owner,
      };
    }),
    DeleteMarker: page.versions
      .filter((version) => isMarker(version))
      .map((version) => ({ ...common(version), Owner: owner })),
    CommonPrefixes: page.commonPrefixes.map((found) => ({ Prefix: encode(found) })),
  });
}

interface VersionPage {
  versions: FormerVersion[];
  commonPrefixes: string[];
  next?: { key: string; id: string | undefined };
}

/** One page of versions in S3's order; `idMarker` is the last version already seen of the key `after`. */
function versionPage(
  bucket: Bucket,
  { prefix, delimiter, after, limit }: ListOptions,
  idMarker: string,
): VersionPage {
  const page: VersionPage = { versions: [], commonPrefixes: [] };
  if (limit === 0) return page;
  let last: VersionPage['next'];
  for (const key of bucket.allKeys) {
    const order = compareKeys(key, after);
    if (!key.startsWith(prefix) || order < 0 || (order === 0 && idMarker === '')) continue;
    const common = commonPrefix(key, prefix, delimiter);
    if (common !== undefined && (common === last?.key || common === after)) continue;
    const versions = common === undefined ? versionsBehind(bucket, key, order === 0 ? idMarker : '') : [];
    for (const version of common === undefined ? versions : [undefined]) {
      if (last && page.versions.length + page.commonPrefixes.length >= limit) return { ...page, next: last };
      if (version) page.versions.push(version);
      else if (common !== undefined) page.commonPrefixes.push(common);
      last = version ? { key, id: versionIdOf(version) } : { key: common ?? key, id: undefined };
    }
  }
  return page;
}

/** Who deletes each page before asking for the next asks for what is behind a version that is gone: IDs sort by age. */
function versionsBehind(bucket: Bucket, key: string, idMarker: string): FormerVersion[] {
  const versions = bucket.versions(key);
  if (idMarker === '') return versions;
  const seen = versions.findIndex((version) => versionIdOf(version) === idMarker);
  if (seen >= 0) return versions.slice(seen + 1);
  return versions.filter(({ versionId }) => versionId === undefined || versionId < idMarker);
}
