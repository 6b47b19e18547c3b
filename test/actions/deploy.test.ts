import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DescribeEndpointCommand, DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { corruptModel } from '../local/endpoints/tiny-model.ts';
import { BUCKET, type DeploymentSession, MODEL, openDeploymentSession } from './deployment-session.ts';

async function approvalOf({ sagemaker }: DeploymentSession, arn: string): Promise<string | undefined> {
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  return found.ModelApprovalStatus;
}

/** Names of the calls that changed something. */
function changes({ aws }: DeploymentSession): string[] {
  const reads = /\.(Describe|Get|Head|List|Invoke)/;
  return aws.requests
    .all()
    .map(({ operation }) => operation)
    .filter((operation) => !reads.test(operation));
}

async function failedRecords({ aws }: DeploymentSession, environment: string): Promise<string[]> {
  const found = await aws.objects.list(BUCKET, `deployments/${environment}/${MODEL}/failed/`);
  return found.map(({ key }) => key);
}

describe.concurrent('a release', { timeout: 120_000 }, () => {
  test('is approved, deployed, verified and recorded', async () => {
    await using session = await openDeploymentSession();
    const arn = await session.register();
    const commit = await session.release('staging', arn);

    const result = await session.planAndDeploy('staging', { env: { GITHUB_RUN_ATTEMPT: '1' } });

    expect(result.stdout).toContain('tiny-staging: Endpoint CREATE_COMPLETE');
    expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed', failed: '[]' } });
    expect(result.summary).toContain('| tiny | 1 | created | 1 x ml.m5.large | 3 |');
    expect(await approvalOf(session, arn)).toBe('Approved');
    expect(await session.record('staging', commit)).toMatchObject({
      outcome: 'deployed',
      model: MODEL,
      commit,
      release: { modelPackageArn: arn, imageDigest: expect.stringMatching(/^sha256:/) },
      approval: { by: 'ada', pullRequest: null },
      endpoint: { name: 'tiny-staging', instanceType: 'ml.m5.large', instanceCount: 1 },
      verification: { rows: 3 },
      failure: null,
    });
  });

  test('that runs already is left alone and verified, with two calls about its stack', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.planAndDeploy('staging');
    session.aws.requests.clear();

    const result = await session.planAndDeploy('staging');

    expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed-nothing' } });
    const deploying = session.aws.requests.all().map(({ operation }) => operation);
    expect(deploying.slice(deploying.lastIndexOf('STS.GetCallerIdentity'))).toEqual([
      'STS.GetCallerIdentity',
      'SageMaker.DescribeModelPackage',
      'S3.HeadObject',
      'CloudFormation.DescribeStacks',
      'CloudFormation.GetTemplate',
      'SageMaker.DescribeEndpoint',
      'SageMaker.DescribeEndpointConfig',
      'SageMaker.DescribeModel',
      'S3.GetObject',
      ...Array.from({ length: 3 }, () => 'SageMakerRuntime.InvokeEndpoint'),
      'S3.PutObject',
    ]);
  });

  test('goes on to prod with the image that staging ran, and replaces what runs there', async () => {
    await using session = await openDeploymentSession();
    for (const factor of [1, 2]) {
      const arn = await session.register(factor);
      await session.release('staging', arn);
      await session.planAndDeploy('staging');
      const commit = await session.release('prod', arn);

      const result = await session.planAndDeploy('prod', { inputs: { 'approved-by': '' } });

      expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed' } });
      expect(await session.record('prod', commit)).toMatchObject({ release: { modelPackageArn: arn } });
    }
  });

  test('that nobody approved is refused before anything is touched', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');
    session.aws.requests.clear();

    const result = await session.deploy('staging', { inputs: { 'approved-by': '' } });

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'approval-missing' } });
    expect(changes(session)).toEqual([]);
  });

  test('whose endpoint predicts something else fails, shows the rows and is marked', async () => {
    await using session = await openDeploymentSession();
    const arn = await session.register(1, { scoredFactor: 3 });
    await session.release('staging', arn);

    const result = await session.planAndDeploy('staging');

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'serving-skew' } });
    expect(result.annotations.map(({ message }) => message).join('\n')).toMatch(/line 2: offline .* served/);
    expect(await failedRecords(session, 'staging')).toHaveLength(1);
    const again = await session.deploy('staging', { inputs: { automatic: 'true' } });
    expect(again.outputs).toMatchObject({ reason: 'release-failed-before' });
  });
});

