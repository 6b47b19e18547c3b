import { expect, test } from 'vitest';
import type { WorkflowRun } from '../../../local/workflows/host.ts';
import { workflowSession, type WorkflowSession } from './repository.ts';

function workflow(concurrency: string): string {
  return `name: Group
on: workflow_dispatch
concurrency: ${concurrency}
jobs:
  hold:
    runs-on: ubuntu-24.04
    environment: held
    steps: [{ run: "true" }]
`;
}

/** Three runs, one after the other; the first one waits for a reviewer and so holds its group. */
async function threeRuns(session: WorkflowSession): Promise<WorkflowRun[]> {
  const { id } = session.github.addUser('owner', 'admin');
  await session.call('PUT', '/environments/held', { reviewers: [{ type: 'User', id }] });
  const runs: WorkflowRun[] = [];
  for (let number = 0; number < 3; number++) runs.push(await session.dispatch('group.yml'));
  return runs;
}

test.each([
  ['a newer run takes the place of one that waits', '{ group: G }', ['waiting', 'cancelled', 'queued']],
  ['all wait in their order', '{ group: G, queue: max }', ['waiting', 'queued', 'queued']],
  ['a newer run cancels', '{ group: G, cancel-in-progress: true }', ['cancelled', 'cancelled', 'waiting']],
  ['groups of their own', '"g-${{ github.run_id }}"', ['waiting', 'waiting', 'waiting']],
])('%s', async (_, concurrency, expected) => {
  await using session = await workflowSession({ 'group.yml': workflow(concurrency) });

  const runs = await threeRuns(session);

  expect(runs.map(({ status, conclusion }) => conclusion ?? status)).toEqual(expected);
});

test('names of groups are told apart without regard to case, across workflows', async () => {
  await using session = await workflowSession({
    'group.yml': workflow('{ group: Deploy-Prod, queue: max }'),
    'other.yml': workflow('{ group: deploy-prod, queue: max }'),
  });
  await threeRuns(session);

  const other = await session.dispatch('other.yml');

  expect(other.status).toBe('queued');
});
