import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlannedAction } from '../../actions/lib/deployment/plan-document.ts';
import type { Manifest } from '../../actions/lib/manifest/manifest.ts';
import { type GitHubSession, MODEL, openGitHubSession, release } from './github-session.ts';

/** Writes the plan of an environment where `actions/download-artifact` puts it. */
async function plan(
  { workspace }: GitHubSession,
  environment: string,
  models: Readonly<Record<string, PlannedAction>>,
): Promise<void> {
  const folder = path.join(workspace, 'plans', `plan-${environment}`);
  await mkdir(folder, { recursive: true });
  const hash = 'a'.repeat(64);
  const document = {
    version: 1,
    commit: 'c'.repeat(40),
    repository: 'octo/models',
    environment,
    production: true,
    base: null,
    createdAt: '2026-11-23T12:00:00.000Z',
    template: { file: 'cloudformation/endpoint.yaml', sha256: hash },
    models: Object.entries(models).map(([model, action]) => ({
      model,
      action,
      entryHash: hash,
      templateHash: hash,
      package: null,
      stack: { name: `${model}-${environment}`, id: null, status: null, remark: null },
      parameters: {},
      steps: 1,
      settings: [],
      resources: [],
      cost: 'same',
    })),
    dropped: [],
    problems: [],
  };
  await writeFile(path.join(folder, 'plan.json'), JSON.stringify(document));
}

function guard(session: GitHubSession, environments: readonly string[], inputs: object = {}) {
  return session.act('guard-environment', {
    inputs: { environments: JSON.stringify(environments), 'plans-folder': 'plans', ...inputs },
    env: { GITHUB_RUN_ID: '9999999' },
  });
}

/** Runs of deploy.yml that wait for their reviewers, newest first. */
async function waitingRuns(session: GitHubSession): Promise<{ id: number; head_sha: string }[]> {
  await session.github.workflows.idle();
  const { workflow_runs: runs } = await session.api('GET', 'actions/runs?status=waiting');
  return runs;
}

describe.concurrent('a guard', { timeout: 60_000 }, () => {
  test('lets a run go on to protected environments, in the order that it was given', async () => {
    await using session = await openGitHubSession();
    await session.environment('staging', []);
    await session.environment('prod');
    await plan(session, 'staging', { fares: 'update' });
    await plan(session, 'prod', { fares: 'unchanged', tips: 'create' });

    const result = await guard(session, ['staging', 'prod']);

    expect(result.outputs).toMatchObject({ environments: '["staging","prod"]', reason: 'guarded' });
    expect(result.summary).toContain('| prod | deploys fares, tips |');
    expect(session.github.requests.all().filter(({ method }) => method !== 'GET')).toHaveLength(4);
  });

  test.each([
    ['has no reviewers', []],
    ['is not there', undefined],
  ] as const)('fails where prod %s, and lets staging go on', async (_, reviewers) => {
    await using session = await openGitHubSession();
    await session.environment('staging', []);
    if (reviewers !== undefined) await session.environment('prod', reviewers);
    await plan(session, 'staging', { fares: 'update' });
    await plan(session, 'prod', { fares: 'update' });

    const result = await guard(session, ['staging', 'prod']);

    expect(result.conclusion).toBe('failure');
    expect(result.outputs).toMatchObject({ environments: '["staging"]', reason: 'environment-unprotected' });
    expect(result.annotations[0]?.message).toContain("'prod'");
    // Asking for it must not have made it.
    const { environments } = await session.api('GET', 'environments');
    expect(environments).toHaveLength(reviewers === undefined ? 1 : 2);
  });

  test('asks nobody where there is nothing to deploy, or no plan', async () => {
    await using session = await openGitHubSession();
    await plan(session, 'staging', { fares: 'none' });

    const result = await guard(session, ['staging', 'prod']);

    expect(result.outputs).toMatchObject({ environments: '[]', superseded: '[]', reason: 'guarded-nothing' });
    expect(session.github.requests.of('repos.getEnvironment')).toEqual([]);
  });

  test('without plans looks at the protection of one environment alone', async () => {
    await using session = await openGitHubSession();
    await session.environment('prod');

    const result = await guard(session, [], { environments: 'prod', 'plans-folder': '' });

    expect(result.outputs).toMatchObject({ environments: '["prod"]', reason: 'guarded' });
  });

  test.each([
    ['prd', /There is no environment 'prd'; did you mean 'prod'/],
    ['../prod', /write names of letters/],
  ])('refuses the environment %s', async (environments, message) => {
    await using session = await openGitHubSession();

    const result = await guard(session, [], { environments });

    expect(result.outputs).toMatchObject({ reason: 'inputs-invalid' });
    expect(result.annotations.map((each) => each.message).join('\n')).toMatch(message);
  });

  test('says which permission a token lacks', async () => {
    await using session = await openGitHubSession();
    await plan(session, 'prod', { fares: 'update' });

    const result = await guard(session, ['prod'], { 'github-token': 'ghs_unknown' });

    expect(result.outputs).toMatchObject({ reason: 'github-permission-missing' });
    expect(result.annotations[0]?.message).toContain('read the environment prod');
  });
});

