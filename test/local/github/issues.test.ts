import { expect, test } from 'vitest';
import { githubSession, PLACE, refusal } from './session.ts';

test('issues are opened, labelled, commented on, closed and found again', async () => {
  await using session = await githubSession();
  const { issues } = session.ben.rest;
  const { data } = await issues.create({ ...PLACE, title: 'Training failed', labels: ['training'] });
  const issue = { ...PLACE, issue_number: data.number };

  await issues.addLabels({ ...issue, labels: ['Training', 'model:fare'] });
  await issues.removeLabel({ ...issue, name: 'TRAINING' });
  const comment = await issues.createComment({ ...issue, body: 'First' });
  await issues.updateComment({ ...PLACE, comment_id: comment.data.id, body: 'Again' });
  await issues.update({ ...issue, title: 'It failed', state: 'closed', state_reason: 'not_planned' });

  const found = await issues.listForRepo({ ...PLACE, state: 'closed', labels: 'MODEL:fare', creator: 'ben' });
  expect(found.data).toMatchObject([
    {
      number: data.number,
      title: 'It failed',
      state_reason: 'not_planned',
      closed_by: { login: 'ben' },
      comments: 1,
      labels: [{ name: 'model:fare' }],
    },
  ]);
  expect((await issues.listForRepo(PLACE)).data).toEqual([]);
  const events = await issues.listEventsForTimeline(issue);
  expect(events.data.map(({ event }) => event)).toEqual(['labeled', 'unlabeled', 'closed']);
  const comments = await issues.listComments(issue);
  expect(comments.data.map(({ body }) => body)).toEqual(['Again']);
  await issues.deleteComment({ ...PLACE, comment_id: comment.data.id });
  expect(await refusal(issues.getComment({ ...PLACE, comment_id: comment.data.id }))).toMatchObject({
    status: 404,
  });
});

test('texts of more than GitHub takes are refused', async () => {
  await using session = await githubSession();
  const { issues, pulls } = session.ben.rest;
  const { number } = await session.propose('topic');
  const issue = { ...PLACE, issue_number: number };
  const long = 'x'.repeat(65_537);

  await issues.createComment({ ...issue, body: long.slice(1) });
  const refused = await Promise.all(
    [
      issues.createComment({ ...issue, body: long }),
      issues.createComment({ ...issue, body: ' ' }),
      issues.create({ ...PLACE, title: 'Long', body: long }),
      issues.create({ ...PLACE, title: 'x'.repeat(257) }),
      pulls.update({ ...PLACE, pull_number: number, body: long }),
      pulls.update({ ...PLACE, pull_number: number, title: 'x'.repeat(257) }),
    ].map(refusal),
  );

  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422]);
  expect(refused[0]?.message).toContain('is too long (maximum is 65536 characters)');
});

test('labels are made once, also by setting them', async () => {
  await using session = await githubSession();
  const { issues } = session.ben.rest;
  const { number } = await session.propose('topic');
  await issues.createLabel({ ...PLACE, name: 'promotion', color: '0e8a16', description: 'A promotion' });

  await issues.setLabels({ ...PLACE, issue_number: number, labels: ['Promotion', 'environment:prod'] });

  const again = issues.createLabel({ ...PLACE, name: 'PROMOTION' });
  expect(await refusal(again)).toMatchObject({
    status: 422,
    message: expect.stringContaining('already_exists'),
  });
  expect((await issues.getLabel({ ...PLACE, name: 'promotion' })).data.color).toBe('0e8a16');
  const own = await issues.listLabelsOnIssue({ ...PLACE, issue_number: number });
  expect(own.data.map(({ name }) => name)).toEqual(['promotion', 'environment:prod']);
});

test('lists come page by page with links to the next', async () => {
  await using session = await githubSession();
  const { rest, octokit } = session.ben;
  for (let count = 1; count <= 5; count++) await rest.issues.create({ ...PLACE, title: `Issue ${count}` });

  const second = await rest.issues.listForRepo({ ...PLACE, per_page: 2, page: 2 });
  const all = await octokit.paginate(rest.issues.listForRepo, { ...PLACE, per_page: 2 });

  expect(second.data.map(({ title }) => title)).toEqual(['Issue 3', 'Issue 2']);
  expect(second.headers.link).toMatch(/page=3>; rel="next", .*rel="last", .*rel="prev", .*rel="first"/);
  expect(all).toHaveLength(5);
});
