import { DescribeModelPackageCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import type { Manifest, Release } from '../../actions/lib/manifest/manifest.ts';
import type { ActionResult } from '../../local/runner/action.ts';
import { BUCKET, type GitHubSession, MODEL, openGitHubSession, release } from './github-session.ts';

const ROLE = 'arn:aws:iam::111122223333:role/';

/** Plans and deploys as two jobs of one run. No role makes stacks here: a deployment that is let in ends at that. */
async function deploy(
  session: GitHubSession,
  environment: string,
  { run = '1', inputs = {} }: { run?: string; inputs?: Record<string, string> } = {},
): Promise<ActionResult> {
  const shared = {
    environment,
    'artifact-bucket': BUCKET,
    'execution-role-arn': `${ROLE}sagemaker-execution`,
  };
  const env = { GITHUB_RUN_ID: run };
  await session.act('plan', { inputs: shared, env });
  return session.act('deploy', {
    inputs: { ...shared, 'service-role-arn': `${ROLE}cloudformation`, head: 'origin/main', ...inputs },
    env,
  });
}

async function packageOf({ aws }: GitHubSession, { modelPackageArn }: Release) {
  const sagemaker = new SageMakerClient({
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  });
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: modelPackageArn }));
  sagemaker.destroy();
  return { status: found.ModelApprovalStatus, description: found.ApprovalDescription };
}

function releasing(pinned: Release) {
  return ({ models }: Manifest): void => {
    Object.assign(models[MODEL] ?? {}, { release: pinned });
  };
}

/** The run of the last push, which waits for its reviewers. */
async function waitingRun(session: GitHubSession): Promise<string> {
  await session.github.workflows.idle();
  const { workflow_runs: runs } = await session.api('GET', 'actions/runs?status=waiting');
  return String(runs[0].id);
}

async function review(
  session: GitHubSession,
  run: string,
  state: 'approved' | 'rejected',
  token = session.tokens.ben,
): Promise<void> {
  const [{ environment }] = await session.api('GET', `actions/runs/${run}/pending_deployments`);
  const body = { environment_ids: [environment.id], state, comment: 'Seen.' };
  await session.api('POST', `actions/runs/${run}/pending_deployments`, body, token);
  await session.github.workflows.idle();
}

describe.concurrent('where releases begin', { timeout: 60_000 }, () => {
  test('the package is approved by who merged the release, whatever was merged after it', async () => {
    await using session = await openGitHubSession();
    const pinned = await session.register();
    await session.environment('staging', []);
    const { number } = await session.merge('staging', releasing(pinned));
    await session.merge('staging', ({ policy }) => {
      policy.maxMetricRegressionPercent = 1;
    });
    await session.github.workflows.idle();
    const runs = session.github.workflows.runs().map(({ id }) => String(id));

    await deploy(session, 'staging', { run: runs[0] ?? '1' });

    expect(await packageOf(session, pinned)).toEqual({
      status: 'Approved',
      description: `ann merged pull request #${number} of octo/models.`,
    });
  });

  test('a release that nobody merged is not approved', async () => {
    await using session = await openGitHubSession();
    const pinned = await session.register();
    await session.push('staging', releasing(pinned));
    await session.github.workflows.idle();
    const runs = session.github.workflows.runs().map(({ id }) => String(id));

    const result = await deploy(session, 'staging', { run: runs[0] ?? '1' });

    expect(result.outputs).toMatchObject({ reason: 'approval-missing' });
    expect(await packageOf(session, pinned)).toMatchObject({ status: 'PendingManualApproval' });
  });
});

async function openMerged(reviewers = ['ben']): Promise<GitHubSession> {
  const session = await openGitHubSession();
  await session.environment('prod', reviewers);
  await session.merge('prod', releasing(release(1)));
  return session;
}

describe.concurrent('where releases come from another environment', { timeout: 60_000 }, () => {
  test('a deployment that a reviewer approved goes on', async () => {
    await using session = await openMerged();
    const run = await waitingRun(session);
    await review(session, run, 'approved');

    const result = await deploy(session, 'prod', { run });

    // It is let in, to find that there is no such package.
    expect(result.outputs).toMatchObject({ reason: 'package-missing' });
  });

  test.each([
    ['nobody approved', undefined],
    ['was rejected', 'rejected'],
  ] as const)('one that %s ends before it asks AWS for anything', async (_, state) => {
    await using session = await openMerged();
    const run = await waitingRun(session);
    if (state !== undefined) await review(session, run, state);
    session.aws.requests.clear();

    const result = await deploy(session, 'prod', { run });

    expect(result.outputs).toMatchObject({ reason: 'approval-missing' });
    expect(result.annotations[0]?.message).toContain("environment 'prod'");
    expect(session.aws.requests.of('SageMaker.UpdateModelPackage')).toEqual([]);
  });

  test('who merged does not approve, whoever started the run', async () => {
    await using session = await openMerged(['ann', 'ben']);
    const pushed = await waitingRun(session);
    await session.api('POST', `actions/runs/${pushed}/cancel`);
    await session.github.workflows.idle();
    // As the hourly sweep starts it: GitHub itself lets Ann approve what she did not start.
    const inputs = { environment: 'prod', automatic: 'true' };
    const dispatch = { ref: 'main', inputs };
    await session.api('POST', 'actions/workflows/deploy.yml/dispatches', dispatch, session.tokens.ben);
    const run = await waitingRun(session);
    await review(session, run, 'approved', session.tokens.ann);

    const result = await deploy(session, 'prod', { run });

    expect(result.outputs).toMatchObject({ reason: 'approval-missing' });
    expect(result.annotations[0]?.message).toMatch(/^ann merged #1 and approved its deployment to 'prod'/);
  });

  test('one of an environment that lost its reviewers ends too', async () => {
    await using session = await openMerged([]);
    await session.github.workflows.idle();
    const [run] = session.github.workflows.runs();

    const result = await deploy(session, 'prod', { run: String(run?.id) });

    expect(result.outputs).toMatchObject({ reason: 'approval-missing' });
  });

  test.each(['throttle', '503', 'reset'] as const)(
    'who approved is found out although GitHub has trouble: %s',
    async (kind) => {
      await using session = await openMerged();
      const run = await waitingRun(session);
      await review(session, run, 'approved');
      const calls = ['actions.getReviewsForRun', 'repos.listPullRequestsAssociatedWithCommit', 'pulls.get'];
      for (const operation of calls) session.github.faults.queue({ operation, kind });

      const result = await deploy(session, 'prod', { run });

      expect(result.outputs).toMatchObject({ reason: 'package-missing' });
      expect(session.github.faults.pending()).toEqual([]);
    },
  );

  test('nothing is deployed while GitHub does not tell who approved', async () => {
    await using session = await openMerged();
    const run = await waitingRun(session);
    await review(session, run, 'approved');
    session.github.faults.queue({ operation: 'actions.getReviewsForRun', kind: '503', times: 50 });
    session.aws.requests.clear();

    const result = await deploy(session, 'prod', { run });

    expect(result.outputs).toMatchObject({ reason: 'github-unavailable' });
    expect(session.aws.requests.of('CloudFormation.CreateChangeSet')).toEqual([]);
  });
});