/** A session with a plan of a first deployment. */
async function planned(): Promise<{ session: DeploymentSession; arn: string }> {
  const session = await openDeploymentSession();
  const arn = await session.register();
  await session.release('staging', arn);
  await session.plan('staging');
  session.aws.requests.clear();
  return { session, arn };
}

describe.concurrent('what has moved since it was planned', { timeout: 120_000 }, () => {
  test('the model data behind the package', async () => {
    const { session: opened } = await planned();
    await using session = opened;
    await session.aws.objects.put(BUCKET, 'tiny/executions/1/model.tar.gz', 'something else');

    const result = await session.deploy('staging');

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'package-swapped' } });
    expect(changes(session)).toEqual([]);
    expect(await failedRecords(session, 'staging')).toEqual([]);
  });

  test('the commit', async () => {
    const { session: opened } = await planned();
    await using session = opened;
    await session.commit('environments/prod.json', (text) => text.replace('"PT0S"', '"PT1S"'));

    const result = await session.deploy('staging');

    expect(result.outputs).toMatchObject({ reason: 'plan-outdated' });
  });

  test("the head's entry of this model, but not of anything else", async () => {
    const { session: opened } = await planned();
    await using session = opened;
    const before = await session.head();
    await session.commit('environments/prod.json', (text) => text.replace('"PT0S"', '"PT1S"'));
    const inputs = { head: 'main' };
    const env = { GITHUB_SHA: before };
    const other = await session.commit('environments/staging.json', (text) =>
      text.replace('"instanceCount": 1', '"instanceCount": 2'),
    );

    const refused = await session.deploy('staging', { inputs, env });
    await session.commit('environments/staging.json', (text) =>
      text.replace('"instanceCount": 2', '"instanceCount": 1'),
    );
    const taken = await session.deploy('staging', { inputs, env });

    expect(refused.outputs).toMatchObject({ reason: 'manifest-moved' });
    expect(other).not.toBe(before);
    expect(taken.outputs).toMatchObject({ reason: 'deployed' });
  });

  test('the plan itself', async () => {
    const { session: opened } = await planned();
    await using session = opened;
    const plan = JSON.parse(await readFile(path.join(session.workspace, 'plan.json'), 'utf8'));
    expect(plan.models).toHaveLength(1);

    const missing = await session.deploy('staging', { inputs: { 'plan-file': 'other.json' } });
    const foreign = await session.deploy('prod');

    expect(missing.outputs).toMatchObject({ reason: 'plan-invalid' });
    expect(foreign.outputs).toMatchObject({ reason: 'plan-outdated' });
    expect(changes(session)).toEqual([]);
  });
});

