import sodium, { ready } from 'libsodium-wrappers';
import { expect, test } from 'vitest';
import { githubSession, PLACE, refusal } from './session.ts';

const SHOW = `name: Show
on: workflow_dispatch
jobs:
  show:
    runs-on: ubuntu-24.04
    environment: prod
    steps:
      - run: test "$KEY" = 'line 1 line 2' && test "$OWN" = of-prod && test "$ROLE" = arn:prod
        env:
          KEY: \${{ secrets.APP_KEY }}
          OWN: \${{ secrets.OWN }}
          ROLE: \${{ vars.ROLE }}
`;

async function sealed(value: string, key: string): Promise<string> {
  await ready;
  const box = sodium.crypto_box_seal(value, Buffer.from(key, 'base64'));
  return Buffer.from(box).toString('base64');
}

test('secrets come sealed, are never answered, and jobs see them', async () => {
  await using session = await githubSession({ '.github/workflows/show.yml': SHOW });
  const { actions, repos } = session.ada.rest;
  const prod = { ...PLACE, environment_name: 'prod' };
  await repos.createOrUpdateEnvironment(prod);
  const { key, key_id } = (await actions.getRepoPublicKey(PLACE)).data;
  const environmentKey = (await actions.getEnvironmentPublicKey(prod)).data;

  const first = await actions.createOrUpdateRepoSecret({
    ...PLACE,
    secret_name: 'APP_KEY',
    encrypted_value: await sealed('line 1 line 2', key),
    key_id,
  });
  await session.restart();
  const own = session.ada.rest.actions;
  const again = await own.createOrUpdateRepoSecret({
    ...PLACE,
    secret_name: 'app_key',
    encrypted_value: await sealed('line 1 line 2', key),
    key_id,
  });
  await own.createOrUpdateEnvironmentSecret({
    ...prod,
    secret_name: 'OWN',
    encrypted_value: await sealed('of-prod', environmentKey.key),
    key_id: environmentKey.key_id,
  });
  await own.createRepoVariable({ ...PLACE, name: 'ROLE', value: 'arn:any' });
  await own.createEnvironmentVariable({ ...prod, name: 'role', value: 'arn:prod' });

  expect([first.status, again.status]).toEqual([201, 204]);
  const shown = await own.getRepoSecret({ ...PLACE, secret_name: 'APP_KEY' });
  expect(Object.keys(shown.data)).toEqual(['name', 'created_at', 'updated_at']);
  await own.createWorkflowDispatch({ ...PLACE, workflow_id: 'show.yml', ref: 'main' });
  await session.github.workflows.idle();
  expect(session.github.workflows.runs().at(-1)?.conclusion).toBe('success');
  await own.deleteRepoSecret({ ...PLACE, secret_name: 'APP_KEY' });
  expect((await own.listRepoSecrets(PLACE)).data.total_count).toBe(0);
});

test('a secret that is not sealed with the right key is refused', async () => {
  await using session = await githubSession();
  const { actions } = session.ada.rest;
  const { key, key_id } = (await actions.getRepoPublicKey(PLACE)).data;
  const other = Buffer.from(sodium.crypto_box_keypair().publicKey).toString('base64');
  const put = (encrypted_value: string, id = key_id, secret_name = 'KEY') =>
    actions.createOrUpdateRepoSecret({ ...PLACE, secret_name, encrypted_value, key_id: id });

  const refused = await Promise.all(
    [
      put(Buffer.from('plain').toString('base64')),
      put(await sealed('value', other)),
      put(await sealed('value', key), '1'),
      put(await sealed('x'.repeat(48 * 1024 + 1), key)),
      put(await sealed('value', key), key_id, 'GITHUB_KEY'),
      put(await sealed('value', key), key_id, '1KEY'),
    ].map(refusal),
  );

  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
  expect((await actions.listRepoSecrets(PLACE)).data.secrets).toEqual([]);
});

