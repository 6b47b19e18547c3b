import { expect, test } from 'vitest';
import { numberAt } from '../../../local/runner/value.ts';
import { workflowSession, type WorkflowSession } from './repository.ts';

const DEPLOY = `name: Deploy
on: { workflow_dispatch: { inputs: { note: { type: string } } } }
jobs:
  deploy:
    runs-on: ubuntu-24.04
    environment: prod
    concurrency: { group: deploy-prod, cancel-in-progress: false, queue: max }
    steps:
      - run: echo "deployed \${{ vars.WHERE }} with \${{ secrets.KEY }}"
`;

async function protect(session: WorkflowSession, settings: object = {}): Promise<number> {
  const id = session.github.addUser('reviewer', 'write').id;
  await session.call('PUT', '/environments/prod', {
    reviewers: [{ type: 'User', id }],
    prevent_self_review: true,
    ...settings,
  });
  return numberAt(await session.call('GET', '/environments/prod'), 'id') ?? 0;
}

function review(session: WorkflowSession, id: number, state: string, login: string): Promise<number> {
  const body = { environment_ids: [id], state, comment: 'seen' };
  return session.status('POST', `/actions/runs/${session.last().id}/pending_deployments`, body, login);
}

test('an environment that is not there is made, without protection', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });

  const run = await session.dispatch('deploy.yml');

  expect(run.conclusion).toBe('success');
  expect(await session.call('GET', '/environments/prod')).toMatchObject({ protection_rules: [] });
});

test('a job waits until a reviewer approves it; nobody else may, and not who started it', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });
  const id = await protect(session);
  await session.call('POST', '/environments/prod/variables', { name: 'WHERE', value: 'there' });
  session.github.setSecret('KEY', 'swordfish', 'prod');

  const run = await session.dispatch('deploy.yml');
  expect(run.status).toBe('waiting');
  expect(await review(session, id, 'approved', 'owner')).toBe(403);
  expect(await review(session, id, 'approved', 'writer')).toBe(403);
  expect(await review(session, id, 'approved', 'reviewer')).toBe(200);
  await session.workflows.idle();

  expect(run).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(await session.log('deploy')).toContain('deployed there with ***');
  expect(await session.call('GET', `/actions/runs/${run.id}/approvals`)).toMatchObject([
    { state: 'approved', comment: 'seen', user: { login: 'reviewer' }, environments: [{ name: 'prod' }] },
  ]);
  const deployments = await session.call('GET', '/deployments');
  expect(deployments).toHaveLength(1);
  const [deployment] = Array.isArray(deployments) ? deployments : [];
  const statuses = await session.call('GET', `/deployments/${numberAt(deployment, 'id')}/statuses`);
  expect(statuses).toMatchObject([{ state: 'success' }, { state: 'in_progress' }, { state: 'waiting' }]);
});

test('who started the run may not approve it', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });
  const id = await protect(session);

  await session.dispatch('deploy.yml', {}, 'reviewer');

  expect(await review(session, id, 'approved', 'reviewer')).toBe(403);
  expect(session.last().status).toBe('waiting');
});

test('a rejected job fails', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });
  const id = await protect(session);
  await session.dispatch('deploy.yml');

  expect(await review(session, id, 'rejected', 'reviewer')).toBe(200);
  await session.workflows.idle();

  expect(session.last().conclusion).toBe('failure');
  expect(session.job('deploy').steps).toEqual([]);
  expect(session.job('deploy').annotations[0]?.message).toBe(
    'The deployment to prod was rejected by reviewer.',
  );
});

test('a branch that the environment does not name may not deploy', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });
  await protect(session, {
    reviewers: null,
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  await session.call('POST', '/environments/prod/deployment-branch-policies', { name: 'release/*' });

  const run = await session.dispatch('deploy.yml');

  expect(run.conclusion).toBe('failure');
  expect(session.job('deploy').annotations[0]?.message).toBe(
    'Branch "main" is not allowed to deploy to prod due to environment protection rules.',
  );
});

test('runs queue behind the one that waits, in their order; cancelling it lets the next one wait', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });
  const id = await protect(session);
  const first = await session.dispatch('deploy.yml');
  const second = await session.dispatch('deploy.yml');
  const third = await session.dispatch('deploy.yml');
  expect([first, second, third].map(({ status }) => status)).toEqual(['waiting', 'queued', 'queued']);

  await session.call('POST', `/actions/runs/${first.id}/cancel`);
  await session.workflows.idle();
  expect([first, second, third].map(({ status }) => status)).toEqual(['completed', 'waiting', 'queued']);
  session.workflows.reviewDeployments(second.id, {
    state: 'approved',
    environmentIds: [id],
    user: 'reviewer',
    comment: '',
    at: new Date(),
  });
  await session.workflows.idle();

  expect([first, second, third].map(({ status }) => status)).toEqual(['completed', 'completed', 'waiting']);
  expect(second.conclusion).toBe('success');
});

test('a run that waits is still there after a restart, and can be approved then', async () => {
  await using session = await workflowSession({ 'deploy.yml': DEPLOY });
  const id = await protect(session);
  const waiting = await session.dispatch('deploy.yml');
  const behind = await session.dispatch('deploy.yml');

  await session.restart();
  await session.workflows.idle();
  const again = session.workflows.run(waiting.id);
  expect(again?.status).toBe('waiting');
  session.workflows.reviewDeployments(waiting.id, {
    state: 'approved',
    environmentIds: [id],
    user: 'reviewer',
    comment: '',
    at: new Date(),
  });
  await session.workflows.idle();

  expect(again?.conclusion).toBe('success');
  expect(again?.jobs.map((job) => job.id)).toEqual(waiting.jobs.map((job) => job.id));
  expect(session.workflows.run(behind.id)?.status).toBe('waiting');
  expect(await session.call('GET', '/deployments')).toHaveLength(2);
});
