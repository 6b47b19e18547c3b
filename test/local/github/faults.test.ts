import { expect, test } from 'vitest';
import { githubSession, PLACE, refusal } from './session.ts';

const ISSUE = { ...PLACE, title: 'An issue' };

test.for([
  ['throttle', 403, 0],
  ['500', 500, 0],
  ['503', 503, 0],
  // octokit calls a connection that broke 500.
  ['reset', 500, 0],
  ['lost-answer', 500, 1],
] as const)('the fault %s answers %i, and leaves %i issues', async ([kind, status, count]) => {
  await using session = await githubSession();
  const { issues } = session.ben.rest;
  session.github.faults.queue({ operation: 'issues.create', kind });

  const refused = await refusal(issues.create(ISSUE));

  expect(refused.status).toBe(status);
  expect((await issues.listForRepo(PLACE)).data).toHaveLength(count);
  expect(session.github.faults.pending()).toEqual([]);
  expect(session.github.requests.of('issues.create')).toMatchObject([
    { caller: 'ben', kind: 'user', method: 'POST', fault: kind },
  ]);
});

test('a slow answer comes late, and a throttled one says when to come again', async () => {
  await using session = await githubSession();
  const { issues } = session.ben.rest;
  session.github.faults.queue({ operation: 'issues.*', kind: 'slow', delayMs: 50 });
  expect((await issues.create(ISSUE)).status).toBe(201);
  session.github.faults.queue({ operation: '*', kind: 'throttle' });

  const url = `${session.github.apiUrl}/repos/${PLACE.owner}/${PLACE.repo}/issues`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${session.ben.token}` } });

  expect(answer.headers.get('retry-after')).toBe('1');
  expect(await answer.json()).toMatchObject({ message: expect.stringContaining('secondary rate limit') });
});

test('an operation that is not there says so and is noted', async () => {
  await using session = await githubSession();

  const missing = await refusal(session.ada.rest.repos.listReleases(PLACE));

  expect(missing).toMatchObject({
    status: 501,
    message: expect.stringContaining(
      'The local GitHub has no operation for GET /api/v3/repos/example/taxi-models/releases.',
    ),
  });
  expect(session.github.requests.of('unknown')).toMatchObject([{ status: 501, caller: 'ada' }]);
});

test('another repository is not there', async () => {
  await using session = await githubSession();

  const elsewhere = session.ada.rest.repos.get({ ...PLACE, repo: 'other' });

  expect(await refusal(elsewhere)).toMatchObject({ status: 404 });
});

test('all is there again after a restart', async () => {
  await using session = await githubSession();
  const { number, head } = await session.propose('topic');
  await session.ada.rest.issues.create(ISSUE);
  await session.ada.rest.actions.createRepoVariable({ ...PLACE, name: 'REGION', value: 'us-east-1' });
  const before = await session.ben.rest.pulls.get({ ...PLACE, pull_number: number });
  const { token } = session.ben;

  await session.restart();

  const { rest } = session.octokit(token);
  const after = await rest.pulls.get({ ...PLACE, pull_number: number });
  expect(after.data).toMatchObject({ id: before.data.id, head: { sha: head }, mergeable: true });
  expect((await rest.issues.create(ISSUE)).data.number).toBe(3);
  const variable = await session.ada.rest.actions.getRepoVariable({ ...PLACE, name: 'REGION' });
  expect(variable.data.value).toBe('us-east-1');
});

test('dispatches are limited as on GitHub', async () => {
  const workflow = `on:
  workflow_dispatch:
    inputs:
      environment: { type: choice, options: [staging, prod] }
jobs: { run: { runs-on: ubuntu-24.04, steps: [run: 'true'] } }
`;
  await using session = await githubSession({
    '.github/workflows/run.yml': workflow,
    '.github/workflows/push.yml': workflow
      .replace('workflow_dispatch', 'push')
      .replaceAll(/^ {4}.*\n {6}.*\n/gm, ''),
  });
  const { repos, actions } = session.ben.rest;
  const send = (client_payload: Record<string, unknown>, event_type = 'go') =>
    repos.createDispatchEvent({ ...PLACE, event_type, client_payload });
  const run = (workflow_id: string, inputs: object, ref = 'main') =>
    actions.createWorkflowDispatch({ ...PLACE, workflow_id, ref, inputs: { ...inputs } });

  await send(keys(10));
  await run('run.yml', { environment: 'prod' });
  const refused = await Promise.all(
    [
      send(keys(11)),
      send({ text: 'x'.repeat(65_536) }),
      send({}, 'x'.repeat(101)),
      run('run.yml', { environment: 'elsewhere' }),
      run('run.yml', { other: 'x' }),
      run('run.yml', {}, 'absent'),
      run('push.yml', {}),
      run('absent.yml', {}),
    ].map(refusal),
  );

  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422, 422, 404]);
  await session.github.workflows.idle();
});

function keys(count: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));
}
