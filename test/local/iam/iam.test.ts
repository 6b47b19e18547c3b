import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteOpenIDConnectProviderCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteServiceLinkedRoleCommand,
  DetachRolePolicyCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListOpenIDConnectProvidersCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  paginateListRoles,
  PutRolePolicyCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  AddClientIDToOpenIDConnectProviderCommand,
  SetDefaultPolicyVersionCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../local/aws/server.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';
import { account, policyOf, trustOf } from './documents.ts';

const AssumeRolePolicyDocument = trustOf({ Service: 'sagemaker.amazonaws.com' });
const readAll = policyOf({ Action: 's3:GetObject' });

async function start(): Promise<{ here: TemporaryAws; iam: IAMClient } & AsyncDisposable> {
  const here = await temporaryAws({ services: () => [] });
  const iam = new IAMClient(here.client);
  return { here, iam, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test('a role is what was asked for, its document percent-encoded', async () => {
  await using stack = await start();
  const { iam } = stack;

  const { Role: created } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'execution',
      Path: '/models/',
      AssumeRolePolicyDocument,
      Description: 'runs models',
      MaxSessionDuration: 7200,
      Tags: [{ Key: 'team', Value: 'taxi' }],
    }),
  );
  const { Role: role } = await iam.send(new GetRoleCommand({ RoleName: 'EXECUTION' }));

  expect(created).toMatchObject({ Arn: `${account}:role/models/execution`, Path: '/models/' });
  expect(role).toMatchObject({
    RoleName: 'execution',
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    Arn: `${account}:role/models/execution`,
    AssumeRolePolicyDocument: encodeURIComponent(AssumeRolePolicyDocument),
    Description: 'runs models',
    MaxSessionDuration: 7200,
    Tags: [{ Key: 'team', Value: 'taxi' }],
    CreateDate: expect.any(Date),
  });
});

test('a role changes', async () => {
  await using stack = await start();
  const { iam } = stack;
  const RoleName = 'r';
  const other = trustOf({ Service: 'cloudformation.amazonaws.com' });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));

  await iam.send(new UpdateRoleCommand({ RoleName, Description: 'new', MaxSessionDuration: 43_200 }));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: other }));
  await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'a', Value: '1' }] }));
  await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'A', Value: '2' }] }));
  await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'b', Value: '' }] }));
  await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['b'] }));

  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  expect(Role).toMatchObject({
    Description: 'new',
    MaxSessionDuration: 43_200,
    AssumeRolePolicyDocument: encodeURIComponent(other),
  });
  expect((await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: 'A', Value: '2' }]);
});

test('roles are listed page by page, below a path', async () => {
  await using stack = await start();
  const { iam } = stack;
  const paths = ['/', '/a/', '/a/b/', '/a/', '/c/'];
  for (const [index, Path] of paths.entries())
    await iam.send(new CreateRoleCommand({ RoleName: `r${index}`, Path, AssumeRolePolicyDocument }));

  const pages: string[][] = [];
  for await (const page of paginateListRoles({ client: iam, pageSize: 2 }, {}))
    pages.push(page.Roles?.map(({ RoleName = '' }) => RoleName) ?? []);
  const below = await iam.send(new ListRolesCommand({ PathPrefix: '/a/' }));

  expect(pages).toEqual([['r0', 'r1'], ['r2', 'r3'], ['r4']]);
  expect(below.Roles?.map(({ RoleName }) => RoleName)).toEqual(['r1', 'r2', 'r3']);
});

test('inline policies: written, read, replaced, removed', async () => {
  await using stack = await start();
  const { iam } = stack;
  const RoleName = 'r';
  const put = (PolicyName: string, PolicyDocument: string) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));

  await put('second', readAll);
  await put('first', policyOf({ Action: 's3:*' }));
  await put('first', readAll);

  const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const found = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'first' }));
  expect(PolicyNames).toEqual(['first', 'second']);
  expect(found.PolicyDocument).toBe(encodeURIComponent(readAll));
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'first' }));
  await expect(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'first' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(
    put('first', policyOf({ Action: Array(380).fill('sagemaker:DescribeModel') })),
  ).resolves.toBeDefined();
  await expect(
    put('third', policyOf({ Action: Array(20).fill('sagemaker:DescribeModel') })),
  ).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Maximum policy size of 10240 bytes exceeded for role r',
  });
});

test('a role is deleted when nothing hangs on it', async () => {
  await using stack = await start();
  const { iam } = stack;
  const RoleName = 'r';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: readAll }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'm', PolicyDocument: readAll }));
  const PolicyArn = Policy?.Arn ?? '';
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));

  await expect(remove()).rejects.toMatchObject({
    name: 'DeleteConflictException',
    message: 'Cannot delete entity, must detach all policies first.',
  });
  await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
    message: 'Cannot delete a policy attached to entities.',
  });
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  await expect(remove()).rejects.toMatchObject({
    message: 'Cannot delete entity, must delete policies first.',
  });
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'p' }));
  await remove();

  await expect(remove()).rejects.toMatchObject({ message: 'The role with name r cannot be found.' });
});

