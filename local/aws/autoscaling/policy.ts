import { randomUUID } from 'node:crypto';
import { pageOf } from '../sagemaker/page.ts';
import { AwsError, type CallContext } from '../service.ts';
import {
  type Context,
  describeScaled,
  findTarget,
  invalid,
  noTarget,
  type Operations,
  type ScaledInput,
  scaledOf,
} from './context.ts';
import { type Direction, isOf, type PolicyRecord, type Scaled } from './store.ts';
import { alarmInput, type TrackingInput, trackingOf } from './tracking.ts';

interface PutInput extends ScaledInput {
  PolicyName: string;
  PolicyType?: string;
  TargetTrackingScalingPolicyConfiguration?: TrackingInput;
}

interface DescribeInput {
  ServiceNamespace: string;
  PolicyNames?: string[];
  ResourceId?: string;
  ScalableDimension?: string;
  MaxResults?: number;
  NextToken?: string;
}

export const policyOperations: Operations = {
  async PutScalingPolicy(context, input: PutInput, call) {
    const scaled = scaledOf(input, call);
    if (!findTarget(context, scaled)) throw noTarget('registered', scaled);
    const existing = findPolicy(context, scaled, input.PolicyName);
    const type = input.PolicyType ?? (existing ? 'TargetTrackingScaling' : 'StepScaling');
    if (type !== 'TargetTrackingScaling')
      throw invalid(`The local AWS scales by policies of the type TargetTrackingScaling alone, not ${type}.`);
    const configuration = input.TargetTrackingScalingPolicyConfiguration ?? existing?.configuration;
    if (!isTracking(configuration))
      throw invalid(
        'TargetTrackingScalingPolicyConfiguration is required for the policy type TargetTrackingScaling.',
      );
    const policy: PolicyRecord = {
      ...scaled,
      arn: existing?.arn ?? policyArn(scaled, input.PolicyName, call),
      name: input.PolicyName,
      configuration: { ...configuration },
      tracking: trackingOf(input, configuration),
      alarms: existing?.alarms ?? [],
      createdAt: existing?.createdAt ?? call.now().toISOString(),
    };
    await putAlarms(context, policy, call);
    await context.store.policies.save(policy);
    return { PolicyARN: policy.arn, Alarms: describeAlarms(policy) };
  },

  async DeleteScalingPolicy(context, input: ScaledInput & { PolicyName: string }, call) {
    const scaled = scaledOf(input, call);
    const policy = findPolicy(context, scaled, input.PolicyName);
    if (!policy)
      throw new AwsError(
        'ObjectNotFoundException',
        `No scaling policy found for service namespace: ${scaled.namespace}, resource ID: ${scaled.resourceId}, scalable dimension: ${scaled.dimension}, policy name: ${input.PolicyName}`,
      );
    await deletePolicy(context, policy, call);
  },

  DescribeScalingPolicies({ store }, input: DescribeInput, { region }) {
    const found = store.policies
      .values()
      .filter((policy) => policy.region === region && policy.namespace === input.ServiceNamespace)
      .filter(({ name }) => !input.PolicyNames || input.PolicyNames.includes(name))
      .filter(({ resourceId }) => resourceId === (input.ResourceId ?? resourceId))
      .filter(({ dimension }) => dimension === (input.ScalableDimension ?? dimension));
    const page = pageOf(found, input, ({ arn }) => arn, 10);
    return { ScalingPolicies: page.items.map(describePolicy), ...page.next };
  },
};

/** Deletes a policy and its alarms. */
export async function deletePolicy(context: Context, policy: PolicyRecord, call: CallContext): Promise<void> {
  await deleteAlarms(context, policy.alarms, call);
  await context.store.policies.delete(policy.arn);
}

function findPolicy({ store }: Context, scaled: Scaled, name: string): PolicyRecord | undefined {
  return store.policies
    .values()
    .filter(isOf(scaled))
    .find((policy) => policy.name === name);
}

async function putAlarms(context: Context, policy: PolicyRecord, call: CallContext): Promise<void> {
  const { tracking } = policy;
  const wanted: readonly Direction[] = tracking.scalesIn ? ['out', 'in'] : ['out'];
  await deleteAlarms(
    context,
    policy.alarms.filter(({ scales }) => !wanted.includes(scales)),
    call,
  );
  policy.alarms = wanted.map(
    (scales) => policy.alarms.find((alarm) => alarm.scales === scales) ?? newAlarm(policy, scales, call),
  );
  for (const { name, scales } of policy.alarms) {
    const description = `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}.`;
    const own = { AlarmName: name, AlarmDescription: description, AlarmActions: [policy.arn] };
    await operate(context, 'PutMetricAlarm', { ...own, ...alarmInput(tracking, scales) }, call);
  }
}

async function deleteAlarms(
  context: Context,
  alarms: PolicyRecord['alarms'],
  call: CallContext,
): Promise<void> {
  for (const { name } of alarms) await operate(context, 'DeleteAlarms', { AlarmNames: [name] }, call);
}

/** Calls CloudWatch for the caller, whose rights to do so PutScalingPolicy and DeleteScalingPolicy ask for. */
async function operate(
  { cloudwatch }: Context,
  operation: 'PutMetricAlarm' | 'DeleteAlarms',
  input: Record<string, unknown>,
  call: CallContext,
): Promise<void> {
  await cloudwatch.operations[operation]?.(input, call);
}

function newAlarm(
  { resourceId }: Scaled,
  scales: Direction,
  { region, account }: CallContext,
): PolicyRecord['alarms'][number] {
  const kind = scales === 'out' ? 'AlarmHigh' : 'AlarmLow';
  const name = `TargetTracking-${resourceId}-${kind}-${randomUUID()}`;
  return { name, arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`, scales };
}

function policyArn(
  { namespace, resourceId }: Scaled,
  name: string,
  { region, account }: CallContext,
): string {
  return `arn:aws:autoscaling:${region}:${account}:scalingPolicy:${randomUUID()}:resource/${namespace}/${resourceId}:policyName/${name}`;
}

function isTracking(configuration: object | undefined): configuration is TrackingInput {
  return configuration !== undefined && 'TargetValue' in configuration;
}

function describeAlarms({ alarms }: PolicyRecord): { AlarmName: string; AlarmARN: string }[] {
  return alarms.map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn }));
}

function describePolicy(policy: PolicyRecord): object {
  return {
    PolicyARN: policy.arn,
    PolicyName: policy.name,
    ...describeScaled(policy),
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: policy.configuration,
    Alarms: describeAlarms(policy),
    CreationTime: new Date(policy.createdAt),
  };
}
