import { expect, test } from 'vitest';
import { protect } from './rulesets.ts';
import { githubSession, type GitHubSession, PLACE, refusal } from './session.ts';

const GATE = `name: Plan
on: pull_request
jobs:
  gate:
    name: gate
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - run: test ! -e broken.txt
`;
const OWNERS = '*.json @example/operators\n';

async function merge(session: GitHubSession, number: number, more: object = {}) {
  return session.ada.rest.pulls.merge({ ...PLACE, pull_number: number, ...more });
}

async function approve({ rest }: GitHubSession['ben'], number: number) {
  await rest.pulls.createReview({ ...PLACE, pull_number: number, event: 'APPROVE' });
}

test('the required check has to have passed on the head', async () => {
  await using session = await githubSession({ '.github/workflows/plan.yml': GATE });
  await protect(session, { review: null, checks: ['gate', 'external'] });
  const { number, head } = await session.propose('topic', { 'broken.txt': 'x\n' });
  await session.github.workflows.idle();
  const failed = await refusal(merge(session, number));
  const { git, repos } = session.ben.rest;
  const parent = (await git.getCommit({ ...PLACE, commit_sha: head })).data.parents[0]?.sha ?? '';
  await git.updateRef({ ...PLACE, ref: 'heads/topic', sha: parent, force: true });
  const sha = await session.commit('topic', { 'fine.txt': 'x\n' });
  await session.github.workflows.idle();
  const missing = await refusal(merge(session, number));
  await repos.createCommitStatus({ ...PLACE, sha, state: 'success', context: 'external' });

  const { data } = await merge(session, number);

  expect(failed).toMatchObject({
    status: 405,
    message: expect.stringContaining('Required status check "gate" is expected.'),
  });
  expect(missing.message).not.toContain('"gate"');
  expect(missing.message).toContain('Required status check "external" is expected.');
  expect(data.merged).toBe(true);
});

test('a check that has to come from an App counts from no other', async () => {
  await using session = await githubSession({ '.github/workflows/plan.yml': GATE });
  const scanner = session.github.installApp('scanner', { statuses: 'write' });
  const checks = [
    { context: 'gate', integration_id: 15_368 },
    { context: 'scan', integration_id: Number(scanner.appId) },
  ];
  await protect(session, { review: null, checks });
  const { number, head } = await session.propose('topic', { 'broken.txt': 'x\n' });
  await session.github.workflows.idle();
  const pass = async ({ rest }: Pick<GitHubSession['ben'], 'rest'>, context: string) =>
    rest.repos.createCommitStatus({ ...PLACE, sha: head, state: 'success', context });
  await pass(session.ben, 'gate');
  await pass(session.ben, 'scan');

  const refused = await refusal(merge(session, number));
  await pass(session.octokit(session.appToken(scanner)), 'scan');
  const scanned = await refusal(merge(session, number));

  expect(refused.message).toMatch(/"gate" is expected[^]*"scan" is expected/);
  expect(scanned.message).toContain('"gate" is expected');
  expect(scanned.message).not.toContain('"scan" is expected');
});

test('approvals count of people who may write, and of code owners for what is theirs', async () => {
  await using session = await githubSession({ '.github/CODEOWNERS': OWNERS });
  await protect(session, { review: { required_approving_review_count: 1, require_code_owner_review: true } });
  const { number } = await session.propose('topic', { 'prod.json': '{}\n' });

  const without = await refusal(merge(session, number));
  await approve(session.rita, number);
  const byReader = await refusal(merge(session, number));
  await approve(session.ada, number);
  const byOther = await refusal(merge(session, number));
  await approve(session.cleo, number);

  expect(without).toMatchObject({
    status: 405,
    message: expect.stringContaining('At least 1 approving review'),
  });
  expect(byReader.message).toContain('At least 1 approving review');
  expect(byOther.message).toContain('Waiting on code owner review from @example/operators.');
  expect((await merge(session, number)).data.merged).toBe(true);
});

test('who pushed last needs the approval of another, given after the push', async () => {
  await using session = await githubSession();
  await protect(session, {
    review: { required_approving_review_count: 1, require_last_push_approval: true },
  });
  const { number } = await session.propose('topic');
  await approve(session.cleo, number);
  await session.commit('topic', { 'more.txt': 'more\n' }, session.cleo);
  await approve(session.cleo, number);

  const refused = await refusal(merge(session, number));
  await approve(session.ada, number);

  expect(refused.message).toContain('approval from someone other than the last pusher');
  expect((await merge(session, number)).data.merged).toBe(true);
});

