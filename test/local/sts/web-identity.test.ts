import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { account, trustOf } from '../iam/documents.ts';
import { outcomeOf, sessionOf } from '../iam/session.ts';
import { temporaryAws } from '../temporary-aws.ts';

const issuer = 'https://token.actions.githubusercontent.com';
const host = 'token.actions.githubusercontent.com';
const provider = `${account}:oidc-provider/${host}`;
const now = new Date('2026-11-23T12:00:00Z');
const seconds = now.getTime() / 1000;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys: JsonWebKey[] = [
  { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', alg: 'RS256' },
  { ...curve.publicKey.export({ format: 'jwk' }), kid: 'curve' },
];

interface TokenParts {
  claims?: Record<string, unknown>;
  alg?: string;
  kid?: string;
  key?: KeyObject;
}

function token({ claims = {}, alg = 'RS256', kid = 'rsa', key = rsa.privateKey }: TokenParts = {}): string {
  const body = {
    iss: issuer,
    sub: 'repo:octo/models:environment:prod',
    aud: 'sts.amazonaws.com',
    iat: seconds - 10,
    nbf: seconds - 10,
    exp: seconds + 300,
    ...claims,
  };
  const text = [{ alg, kid, typ: 'JWT' }, body]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

function gitHubTrust(condition: object, statement: object = {}): string {
  return trustOf(
    { Federated: provider },
    { Action: 'sts:AssumeRoleWithWebIdentity', Condition: condition, ...statement },
  );
}

const subIs = (sub: string | string[], operator = 'StringEquals') => ({
  StringEquals: {
    [`${host}:aud`]: 'sts.amazonaws.com',
    ...(operator === 'StringEquals' && { [`${host}:sub`]: sub }),
  },
  ...(operator !== 'StringEquals' && { [operator]: { [`${host}:sub`]: sub } }),
});

async function start(
  trust = gitHubTrust(subIs('repo:octo/models:environment:prod')),
  known: JsonWebKey[] | 'unreachable' = keys,
) {
  const webIdentity = (asked: string) => (asked === issuer && known !== 'unreachable' ? known : undefined);
  const here = await temporaryAws({ services: () => [], now: () => now, webIdentity });
  const iam = new IAMClient(here.client);
  const ClientIDList = ['sts.amazonaws.com'];
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: issuer, ClientIDList }));
  await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: trust }));
  const sts = new STSClient(here.client);
  const assume = (WebIdentityToken: string) =>
    sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: `${account}:role/deploy`,
        RoleSessionName: 'run-7',
        WebIdentityToken,
      }),
    );
  return { here, assume, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test('a token of the provider makes a session', async () => {
  await using stack = await start();

  const answer = await stack.assume(token());
  const sts = new STSClient(sessionOf(stack.here, answer.Credentials));

  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: 'repo:octo/models:environment:prod',
    Audience: 'sts.amazonaws.com',
    Provider: provider,
    AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/run-7' },
  });
  expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/assumed-role\/deploy\/run-7$/);
});

test.each([
  ['of an elliptic curve', { alg: 'ES256', kid: 'curve', key: curve.privateKey }],
  ['with several audiences', { claims: { aud: ['other', 'sts.amazonaws.com'] } }],
])('a token %s', async (_, parts) => {
  await using stack = await start();
  expect((await stack.assume(token(parts))).Credentials).toBeDefined();
});

