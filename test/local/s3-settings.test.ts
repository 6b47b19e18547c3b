import {
  CopyObjectCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  type LifecycleRule,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { startLocalAws } from '../../local/aws/server.ts';
import { authorization, send, temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';
const key = 'arn:aws:kms:us-east-1:111122223333:key/0f1e2d3c-0000-4000-8000-000000000000';

test('a bucket encrypts as it was told, and an object says so', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const rules = async () =>
    (await s3.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration?.Rules;
  const initial = [
    { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
  ];
  const wanted = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID: key },
    BucketKeyEnabled: true,
  };
  expect(await rules()).toEqual(initial);

  await s3.send(
    new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [wanted] } }),
  );

  const encrypted = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key, BucketKeyEnabled: true };
  expect(await rules()).toEqual([wanted]);
  expect(await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: '1' }))).toMatchObject(encrypted);
  await s3.send(new PutObjectCommand({ Bucket, Key: 'b', Body: '1', ServerSideEncryption: 'AES256' }));
  const head = (Key: string) => s3.send(new HeadObjectCommand({ Bucket, Key }));
  expect(await head('a')).toMatchObject(encrypted);
  expect((await head('b')).ServerSideEncryption).toBe('AES256');
  await s3.send(new CopyObjectCommand({ Bucket, Key: 'c', CopySource: `${Bucket}/b` }));
  expect(await head('c')).toMatchObject(encrypted);
  await s3.send(new DeleteBucketEncryptionCommand({ Bucket }));
  expect(await rules()).toEqual(initial);
});

test('new buckets block public access and know no access control lists, unless told otherwise', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const block = async () =>
    (await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration;
  const ownership = async () =>
    (await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))).OwnershipControls;
  const all = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  expect(await block()).toEqual(all);
  expect(await ownership()).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });

  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    }),
  );
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    }),
  );

  expect(await block()).toEqual({ ...all, IgnorePublicAcls: false, BlockPublicPolicy: false });
  expect(await ownership()).toEqual({ Rules: [{ ObjectOwnership: 'ObjectWriter' }] });
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  await s3.send(new DeleteBucketOwnershipControlsCommand({ Bucket }));
  await expect(block()).rejects.toMatchObject({ name: 'NoSuchPublicAccessBlockConfiguration' });
  await expect(ownership()).rejects.toMatchObject({ name: 'OwnershipControlsNotFoundError' });
});

const rules: LifecycleRule[] = [
  {
    ID: 'captured',
    Status: 'Enabled',
    Filter: { Prefix: 'capture/' },
    Expiration: { Days: 90 },
    NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 3 },
  },
  {
    ID: 'uploads',
    Status: 'Enabled',
    Filter: { Prefix: '' },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  },
  {
    ID: 'old & tagged',
    Status: 'Disabled',
    Filter: { And: { Prefix: 'a/', Tags: [{ Key: 'kind', Value: 'draft' }], ObjectSizeGreaterThan: 100 } },
    Transitions: [
      { Days: 30, StorageClass: 'STANDARD_IA' },
      { Date: new Date('2027-01-01T00:00:00Z'), StorageClass: 'GLACIER' },
    ],
  },
];

function putLifecycle(s3: S3Client, Rules: LifecycleRule[]) {
  return s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }));
}

test('a lifecycle comes back as it was given, and outlasts the server', async () => {
  await using here = await temporaryAws();
  const read = async (s3: S3Client) =>
    (await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules;
  await expect(read(here.s3)).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });

  await putLifecycle(here.s3, rules);

  expect(await read(here.s3)).toEqual(rules);
  await here.aws.close();
  await using again = await startLocalAws({ root: here.root });
  const s3 = new S3Client({ ...here.client, endpoint: again.url });
  expect(await read(s3)).toEqual(rules);
  await putLifecycle(s3, [{ Status: 'Enabled', Filter: { Prefix: 'x' }, Expiration: { Days: 1 } }]);
  expect((await read(s3))?.[0]?.ID).toMatch(/^[\da-f-]{36}$/);
  await s3.send(new DeleteBucketLifecycleCommand({ Bucket }));
  await expect(read(s3)).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
});

const rule: LifecycleRule = {
  ID: 'r',
  Status: 'Enabled',
  Filter: { Prefix: '' },
  Expiration: { Days: 1 },
};
const { Expiration: _expiration, ...without } = rule;

