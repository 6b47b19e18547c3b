import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';
import type { AlarmRule, AlarmState } from './alarm-evaluation.ts';
import type { MetricId } from './metrics.ts';

/** An alarm as it is kept: times are ISO 8601 texts. */
export interface AlarmRecord extends AlarmRule {
  arn: string;
  name: string;
  region: string;
  description?: string;
  metric: MetricId;
  unit?: string;
  /** What was sent, where it differs from what is meant. */
  given: { datapointsToAlarm?: number; missingData?: string; evaluateLowSample?: string };
  actionsEnabled: boolean;
  okActions: string[];
  alarmActions: string[];
  insufficientDataActions: string[];
  configuredAt: string;
  state: AlarmState;
  reason: string;
  reasonData?: string;
  stateUpdatedAt: string;
  transitionedAt: string;
  /** When SetAlarmState last said what the state is. */
  setAt?: string;
  tags: Record<string, string>;
  history: HistoryItem[];
}

export interface HistoryItem {
  at: string;
  type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  summary: string;
  data: string;
}

export type AlarmStore = Collection<AlarmRecord>;

export function openAlarmStore(folder: string): AlarmStore {
  return openCollection(join(folder, 'alarms'));
}

export function alarmArn(place: { region: string; account: string }, name: string): string {
  return `arn:aws:cloudwatch:${place.region}:${place.account}:alarm:${name}`;
}