test.each<[string, string, string, string]>([
  ['no token', 'xyz.xyz', 'InvalidIdentityTokenException', 'is not a valid JWT'],
  [
    'a foreign issuer',
    token({ claims: { iss: 'https://evil.example' } }),
    'InvalidIdentityTokenException',
    'No OpenIDConnect provider found in your account for https://evil.example',
  ],
  [
    'a foreign audience',
    token({ claims: { aud: 'https://github.com/octo' } }),
    'InvalidIdentityTokenException',
    'Incorrect token audience',
  ],
  [
    'a foreign key',
    token({ key: stranger.privateKey }),
    'InvalidIdentityTokenException',
    'could not be validated',
  ],
  ['an unknown key', token({ kid: 'other' }), 'InvalidIdentityTokenException', 'could not be validated'],
  [
    'an algorithm that the key is not for',
    token({ alg: 'RS512' }),
    'InvalidIdentityTokenException',
    'could not be validated',
  ],
  [
    'no signature',
    `${token().split('.').slice(0, 2).join('.')}.`,
    'InvalidIdentityTokenException',
    'is not a valid JWT',
  ],
  [
    'another body',
    token().replace(/\.[^.]+\./, `.${token({ claims: { sub: 'x' } }).split('.')[1]}.`),
    'InvalidIdentityTokenException',
    'could not be validated',
  ],
  [
    'an old token',
    token({ claims: { exp: seconds } }),
    'ExpiredTokenException',
    `Token expired: current date/time ${seconds} must be before`,
  ],
  [
    'a token of later',
    token({ claims: { nbf: seconds + 600 } }),
    'InvalidIdentityTokenException',
    'not valid before',
  ],
  [
    'another subject',
    token({ claims: { sub: 'repo:octo/models:environment:staging' } }),
    'AccessDenied',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ],
])('%s is refused', async (_, text, name, message) => {
  await using stack = await start();
  await expect(stack.assume(text)).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test('an algorithm without a key is no signature', async () => {
  await using stack = await start();
  const [, body] = token().split('.');
  const head = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');

  await expect(stack.assume(`${head}.${body}.eA`)).rejects.toMatchObject({
    name: 'InvalidIdentityTokenException',
  });
});

test.each<[string, string, string, boolean]>([
  [
    'either shape of the subject',
    gitHubTrust(subIs(['repo:octo/models:environment:prod', 'repo:octo@1/models@2:environment:prod'])),
    'repo:octo@1/models@2:environment:prod',
    true,
  ],
  [
    'a pattern',
    gitHubTrust(subIs('repo:octo*/models*:environment:prod', 'StringLike')),
    'repo:octo@1/models@2:environment:prod',
    true,
  ],
  [
    'a pattern in StringEquals',
    gitHubTrust(subIs('repo:octo/*')),
    'repo:octo/models:environment:prod',
    false,
  ],
  [
    'any of several',
    gitHubTrust(subIs(['repo:a/b:*', 'repo:octo/models:*'], 'ForAnyValue:StringLike')),
    'repo:octo/models:pull_request',
    true,
  ],
  [
    'a claim that AWS does not know',
    gitHubTrust({ StringEquals: { [`${host}:repository`]: 'octo/models' } }),
    'repo:octo/models:environment:prod',
    false,
  ],
  ['who is denied', gitHubTrust({}, { Effect: 'Deny' }), 'repo:octo/models:environment:prod', false],
  [
    'AssumeRole alone',
    gitHubTrust({}, { Action: 'sts:AssumeRole' }),
    'repo:octo/models:environment:prod',
    false,
  ],
  [
    'another provider',
    trustOf(
      { Federated: `${account}:oidc-provider/other.example` },
      { Action: 'sts:AssumeRoleWithWebIdentity' },
    ),
    'repo:octo/models:environment:prod',
    false,
  ],
])('trust in %s', async (_, trust, sub, trusted) => {
  await using stack = await start(trust);
  const answer = stack.assume(token({ claims: { sub, repository: 'octo/models' } }));
  expect(await outcomeOf(answer)).toBe(trusted ? 'assumed' : 'AccessDenied');
});

test('an issuer that cannot be reached', async () => {
  await using stack = await start(undefined, 'unreachable');
  await expect(stack.assume(token())).rejects.toMatchObject({
    message: expect.stringContaining(`Couldn't retrieve verification key from your identity provider`),
  });
});
