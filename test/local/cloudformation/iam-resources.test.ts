import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { role, stacks, template } from './small-stacks.ts';

const account = 'arn:aws:iam::111122223333';

function document(action: string): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] };
}

function read(text: string | undefined): unknown {
  return JSON.parse(decodeURIComponent(text ?? ''));
}

test('a role is made, changed in all its parts, and leaves nothing behind', async () => {
  await using aws = await stacks();
  const iam = new IAMClient(aws.here.client);
  const managed = (action: string): object => ({
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { ManagedPolicyName: 'm', PolicyDocument: document(action) },
  });
  const before = role({
    RoleName: 'r',
    Description: 'one',
    MaxSessionDuration: 7200,
    PermissionsBoundary: { Ref: 'Managed' },
    ManagedPolicyArns: [{ Ref: 'Managed' }],
    Policies: [
      { PolicyName: 'a', PolicyDocument: document('s3:GetObject') },
      { PolicyName: 'b', PolicyDocument: document('s3:PutObject') },
    ],
    Tags: [{ Key: 'x', Value: '1' }],
  });
  await aws.create('s', template({ Role: before, Managed: managed('s3:*') }));

  const { Role: made } = await iam.send(new GetRoleCommand({ RoleName: 'r' }));
  expect(made).toMatchObject({
    Description: 'one',
    MaxSessionDuration: 7200,
    PermissionsBoundary: { PermissionsBoundaryArn: `${account}:policy/m` },
    Tags: [{ Key: 'x', Value: '1' }],
  });
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'r' }));
  expect(attached.AttachedPolicies?.map((it) => it.PolicyName)).toEqual(['m']);

  const after = role({
    RoleName: 'r',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `${account}:root` }, Action: 'sts:AssumeRole' }],
    },
    Policies: [{ PolicyName: 'a', PolicyDocument: document('s3:ListBucket') }],
    Tags: [{ Key: 'y', Value: '2' }],
  });
  const stack = await aws.update('s', template({ Role: after, Managed: managed('s3:GetObject') }));

  expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
  const { Role: changed } = await iam.send(new GetRoleCommand({ RoleName: 'r' }));
  expect(changed).toMatchObject({
    MaxSessionDuration: 3600,
    RoleId: made?.RoleId,
    Tags: [{ Key: 'y', Value: '2' }],
  });
  expect(changed?.PermissionsBoundary).toBeUndefined();
  expect(changed?.Description ?? '').toBe('');
  expect(decodeURIComponent(changed?.AssumeRolePolicyDocument ?? '')).toContain(`${account}:root`);
  const policies = await iam.send(new ListRolePoliciesCommand({ RoleName: 'r' }));
  expect(policies.PolicyNames).toEqual(['a']);
  const inline = await iam.send(new GetRolePolicyCommand({ RoleName: 'r', PolicyName: 'a' }));
  expect(read(inline.PolicyDocument)).toEqual(document('s3:ListBucket'));
  const left = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'r' }));
  expect(left.AttachedPolicies ?? []).toEqual([]);

  await aws.remove('s');
  await expect(iam.send(new GetRoleCommand({ RoleName: 'r' }))).rejects.toThrow('r cannot be found');
  await expect(iam.send(new GetPolicyCommand({ PolicyArn: `${account}:policy/m` }))).rejects.toThrow(
    `${account}:policy/m`,
  );
});

test('a managed policy outlives more changes than IAM keeps versions of', async () => {
  await using aws = await stacks();
  const iam = new IAMClient(aws.here.client);
  const PolicyArn = `${account}:policy/m`;
  const version = (number: number): object =>
    template({
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { ManagedPolicyName: 'm', PolicyDocument: document(`s3:Get${number}`) },
      },
    });
  await aws.create('s', version(0));

  for (let number = 1; number <= 6; number += 1)
    expect((await aws.update('s', version(number))).StackStatus).toBe('UPDATE_COMPLETE');

  const { Versions: versions = [] } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  expect(versions.length).toBeLessThanOrEqual(5);
  const VersionId = versions.find((it) => it.IsDefaultVersion)?.VersionId;
  const current = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  expect(read(current.PolicyVersion?.Document)).toEqual(document('s3:Get6'));
  await aws.remove('s');
});

function parts(name: string, roles: readonly string[]): object {
  return template({
    A: role({ RoleName: 'a' }),
    B: role({ RoleName: 'b' }),
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: name,
        PolicyDocument: document('s3:*'),
        Roles: roles.map((logicalId) => ({ Ref: logicalId })),
      },
    },
  });
}

test('a policy moves from role to role and changes its name', async () => {
  await using aws = await stacks();
  const iam = new IAMClient(aws.here.client);
  const policiesOf = async (RoleName: string): Promise<string[]> =>
    (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? [];

  await aws.create('s', parts('p', ['A']));
  expect([await policiesOf('a'), await policiesOf('b')]).toEqual([['p'], []]);
  await aws.update('s', parts('p', ['B']));
  expect([await policiesOf('a'), await policiesOf('b')]).toEqual([[], ['p']]);
  await aws.update('s', parts('q', ['A', 'B']));
  expect([await policiesOf('a'), await policiesOf('b')]).toEqual([['q'], ['q']]);
  await aws.remove('s');
});

function provider(clients: readonly string[], tags: object[]): object {
  return template({
    Provider: {
      Type: 'AWS::IAM::OIDCProvider',
      Properties: {
        Url: 'https://token.actions.githubusercontent.com',
        ClientIdList: clients,
        Tags: tags,
      },
    },
  });
}

test('an identity provider is known by its URL', async () => {
  await using aws = await stacks();
  const iam = new IAMClient(aws.here.client);
  const found = async (): Promise<unknown> =>
    await iam.send(
      new GetOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn: `${account}:oidc-provider/token.actions.githubusercontent.com`,
      }),
    );

  await aws.create('s', provider(['sts.amazonaws.com'], [{ Key: 'a', Value: '1' }]));
  expect(await found()).toMatchObject({
    Url: 'token.actions.githubusercontent.com',
    ClientIDList: ['sts.amazonaws.com'],
    Tags: [{ Key: 'a', Value: '1' }],
  });
  await aws.update('s', provider(['other'], [{ Key: 'b', Value: '2' }]));
  expect(await found()).toMatchObject({ ClientIDList: ['other'], Tags: [{ Key: 'b', Value: '2' }] });
  await aws.remove('s');
  await expect(found()).rejects.toThrow('oidc-provider/token.actions.githubusercontent.com');
});

test('what the local IAM does not have is refused by name', async () => {
  await using aws = await stacks();
  const resource = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'p', PolicyDocument: document('s3:*'), Users: ['u'] },
  };

  await aws.create('s', template({ Policy: resource }));

  expect(await aws.story('s')).toContain(
    'Policy CREATE_FAILED The local CloudFormation does not know Users of AWS::IAM::Policy. It knows PolicyDocument, PolicyName, Roles.',
  );
});
