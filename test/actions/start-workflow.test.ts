import { expect, test } from 'vitest';
import { openGitHubSession } from './github-session.ts';

test('a workflow is started on a branch with its inputs', async () => {
  await using session = await openGitHubSession();
  session.github.faults.queue({ operation: 'actions.createWorkflowDispatch', kind: '503' });

  const result = await session.act('start-workflow', {
    inputs: { workflow: 'deploy.yml', ref: 'main', inputs: 'environment=staging' },
  });

  expect(result.outputs).toEqual({ reason: 'workflow-started' });
  const [run] = session.github.workflows.runs();
  expect(run?.event).toMatchObject({
    name: 'workflow_dispatch',
    ref: 'refs/heads/main',
    workflow: { inputs: { environment: 'staging' } },
  });
}, 60_000);

test.each([
  [{ workflow: 'gone.yml' }, 'github-refused', /start gone\.yml/],
  [{ inputs: 'colour=red' }, 'github-refused', /start deploy\.yml/],
  [{ 'github-token': 'ghs_unknown' }, 'github-permission-missing', /may not start deploy\.yml/],
])(
  'with %j it says what was wrong',
  async (inputs, reason, message) => {
    await using session = await openGitHubSession();

    const result = await session.act('start-workflow', {
      inputs: { workflow: 'deploy.yml', ref: 'main', ...inputs },
    });

    expect(result.outputs).toMatchObject({ reason });
    expect(result.annotations[0]?.message).toMatch(message);
    expect(session.github.workflows.runs()).toEqual([]);
  },
  60_000,
);
