import {
  DeleteScalingPolicyCommand,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingActivitiesCommand,
  DescribeScalingPoliciesCommand,
  ListTagsForResourceCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test, vi } from 'vitest';
import { refusal } from '../cloudwatch/session.ts';
import { session, target } from './session.ts';

test('a target is registered, changed and deregistered with its policies', async () => {
  await using aws = await session(2);
  const { scaling } = aws;
  const describe = async () =>
    (await scaling.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'sagemaker' })))
      .ScalableTargets;
  const arn = await aws.register(2, 4);
  const role =
    'arn:aws:iam::111122223333:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';

  expect(arn).toMatch(
    /^arn:aws:application-autoscaling:us-east-1:111122223333:scalable-target\/[0-9a-f]{36}$/,
  );
  expect(await describe()).toMatchObject([
    { ...target, MinCapacity: 2, MaxCapacity: 4, RoleARN: role, ScalableTargetARN: arn },
  ]);
  const iam = new IAMClient(aws.client);
  const linked = new GetRoleCommand({
    RoleName: 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
  });
  expect((await iam.send(linked)).Role?.Arn).toBe(role);
  iam.destroy();
  expect(aws.service().registered('us-east-1', target.ResourceId)).toBe(true);
  expect(aws.service().registered('eu-west-1', target.ResourceId)).toBe(false);

  await scaling.send(
    new RegisterScalableTargetCommand({
      ...target,
      MaxCapacity: 8,
      SuspendedState: { DynamicScalingInSuspended: true },
    }),
  );
  expect(await describe()).toMatchObject([
    {
      MinCapacity: 2,
      MaxCapacity: 8,
      ScalableTargetARN: arn,
      SuspendedState: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false },
    },
  ]);
  await aws.track();
  await scaling.send(new DeregisterScalableTargetCommand(target));
  expect(await describe()).toEqual([]);
  expect((await aws.cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toEqual([]);
  expect(aws.service().registered('us-east-1', target.ResourceId)).toBe(false);
});

test('a policy has two alarms of its own', async () => {
  await using aws = await session(2);
  await aws.register(2, 4);
  const made = await aws.track();
  const alarms = (await aws.cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms ?? [];

  expect(made.PolicyARN).toMatch(
    /^arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:[0-9a-f-]{36}:resource\/sagemaker\/endpoint\/taxi\/variant\/AllTraffic:policyName\/invocations$/,
  );
  expect(made.Alarms?.map(({ AlarmName: name }) => name)).toEqual([
    expect.stringMatching(/^TargetTracking-endpoint\/taxi\/variant\/AllTraffic-AlarmHigh-[0-9a-f-]{36}$/),
    expect.stringMatching(/^TargetTracking-endpoint\/taxi\/variant\/AllTraffic-AlarmLow-[0-9a-f-]{36}$/),
  ]);
  expect(alarms).toMatchObject([
    {
      EvaluationPeriods: 3,
      Threshold: 750,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [made.PolicyARN],
    },
    {
      EvaluationPeriods: 15,
      Threshold: 675,
      ComparisonOperator: 'LessThanThreshold',
      AlarmActions: [made.PolicyARN],
    },
  ]);
  const again = await aws.track({ TargetValue: 100, DisableScaleIn: true });
  expect([again.PolicyARN, again.Alarms]).toEqual([made.PolicyARN, made.Alarms?.slice(0, 1)]);
  expect((await aws.cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toMatchObject([
    { Threshold: 100 },
  ]);
  const { ScalingPolicies: policies } = await aws.scaling.send(
    new DescribeScalingPoliciesCommand({ ServiceNamespace: 'sagemaker', ResourceId: target.ResourceId }),
  );
  expect(policies).toMatchObject([
    {
      PolicyName: 'invocations',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 100, DisableScaleIn: true },
      Alarms: again.Alarms,
    },
  ]);
  await aws.scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: 'invocations' }));
  expect((await aws.cloudwatch.send(new DescribeAlarmsCommand({}))).MetricAlarms).toEqual([]);
});

