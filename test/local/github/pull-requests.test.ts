import { expect, test } from 'vitest';
import { protect } from './rulesets.ts';
import { githubSession, holdingWorkflow, PLACE, refusal } from './session.ts';

test('a branch has one open pull request into a base, and needs commits of its own', async () => {
  await using session = await githubSession();
  await session.propose('topic');
  const { pulls, git } = session.ben.rest;
  const main = await git.getRef({ ...PLACE, ref: 'heads/main' });
  await git.createRef({ ...PLACE, ref: 'refs/heads/same', sha: main.data.object.sha });
  const open = (head: string, base = 'main', title = 'Again') =>
    pulls.create({ ...PLACE, title, head, base });

  const refused = await Promise.all(
    [open('topic'), open('same'), open('absent'), open('topic', 'absent'), open('topic', 'main', ' ')].map(
      refusal,
    ),
  );

  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
  expect(refused[0]?.message).toContain('A pull request already exists for example:topic.');
  expect(refused[1]?.message).toContain('No commits between main and same');
  expect(refused[2]?.message).toContain('"field":"head"');
  expect(refused[3]?.message).toContain('"field":"base"');
});

test('jobs open pull requests and approve them only where Actions may', async () => {
  const workflow = holdingWorkflow('{ contents: write, pull-requests: write }');
  await using session = await githubSession({ '.github/workflows/hold.yml': workflow });
  const { number } = await session.propose('by-ben');
  await session.commit('by-job', { 'a.txt': 'a\n' });
  const { octokit, end } = await session.job('hold.yml');
  const { pulls } = octokit.rest;
  const open = () => pulls.create({ ...PLACE, title: 'By a job', head: 'by-job', base: 'main' });
  const approve = () => pulls.createReview({ ...PLACE, pull_number: number, event: 'APPROVE' });

  expect(await refusal(open())).toMatchObject({
    status: 403,
    message: expect.stringContaining('GitHub Actions is not permitted to create or approve pull requests.'),
  });
  expect(await refusal(approve())).toMatchObject({
    status: 422,
    message: expect.stringContaining('GitHub Actions is not permitted to approve pull requests.'),
  });
  await session.ada.rest.actions.setGithubActionsDefaultWorkflowPermissionsRepository({
    ...PLACE,
    can_approve_pull_request_reviews: true,
  });
  expect((await open()).data.user.login).toBe('github-actions[bot]');
  expect((await approve()).data.state).toBe('APPROVED');
  await end();
});

test('a pull request closes with its branch, and reopens with it', async () => {
  await using session = await githubSession();
  const { number, head } = await session.propose('topic');
  const { pulls, git } = session.ben.rest;
  const pull = { ...PLACE, pull_number: number };
  const reopen = () => pulls.update({ ...pull, state: 'open' });

  await git.deleteRef({ ...PLACE, ref: 'heads/topic' });
  const closed = await pulls.get(pull);
  const refused = await refusal(reopen());
  await git.createRef({ ...PLACE, ref: 'refs/heads/topic', sha: head });
  const reopened = await reopen();

  expect(closed.data).toMatchObject({ state: 'closed', merged: false });
  expect(refused).toMatchObject({
    status: 422,
    message: expect.stringContaining('state cannot be changed. The topic branch has been deleted.'),
  });
  expect(reopened.data).toMatchObject({ state: 'open', closed_at: null });
  const events = await session.ben.rest.issues.listEvents({ ...PLACE, issue_number: number });
  expect(events.data.map(({ event }) => event)).toEqual(['head_ref_deleted', 'closed', 'reopened']);
});

