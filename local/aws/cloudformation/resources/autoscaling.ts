import type {
  DeleteScalingPolicyRequest,
  DeregisterScalableTargetRequest,
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling';
import { type Handler, inputOf, removeOnce, tagChange, text, untagged, type Work } from './handler.ts';
import type { Properties } from './schema.ts';

const scalableTarget: Handler = {
  async create(properties, work) {
    const arn = await register(properties, work);
    const names = ['ResourceId', 'ScalableDimension', 'ServiceNamespace'];
    const physicalId = names.map((name) => text(properties, name)).join('|');
    return { physicalId, attributes: { Id: physicalId, ScalableTargetARN: arn } };
  },
  async update(change, work) {
    await register(untagged(change.after), work);
    const { add, remove } = tagChange(change);
    const { TagResourceCommand, UntagResourceCommand } =
      await import('@aws-sdk/client-application-auto-scaling');
    const client = await work.clients.autoscaling();
    const ResourceARN = String(change.attributes['ScalableTargetARN']);
    if (add.length > 0) await client.send(new TagResourceCommand({ ResourceARN, Tags: tagMap(add) }));
    if (remove.length > 0) await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: remove }));
    return change.attributes;
  },
  async remove(id, _, work) {
    const { DeregisterScalableTargetCommand } = await import('@aws-sdk/client-application-auto-scaling');
    const client = await work.clients.autoscaling();
    const input = inputOf<DeregisterScalableTargetRequest>(targetOf(id));
    await removeOnce(() => client.send(new DeregisterScalableTargetCommand(input)));
  },
};

async function register(properties: Properties, work: Work): Promise<string | undefined> {
  const { RegisterScalableTargetCommand } = await import('@aws-sdk/client-application-auto-scaling');
  const { RoleARN, Tags, ScheduledActions: _, ...others } = properties;
  const tags = Array.isArray(Tags) && Tags.length > 0 ? { Tags: tagMap(Tags) } : {};
  const input = inputOf<RegisterScalableTargetRequest>({ ...others, RoleARN, ...tags });
  const client = await work.clients.autoscaling();
  const { ScalableTargetARN: arn } = await client.send(new RegisterScalableTargetCommand(input));
  return arn;
}

const scalingPolicy: Handler = {
  async create(properties, work) {
    const arn = await putPolicy(properties, work);
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  async update(change, work) {
    await putPolicy(change.after, work);
    return change.attributes;
  },
  async remove(_, properties, work) {
    const { DeleteScalingPolicyCommand } = await import('@aws-sdk/client-application-auto-scaling');
    const client = await work.clients.autoscaling();
    const { PolicyName } = properties;
    const input = inputOf<DeleteScalingPolicyRequest>({ ...placeOf(properties), PolicyName });
    await removeOnce(() => client.send(new DeleteScalingPolicyCommand(input)));
  },
};

async function putPolicy(properties: Properties, work: Work): Promise<string> {
  const { PutScalingPolicyCommand } = await import('@aws-sdk/client-application-auto-scaling');
  const {
    ScalingTargetId: _,
    TargetTrackingScalingPolicyConfiguration,
    StepScalingPolicyConfiguration,
    PolicyName,
    PolicyType,
  } = properties;
  const input = inputOf<PutScalingPolicyRequest>({
    ...placeOf(properties),
    PolicyName,
    PolicyType,
    TargetTrackingScalingPolicyConfiguration,
    StepScalingPolicyConfiguration,
  });
  const client = await work.clients.autoscaling();
  const { PolicyARN: arn = '' } = await client.send(new PutScalingPolicyCommand(input));
  return arn;
}

// A policy names what it scales itself, or by the target's ID.
function placeOf(properties: Properties): Properties {
  const { ScalingTargetId: target, ResourceId, ScalableDimension, ServiceNamespace } = properties;
  return typeof target === 'string' ? targetOf(target) : { ResourceId, ScalableDimension, ServiceNamespace };
}

function targetOf(id: string): Properties {
  const [ResourceId, ScalableDimension, ServiceNamespace] = id.split('|');
  return { ResourceId, ScalableDimension, ServiceNamespace };
}

function tagMap(tags: readonly { Key: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

export const autoscalingHandlers: Readonly<Record<string, Handler>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': scalableTarget,
  'AWS::ApplicationAutoScaling::ScalingPolicy': scalingPolicy,
};