test('load adds instances, one cooldown after the other, up to the most allowed', async () => {
  await using aws = await session(2);
  aws.aws.time.hold();
  await aws.register(2, 7);
  await aws.track();

  aws.load(1500);
  expect(aws.fleet.changes).toEqual([4]);
  // As long as the alarm is on and the cooldown is not over, nothing more happens.
  aws.load(10);
  expect(aws.fleet.changes).toEqual([4]);
  aws.aws.time.release();
  await vi.waitFor(() => expect(aws.fleet.changes).toEqual([4, 7]));

  expect(await aws.activities()).toEqual([
    'Setting desired instance count to 4.',
    'Setting desired instance count to 7.',
  ]);
  const { ScalingActivities: found } = await aws.scaling.send(
    new DescribeScalingActivitiesCommand({ ServiceNamespace: 'sagemaker', ResourceId: target.ResourceId }),
  );
  expect(found?.[0]).toMatchObject({
    ...target,
    StatusCode: 'Successful',
    Cause: expect.stringMatching(
      /^monitor alarm TargetTracking-.*-AlarmHigh-.* in state ALARM triggered policy/,
    ),
  });
});

test('a quiet quarter of an hour takes instances away, down to the least allowed', async () => {
  await using aws = await session(4);
  await aws.register(2, 4);
  await aws.track();

  aws.load(1);

  await vi.waitFor(() => expect(aws.fleet.changes).toEqual([2]));
});

test('nothing happens to a variant while scaling is suspended', async () => {
  await using aws = await session(4);
  await aws.register(2, 4);
  const SuspendedState = { DynamicScalingInSuspended: true };
  await aws.scaling.send(new RegisterScalableTargetCommand({ ...target, SuspendedState }));
  await aws.track();

  aws.load(1);

  expect(
    (await aws.cloudwatch.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }))).MetricAlarms,
  ).toHaveLength(1);
  expect(aws.fleet.changes).toEqual([]);
});

test('a variant that is being updated is scaled afterwards', async () => {
  await using aws = await session(2);
  await aws.register(2, 4);
  await aws.track();
  aws.fleet.isBusy = true;

  aws.load(1500);
  expect(await aws.activities()).toEqual([]);
  aws.fleet.isBusy = false;

  await vi.waitFor(() => expect(aws.fleet.changes).toEqual([4]));
});

test('targets have tags', async () => {
  await using aws = await session(2);
  await aws.register(2, 4);
  const ResourceARN = await aws.register(2, 5);
  await aws.scaling.send(new TagResourceCommand({ ResourceARN, Tags: { team: 'fares', cost: '7' } }));
  await aws.scaling.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['cost'] }));

  expect((await aws.scaling.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual({
    team: 'fares',
  });
  expect(
    await refusal(
      aws.scaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, Tags: { a: 'b' } })),
    ),
  ).toBe(
    'ValidationException: The scalable target that you tried to tag already exists. To update tags on an existing scalable target, use the TagResource API.',
  );
});

test('targets and policies are there after a restart, and alarms that are on scale', async () => {
  await using first = await session(2);
  await first.register(2, 4);
  await first.track();
  first.fleet.isBusy = true;
  first.load(1500);
  await first.aws.close();

  await using aws = await session(2, { root: first.root });

  await vi.waitFor(() => expect(aws.fleet.changes).toEqual([4]));
  expect(await aws.activities()).toEqual(['Setting desired instance count to 4.']);
});

test('what cannot be is refused in the words of AWS', async () => {
  await using aws = await session(2);
  const register = (more: object) =>
    refusal(
      aws.scaling.send(
        new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 2, ...more }),
      ),
    );
  const names =
    'service namespace: sagemaker, resource ID: endpoint/taxi/variant/AllTraffic, scalable dimension: sagemaker:variant:DesiredInstanceCount';

  expect(await register({ ResourceId: 'endpoint/none/variant/AllTraffic' })).toBe(
    "ValidationException: SageMaker endpoint variant doesn't exist: endpoint/none/variant/AllTraffic",
  );
  expect(await register({ MinCapacity: 3 })).toContain(
    'Maximum capacity cannot be less than minimum capacity',
  );
  expect(await register({ MaxCapacity: undefined })).toContain('MinCapacity and MaxCapacity are required');
  expect(
    await register({ ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' }),
  ).toContain('alone');
  expect(await refusal(aws.track())).toBe(
    `ObjectNotFoundException: No scalable target registered for ${names}`,
  );
  expect(await refusal(aws.scaling.send(new DeregisterScalableTargetCommand(target)))).toBe(
    `ObjectNotFoundException: No scalable target found for ${names}`,
  );
  await aws.register(1, 2);
  expect(
    await refusal(aws.scaling.send(new DeleteScalingPolicyCommand({ ...target, PolicyName: 'none' }))),
  ).toContain('ObjectNotFoundException: No scaling policy found');
  expect(
    await refusal(
      aws.scaling.send(
        new PutScalingPolicyCommand({ ...target, PolicyName: 'steps', PolicyType: 'StepScaling' }),
      ),
    ),
  ).toContain('by policies of the type TargetTrackingScaling alone');
});
