import { AwsError } from '../service.ts';
import type { Bucket, Deletion } from './bucket.ts';
import { DeleteMarkerError, invalidArgument, noSuchKey, noSuchVersion } from './errors.ts';
import type { ObjectRecord } from './record.ts';
import { httpDate, type S3Request } from './request.ts';
import { isMarker, isVersionId, versionIdOf } from './versions.ts';

const versioned = new Set([
  'GetObject',
  'HeadObject',
  'DeleteObject',
  'GetObjectTagging',
  'PutObjectTagging',
  'DeleteObjectTagging',
]);

/** Whether an operation can be asked for a version. */
export function takesVersion(operation: string): boolean {
  return versioned.has(operation);
}

/** The `versionId` of a request. Throws InvalidArgument where it cannot be one. */
export function askedVersion(request: S3Request): string | undefined {
  const versionId = request.query.get('versionId');
  return versionId === null ? undefined : checkVersionId(versionId);
}

export function checkVersionId(text: string): string {
  if (text === '') throw invalidArgument('Version id cannot be the empty string', 'versionId', text);
  if (!isVersionId(text)) throw invalidArgument('Invalid version id specified', 'versionId', text);
  return text;
}

/** The object that a request means. Throws NoSuchKey or NoSuchVersion, and for a delete marker what S3 answers to it. */
export function requestedObject(bucket: Bucket, key: string, versionId: string | undefined): ObjectRecord {
  if (versionId === undefined) return currentObject(bucket, key);
  const version = bucket.version(key, versionId);
  if (!version) throw noSuchVersion(key, versionId);
  if (!isMarker(version)) return version;
  const error = new AwsError(
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    405,
    { Method: 'GET', ResourceType: 'DeleteMarker' },
  );
  const headers = { allow: 'DELETE', 'last-modified': httpDate(version.lastModified) };
  throw new DeleteMarkerError(error, versionId, headers);
}

function currentObject(bucket: Bucket, key: string): ObjectRecord {
  const record = bucket.get(key);
  if (record) return record;
  const [marker] = bucket.versions(key);
  throw marker ? new DeleteMarkerError(noSuchKey(key), versionIdOf(marker)) : noSuchKey(key);
}

/** Names the version of an object, where its bucket keeps versions or did. */
export function versionHeader(bucket: Bucket, record: ObjectRecord): Record<string, string> {
  const keeps = bucket.facts.value.versioning !== undefined;
  return keeps ? { 'x-amz-version-id': versionIdOf(record) } : {};
}

export function deletionHeaders({ versionId, isMarker: marked }: Deletion): Record<string, string> {
  return {
    ...(versionId !== undefined && { 'x-amz-version-id': versionId }),
    ...(marked && { 'x-amz-delete-marker': 'true' }),
  };
}