test('variables are made once, changed, listed page by page, and removed', async () => {
  await using session = await githubSession();
  const { actions } = session.ada.rest;
  for (const name of ['C', 'A', 'B']) await actions.createRepoVariable({ ...PLACE, name, value: '1' });

  const again = await refusal(actions.createRepoVariable({ ...PLACE, name: 'a', value: '2' }));
  await actions.updateRepoVariable({ ...PLACE, name: 'A', value: '2' });
  const second = await actions.listRepoVariables({ ...PLACE, per_page: 2, page: 2 });
  const all = await session.ada.octokit.paginate(actions.listRepoVariables, { ...PLACE, per_page: 1 });

  expect(again).toMatchObject({ status: 409 });
  expect(second.data).toMatchObject({ total_count: 3, variables: [{ name: 'C' }] });
  expect(all.map(({ name, value }) => `${name}=${value}`)).toEqual(['A=2', 'B=1', 'C=1']);
  await actions.deleteRepoVariable({ ...PLACE, name: 'A' });
  expect(await refusal(actions.getRepoVariable({ ...PLACE, name: 'A' }))).toMatchObject({ status: 404 });
});

test('environments keep their reviewers and branch rules, and refuse what GitHub refuses', async () => {
  await using session = await githubSession();
  const { repos } = session.ada.rest;
  const prod = { ...PLACE, environment_name: 'prod' };
  const custom = { protected_branches: false, custom_branch_policies: true };
  await repos.createOrUpdateEnvironment({
    ...prod,
    wait_timer: 30,
    prevent_self_review: true,
    reviewers: [{ type: 'User', id: session.cleo.id }],
    deployment_branch_policy: custom,
  });
  await repos.createDeploymentBranchPolicy({ ...prod, name: 'main' });
  await repos.createDeploymentBranchPolicy({ ...prod, name: 'release/*' });

  const { data } = await repos.getEnvironment(prod);
  const policies = await repos.listDeploymentBranchPolicies(prod);
  const refused = await Promise.all(
    [
      repos.createOrUpdateEnvironment({ ...prod, wait_timer: 43_201 }),
      repos.createOrUpdateEnvironment({ ...prod, reviewers: [{ type: 'User', id: 1 }] }),
      repos.createOrUpdateEnvironment({ ...prod, reviewers: [{ type: 'Team', id: 1 }] }),
      repos.createOrUpdateEnvironment({
        ...prod,
        deployment_branch_policy: { protected_branches: true, custom_branch_policies: true },
      }),
    ].map(refusal),
  );

  expect(data.protection_rules?.map(({ type }) => type)).toEqual([
    'wait_timer',
    'required_reviewers',
    'branch_policy',
  ]);
  expect(policies.data.branch_policies.map(({ name }) => name)).toEqual(['main', 'release/*']);
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  await repos.createOrUpdateEnvironment(prod);
  expect((await repos.getEnvironment(prod)).data.protection_rules).toEqual([]);
  await repos.deleteAnEnvironment(prod);
  expect(await refusal(repos.getEnvironment(prod))).toMatchObject({ status: 404 });
});

test('rulesets are told by branch, and only known rules are taken', async () => {
  await using session = await githubSession();
  const { repos } = session.ada.rest;
  const ruleset = {
    ...PLACE,
    name: 'releases',
    enforcement: 'active' as const,
    conditions: { ref_name: { include: ['refs/heads/release/*'], exclude: ['refs/heads/release/old'] } },
  };
  const { data } = await repos.createRepoRuleset({ ...ruleset, rules: [{ type: 'deletion' }] });
  const rules = async (branch: string) => {
    const found = await repos.getBranchRules({ ...PLACE, branch });
    return found.data.map(({ type }) => type);
  };

  expect(await rules('release/1')).toEqual(['deletion']);
  expect(await rules('release/old')).toEqual([]);
  expect(await rules('main')).toEqual([]);
  expect(await refusal(repos.createRepoRuleset({ ...ruleset, rules: [] }))).toMatchObject({ status: 422 });
  expect(
    await refusal(repos.createRepoRuleset({ ...ruleset, name: 'x', rules: [{ type: 'creation' }] })),
  ).toMatchObject({ status: 422, message: expect.stringContaining('no rule of the type "creation"') });
  await session.commit('release/1', { 'a.txt': 'a\n' });
  const deletion = session.ben.rest.git.deleteRef({ ...PLACE, ref: 'heads/release/1' });
  expect(await refusal(deletion)).toMatchObject({
    status: 422,
    message: expect.stringContaining('Cannot delete this branch'),
  });
  await repos.deleteRepoRuleset({ ...PLACE, ruleset_id: data.id });
  await session.ben.rest.git.deleteRef({ ...PLACE, ref: 'heads/release/1' });
});
