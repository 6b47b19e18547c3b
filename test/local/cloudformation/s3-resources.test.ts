import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { stacks, template } from './small-stacks.ts';

const Bucket = 'a-bucket-of-a-stack';

function bucket(properties: object): object {
  return { Type: 'AWS::S3::Bucket', Properties: { BucketName: Bucket, ...properties } };
}

const open = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

test('a bucket gets its settings, others, and none', async () => {
  await using aws = await stacks();
  const { s3 } = aws.here;
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: `arn:aws:s3:::${Bucket}/*`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
  const before = template(
    {
      Bucket: bucket({
        VersioningConfiguration: { Status: 'Enabled' },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: open,
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: 'old',
              Status: 'Enabled',
              Prefix: 'capture/',
              ExpirationInDays: '30',
              NoncurrentVersionExpiration: { NoncurrentDays: 1 },
            },
            {
              Id: 'uploads',
              Status: 'Enabled',
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
            },
          ],
        },
        Tags: [{ Key: 'a', Value: '1' }],
      }),
      Policy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy },
      },
    },
    { Outputs: { Arn: { Value: { 'Fn::GetAtt': 'Bucket.Arn' } } } },
  );

  const stack = await aws.create('s', before);

  expect(stack).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Outputs: [{ OutputKey: 'Arn', OutputValue: `arn:aws:s3:::${Bucket}` }],
  });
  expect(await s3.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({ Status: 'Enabled' });
  expect(await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))).toMatchObject({
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
  expect(await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).toMatchObject({
    PublicAccessBlockConfiguration: open,
  });
  expect(await s3.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  });
  expect(await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).toMatchObject({
    Rules: [
      {
        ID: 'old',
        Filter: { Prefix: 'capture/' },
        Expiration: { Days: 30 },
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
      { ID: 'uploads', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ],
  });
  const { Policy: text = '' } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
  expect(JSON.parse(text)).toEqual(policy);
  expect(await s3.send(new GetBucketTaggingCommand({ Bucket }))).toMatchObject({
    TagSet: [{ Key: 'a', Value: '1' }],
  });

  const after = await aws.update('s', template({ Bucket: bucket({}) }));

  expect(after.StackStatus).toBe('UPDATE_COMPLETE');
  expect(await s3.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({ Status: 'Suspended' });
  const gone = {
    NoSuchBucketPolicy: new GetBucketPolicyCommand({ Bucket }),
    NoSuchLifecycleConfiguration: new GetBucketLifecycleConfigurationCommand({ Bucket }),
    NoSuchTagSet: new GetBucketTaggingCommand({ Bucket }),
  };
  await expect(s3.send(gone.NoSuchBucketPolicy)).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
  await expect(s3.send(gone.NoSuchLifecycleConfiguration)).rejects.toMatchObject({
    name: 'NoSuchLifecycleConfiguration',
  });
  await expect(s3.send(gone.NoSuchTagSet)).rejects.toMatchObject({ name: 'NoSuchTagSet' });

  await aws.remove('s');
  await expect(s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'NotFound' });
});

test('a bucket without a name is called after its stack, in small letters', async () => {
  await using aws = await stacks();

  const stack = await aws.create(
    'My-Stack',
    template({ Store: { Type: 'AWS::S3::Bucket' } }, { Outputs: { Name: { Value: { Ref: 'Store' } } } }),
  );

  expect(stack.Outputs?.[0]?.OutputValue).toMatch(/^my-stack-store-[a-z0-9]{12}$/);
});

test('a bucket elsewhere is there', async () => {
  await using aws = await stacks({ region: 'eu-central-1' });

  const stack = await aws.create('s', template({ Store: bucket({}) }));

  expect(stack.StackStatus).toBe('CREATE_COMPLETE');
});

test('a property that the local S3 can not have is refused by name', async () => {
  await using aws = await stacks();

  await aws.create('s', template({ Store: bucket({ AccessControl: 'Private' }) }));

  expect((await aws.story('s')).find((line) => line.includes('CREATE_FAILED'))).toMatch(
    /^Store CREATE_FAILED The local CloudFormation does not know AccessControl of AWS::S3::Bucket/,
  );
});
