import { type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';

/** An alarm over one metric, as CloudWatch has it now. */
export interface Alarm {
  name: string;
  description: string;
  metric: string;
  threshold: number;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Since when it has been in that state. */
  since: Date;
  /** CloudWatch's words. */
  stateReason: string;
  /** Whether its actions are switched on. */
  actionsEnabled: boolean;
}

/** The alarms whose names begin so, by name. */
export async function listAlarms(clients: Clients, place: Place, prefix: string): Promise<Alarm[]> {
  const resource = `arn:${place.partition}:cloudwatch:${place.region}:${place.account}:alarm:*`;
  const pages = paginateDescribeAlarms({ client: clients.cloudwatch }, { AlarmNamePrefix: prefix });
  const alarms: Alarm[] = [];
  await call({ action: 'cloudwatch:DescribeAlarms', resource }, async () => {
    alarms.length = 0;
    for await (const { MetricAlarms = [] } of pages) alarms.push(...MetricAlarms.map(alarmOf));
  });
  return alarms.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function alarmOf(alarm: MetricAlarm): Alarm {
  return {
    name: alarm.AlarmName ?? '',
    description: alarm.AlarmDescription ?? '',
    metric: alarm.MetricName ?? '',
    threshold: alarm.Threshold ?? Number.NaN,
    state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
    // The other one also moves when the same state is confirmed.
    since: alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp ?? new Date(0),
    stateReason: alarm.StateReason ?? '',
    actionsEnabled: alarm.ActionsEnabled ?? true,
  };
}
