import { randomUUID } from 'node:crypto';
import type { Scaled, ScalingStore } from './store.ts';

/** Notes that a target has been given another capacity, for DescribeScalingActivities. */
export function noteActivity(
  store: ScalingStore,
  { region, namespace, resourceId, dimension }: Scaled,
  { desired, cause, at }: { desired: number; cause: string; at: Date },
): void {
  const id = randomUUID();
  store.activities.saveSoon({
    arn: `activity/${id}`,
    id,
    region,
    namespace,
    resourceId,
    dimension,
    description: `Setting desired instance count to ${desired}.`,
    cause,
    startedAt: at.toISOString(),
    message: `Successfully set desired instance count to ${desired}. Change successfully fulfilled by sagemaker.`,
  });
}
