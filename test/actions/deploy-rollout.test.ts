import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeEndpointCommand, type DescribeEndpointCommandOutput } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import type { ActionResult } from '../../local/runner/action.ts';
import { BUCKET, type DeploymentSession, MODEL, openDeploymentSession } from './deployment-session.ts';

const SCALED = {
  instanceCount: 2,
  autoscaling: { min: 2, max: 4, invocationsPerInstance: 750 },
  rollout: { type: 'canary', instances: 1, bake: 'PT10M' },
};

/** A session whose prod serves version 1 on two scaled instances, and where version 2 has run in staging. */
async function servingSession(): Promise<{ session: DeploymentSession; first: string; second: string }> {
  const session = await openDeploymentSession();
  const first = await session.register();
  await session.release('staging', first);
  await session.planAndDeploy('staging');
  await session.release('prod', first, SCALED);
  await session.planAndDeploy('prod');
  const second = await session.register(2);
  await session.release('staging', second);
  await session.planAndDeploy('staging');
  return { session, first, second };
}

function endpoint({ sagemaker }: DeploymentSession): Promise<DescribeEndpointCommandOutput> {
  return sagemaker.send(new DescribeEndpointCommand({ EndpointName: 'tiny-prod' }));
}

function clientOf({ aws }: DeploymentSession) {
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' };
  return { endpoint: aws.url, region: aws.region, credentials };
}

test(
  'an alarm during the canary sends traffic back, fails the job and marks the release',
  {
    timeout: 120_000,
  },
  async () => {
    const { session: opened, second } = await servingSession();
    await using session = opened;
    await using stack = new AsyncDisposableStack();
    const cloudwatch = stack.adopt(new CloudWatchClient(clientOf(session)), (it) => it.destroy());
    const before = await endpoint(session);
    await session.release('prod', second);
    await session.plan('prod');

    const result = await deployUnderAlarm(session, cloudwatch);

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'rolled-back' } });
    expect(result.annotations[0]?.message).toContain('traffic returned to what ran before');
    const after = await endpoint(session);
    expect(after).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: before.EndpointConfigName,
    });
    const failed = await session.aws.objects.list(BUCKET, `deployments/prod/${MODEL}/failed/`);
    expect(failed).toHaveLength(1);
    const again = await session.deploy('prod', { inputs: { automatic: 'true' } });
    expect(again.outputs).toMatchObject({ reason: 'release-failed-before' });
  },
);

/** Deploys to prod, whose alarm goes off while the canary bakes. */
async function deployUnderAlarm(
  session: DeploymentSession,
  cloudwatch: CloudWatchClient,
): Promise<ActionResult> {
  session.aws.time.hold();
  let alarmed: Promise<unknown> | undefined;
  const result = await session.deploy('prod', {
    onLine: ({ text }) => {
      if (alarmed || !text.includes('Endpoint UPDATE_IN_PROGRESS')) return;
      alarmed = alarmWhenBaking(session, cloudwatch);
    },
  });
  await alarmed;
  session.aws.time.release();
  return result;
}

/** Raises the alarm once the canary serves. */
async function alarmWhenBaking(session: DeploymentSession, cloudwatch: CloudWatchClient): Promise<void> {
  for (;;) {
    const { PendingDeploymentSummary: pending } = await endpoint(session);
    const statuses = pending?.ProductionVariants?.flatMap(({ VariantStatus = [] }) => VariantStatus) ?? [];
    if (statuses.some(({ Status }) => Status === 'Baking')) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { Stacks } = await session.cloudformation.send(new DescribeStacksCommand({ StackName: 'tiny-prod' }));
  const alarm = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'ErrorsAlarm')?.OutputValue;
  await cloudwatch.send(
    new SetAlarmStateCommand({ AlarmName: alarm, StateValue: 'ALARM', StateReason: 'a test says so' }),
  );
}

test(
  'another instance type takes scaling off, changes, and puts it on again',
  {
    timeout: 120_000,
  },
  async () => {
    const { session: opened, second } = await servingSession();
    await using session = opened;
    await using stack = new AsyncDisposableStack();
    const scaling = stack.adopt(new ApplicationAutoScalingClient(clientOf(session)), (it) => it.destroy());
    await session.release('prod', second, { instanceType: 'ml.m5.xlarge' });

    const planned = await session.plan('prod');
    const result = await session.deploy('prod');

    expect(planned.summary).toMatch(/two updates/i);
    expect(result.stdout).toContain('update 2 of 2');
    expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed' } });
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker' }),
    );
    expect(ScalableTargets).toMatchObject([
      { ResourceId: 'endpoint/tiny-prod/variant/AllTraffic', MinCapacity: 2, MaxCapacity: 4 },
    ]);
    const { ProductionVariants } = await endpoint(session);
    expect(ProductionVariants).toMatchObject([{ CurrentInstanceCount: 2 }]);
  },
);

test(
  'scaling is on again after a change of the instance type that an alarm sent back',
  { timeout: 120_000 },
  async () => {
    const { session: opened, second } = await servingSession();
    await using session = opened;
    await using stack = new AsyncDisposableStack();
    const cloudwatch = stack.adopt(new CloudWatchClient(clientOf(session)), (it) => it.destroy());
    const scaling = stack.adopt(new ApplicationAutoScalingClient(clientOf(session)), (it) => it.destroy());
    await session.release('prod', second, { instanceType: 'ml.m5.xlarge' });
    await session.plan('prod');

    const result = await deployUnderAlarm(session, cloudwatch);

    expect(result.outputs).toMatchObject({ reason: 'rolled-back' });
    expect(result.annotations[0]?.message).toContain('Scaling is registered again as it was before.');
    const { ScalableTargets } = await scaling.send(
      new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker' }),
    );
    expect(ScalableTargets).toMatchObject([{ MinCapacity: 2, MaxCapacity: 4 }]);
  },
);