/** What a guard that supersedes a run asks GitHub for. */
const CALLS = [
  'repos.getEnvironment',
  'repos.listDeploymentBranchPolicies',
  'actions.listWorkflowRuns',
  'actions.getPendingDeploymentsForRun',
  'actions.cancelWorkflowRun',
  'repos.listPullRequestsAssociatedWithCommit',
  'pulls.get',
  'graphql.query',
  'issues.listComments',
  'issues.createComment',
];

async function openWaiting(): Promise<GitHubSession> {
  const session = await openGitHubSession();
  await session.environment('prod');
  return session;
}

function promote(model: string, version: number) {
  return ({ models }: Manifest): void => {
    Object.assign(models[model] ?? {}, { release: release(version) });
  };
}

describe.concurrent('an older run that waits for its reviewers', { timeout: 180_000 }, () => {
  test('is cancelled by a newer one for the same model, and its pull request says so', async () => {
    await using session = await openWaiting();
    const { number } = await session.merge('prod', promote(MODEL, 1));
    const [older] = await waitingRuns(session);
    await session.merge('prod', promote(MODEL, 2));
    const [newer] = await waitingRuns(session);
    await plan(session, 'prod', { [MODEL]: 'update' });

    const result = await session.act('guard-environment', {
      inputs: { environments: '["prod"]', 'plans-folder': 'plans' },
      env: { GITHUB_RUN_ID: String(newer?.id) },
    });

    expect(result.outputs).toMatchObject({ superseded: JSON.stringify([older?.id]), reason: 'guarded' });
    expect(result.summary).toContain('### Superseded');
    await session.github.workflows.idle();
    expect(await session.api('GET', `actions/runs/${older?.id}`)).toMatchObject({ conclusion: 'cancelled' });
    expect((await waitingRuns(session)).map(({ id }) => id)).toEqual([newer?.id]);
    const comments = await session.api('GET', `issues/${number}/comments`);
    expect(comments).toHaveLength(1);
    expect(comments[0].body).toContain('A newer one');
  });

  test.each(['throttle', '500', 'reset', 'lost-answer'] as const)(
    'is cancelled once, and told once, when every call of GitHub meets a fault: %s',
    async (kind) => {
      await using session = await openWaiting();
      const { number } = await session.merge('prod', promote(MODEL, 1));
      const [older] = await waitingRuns(session);
      await session.merge('prod', promote(MODEL, 2));
      const [newer] = await waitingRuns(session);
      await plan(session, 'prod', { [MODEL]: 'update' });
      for (const operation of CALLS) session.github.faults.queue({ operation, kind });

      const result = await session.act('guard-environment', {
        inputs: { environments: '["prod"]', 'plans-folder': 'plans' },
        env: { GITHUB_RUN_ID: String(newer?.id) },
      });

      expect(result.outputs).toMatchObject({ superseded: JSON.stringify([older?.id]), reason: 'guarded' });
      expect(session.github.faults.pending()).toEqual([]);
      expect(await session.api('GET', `issues/${number}/comments`)).toHaveLength(1);
    },
  );

  test('is left alone where it is about another model', async () => {
    await using session = await openWaiting();
    await session.merge('prod', promote('tips', 1));
    await waitingRuns(session);
    await session.merge('prod', promote(MODEL, 1));
    const [newer, older] = await waitingRuns(session);
    await plan(session, 'prod', { [MODEL]: 'update' });

    const result = await session.act('guard-environment', {
      inputs: { environments: '["prod"]', 'plans-folder': 'plans' },
      env: { GITHUB_RUN_ID: String(newer?.id) },
    });

    expect(result.outputs).toMatchObject({ superseded: '[]', reason: 'guarded' });
    expect(await session.api('GET', `actions/runs/${older?.id}`)).toMatchObject({ status: 'waiting' });
  });

  test('is left alone where this run is not to go on', async () => {
    await using session = await openWaiting();
    await session.merge('prod', promote(MODEL, 1));
    const [older] = await waitingRuns(session);
    await session.merge('prod', promote(MODEL, 2));
    const [newer] = await waitingRuns(session);
    await session.api('PUT', 'environments/prod', { reviewers: [] });
    await plan(session, 'prod', { [MODEL]: 'update' });

    const result = await session.act('guard-environment', {
      inputs: { environments: '["prod"]', 'plans-folder': 'plans' },
      env: { GITHUB_RUN_ID: String(newer?.id) },
    });

    expect(result.outputs).toMatchObject({ superseded: '[]', reason: 'environment-unprotected' });
    expect(await session.api('GET', `actions/runs/${older?.id}`)).toMatchObject({ status: 'waiting' });
  });
});
