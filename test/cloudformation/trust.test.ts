import { CreateOpenIDConnectProviderCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { outcomeOf } from '../local/iam/session.ts';
import { temporaryAws } from '../local/temporary-aws.ts';
import { ACCOUNT, bootstrap, environment, type Role, rolesOf } from './account.ts';
import { ISSUER, tokenIssuer } from './token.ts';

/** An account with the roles of bootstrap.yaml and of the environment prod, and GitHub's keys at hand. */
async function account(parameters: Record<string, string> = {}) {
  const { webIdentity, tokenOf } = tokenIssuer();
  const here = await temporaryAws({ services: () => [], webIdentity });
  const iam = new IAMClient(here.client);
  await iam.send(
    new CreateOpenIDConnectProviderCommand({ Url: ISSUER, ClientIDList: ['sts.amazonaws.com', 'others'] }),
  );
  const roles = { ...rolesOf(bootstrap(parameters)), ...rolesOf(environment(parameters)) };
  for (const { name, trust, maxSessionDuration } of Object.values(roles)) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: trust,
        MaxSessionDuration: maxSessionDuration,
      }),
    );
  }
  const sts = new STSClient(here.client);
  return {
    assume: (role: string, claims: { sub: string; aud?: string }, DurationSeconds?: number) =>
      outcomeOf(
        sts.send(
          new AssumeRoleWithWebIdentityCommand({
            RoleArn: `${ACCOUNT}:role/${role}`,
            RoleSessionName: 'job',
            WebIdentityToken: tokenOf(claims),
            ...(DurationSeconds !== undefined && { DurationSeconds }),
          }),
        ),
      ),
    [Symbol.asyncDispose]: () => here[Symbol.asyncDispose](),
  };
}

const named = 'repo:octo-org/models';
const numbered = 'repo:octo-org@583231/models@1296269';

// Per subject, the roles that a job with it may take on.
test.each([
  [`${named}:ref:refs/heads/main`, ['TrainRole', 'PlanRole', 'ProposeRole']],
  [`${numbered}:ref:refs/heads/main`, ['TrainRole', 'PlanRole', 'ProposeRole']],
  [`${named}:pull_request`, ['PlanRole']],
  [`${numbered}:pull_request`, ['PlanRole']],
  [`${named}:environment:prod`, ['DeployRole']],
  [`${numbered}:environment:prod`, ['DeployRole']],
  // Other environments, branches, tags and events of the same repository.
  [`${numbered}:environment:staging`, []],
  [`${numbered}:environment:Prod`, []],
  [`${numbered}:environment:prod-eu`, []],
  [`${numbered}:environment:*`, []],
  [`${numbered}:ref:refs/heads/feature`, []],
  [`${numbered}:ref:refs/heads/main2`, []],
  [`${numbered}:ref:refs/tags/main`, []],
  [`${numbered}:pull_request:x`, []],
  // Forks, and others who would like to be this repository.
  ['repo:somebody/models:pull_request', []],
  ['repo:somebody@1/models@2:pull_request', []],
  ['repo:somebody@1/models@2:environment:prod', []],
  ['repo:octo-org/other:ref:refs/heads/main', []],
  ['repo:Octo-Org/models:ref:refs/heads/main', []],
  ['repo:octo-org/models-2:ref:refs/heads/main', []],
  // The names again, after somebody else took them: the ids are others.
  ['repo:octo-org@999/models@1296269:ref:refs/heads/main', []],
  ['repo:octo-org@583231/models@999:environment:prod', []],
  ['repo:octo-org@583231/models:environment:prod', []],
  ['repo:octo-org/models@1296269:environment:prod', []],
  ['*', []],
])('%s takes on %j', async (sub, expected) => {
  await using here = await account();

  const taken: string[] = [];
  for (const role of ['TrainRole', 'PlanRole', 'ProposeRole', 'DeployRole', 'ServiceRole', 'ExecutionRole']) {
    if ((await here.assume(role, { sub })) === 'assumed') taken.push(role);
  }

  expect(taken).toEqual(expected);
});

test('a token for another audience is refused, even one that the provider knows', async () => {
  await using here = await account();
  const sub = `${numbered}:environment:prod`;

  expect(await here.assume('DeployRole', { sub, aud: 'others' })).toBe('AccessDenied');
  expect(await here.assume('DeployRole', { sub, aud: 'https://github.com/octo-org' })).toMatch(/Invalid/);
});

test('another default branch is trusted in the place of main', async () => {
  await using here = await account({ DefaultBranch: 'trunk' });

  expect(await here.assume('TrainRole', { sub: `${numbered}:ref:refs/heads/trunk` })).toBe('assumed');
  expect(await here.assume('TrainRole', { sub: `${numbered}:ref:refs/heads/main` })).toBe('AccessDenied');
});

test('a deployment may hold its session for four hours', async () => {
  await using here = await account();
  const sub = `${numbered}:environment:prod`;

  expect(await here.assume('DeployRole', { sub }, 14_400)).toBe('assumed');
  expect(await here.assume('DeployRole', { sub }, 14_401)).toBe('ValidationError');
});

test('services alone take on the roles that are theirs', () => {
  const roles: Record<string, Role> = { ...rolesOf(bootstrap()), ...rolesOf(environment()) };

  expect(JSON.parse(roles['ExecutionRole']?.trust ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sagemaker.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ],
  });
  expect(JSON.parse(roles['ServiceRole']?.trust ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudformation.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  });
});
