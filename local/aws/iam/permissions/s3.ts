import {
  type Permission,
  type PermissionRequest,
  type Permissions,
  type PermissionTable,
  text,
} from '../permission.ts';

/** Actions on the bucket. */
function onBucket(action: string): Permissions {
  return ({ input }) => [{ action: `s3:${action}`, resource: bucketArn(input) }];
}

function onObject(...actions: readonly string[]): Permissions {
  return ({ input }) => actions.map((action) => ({ action: `s3:${action}`, resource: objectArn(input) }));
}

/** Listings say in conditions what they list. */
function lists(action: string): Permissions {
  return ({ input, query }) => [
    {
      action: `s3:${action}`,
      resource: bucketArn(input),
      context: {
        's3:prefix': query.get('prefix') ?? '',
        's3:delimiter': query.get('delimiter') ?? undefined,
        's3:max-keys': query.get('max-keys') ?? undefined,
      },
    },
  ];
}

function reads({ input, query }: PermissionRequest): Permission[] {
  const isVersion = query.has('versionId');
  return [{ action: isVersion ? 's3:GetObjectVersion' : 's3:GetObject', resource: objectArn(input) }];
}

function writes({ input, headers }: PermissionRequest): Permission[] {
  const resource = objectArn(input);
  const context = {
    's3:x-amz-server-side-encryption': text(headers['x-amz-server-side-encryption']),
    's3:x-amz-server-side-encryption-aws-kms-key-id': text(
      headers['x-amz-server-side-encryption-aws-kms-key-id'],
    ),
    's3:x-amz-storage-class': text(headers['x-amz-storage-class']),
    's3:if-none-match': text(headers['if-none-match']),
    's3:if-match': text(headers['if-match']),
  };
  const needed: Permission[] = [{ action: 's3:PutObject', resource, context }];
  if (text(headers['x-amz-tagging']) !== undefined) needed.push({ action: 's3:PutObjectTagging', resource });
  if (text(headers['x-amz-acl']) !== undefined) needed.push({ action: 's3:PutObjectAcl', resource });
  return needed;
}

function copies(request: PermissionRequest): Permission[] {
  const [source = '', version] = (text(request.headers['x-amz-copy-source']) ?? '').split('?versionId=');
  const resource = `arn:aws:s3:::${decode(source.replace(/^\//, ''))}`;
  const action = version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  return [{ action, resource }, ...writes(request)];
}

function deletes({ input, query }: PermissionRequest): Permission[] {
  const action = query.has('versionId') ? 's3:DeleteObjectVersion' : 's3:DeleteObject';
  return [{ action, resource: objectArn(input) }];
}

/** One sub-resource of a bucket: S3's actions are not always called as its operations. */
function settings(
  part: string,
  get: string,
  put = get.replace(/^Get/, 'Put'),
  remove = put,
): PermissionTable {
  return {
    [`Get${part}`]: onBucket(get),
    [`Put${part}`]: onBucket(put),
    [`Delete${part}`]: onBucket(remove),
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
export const s3Permissions: PermissionTable = {
  ListBuckets: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  CreateBucket: onBucket('CreateBucket'),
  DeleteBucket: onBucket('DeleteBucket'),
  HeadBucket: onBucket('ListBucket'),
  GetBucketLocation: onBucket('GetBucketLocation'),
  ListObjects: lists('ListBucket'),
  ListObjectsV2: lists('ListBucket'),
  ListObjectVersions: lists('ListBucketVersions'),
  ListMultipartUploads: lists('ListBucketMultipartUploads'),
  ...settings('BucketAcl', 'GetBucketAcl'),
  ...settings('BucketCors', 'GetBucketCORS'),
  ...settings('BucketEncryption', 'GetEncryptionConfiguration'),
  ...settings('BucketLifecycle', 'GetLifecycleConfiguration'),
  ...settings('BucketLifecycleConfiguration', 'GetLifecycleConfiguration'),
  ...settings('BucketLogging', 'GetBucketLogging'),
  ...settings('BucketNotificationConfiguration', 'GetBucketNotification'),
  ...settings('BucketOwnershipControls', 'GetBucketOwnershipControls'),
  ...settings('BucketPolicy', 'GetBucketPolicy', 'PutBucketPolicy', 'DeleteBucketPolicy'),
  ...settings('BucketTagging', 'GetBucketTagging'),
  ...settings('BucketVersioning', 'GetBucketVersioning'),
  ...settings('BucketAccelerateConfiguration', 'GetAccelerateConfiguration'),
  ...settings('BucketReplication', 'GetReplicationConfiguration'),
  ...settings('BucketRequestPayment', 'GetBucketRequestPayment'),
  ...settings('BucketWebsite', 'GetBucketWebsite', 'PutBucketWebsite', 'DeleteBucketWebsite'),
  ...settings('PublicAccessBlock', 'GetBucketPublicAccessBlock'),
  ...settings('ObjectLockConfiguration', 'GetBucketObjectLockConfiguration'),
  GetBucketPolicyStatus: onBucket('GetBucketPolicyStatus'),

  GetObject: reads,
  HeadObject: reads,
  GetObjectAttributes: onObject('GetObject', 'GetObjectAttributes'),
  PutObject: writes,
  CopyObject: copies,
  DeleteObject: deletes,
  // Each key is asked for on its own, when the body has been read.
  DeleteObjects: () => [],
  CreateMultipartUpload: writes,
  UploadPart: onObject('PutObject'),
  UploadPartCopy: copies,
  CompleteMultipartUpload: onObject('PutObject'),
  AbortMultipartUpload: onObject('AbortMultipartUpload'),
  ListParts: onObject('ListMultipartUploadParts'),
  GetObjectTagging: onObject('GetObjectTagging'),
  PutObjectTagging: onObject('PutObjectTagging'),
  DeleteObjectTagging: onObject('DeleteObjectTagging'),
  GetObjectAcl: onObject('GetObjectAcl'),
  PutObjectAcl: onObject('PutObjectAcl'),
};

function bucketArn(input: Readonly<Record<string, unknown>>): string {
  return `arn:aws:s3:::${text(input['bucket']) ?? '*'}`;
}

function objectArn(input: Readonly<Record<string, unknown>>): string {
  return `${bucketArn(input)}/${text(input['key']) ?? '*'}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
