import { randomUUID } from 'node:crypto';
import { pageOf } from '../sagemaker/page.ts';
import { noteActivity } from './activity.ts';
import {
  type Context,
  describeScaled,
  findTarget,
  invalid,
  noTarget,
  type Operations,
  type ScaledInput,
  scaledOf,
  variantOf,
} from './context.ts';
import { deletePolicy } from './policy.ts';
import { isOf, type Scaled, type SuspendedState, type TargetRecord } from './store.ts';

interface RegisterInput extends ScaledInput {
  MinCapacity?: number;
  MaxCapacity?: number;
  RoleARN?: string;
  SuspendedState?: SuspendedState;
  Tags?: Record<string, string>;
}

interface DescribeInput {
  ServiceNamespace: string;
  ResourceIds?: string[];
  ScalableDimension?: string;
  MaxResults?: number;
  NextToken?: string;
}

const linkedService = 'sagemaker.application-autoscaling.amazonaws.com';
// They have more capacity on demand already.
const burstable = /^ml\.t\d/;
const instanceCount = 'sagemaker:variant:DesiredInstanceCount';

export const targetOperations: Operations = {
  /** Makes a target, or changes what the request names of one that there is. */
  async RegisterScalableTarget(context, input: RegisterInput, call) {
    const scaled = scaledOf(input, call);
    const existing = findTarget(context, scaled);
    if (existing && input.Tags)
      throw invalid(
        'The scalable target that you tried to tag already exists. To update tags on an existing scalable target, use the TagResource API.',
      );
    const min = input.MinCapacity ?? existing?.min;
    const max = input.MaxCapacity ?? existing?.max;
    if (min === undefined || max === undefined)
      throw invalid('MinCapacity and MaxCapacity are required to register a new scalable target.');
    if (min < 0 || max < 0) throw invalid('Minimum and maximum capacity cannot be negative.');
    if (min > max)
      throw invalid(
        `Maximum capacity cannot be less than minimum capacity: MaxCapacity ${max}, MinCapacity ${min}.`,
      );
    checkVariant(context, scaled);
    const id = randomUUID().replaceAll('-', '');
    const target: TargetRecord = {
      arn: `arn:aws:application-autoscaling:${call.region}:${call.account}:scalable-target/0ec5${id}`,
      createdAt: call.now().toISOString(),
      tags: input.Tags ?? {},
      suspended: {},
      ...existing,
      ...scaled,
      min,
      max,
      // Application Auto Scaling scales endpoints with a role of its own, whatever role is named.
      roleArn: await context.access.linkedRole(linkedService, call.account),
    };
    target.suspended = { ...target.suspended, ...input.SuspendedState };
    await context.store.targets.save(target);
    bringIntoRange(context, target, call.now());
    return { ScalableTargetARN: target.arn };
  },

  async DeregisterScalableTarget(context, input: ScaledInput, call) {
    const scaled = scaledOf(input, call);
    const target = findTarget(context, scaled);
    if (!target) throw noTarget('found', scaled);
    for (const policy of context.store.policies.values().filter(isOf(scaled)))
      await deletePolicy(context, policy, call);
    await context.store.targets.delete(target.arn);
  },

  DescribeScalableTargets({ store }, input: DescribeInput, { region }) {
    const found = store.targets
      .values()
      .filter((target) => target.region === region && target.namespace === input.ServiceNamespace)
      .filter(({ resourceId }) => !input.ResourceIds || input.ResourceIds.includes(resourceId))
      .filter(({ dimension }) => dimension === (input.ScalableDimension ?? dimension));
    const page = pageOf(found, input, ({ arn }) => arn, 50);
    return { ScalableTargets: page.items.map(describeTarget), ...page.next };
  },

  DescribeScheduledActions: () => ({ ScheduledActions: [] }),
};

function checkVariant({ variants }: Context, { region, namespace, resourceId, dimension }: Scaled): void {
  if (namespace !== 'sagemaker' || dimension !== instanceCount)
    throw invalid(
      `The local AWS scales ${instanceCount} of the service namespace sagemaker alone, not ${dimension} of ${namespace}.`,
    );
  const names = variantOf(resourceId);
  if (!names)
    throw invalid(`Unsupported service namespace, resource type or scalable dimension: ${resourceId}.`);
  const instances = variants().instances(region, names.endpoint, names.variant);
  if (!instances) throw invalid(`SageMaker endpoint variant doesn't exist: ${resourceId}`);
  if (burstable.test(instances.instanceType))
    throw invalid(
      `Automatic scaling is not supported for burstable instance types, and ${resourceId} has ${instances.instanceType}.`,
    );
}

/** A capacity outside of the bounds changes at once, policy or not. */
function bringIntoRange({ store, variants }: Context, target: TargetRecord, at: Date): void {
  const { region, resourceId, min, max } = target;
  const names = variantOf(resourceId);
  const current = names && variants().instances(region, names.endpoint, names.variant)?.desired;
  if (!names || current === undefined) return;
  const desired = Math.min(Math.max(current, min), max);
  if (desired === current) return;
  variants().scale(region, names.endpoint, names.variant, desired);
  // Nothing happens while the endpoint is being updated.
  if (variants().instances(region, names.endpoint, names.variant)?.desired !== desired) return;
  const cause = `${desired > current ? 'minimum' : 'maximum'} capacity was set to ${desired}`;
  noteActivity(store, target, { desired, cause, at });
}

function describeTarget(target: TargetRecord): object {
  return {
    ...describeScaled(target),
    MinCapacity: target.min,
    MaxCapacity: target.max,
    RoleARN: target.roleArn,
    CreationTime: new Date(target.createdAt),
    SuspendedState: {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
      ...target.suspended,
    },
    ScalableTargetARN: target.arn,
  };
}