test('changes that were requested, drafts and heads that moved are not merged', async () => {
  await using session = await githubSession();
  await protect(session, {});
  const { number, head } = await session.propose('topic');
  const sha = await session.commit('topic', { 'more.txt': 'more\n' });
  const pull = { ...PLACE, pull_number: number };
  await session.commit('draft', { 'draft.txt': 'draft\n' });
  const pulls = session.ben.rest.pulls;
  const draft = await pulls.create({ ...PLACE, title: 'Draft', head: 'draft', base: 'main', draft: true });

  expect(await refusal(merge(session, number, { sha: head }))).toMatchObject({
    status: 409,
    message: expect.stringContaining('Head branch was modified'),
  });
  expect(await refusal(merge(session, draft.data.number))).toMatchObject({
    status: 405,
    message: expect.stringContaining('still a draft'),
  });
  await session.cleo.rest.pulls.createReview({ ...pull, event: 'REQUEST_CHANGES', body: 'Slow' });
  expect((await refusal(merge(session, number, { sha }))).message).toContain(
    'Changes were requested by cleo.',
  );
  await approve(session.cleo, number);
  await merge(session, number, { sha });
  expect(await refusal(merge(session, number))).toMatchObject({ status: 405 });
});

test('requested changes stop a merge only where reviews count', async () => {
  await using session = await githubSession();
  const { number } = await session.propose('topic');
  const review = { ...PLACE, pull_number: number, event: 'REQUEST_CHANGES', body: 'Slow' } as const;
  await session.cleo.rest.pulls.createReview(review);

  expect((await merge(session, number)).data.merged).toBe(true);
});

test('each way of merging writes the history that it promises', async () => {
  await using session = await githubSession();
  const { rest } = session.ada;
  await rest.repos.update({ ...PLACE, delete_branch_on_merge: true });
  const history = async () => {
    const { data } = await rest.repos.listCommits(PLACE);
    return data.map(({ commit, parents }) => [commit.message, commit.author?.name, parents.length]);
  };
  for (const method of ['merge', 'squash', 'rebase'] as const) {
    const { number } = await session.propose(method, { [`${method}-1`]: '1\n' });
    await session.commit(method, { [`${method}-2`]: '2\n' });
    await merge(session, number, { merge_method: method });
  }

  expect((await history()).slice(0, 3)).toEqual([
    ['Change rebase-2', 'ben', 1],
    ['Change rebase-1', 'ben', 1],
    ['Change by squash (#2)', 'ben', 1],
  ]);
  expect(await history()).toContainEqual([
    'Merge pull request #1 from example/merge\n\nChange by merge',
    'ada',
    2,
  ]);
  const { data } = await rest.git.listMatchingRefs({ ...PLACE, ref: 'heads' });
  expect(data.map(({ ref }) => ref)).toEqual(['refs/heads/main']);
  await rest.repos.update({ ...PLACE, allow_squash_merge: false });
  const { number } = await session.propose('more');
  expect(await refusal(merge(session, number, { merge_method: 'squash' }))).toMatchObject({
    status: 405,
    message: expect.stringContaining('Squash merges are not allowed on this repository.'),
  });
});

test('auto-merge waits for what is missing, and can be called off', async () => {
  await using session = await githubSession();
  const { rest, octokit } = session.ada;
  await protect(session, { checks: ['gate'] });
  const { number, head } = await session.propose('topic');
  const pull = { ...PLACE, pull_number: number };
  const { data } = await rest.pulls.get(pull);
  const change = (name: string, more = '') =>
    octokit.graphql(
      `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id ${more} }) { pullRequest { number } } }`,
      { id: data.node_id },
    );

  await expect(change('enablePullRequestAutoMerge')).rejects.toThrow('Auto merge is not allowed');
  await expect(change('disablePullRequestAutoMerge')).rejects.toThrow("Can't disable auto-merge");
  await rest.repos.update({ ...PLACE, allow_auto_merge: true });
  await change('enablePullRequestAutoMerge', 'mergeMethod: SQUASH');
  await change('disablePullRequestAutoMerge');
  await change('enablePullRequestAutoMerge', 'mergeMethod: SQUASH');
  expect((await rest.pulls.get(pull)).data.auto_merge).toMatchObject({ merge_method: 'squash' });
  await rest.repos.createCommitStatus({ ...PLACE, sha: head, state: 'success', context: 'gate' });
  await approve(session.cleo, number);

  expect((await rest.pulls.get(pull)).data).toMatchObject({ merged: true, merged_by: { login: 'ada' } });
});
