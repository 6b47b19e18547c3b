import {
  ApplicationAutoScalingClient,
  DeregisterScalableTargetCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { expect, test, vi } from 'vitest';
import { refusal } from '../cloudwatch/session.ts';
import { hosting } from '../endpoints/hosting.ts';
import { rows } from '../endpoints/tiny-model.ts';
import { target } from './session.ts';

test('an endpoint reports its invocations and is scaled by them', async () => {
  await using aws = await hosting();
  const cloudwatch = new CloudWatchClient(aws.client);
  const scaling = new ApplicationAutoScalingClient(aws.client);
  await aws.model('m');
  await aws.config('c', 'm');
  await aws.config('larger', 'm', { instanceType: 'ml.c5.large' });
  await aws.create('taxi', 'c');
  await scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 3 }));
  const policy = await scaling.send(
    new PutScalingPolicyCommand({
      ...target,
      PolicyName: 'invocations',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 2,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      },
    }),
  );
  const metric = {
    MetricName: 'InvocationsPerInstance',
    Dimensions: [
      { Name: 'EndpointName', Value: 'taxi' },
      { Name: 'VariantName', Value: 'AllTraffic' },
    ],
  };

  for (let count = 0; count < 5; count += 1) await aws.invoke('taxi', rows[0] ?? '');
  const now = Date.now();
  const { Datapoints: counted } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...metric,
      Namespace: 'AWS/SageMaker',
      StartTime: new Date(now - 300_000),
      EndTime: new Date(now + 60_000),
      Period: 60,
      Statistics: ['Sum'],
    }),
  );
  expect(counted?.reduce((sum, { Sum: invocations = 0 }) => sum + invocations, 0)).toBe(5);
  expect((await aws.describe('taxi')).ProductionVariants).toMatchObject([{ DesiredInstanceCount: 1 }]);

  // The alarm wants three minutes of that: these are the ones before.
  const before = [0, 1, 2, 3].map((minutes) => new Date(now - minutes * 60_000));
  await cloudwatch.send(
    new PutMetricDataCommand({
      Namespace: 'AWS/SageMaker',
      MetricData: before.map((Timestamp) => ({ ...metric, Timestamp, Values: [1], Counts: [5] })),
    }),
  );
  await vi.waitFor(async () =>
    expect((await aws.settled('taxi')).ProductionVariants).toMatchObject([
      { DesiredInstanceCount: 3, CurrentInstanceCount: 3 },
    ]),
  );

  expect(policy.Alarms).toHaveLength(2);
  expect(await refusal(aws.update('taxi', 'larger'))).toContain('must be deregistered as scalable targets');
  await scaling.send(new DeregisterScalableTargetCommand(target));
  expect(await refusal(aws.update('taxi', 'larger'))).toBe('accepted');
  cloudwatch.destroy();
  scaling.destroy();
});
