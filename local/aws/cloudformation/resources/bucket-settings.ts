import type * as S3 from '@aws-sdk/client-s3';
import type {
  LifecycleRule,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  S3Client,
  ServerSideEncryptionRule,
  Tag,
  VersioningConfiguration,
} from '@aws-sdk/client-s3';
import { inputOf } from './handler.ts';
import { refuseOthers } from './properties.ts';
import { isObject } from '../../../plain.ts';
import type { Properties } from './schema.ts';

/** One property of a bucket, which S3 has calls of its own for. */
interface Setting {
  put(client: S3Client, bucket: string, value: unknown): Promise<unknown>;
  /** Back to what a bucket without the property has. */
  reset(client: S3Client, bucket: string): Promise<unknown>;
}

async function sdk(): Promise<typeof S3> {
  return await import('@aws-sdk/client-s3');
}

/** The properties in the order in which they are set. */
export const bucketSettings: Readonly<Record<string, Setting>> = {
  VersioningConfiguration: {
    async put(client, Bucket, value) {
      const { PutBucketVersioningCommand } = await sdk();
      const VersioningConfiguration = inputOf<VersioningConfiguration>(propertiesOf(value));
      await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    },
    // What has once had versions can only stop making more.
    reset: (client, bucket) =>
      bucketSettings['VersioningConfiguration']?.put(client, bucket, { Status: 'Suspended' }) ??
      Promise.resolve(),
  },
  OwnershipControls: {
    async put(client, Bucket, value) {
      const { PutBucketOwnershipControlsCommand } = await sdk();
      const controls = inputOf<OwnershipControls>(propertiesOf(value));
      await client.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: controls }));
    },
    async reset(client, Bucket) {
      const { DeleteBucketOwnershipControlsCommand } = await sdk();
      await client.send(new DeleteBucketOwnershipControlsCommand({ Bucket }));
    },
  },
  PublicAccessBlockConfiguration: {
    async put(client, Bucket, value) {
      const { PutPublicAccessBlockCommand } = await sdk();
      const configuration = inputOf<PublicAccessBlockConfiguration>(propertiesOf(value));
      await client.send(
        new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: configuration }),
      );
    },
    async reset(client, Bucket) {
      const { DeletePublicAccessBlockCommand } = await sdk();
      await client.send(new DeletePublicAccessBlockCommand({ Bucket }));
    },
  },
  BucketEncryption: {
    async put(client, Bucket, value) {
      const { PutBucketEncryptionCommand } = await sdk();
      const Rules = listOf(propertiesOf(value)['ServerSideEncryptionConfiguration']).map(encryptionRule);
      await client.send(
        new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }),
      );
    },
    async reset(client, Bucket) {
      const { DeleteBucketEncryptionCommand } = await sdk();
      await client.send(new DeleteBucketEncryptionCommand({ Bucket }));
    },
  },
  LifecycleConfiguration: {
    async put(client, Bucket, value) {
      const { PutBucketLifecycleConfigurationCommand } = await sdk();
      const Rules = listOf(propertiesOf(value)['Rules']).map(lifecycleRule);
      await client.send(
        new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }),
      );
    },
    async reset(client, Bucket) {
      const { DeleteBucketLifecycleCommand } = await sdk();
      await client.send(new DeleteBucketLifecycleCommand({ Bucket }));
    },
  },
  Tags: {
    async put(client, Bucket, value) {
      const { PutBucketTaggingCommand } = await sdk();
      const { TagSet } = inputOf<{ TagSet: Tag[] }>({ TagSet: value });
      await client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
    },
    async reset(client, Bucket) {
      const { DeleteBucketTaggingCommand } = await sdk();
      await client.send(new DeleteBucketTaggingCommand({ Bucket }));
    },
  },
};

function encryptionRule(rule: Properties): ServerSideEncryptionRule {
  const { ServerSideEncryptionByDefault: byDefault, ...others } = rule;
  return inputOf<ServerSideEncryptionRule>({ ...others, ApplyServerSideEncryptionByDefault: byDefault });
}

const lifecycleProperties = [
  'AbortIncompleteMultipartUpload',
  'ExpirationInDays',
  'ExpiredObjectDeleteMarker',
  'Id',
  'NoncurrentVersionExpiration',
  'NoncurrentVersionExpirationInDays',
  'Prefix',
  'Status',
];

/** The resource has flat what the API has in members of a rule. */
export function lifecycleRule(rule: Properties): LifecycleRule {
  refuseOthers('a lifecycle rule of AWS::S3::Bucket', rule, lifecycleProperties);
  const {
    Id: ID,
    Prefix = '',
    ExpirationInDays: Days,
    ExpiredObjectDeleteMarker,
    NoncurrentVersionExpirationInDays: NoncurrentDays,
    ...same
  } = rule;
  const expires = Days !== undefined || ExpiredObjectDeleteMarker !== undefined;
  return inputOf<LifecycleRule>({
    ...(NoncurrentDays !== undefined && { NoncurrentVersionExpiration: { NoncurrentDays } }),
    ...same,
    ID,
    Filter: { Prefix },
    ...(expires && { Expiration: { Days, ExpiredObjectDeleteMarker } }),
  });
}

function propertiesOf(value: unknown): Properties {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): Properties[] {
  return Array.isArray(value) ? value.map(propertiesOf) : [];
}