describe.concurrent('what serves', { timeout: 120_000 }, () => {
  test('stays while a failed update goes back, and the annotation names the first cause', async () => {
    await using session = await openDeploymentSession();
    const first = await session.register();
    await session.release('staging', first);
    await session.planAndDeploy('staging');
    await session.release('staging', await session.register(2));
    await session.plan('staging');
    session.aws.requests.clear();
    for (let times = 0; times < 20; times += 1)
      session.aws.faults.queue({ operation: 'SageMaker.CreateEndpointConfig', kind: '500' });

    const result = await session.deploy('staging');

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'stack-failed' } });
    const [annotation] = result.annotations;
    expect(annotation?.message).toContain('EndpointConfig (AWS::SageMaker::EndpointConfig)');
    const endpoint = await session.sagemaker.send(
      new DescribeEndpointCommand({ EndpointName: 'tiny-staging' }),
    );
    expect(endpoint.EndpointStatus).toBe('InService');
    session.aws.faults.clear();
    const again = await session.deploy('staging', { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(again.outputs).toMatchObject({ reason: 'deployed' });
  });

  test('a stack whose creation failed is deleted and made again', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');
    for (let times = 0; times < 20; times += 1)
      session.aws.faults.queue({ operation: 'SageMaker.CreateEndpoint', kind: '500' });
    const failed = await session.deploy('staging');
    session.aws.faults.clear();

    const again = await session.deploy('staging', { env: { GITHUB_RUN_ATTEMPT: '2' } });

    expect(failed.outputs).toMatchObject({ reason: 'stack-failed' });
    expect(again.stdout).toContain('its creation failed, so it has never served anything');
    expect(again.outputs).toMatchObject({ reason: 'deployed' });
  });

  test('an endpoint that can not start is told with the last lines of its log', async () => {
    await using session = await openDeploymentSession();
    const arn = await session.register();
    await session.aws.objects.put(BUCKET, 'tiny/executions/1/model.tar.gz', await corruptModel());
    const stored = await session.aws.objects.head(BUCKET, 'tiny/executions/1/model.tar.gz');
    await session.release('staging', arn);
    await session.commit('environments/staging.json', (text) =>
      text.replace(/"modelDataETag": "[^"]*"/, `"modelDataETag": "${stored?.etag}"`),
    );

    const result = await session.planAndDeploy('staging');

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'stack-failed' } });
    const message = result.annotations[0]?.message ?? '';
    expect(message).toContain('Endpoint (AWS::SageMaker::Endpoint)');
    expect(message).toContain('did not pass the ping health check');
    expect(message).toContain('The last lines of its log:');
  });

  test('two deployments at once end in the same state, and none breaks the other', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');

    const results = await Promise.all([
      session.deploy('staging', { env: { GITHUB_RUN_ID: '8' } }),
      session.deploy('staging', { env: { GITHUB_RUN_ID: '9' } }),
    ]);

    expect(results.map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
  });

  test('a cancelled run leaves the operation alone, and the next one waits for its end', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');
    session.aws.time.polls.endpoint = 1000;
    const cancel = new AbortController();
    const cancelled = await session.deploy('staging', {
      signal: cancel.signal,
      onLine: ({ text }) => {
        if (text.includes('Endpoint CREATE_IN_PROGRESS: Resource creation Initiated')) cancel.abort();
      },
    });

    const again = await session.deploy('staging', {
      env: { GITHUB_RUN_ATTEMPT: '2' },
      onLine: ({ text }) => {
        if (text.includes('this run waits')) session.aws.time.polls.endpoint = 0;
      },
    });

    expect(cancelled.outputs).toMatchObject({ reason: 'deploy-cancelled' });
    expect(again.stdout).toContain('this run waits for the end of that operation');
    expect(again.outputs).toMatchObject({ reason: 'deployed-nothing' });
    expect(session.aws.requests.of('CloudFormation.ExecuteChangeSet')).toHaveLength(1);
  });
});

describe.concurrent('teardown', { timeout: 120_000 }, () => {
  test('deletes what is there after the typed name, and says what stays', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.planAndDeploy('staging');

    const wrong = await session.teardown('staging', { inputs: { confirm: 'stagin' } });
    const renamed = await session.teardown('staging', { env: { GITHUB_REPOSITORY: 'octo/renamed' } });
    const done = await session.teardown('staging');
    const again = await session.teardown('staging');

    expect(wrong.outputs).toMatchObject({ reason: 'confirmation-missing' });
    expect(renamed.outputs).toMatchObject({ reason: 'teardown-failed', deleted: '[]' });
    expect(renamed.annotations.map(({ message }) => message).join()).toContain('was made by octo/models');
    expect(done.outputs).toMatchObject({ reason: 'torn-down', deleted: '["tiny-staging"]' });
    expect(done.summary).toContain('environments/staging.json still has releases of `tiny`');
    expect(again.outputs).toMatchObject({ reason: 'torn-down-already' });
    await expect(
      session.sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'tiny-staging' })),
    ).rejects.toThrow('Could not find endpoint');
  });
});
