import {
  CreatePolicyCommand,
  CreateRoleCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DescribeModelPackageGroupCommand,
  ListPipelinesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { account, policyOf, trustOf } from './iam/documents.ts';
import { assumeNewRole } from './iam/session.ts';
import type { Service } from '../../local/aws/service.ts';
import { send, type TemporaryAws, temporaryAws } from './temporary-aws.ts';

const user = 'User: arn:aws:sts::111122223333:assumed-role/r/session is not authorized to perform:';
const execution = `${account}:role/execution`;

async function objects(here: TemporaryAws): Promise<void> {
  await here.aws.objects.put('bucket', 'taxi/a', 'a');
  await here.aws.objects.put('bucket', 'bus/b', 'b');
}

test('each protocol says in its way what is not allowed', async () => {
  await using here = await temporaryAws();
  const session = await assumeNewRole(here, policyOf({ Action: 'cloudwatch:*' }));

  await expect(new SageMakerClient(session).send(new ListPipelinesCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `${user} sagemaker:ListPipelines on resource: * because no identity-based policy allows the sagemaker:ListPipelines action`,
    $metadata: { httpStatusCode: 400 },
  });
  await expect(new IAMClient(session).send(new ListRolesCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `${user} iam:ListRoles on resource: * because no identity-based policy allows the iam:ListRoles action`,
    $metadata: { httpStatusCode: 403 },
  });
  const get = new GetObjectCommand({ Bucket: 'bucket', Key: 'k' });
  await expect(new S3Client(session).send(get)).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `${user} s3:GetObject on resource: "arn:aws:s3:::bucket/k" because no identity-based policy allows the s3:GetObject action`,
    $metadata: { httpStatusCode: 403 },
  });
});

test('what a policy allows goes, and nothing beside it', async () => {
  await using here = await temporaryAws();
  await objects(here);
  const policy = policyOf(
    { Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::bucket/taxi/*' },
    {
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::bucket',
      Condition: { StringLike: { 's3:prefix': 'taxi/*' } },
    },
    { Effect: 'Deny', Action: 's3:PutObject', Resource: 'arn:aws:s3:::*/locked' },
  );
  const s3 = new S3Client(await assumeNewRole(here, policy));
  const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket: 'bucket', Key }));
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket: 'bucket', Key, Body: 'x' }));
  const list = (Prefix: string) => s3.send(new ListObjectsV2Command({ Bucket: 'bucket', Prefix }));

  expect(await (await get('taxi/a')).Body?.transformToString()).toBe('a');
  await expect(get('bus/b')).rejects.toMatchObject({ name: 'AccessDenied' });
  await put('taxi/c');
  await expect(put('taxi/locked')).rejects.toMatchObject({
    message: `${user} s3:PutObject on resource: "arn:aws:s3:::bucket/taxi/locked" with an explicit deny in an identity-based policy`,
  });
  expect((await list('taxi/')).KeyCount).toBe(2);
  await expect(list('')).rejects.toMatchObject({ name: 'AccessDenied' });
  expect(here.aws.requests.all()[0]).toMatchObject({
    operation: 'S3.GetObject',
    principal: 'arn:aws:sts::111122223333:assumed-role/r/session',
    permissions: [{ action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/taxi/a' }],
  });
  expect(here.aws.access.used(`${account}:role/r`).map(({ action }) => action)).toContain('s3:ListBucket');
});

