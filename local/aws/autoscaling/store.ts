import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';

/* Records as they are kept: times are ISO 8601 texts. */

/** What is scaled: a dimension of a resource of a service. */
export interface Scaled {
  region: string;
  namespace: string;
  resourceId: string;
  dimension: string;
}

export interface SuspendedState {
  DynamicScalingInSuspended?: boolean;
  DynamicScalingOutSuspended?: boolean;
  ScheduledScalingSuspended?: boolean;
}

export interface TargetRecord extends Scaled {
  arn: string;
  min: number;
  max: number;
  roleArn: string;
  createdAt: string;
  suspended: SuspendedState;
  tags: Record<string, string>;
}

/** How a policy tracks its target, with what the request left out filled in. */
export interface Tracking {
  target: number;
  metric: { namespace: string; name: string; dimensions: { Name: string; Value: string }[]; unit?: string };
  statistic: string;
  /** Seconds. */
  scaleOutCooldown: number;
  scaleInCooldown: number;
  scalesIn: boolean;
}

export interface PolicyRecord extends Scaled {
  arn: string;
  name: string;
  /** The TargetTrackingScalingPolicyConfiguration that was sent. */
  configuration: Readonly<Record<string, unknown>>;
  tracking: Tracking;
  alarms: { name: string; arn: string; scales: Direction }[];
  createdAt: string;
}

export type Direction = 'out' | 'in';

export interface ActivityRecord extends Scaled {
  /** `activity/<ID>`: activities have no ARN. */
  arn: string;
  id: string;
  description: string;
  cause: string;
  startedAt: string;
  message: string;
}

export interface ScalingStore {
  targets: Collection<TargetRecord>;
  policies: Collection<PolicyRecord>;
  activities: Collection<ActivityRecord>;
}

export function openScalingStore(folder: string): ScalingStore {
  return {
    targets: openCollection(join(folder, 'targets')),
    policies: openCollection(join(folder, 'policies')),
    activities: openCollection(join(folder, 'activities')),
  };
}

export function isOf(scaled: Scaled): (record: Scaled) => boolean {
  return (record) =>
    record.region === scaled.region &&
    record.namespace === scaled.namespace &&
    record.resourceId === scaled.resourceId &&
    record.dimension === scaled.dimension;
}
