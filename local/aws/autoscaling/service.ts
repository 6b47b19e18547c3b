import { join } from 'node:path';
import type { CloudWatch } from '../cloudwatch/service.ts';
import { pageOf } from '../sagemaker/page.ts';
import type { Variants } from '../sagemaker/variants.ts';
import type { ServiceParts } from '../service-parts.ts';
import { AwsError, type Operation, type Service } from '../service.ts';
import { inputCheck } from '../shape.ts';
import { type Context, describeScaled, type Operations } from './context.ts';
import { policyOperations } from './policy.ts';
import { Scaler } from './scaler.ts';
import model from './shapes.json' with { type: 'json' };
import { openScalingStore, type TargetRecord } from './store.ts';
import { targetOperations } from './target.ts';

export interface AutoScalingParts extends Pick<ServiceParts, 'root' | 'now' | 'time' | 'access'> {
  cloudwatch: CloudWatch;
  /** What is scaled. */
  variants: () => Variants;
}

export interface ApplicationAutoScaling extends Service {
  /** Whether a resource such as `endpoint/taxi/variant/AllTraffic` is scaled. */
  registered(region: string, resourceId: string): boolean;
  close: () => Promise<void>;
}

const checkInput = inputCheck(model);

/** Application Auto Scaling of SageMaker's variants by target tracking. Its state lies under `<root>/autoscaling`. */
export function createApplicationAutoScaling(parts: AutoScalingParts): ApplicationAutoScaling {
  const { root, cloudwatch, variants, access, now, time } = parts;
  const store = openScalingStore(join(root, 'autoscaling'));
  const scaler = new Scaler({ store, alarms: cloudwatch.alarms, variants, now, time });
  const context: Context = { store, cloudwatch, variants, access };
  return {
    name: 'application-autoscaling',
    title: 'ApplicationAutoScaling',
    protocol: { kind: 'json', targetPrefix: 'AnyScaleFrontendService' },
    operations: checked(context, {
      ...targetOperations,
      ...policyOperations,
      ...activityOperations,
      ...tagOperations,
    }),
    facts: { tags: (arn) => store.targets.get(arn)?.tags },
    registered: (region, resourceId) =>
      store.targets.values().some((target) => target.region === region && target.resourceId === resourceId),
    async close() {
      await scaler.close();
      await Promise.all(Object.values(store).map((collection) => collection.settled()));
    },
  };
}

interface DescribeActivitiesInput {
  ServiceNamespace: string;
  ResourceId?: string;
  ScalableDimension?: string;
  MaxResults?: number;
  NextToken?: string;
}

const activityOperations: Operations = {
  DescribeScalingActivities({ store }, input: DescribeActivitiesInput, { region }) {
    const found = store.activities
      .values()
      .filter((activity) => activity.region === region && activity.namespace === input.ServiceNamespace)
      .filter(({ resourceId }) => resourceId === (input.ResourceId ?? resourceId))
      .filter(({ dimension }) => dimension === (input.ScalableDimension ?? dimension))
      .toReversed();
    const page = pageOf(found, input, ({ id }) => id, 50);
    const activities = page.items.map((activity) => ({
      ActivityId: activity.id,
      ...describeScaled(activity),
      Description: activity.description,
      Cause: activity.cause,
      StartTime: new Date(activity.startedAt),
      EndTime: new Date(activity.startedAt),
      StatusCode: 'Successful',
      StatusMessage: activity.message,
    }));
    return { ScalingActivities: activities, ...page.next };
  },
};

const tagOperations: Operations = {
  ListTagsForResource: (context, { ResourceARN: arn }: { ResourceARN: string }) => ({
    Tags: targetOf(context, arn).tags,
  }),
  async TagResource(
    context,
    { ResourceARN: arn, Tags: added }: { ResourceARN: string; Tags: Record<string, string> },
  ) {
    const target = targetOf(context, arn);
    const tags = { ...target.tags, ...added };
    if (Object.keys(tags).length > 50)
      throw new AwsError('TooManyTagsException', 'A scalable target cannot have more than 50 tags.', 400, {
        ResourceName: arn,
      });
    target.tags = tags;
    await context.store.targets.save(target);
  },
  async UntagResource(
    context,
    { ResourceARN: arn, TagKeys: keys }: { ResourceARN: string; TagKeys: string[] },
  ) {
    const target = targetOf(context, arn);
    target.tags = Object.fromEntries(Object.entries(target.tags).filter(([key]) => !keys.includes(key)));
    await context.store.targets.save(target);
  },
};

function targetOf({ store }: Context, arn: string): TargetRecord {
  const target = store.targets.get(arn);
  if (target) return target;
  throw new AwsError('ResourceNotFoundException', `No scalable target has the ARN ${arn}.`, 400, {
    ResourceName: arn,
  });
}

/** Operations that see only requests which the service's model allows. */
function checked(context: Context, operations: Operations): Record<string, Operation> {
  const entries = Object.entries(operations).map(([name, run]): [string, Operation] => [
    name,
    async (input, call) => (await run(context, checkInput(name, input), call)) ?? {},
  ]);
  return Object.fromEntries(entries);
}