test('who may not list a bucket is not told what is missing in it', async () => {
  await using here = await temporaryAws();
  const read = { Action: 's3:GetObject' };
  const blind = new S3Client(await assumeNewRole(here, policyOf(read), { name: 'blind' }));
  const seeing = new S3Client(
    await assumeNewRole(here, policyOf(read, { Action: 's3:ListBucket' }), { name: 'seeing' }),
  );
  const get = new GetObjectCommand({ Bucket: 'bucket', Key: 'none' });
  const head = new HeadObjectCommand({ Bucket: 'bucket', Key: 'none' });

  await expect(blind.send(get)).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(blind.send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  await expect(seeing.send(get)).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(seeing.send(head)).rejects.toMatchObject({ name: 'NotFound' });
});

test('of many keys only those go that may', async () => {
  await using here = await temporaryAws();
  await objects(here);
  const policy = policyOf({ Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::bucket/taxi/*' });
  const s3 = new S3Client(await assumeNewRole(here, policy));
  const Objects = [{ Key: 'taxi/a' }, { Key: 'bus/b' }];

  const answer = await s3.send(new DeleteObjectsCommand({ Bucket: 'bucket', Delete: { Objects } }));

  expect(answer.Deleted).toMatchObject([{ Key: 'taxi/a' }]);
  expect(answer.Errors).toMatchObject([{ Key: 'bus/b', Code: 'AccessDenied' }]);
});

test('a role is passed to the service that the policy names', async () => {
  await using here = await temporaryAws();
  const pass = (service: string) =>
    policyOf(
      { Action: ['sagemaker:CreatePipeline', 'sagemaker:AddTags'] },
      {
        Action: 'iam:PassRole',
        Resource: execution,
        Condition: { StringEquals: { 'iam:PassedToService': service } },
      },
    );
  const command = new CreatePipelineCommand({
    PipelineName: 'p',
    ClientRequestToken: 'a'.repeat(32),
    PipelineDefinition: JSON.stringify({
      Version: '2020-12-01',
      Steps: [{ Name: 's', Type: 'Fail', Arguments: { ErrorMessage: 'x' } }],
    }),
    RoleArn: execution,
    Tags: [{ Key: 'team', Value: 'taxi' }],
  });
  const wrong = await assumeNewRole(here, pass('ecs.amazonaws.com'));
  const right = await assumeNewRole(here, pass('sagemaker.amazonaws.com'), { name: 'right' });

  await expect(new SageMakerClient(wrong).send(command)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`iam:PassRole on resource: ${execution}`),
  });
  await new SageMakerClient(right).send(command);

  const pipeline = 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/p';
  const tags = { 'aws:RequestTag/team': 'taxi', 'aws:TagKeys': ['team'] };
  expect(here.aws.requests.of('SageMaker.CreatePipeline').at(-1)?.permissions).toEqual([
    { action: 'sagemaker:CreatePipeline', resource: pipeline, context: tags },
    { action: 'sagemaker:AddTags', resource: pipeline, context: tags },
    {
      action: 'iam:PassRole',
      resource: execution,
      context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ]);
});

test('a session policy bounds its session', async () => {
  await using here = await temporaryAws();
  await objects(here);
  const session = { Policy: policyOf({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/taxi/*' }) };
  const s3 = new S3Client(await assumeNewRole(here, policyOf({ Action: 's3:*' }), { session }));
  const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket: 'bucket', Key }));

  await expect(get('bus/b')).rejects.toMatchObject({
    message: expect.stringContaining('because no session policy allows the s3:GetObject action'),
  });
});

test('managed policies bound a session like its own', async () => {
  await using here = await temporaryAws();
  await objects(here);
  const PolicyDocument = policyOf({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::*/taxi/*' });
  await new IAMClient(here.client).send(new CreatePolicyCommand({ PolicyName: 'some', PolicyDocument }));
  const session = { PolicyArns: [{ arn: `${account}:policy/some` }] };
  const s3 = new S3Client(await assumeNewRole(here, policyOf({ Action: 's3:*' }), { session }));
  const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket: 'bucket', Key }));

  expect((await get('taxi/a')).ContentLength).toBe(1);
  await expect(get('bus/b')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a permissions boundary bounds a role', async () => {
  await using here = await temporaryAws();
  await objects(here);
  const iam = new IAMClient(here.client);
  const PolicyDocument = policyOf({ Action: 's3:GetObject' });
  await iam.send(new CreatePolicyCommand({ PolicyName: 'boundary', PolicyDocument }));
  const s3 = new S3Client(await assumeNewRole(here, policyOf({ Action: 's3:*' })));
  const PermissionsBoundary = `${account}:policy/boundary`;
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'r', PermissionsBoundary }));

  expect((await s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'bus/b' }))).ContentLength).toBe(1);
  await expect(s3.send(new ListObjectsV2Command({ Bucket: 'bucket' }))).rejects.toMatchObject({
    message: expect.stringContaining('because no permissions boundary allows the s3:ListBucket action'),
  });
});

test('tags of a resource decide', async () => {
  await using here = await temporaryAws();
  const admin = new SageMakerClient(here.client);
  for (const team of ['taxi', 'bus']) {
    const Tags = [{ Key: 'team', Value: team }];
    await admin.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: team, Tags }));
  }
  const Condition = { StringEquals: { 'aws:ResourceTag/team': 'taxi' } };
  const policy = policyOf({ Action: 'sagemaker:DescribeModelPackageGroup', Condition });
  const sagemaker = new SageMakerClient(await assumeNewRole(here, policy));
  const describe = (ModelPackageGroupName: string) =>
    sagemaker.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName }));

  expect((await describe('taxi')).ModelPackageGroupName).toBe('taxi');
  await expect(describe('bus')).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

test('a policy of the bucket denies who may otherwise, and allows who may not', async () => {
  const grant = { Effect: 'Allow', Principal: { AWS: `${account}:role/r` }, Action: 's3:GetObject' };
  const refuse = { Effect: 'Deny', Principal: '*', Action: 's3:*' };
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { ...grant, Resource: 'arn:aws:s3:::bucket/taxi/*' },
      { ...refuse, Resource: 'arn:aws:s3:::bucket/bus/*' },
    ],
  });
  const bucketPolicy = (bucket: string) => (bucket === 'bucket' ? document : undefined);
  const owner: Service = {
    name: 'owner',
    protocol: { kind: 'json', targetPrefix: 'Owner' },
    operations: {},
    facts: { bucketPolicy },
  };
  await using here = await temporaryAws({ services: () => [owner] });
  await objects(here);
  const policy = policyOf({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/bus/*' });
  const s3 = new S3Client(await assumeNewRole(here, policy));
  const get = (Key: string) => s3.send(new GetObjectCommand({ Bucket: 'bucket', Key }));

  expect((await get('taxi/a')).ContentLength).toBe(1);
  await expect(get('bus/b')).rejects.toMatchObject({
    message: expect.stringContaining('with an explicit deny in a resource-based policy'),
  });
});

test('a call whose IAM action is not known is the administrator\u2019s alone', async () => {
  const strange: Service = {
    name: 'strange',
    title: 'Strange',
    protocol: { kind: 'json', targetPrefix: 'Strange' },
    operations: { Do: () => ({}) },
  };
  await using here = await temporaryAws({ services: () => [strange] });
  const { credentials } = await assumeNewRole(here, policyOf({ Action: '*' }));
  const call = (accessKeyId: string, token: string) =>
    send(here.aws.url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'Strange.Do',
        'x-amz-security-token': token,
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260131/us-east-1/strange/aws4_request, SignedHeaders=host, Signature=0`,
      },
    });

  expect((await call('AKIATEST', '')).status).toBe(200);
  expect((await call(credentials.accessKeyId, credentials.sessionToken)).body).toContain(
    'is not authorized to perform: Strange.Do, for which the local AWS knows no IAM action',
  );
});

test('a policy that changes counts at once', async () => {
  await using here = await temporaryAws();
  await objects(here);
  const s3 = new S3Client(await assumeNewRole(here, policyOf({ Action: 's3:GetObject' })));
  const get = () => s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'taxi/a' }));
  await get();

  const PolicyDocument = policyOf({ Action: 's3:PutObject' });
  await new IAMClient(here.client).send(
    new PutRolePolicyCommand({ RoleName: 'r', PolicyName: 'p', PolicyDocument }),
  );

  await expect(get()).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('a service has one role of its own', async () => {
  await using here = await temporaryAws();
  const name = 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';
  const link = () =>
    here.aws.access.linkedRole('sagemaker.application-autoscaling.amazonaws.com', '111122223333');

  const arn = await link();

  expect(await link()).toBe(arn);
  const { Role: found } = await new IAMClient(here.client).send(new GetRoleCommand({ RoleName: name }));
  expect(found?.Arn).toBe(arn);
});

test('services act with roles that trust them', async () => {
  await using here = await temporaryAws();
  const { access } = here.aws;
  const by = { roleArn: execution, service: 'sagemaker.amazonaws.com' };
  const read = () => access.check(by, 's3:GetObject', 'arn:aws:s3:::bucket/model');
  const iam = new IAMClient(here.client);

  expect(access.credentialsFor(by, 'SageMaker')).toBeUndefined();
  expect(read).not.toThrow();
  const AssumeRolePolicyDocument = trustOf({ Service: 'sagemaker.amazonaws.com' });
  await iam.send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument }));
  expect(read).toThrow(
    'User: arn:aws:sts::111122223333:assumed-role/execution/SageMaker is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::bucket/model"',
  );
  const PolicyDocument = policyOf({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'execution', PolicyName: 'p', PolicyDocument }));
  expect(read).not.toThrow();
  expect(access.credentialsFor(by, 'SageMaker')).toMatchObject({
    accessKeyId: expect.stringMatching(/^ASIA/),
  });
  const other = { ...by, service: 'cloudformation.amazonaws.com' };
  expect(() => access.credentialsFor(other, 's')).toThrow(
    `Role ${execution} is invalid or cannot be assumed`,
  );
  expect(access.used(execution)).toEqual([{ action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/model' }]);
});