test('managed policies have versions and hang on roles', async () => {
  await using stack = await start();
  const { iam } = stack;
  const PolicyArn = `${account}:policy/team/m`;
  const RoleName = 'r';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'm', Path: '/team/', PolicyDocument: readAll }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const version = (SetAsDefault: boolean) =>
    iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn,
        PolicyDocument: policyOf({ Action: 's3:*' }),
        SetAsDefault,
      }),
    );

  for (const isDefault of [true, false, false, false]) await version(isDefault);

  const { Versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  expect(Versions.map(({ VersionId }) => VersionId)).toEqual(['v5', 'v4', 'v3', 'v2', 'v1']);
  expect(Versions.filter(({ IsDefaultVersion }) => IsDefaultVersion)).toMatchObject([{ VersionId: 'v2' }]);
  await expect(version(false)).rejects.toMatchObject({ name: 'LimitExceededException' });
  const drop = (VersionId: string) => iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  await expect(drop('v2')).rejects.toMatchObject({ name: 'DeleteConflictException' });
  await drop('v5');
  await version(false);
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v6' }));
  const six = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v6' }));
  expect(six.PolicyVersion).toMatchObject({
    IsDefaultVersion: true,
    Document: encodeURIComponent(policyOf({ Action: 's3:*' })),
  });
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  expect(attached.AttachedPolicies).toEqual([{ PolicyName: 'm', PolicyArn }]);
  const users = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }));
  expect(users.PolicyRoles).toMatchObject([{ RoleName }]);
});

test('OpenID Connect providers', async () => {
  await using stack = await start();
  const { iam } = stack;
  const Url = 'https://token.actions.githubusercontent.com';
  const OpenIDConnectProviderArn = `${account}:oidc-provider/token.actions.githubusercontent.com`;
  const named = { OpenIDConnectProviderArn };
  const create = () =>
    iam.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList: ['sts.amazonaws.com'] }));

  expect(await create()).toMatchObject(named);
  await expect(create()).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
  await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ ...named, ClientID: 'other' }));
  await iam.send(
    new RemoveClientIDFromOpenIDConnectProviderCommand({ ...named, ClientID: 'sts.amazonaws.com' }),
  );
  const ThumbprintList = ['ab'.repeat(20)];
  await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ ...named, ThumbprintList }));

  expect(await iam.send(new GetOpenIDConnectProviderCommand(named))).toMatchObject({
    Url: 'token.actions.githubusercontent.com',
    ClientIDList: ['other'],
    ThumbprintList,
  });
  const list = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  expect(list.OpenIDConnectProviderList).toEqual([{ Arn: OpenIDConnectProviderArn }]);
  await iam.send(new DeleteOpenIDConnectProviderCommand(named));
  await expect(iam.send(new GetOpenIDConnectProviderCommand(named))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  });
});

test('the role of Application Auto Scaling is its own', async () => {
  await using stack = await start();
  const { iam } = stack;
  const AWSServiceName = 'sagemaker.application-autoscaling.amazonaws.com';
  const create = () => iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));

  const { Role } = await create();

  expect(Role?.Arn).toBe(
    `${account}:role/aws-service-role/${AWSServiceName}/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`,
  );
  await expect(create()).rejects.toMatchObject({ name: 'InvalidInputException' });
  const RoleName = Role?.RoleName ?? '';
  await expect(
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: readAll })),
  ).rejects.toMatchObject({ name: 'UnmodifiableEntityException' });
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  const { Status } = await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
  expect(Status).toBe('SUCCEEDED');
});

test.each([
  [{ RoleName: 'a b' }, `Value 'a b' at 'roleName' failed to satisfy constraint: Member must satisfy`],
  [{ RoleName: 'r'.repeat(65) }, 'Member must have length less than or equal to 64'],
  [{ Path: 'x' }, `Value 'x' at 'path' failed`],
  [{ MaxSessionDuration: 60 }, `Member must have value greater than or equal to 3600`],
  [{ RoleName: 'a b', MaxSessionDuration: 60 }, '2 validation errors detected'],
  [{ Tags: [{ Key: '!', Value: 'x' }] }, `at 'tags.1.member.key'`],
])('%j is refused: %s', async (change, message) => {
  await using stack = await start();
  const input = { RoleName: 'r', AssumeRolePolicyDocument, ...change };

  await expect(stack.iam.send(new CreateRoleCommand(input))).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining(message),
  });
});

test('a document that IAM would refuse, a name that is taken, a policy that there is not', async () => {
  await using stack = await start();
  const { iam } = stack;
  const create = (document: string) =>
    iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: document }));

  await expect(create(readAll)).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  await expect(create(trustOf({ AWS: Array(60).fill(`${account}:user/local`) }))).rejects.toMatchObject({
    name: 'LimitExceededException',
    message: 'Cannot exceed quota for ACLSizePerRole: 2048',
  });
  await expect(create(trustOf({ AWS: `${account}:role/none` }))).rejects.toMatchObject({
    message: `Invalid principal in policy: "AWS":"${account}:role/none"`,
  });
  await create(AssumeRolePolicyDocument);
  await expect(create(AssumeRolePolicyDocument)).rejects.toMatchObject({
    name: 'EntityAlreadyExistsException',
    message: 'Role with name r already exists.',
  });
  const attach = new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn: `${account}:policy/none` });
  await expect(iam.send(attach)).rejects.toMatchObject({
    message: `Policy ${account}:policy/none does not exist or is not attachable.`,
  });
});

test('roles outlast the server', async () => {
  await using stack = await start();
  const { here, iam } = stack;
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument }));
  await here.aws.close();

  await using again: LocalAws = await startLocalAws({ root: here.root, services: () => [] });
  const client = new IAMClient({ ...here.client, endpoint: again.url });

  expect((await client.send(new GetRoleCommand({ RoleName: 'r' }))).Role?.RoleName).toBe('r');
});
