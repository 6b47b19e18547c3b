import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { account, policyOf, trustOf } from '../iam/documents.ts';
import { outcomeOf, sessionOf } from '../iam/session.ts';
import { temporaryAws } from '../temporary-aws.ts';

const RoleArn = `${account}:role/r`;

async function start(trust: string, options: { MaxSessionDuration?: number } = {}, now = () => new Date()) {
  const here = await temporaryAws({ services: () => [], now });
  const iam = new IAMClient(here.client);
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: trust, ...options }));
  const sts = new STSClient(here.client);
  const assume = (input: object = {}) =>
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session', ...input }));
  return { here, iam, assume, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test('a session says whose it is', async () => {
  await using stack = await start(trustOf({ AWS: `${account}:root` }));

  const answer = await stack.assume();
  const identity = await new STSClient(sessionOf(stack.here, answer.Credentials)).send(
    new GetCallerIdentityCommand({}),
  );

  expect(answer.Credentials).toMatchObject({
    AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
    Expiration: expect.any(Date),
  });
  expect(answer.AssumedRoleUser?.Arn).toBe('arn:aws:sts::111122223333:assumed-role/r/session');
  expect(identity).toMatchObject({
    Arn: 'arn:aws:sts::111122223333:assumed-role/r/session',
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:session$/),
    Account: '111122223333',
  });
  expect(stack.here.aws.requests.of('STS.GetCallerIdentity')).toMatchObject([
    { principal: 'arn:aws:sts::111122223333:assumed-role/r/session', permissions: [] },
  ]);
});

test.each([
  ['the user himself', trustOf({ AWS: `${account}:user/local` }), true],
  ['the account', trustOf({ AWS: '111122223333' }), true],
  ['everybody', trustOf('*'), true],
  ['another user', trustOf({ AWS: `${account}:user/other` }), false],
  ['another account', trustOf({ AWS: 'arn:aws:iam::999900001111:root' }), false],
  ['a service', trustOf({ Service: 'sagemaker.amazonaws.com' }), false],
  [
    'who knows the external ID',
    trustOf({ AWS: '*' }, { Condition: { StringEquals: { 'sts:ExternalId': 'secret' } } }),
    false,
  ],
])('trust in %s', async (_, trust, trusted) => {
  await using stack = await start(trust);
  expect(await outcomeOf(stack.assume())).toBe(trusted ? 'assumed' : 'AccessDenied');
});

test('who is not trusted is told by whom', async () => {
  await using stack = await start(trustOf({ AWS: `${account}:user/other` }));
  await expect(stack.assume()).rejects.toMatchObject({
    message: `User: ${account}:user/local is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    $metadata: { httpStatusCode: 403 },
  });
});

test('an external ID and tags of the session', async () => {
  const Condition = { StringEquals: { 'sts:ExternalId': 'secret' } };
  await using stack = await start(trustOf({ AWS: '*' }, { Condition }));

  expect((await stack.assume({ ExternalId: 'secret' })).Credentials).toBeDefined();
  const tagged = stack.assume({ ExternalId: 'secret', Tags: [{ Key: 'team', Value: 'taxi' }] });

  await expect(tagged).rejects.toMatchObject({ message: expect.stringContaining('sts:TagSession') });
});

test.each([
  [{ RoleSessionName: 'a b' }, `at 'roleSessionName' failed`],
  [{ RoleSessionName: 'x' }, 'length greater than or equal to 2'],
  [{ DurationSeconds: 60 }, `at 'durationSeconds' failed`],
  [{ DurationSeconds: 50_000 }, 'less than or equal to 43200'],
  [{ DurationSeconds: 7201 }, 'exceeds the MaxSessionDuration set for this role'],
  [{ Policy: '{' }, 'invalid Json'],
  [{ PolicyArns: [{ arn: `${account}:policy/none` }] }, 'policy/none does not exist'],
  [{ SourceIdentity: 'me' }, 'does not know SourceIdentity'],
])('%j is refused: %s', async (input, message) => {
  await using stack = await start(trustOf('*'), { MaxSessionDuration: 7200 });
  await expect(stack.assume(input)).rejects.toMatchObject({ message: expect.stringContaining(message) });
});

test('sessions end', async () => {
  let now = new Date('2026-11-23T12:00:00Z');
  await using stack = await start(trustOf('*'), { MaxSessionDuration: 7200 }, () => now);
  const { Credentials } = await stack.assume({ DurationSeconds: 7200 });
  const sts = new STSClient(sessionOf(stack.here, Credentials));

  expect(Credentials?.Expiration).toEqual(new Date('2026-11-23T14:00:00Z'));
  now = new Date('2026-11-23T13:59:59Z');
  await sts.send(new GetCallerIdentityCommand({}));
  now = new Date('2026-11-23T14:00:00Z');

  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'ExpiredToken',
    message: 'The security token included in the request is expired',
    $metadata: { httpStatusCode: 403 },
  });
});

test.each([
  ['a key that there is not', { accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' }],
  ['no token', { sessionToken: undefined }],
  ['a wrong token', { sessionToken: 'wrong' }],
])('%s is no session', async (_, change) => {
  await using stack = await start(trustOf('*'));
  const { Credentials } = await stack.assume();
  const client = sessionOf(stack.here, Credentials);

  const { sessionToken, ...keys } = { ...client.credentials, ...change };
  const credentials = sessionToken === undefined ? keys : { ...keys, sessionToken };
  const sts = new STSClient({ ...client, credentials });

  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
  });
});

test('a session takes on another role, for an hour at most', async () => {
  await using stack = await start(trustOf('*'));
  const { here, iam } = stack;
  const second = { RoleArn: `${account}:role/second`, RoleSessionName: 'chained' };
  const trust = trustOf({ AWS: `${account}:root` });
  await iam.send(
    new CreateRoleCommand({ RoleName: 'second', AssumeRolePolicyDocument: trust, MaxSessionDuration: 7200 }),
  );
  const sts = new STSClient(sessionOf(here, (await stack.assume()).Credentials));
  const chain = (input: object = {}) => sts.send(new AssumeRoleCommand({ ...second, ...input }));

  // Trust in the account is a matter of the caller's own policies.
  await expect(chain()).rejects.toMatchObject({ name: 'AccessDenied' });
  const PolicyDocument = policyOf({ Action: 'sts:AssumeRole', Resource: second.RoleArn });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'r', PolicyName: 'chain', PolicyDocument }));

  expect((await chain()).AssumedRoleUser?.Arn).toMatch(/assumed-role\/second\/chained$/);
  await expect(chain({ DurationSeconds: 3601 })).rejects.toMatchObject({
    message: expect.stringContaining('1 hour session limit for roles assumed by role chaining'),
  });
});