test.each<[string, LifecycleRule[], string, string]>([
  ['no rule', [], 'MalformedXML', 'not well-formed'],
  ['no action', [without], 'InvalidRequest', 'At least one action'],
  ['no filter', [{ ...rule, Filter: undefined }], 'MalformedXML', ''],
  ['filter and prefix', [{ ...rule, Prefix: 'a' }], 'MalformedXML', ''],
  ['zero days', [{ ...rule, Expiration: { Days: 0 } }], 'InvalidArgument', "'Days' for Expiration action"],
  [
    'a date at noon',
    [{ ...rule, Expiration: { Date: new Date('2027-01-01T12:00:00Z') } }],
    'InvalidArgument',
    'midnight',
  ],
  ['an ID twice', [rule, rule], 'InvalidArgument', 'Rule ID must be unique'],
  ['a long ID', [{ ...rule, ID: 'x'.repeat(256) }], 'InvalidArgument', 'ID length'],
  ['a lonely And', [{ ...rule, Filter: { And: { Prefix: 'a' } } }], 'MalformedXML', ''],
  [
    'too many versions kept',
    [{ ...without, NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 101 } }],
    'InvalidArgument',
    'NewerNoncurrentVersions',
  ],
  [
    'uploads by tag',
    [
      {
        ...without,
        Filter: { Tag: { Key: 'a', Value: 'b' } },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ],
    'InvalidRequest',
    'cannot be specified with Tags',
  ],
])('a lifecycle with %s is refused', async (_, Rules, name, message) => {
  await using here = await temporaryAws();

  await expect(putLifecycle(here.s3, Rules)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
  await expect(here.s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).rejects.toMatchObject({
    name: 'NoSuchLifecycleConfiguration',
  });
});

const statement = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const document = (...Statement: unknown[]) => JSON.stringify({ Version: '2012-10-17', Statement });

test('a TLS-only policy is kept, and local calls go on over HTTP', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const read = async () => (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy;
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });

  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: document(statement) }));

  expect(await read()).toBe(document(statement));
  const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }));
  expect(PolicyStatus).toEqual({ IsPublic: false });
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1' }));
  await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
});

test('a policy that lets everyone in is refused where public policies are blocked', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const open = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${Bucket}/*`,
  };
  const put = (Policy: string) => s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));

  await expect(put(document(open))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining('prevented by the BlockPublicPolicy setting'),
  });
  await put(document({ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }));
  await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  await put(document(open));
  const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }));
  expect(PolicyStatus).toEqual({ IsPublic: true });
});

test.each([
  ['text', 'Policies must be valid JSON'],
  ['[]', 'Policies must be valid JSON'],
  [document(), 'Missing required field Statement'],
  [document({ ...statement, Effect: 'Maybe' }), 'Invalid effect: "Maybe"'],
  [document({ ...statement, Principal: undefined }), 'Missing required field Principal'],
  [document({ ...statement, Principal: 'me' }), 'Invalid principal in policy'],
  [document({ ...statement, Action: 'iam:*' }), 'Policy has invalid action'],
  [document({ ...statement, Resource: 'arn:aws:s3:::other/*' }), 'Policy has invalid resource'],
  [document({ ...statement, Condition: { Boole: {} } }), 'Invalid Condition type : Boole'],
  [JSON.stringify({ Version: '2020-01-01', Statement: [statement] }), 'valid version string'],
  [document(...Array.from({ length: 200 }, () => statement)), 'limited to 20 KB'],
])('the policy %.60s is malformed', async (Policy, message) => {
  await using here = await temporaryAws();

  await expect(here.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject({
    name: 'MalformedPolicy',
    message: expect.stringContaining(message),
  });
});

test('a bucket tells EventBridge, and nobody who is not there', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const put = (NotificationConfiguration: object) =>
    s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  const read = async () => {
    const { $metadata: _, ...found } = await s3.send(
      new GetBucketNotificationConfigurationCommand({ Bucket }),
    );
    return found;
  };
  expect(await read()).toEqual({});

  await put({ EventBridgeConfiguration: {} });

  expect(await read()).toEqual({ EventBridgeConfiguration: {} });
  const queue = { QueueArn: 'arn:aws:sqs:us-east-1:111122223333:q', Events: ['s3:ObjectCreated:*'] };
  await expect(put({ QueueConfigurations: [queue] })).rejects.toMatchObject({
    name: 'InvalidArgument',
    message: expect.stringContaining('Unable to validate the following destination configurations'),
  });
  await put({});
  expect(await read()).toEqual({});
});

test.each([
  'encryption',
  'lifecycle',
  'publicAccessBlock',
  'ownershipControls',
  'versioning',
  'notification',
])('PUT ?%s without its document is refused', async (part) => {
  await using here = await temporaryAws();
  const headers = { authorization: authorization('s3') };
  const put = (body: string) =>
    send(here.aws.url, { method: 'PUT', path: `/${Bucket}?${part}`, headers, body });

  for (const body of ['', 'text', '<Other/>'])
    expect(await put(body)).toMatchObject({ status: 400, body: expect.stringContaining('MalformedXML') });
});

test('a document that did not come whole is refused', async () => {
  await using here = await temporaryAws();
  const headers = { authorization: authorization('s3'), 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' };
  const body = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';

  const answer = await send(here.aws.url, { method: 'PUT', path: `/${Bucket}?versioning`, headers, body });

  expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('BadDigest') });
});
