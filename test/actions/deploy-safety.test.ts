import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { UpdateEndpointWeightsAndCapacitiesCommand } from '@aws-sdk/client-sagemaker';
import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { describe, expect, test } from 'vitest';
import {
  BUCKET,
  type DeploymentSession,
  MODEL,
  openDeploymentSession,
  SERVICE_ROLE,
} from './deployment-session.ts';
import { bringStack } from './stack-states.ts';

/** More than the SDK tries. */
const OUTAGE = 8;

function breakDown({ aws }: DeploymentSession, operation: string, times = OUTAGE): void {
  for (let count = 0; count < times; count += 1) aws.faults.queue({ operation, kind: '500' });
}

async function failedRecords({ aws }: DeploymentSession): Promise<number> {
  const found = await aws.objects.list(BUCKET, `deployments/staging/${MODEL}/failed/`);
  return found.length;
}

function writes({ aws }: DeploymentSession): string[] {
  const operations = aws.requests.all().map(({ operation }) => operation);
  return operations.filter((operation) => /\.(Create|Update|Delete|Execute|Put)/.test(operation));
}

describe.concurrent('a deployment', { timeout: 120_000 }, () => {
  test.each(['execution-role-arn', 'service-role-arn'])(
    'refuses %s of another account than the environment is in',
    async (input) => {
      await using session = await openDeploymentSession();
      await session.release('staging', await session.register());
      await session.plan('staging');
      session.aws.requests.clear();

      const inputs = { [input]: SERVICE_ROLE.replace('111122223333', '444455556666') };
      const result = await session.deploy('staging', { inputs });

      expect(result.outputs).toMatchObject({ reason: 'account-mismatch' });
      expect(result.annotations[0]?.message).toContain(`${input} arn:aws:iam::444455556666:`);
      expect(writes(session)).toEqual([]);
    },
  );

  test('waits for an endpoint that autoscaling is changing before it verifies it', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.planAndDeploy('staging');
    session.aws.time.polls.endpoint = 2;
    await session.sagemaker.send(
      new UpdateEndpointWeightsAndCapacitiesCommand({
        EndpointName: 'tiny-staging',
        DesiredWeightsAndCapacities: [{ VariantName: 'AllTraffic', DesiredInstanceCount: 2 }],
      }),
    );
    session.aws.requests.clear();

    const result = await session.deploy('staging', { env: { GITHUB_RUN_ATTEMPT: '2' } });

    expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed-nothing' } });
    expect(session.aws.requests.of('SageMaker.DescribeEndpoint').length).toBeGreaterThan(1);
  });

  test('that AWS had no answer for says nothing of the release: a program may try again', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');
    breakDown(session, 'CloudFormation.ExecuteChangeSet');

    const failed = await session.deploy('staging');
    session.aws.faults.clear();
    const again = await session.deploy('staging', {
      inputs: { automatic: 'true' },
      env: { GITHUB_RUN_ATTEMPT: '2' },
    });

    expect(failed).toMatchObject({ conclusion: 'failure', outputs: { reason: 'aws-unavailable' } });
    expect(await failedRecords(session)).toBe(0);
    expect(again.outputs).toMatchObject({ reason: 'deployed' });
  });

  test('whose endpoint has no answer to a test row fails, and marks the release', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');
    breakDown(session, 'SageMakerRuntime.InvokeEndpoint', 3 * OUTAGE);

    const result = await session.deploy('staging');

    expect(result.outputs).toMatchObject({ reason: 'serving-failed' });
    expect(result.annotations[0]?.message).toMatch(/no prediction for line \d/);
    expect(result.annotations[0]?.message).toContain('revert the commit');
    expect(await failedRecords(session)).toBe(1);
  });

  test('goes on after its own earlier attempt has deleted a stack that never served', async () => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.plan('staging');
    const owner = { environment: 'staging', model: MODEL, repository: 'octo/models' };
    await bringStack(session, { name: 'tiny-staging', owner, taken: MODEL }, 'ROLLBACK_COMPLETE');
    session.aws.time.polls.stack = 3;
    const cause = `deploy-${(await session.head()).slice(0, 12)}`;
    await session.cloudformation.send(
      new DeleteStackCommand({ StackName: 'tiny-staging', ClientRequestToken: `${cause}-delete-7-1` }),
    );

    const result = await session.deploy('staging', { env: { GITHUB_RUN_ATTEMPT: '2' } });

    expect(result.outputs).toMatchObject({ reason: 'deployed' });
  });

  test('puts scaling on again where the second of two updates could not even begin', async () => {
    await using session = await openDeploymentSession();
    const arn = await session.register();
    const autoscaling = { min: 2, max: 4, invocationsPerInstance: 750 };
    await session.release('staging', arn, { instanceCount: 2, autoscaling });
    await session.planAndDeploy('staging');
    await session.release('staging', arn, { instanceType: 'ml.m5.xlarge' });
    await session.plan('staging');

    let broken = false;
    const result = await session.deploy('staging', {
      onLine: ({ text }) => {
        if (broken || !text.includes('update 2 of 2')) return;
        broken = true;
        // As many as the SDK tries.
        breakDown(session, 'CloudFormation.ExecuteChangeSet', 6);
      },
    });

    expect(result.outputs).toMatchObject({ reason: 'aws-unavailable' });
    expect(result.annotations[0]?.message).toContain('Scaling is registered again as it was before.');
    const scaling = new ApplicationAutoScalingClient({
      endpoint: session.aws.url,
      region: session.aws.region,
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    });
    const found = await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker' }));
    scaling.destroy();
    expect(found.ScalableTargets).toMatchObject([{ MinCapacity: 2, MaxCapacity: 4 }]);
  });
});

test('a teardown with a role of another account removes nothing', { timeout: 120_000 }, async () => {
  await using session = await openDeploymentSession();
  session.aws.requests.clear();

  const inputs = { 'service-role-arn': SERVICE_ROLE.replace('111122223333', '444455556666') };
  const result = await session.teardown('staging', { inputs });

  expect(result.outputs).toMatchObject({ reason: 'account-mismatch' });
  expect(writes(session)).toEqual([]);
});