test('what a branch conflicts with is seen, and gone when the base moves', async () => {
  await using session = await githubSession({ 'prod.json': '{}\n' });
  const { number } = await session.propose('topic', { 'prod.json': '{"a":1}\n' });
  const pull = { ...PLACE, pull_number: number };
  const { pulls } = session.ben.rest;
  expect((await pulls.get(pull)).data).toMatchObject({ mergeable: true, mergeable_state: 'clean' });

  await session.commit('main', { 'prod.json': '{"b":2}\n' });
  const conflicting = (await pulls.get(pull)).data;
  const merged = await refusal(pulls.merge(pull));
  await session.commit('main', { 'prod.json': '{"a":1}\n', 'more.txt': 'more\n' });

  expect(conflicting).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  expect(merged).toMatchObject({
    status: 405,
    message: expect.stringContaining('Pull Request is not mergeable'),
  });
  expect((await pulls.get(pull)).data).toMatchObject({ mergeable: true });
});

test('a branch is brought up to date with its base on demand', async () => {
  await using session = await githubSession();
  const { number, head } = await session.propose('topic');
  const pull = { ...PLACE, pull_number: number };
  const { pulls } = session.ben.rest;
  expect(await refusal(pulls.updateBranch(pull))).toMatchObject({ status: 422 });
  await session.commit('main', { 'more.txt': 'more\n' });

  const stale = await refusal(pulls.updateBranch({ ...pull, expected_head_sha: '0'.repeat(40) }));
  await pulls.updateBranch({ ...pull, expected_head_sha: head });

  expect(stale).toMatchObject({ status: 422, message: expect.stringContaining('expected head sha') });
  const commits = await pulls.listCommits(pull);
  expect(commits.data.at(-1)?.commit.message).toBe("Merge branch 'main' into topic");
  const files = await pulls.listFiles(pull);
  expect(files.data.map(({ filename }) => filename)).toEqual(['topic.txt']);
});

test('a push dismisses stale approvals where the rules say so', async () => {
  await using session = await githubSession();
  await protect(session, { review: { dismiss_stale_reviews_on_push: true } });
  const { number } = await session.propose('topic');
  const pull = { ...PLACE, pull_number: number };
  const { pulls } = session.ada.rest;
  await pulls.createReview({ ...pull, event: 'APPROVE' });
  await session.rita.rest.pulls.createReview({ ...pull, event: 'COMMENT', body: 'Hm' });

  await session.commit('topic', { 'more.txt': 'more\n' });

  const reviews = await pulls.listReviews(pull);
  expect(reviews.data.map(({ state }) => state)).toEqual(['DISMISSED', 'COMMENTED']);
});

test('reviews are given by others, and dismissed with a message', async () => {
  await using session = await githubSession();
  const { number } = await session.propose('topic');
  const pull = { ...PLACE, pull_number: number };
  const own = session.ben.rest.pulls;
  const { pulls } = session.ada.rest;

  const refused = await Promise.all(
    [
      own.createReview({ ...pull, event: 'APPROVE' }),
      own.createReview({ ...pull, event: 'REQUEST_CHANGES', body: 'No' }),
      pulls.createReview({ ...pull, event: 'COMMENT' }),
      pulls.createReview({ ...pull, event: 'APPROVE', commit_id: '0'.repeat(40) }),
      pulls.requestReviewers({ ...pull, reviewers: ['ben'] }),
      pulls.requestReviewers({ ...pull, reviewers: ['stranger'] }),
    ].map(refusal),
  );
  await pulls.requestReviewers({ ...pull, reviewers: ['cleo'] });
  const review = await session.cleo.rest.pulls.createReview({
    ...pull,
    event: 'REQUEST_CHANGES',
    body: 'Slow',
  });
  const dismissal = { ...pull, review_id: review.data.id, message: 'The branch moved' };
  const dismissed = await pulls.dismissReview(dismissal);

  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
  expect(refused[0]?.message).toContain('Can not approve your own pull request');
  expect(dismissed.data.state).toBe('DISMISSED');
  expect(await refusal(pulls.dismissReview(dismissal))).toMatchObject({ status: 422 });
  expect((await pulls.listRequestedReviewers(pull)).data.users).toEqual([]);
});
