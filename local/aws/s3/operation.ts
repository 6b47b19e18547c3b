import type { IncomingHttpHeaders } from 'node:http';

const verbs: Readonly<Record<string, string>> = {
  GET: 'Get',
  PUT: 'Put',
  DELETE: 'Delete',
  POST: 'Post',
  HEAD: 'Head',
};

// Sub-resources by the query parameter that selects them, as S3's API reference names their operations.
const bucketParts: Readonly<Record<string, string>> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'BucketAcl',
  analytics: 'BucketAnalyticsConfiguration',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  'intelligent-tiering': 'BucketIntelligentTieringConfiguration',
  inventory: 'BucketInventoryConfiguration',
  lifecycle: 'BucketLifecycleConfiguration',
  location: 'BucketLocation',
  logging: 'BucketLogging',
  metadataTable: 'BucketMetadataTableConfiguration',
  metrics: 'BucketMetricsConfiguration',
  notification: 'BucketNotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  policyStatus: 'BucketPolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  requestPayment: 'BucketRequestPayment',
  session: 'Session',
  tagging: 'BucketTagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
};

const objectParts: Readonly<Record<string, string>> = {
  acl: 'ObjectAcl',
  attributes: 'ObjectAttributes',
  'legal-hold': 'ObjectLegalHold',
  retention: 'ObjectRetention',
  tagging: 'ObjectTagging',
  torrent: 'ObjectTorrent',
};

/** Names the S3 operation that a request asks for, whether this server knows it or not. */
export function nameOperation(
  method: string,
  target: { bucket: string; key: string },
  query: URLSearchParams,
  headers: IncomingHttpHeaders,
): string {
  if (target.bucket === '') return method === 'GET' ? 'ListBuckets' : `${method} /`;
  return target.key === '' ? nameBucketOperation(method, query) : nameObjectOperation(method, query, headers);
}

function nameBucketOperation(method: string, query: URLSearchParams): string {
  if (query.has('delete') && method === 'POST') return 'DeleteObjects';
  if (query.has('uploads') && method === 'GET') return 'ListMultipartUploads';
  if (query.has('versions') && method === 'GET') return 'ListObjectVersions';
  if (query.has('lifecycle') && method === 'DELETE') return 'DeleteBucketLifecycle';
  const part = namedPart(bucketParts, query);
  if (part !== undefined) return `${verbs[method] ?? method}${part}`;
  switch (method) {
    case 'GET':
      return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects';
    case 'PUT':
      return 'CreateBucket';
    case 'HEAD':
      return 'HeadBucket';
    case 'DELETE':
      return 'DeleteBucket';
    case 'POST':
      return 'PostObject';
    default:
      return `${method} Bucket`;
  }
}

function nameObjectOperation(method: string, query: URLSearchParams, headers: IncomingHttpHeaders): string {
  const part = namedPart(objectParts, query);
  if (part !== undefined) return `${verbs[method] ?? method}${part}`;
  const copies = headers['x-amz-copy-source'] !== undefined;
  const inUpload = query.has('uploadId');
  switch (method) {
    case 'GET':
      return inUpload ? 'ListParts' : 'GetObject';
    case 'HEAD':
      return 'HeadObject';
    case 'PUT':
      if (inUpload) return copies ? 'UploadPartCopy' : 'UploadPart';
      if (query.has('renameObject')) return 'RenameObject';
      return copies ? 'CopyObject' : 'PutObject';
    case 'DELETE':
      return inUpload ? 'AbortMultipartUpload' : 'DeleteObject';
    case 'POST':
      if (query.has('uploads')) return 'CreateMultipartUpload';
      if (query.has('select')) return 'SelectObjectContent';
      if (query.has('restore')) return 'RestoreObject';
      return inUpload ? 'CompleteMultipartUpload' : 'POST Object';
    default:
      return `${method} Object`;
  }
}

function namedPart(parts: Readonly<Record<string, string>>, query: URLSearchParams): string | undefined {
  for (const name of query.keys()) {
    if (Object.hasOwn(parts, name)) return parts[name];
  }
  return undefined;
}
