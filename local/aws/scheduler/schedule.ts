import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';
import { AwsError } from '../service.ts';

/** A schedule as CreateSchedule takes it; times are epoch seconds. */
export interface ScheduleInput {
  Name: string;
  GroupName?: string;
  Description?: string;
  ScheduleExpression: string;
  ScheduleExpressionTimezone?: string;
  StartDate?: number;
  EndDate?: number;
  State?: 'ENABLED' | 'DISABLED';
  FlexibleTimeWindow: { Mode: string; MaximumWindowInMinutes?: number };
  Target: ScheduleTarget;
  KmsKeyArn?: string;
  ActionAfterCompletion?: 'NONE' | 'DELETE';
}

export interface ScheduleTarget {
  Arn: string;
  RoleArn: string;
  Input?: string;
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  DeadLetterConfig?: { Arn?: string };
  SageMakerPipelineParameters?: { PipelineParameterList?: { Name: string; Value: string }[] };
}

export interface ScheduleRecord extends ScheduleInput {
  arn: string;
  region: string;
  account: string;
  /** Epoch milliseconds. */
  createdAt: number;
  changedAt: number;
}

export type ScheduleStore = Collection<ScheduleRecord>;

export const GROUP = 'default';

export function openScheduleStore(root: string): ScheduleStore {
  return openCollection(join(root, 'scheduler/schedules'));
}

export function scheduleArn(
  { region, account }: { region: string; account: string },
  name: string,
  group = GROUP,
): string {
  return `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;
}

/** Throws ResourceNotFoundException. */
export function requireSchedule(
  store: ScheduleStore,
  place: { region: string; account: string },
  name: string,
  group?: string,
): ScheduleRecord {
  const record = store.get(scheduleArn(place, name, group));
  if (record) return record;
  throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
}

const SCHEDULER = 'The local EventBridge Scheduler';

/** What AWS refuses, and what only the local one does, by name. Throws ValidationException. */
export function checkSchedule(input: ScheduleInput): void {
  const { Target: target, GroupName: group = GROUP, FlexibleTimeWindow: flexible } = input;
  if (group !== GROUP)
    throw new AwsError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
  if (flexible.Mode === 'FLEXIBLE' && flexible.MaximumWindowInMinutes === undefined)
    throw invalid('MaximumWindowInMinutes is required when flexible time window mode is FLEXIBLE.');
  if (flexible.Mode === 'OFF' && flexible.MaximumWindowInMinutes !== undefined)
    throw invalid('MaximumWindowInMinutes must not be set when flexible time window mode is OFF.');
  if (!/^arn:[a-z-]+:sagemaker:[a-z0-9-]+:\d{12}:pipeline\/.+$/.test(target.Arn))
    throw invalid(`${SCHEDULER} starts SageMaker pipelines, not ${target.Arn}.`);
  if (target.Input !== undefined)
    throw invalid('Input is not supported for a SageMaker pipeline; give SageMakerPipelineParameters.');
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
