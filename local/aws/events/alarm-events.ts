import { createHash } from 'node:crypto';
import type { AlarmChange, Alarms } from '../cloudwatch/alarms.ts';
import type { AlarmRecord } from '../cloudwatch/store.ts';
import type { Bus } from './bus.ts';
import { eventOf } from './event.ts';

/**
 * Puts changes of alarms on the default bus; `alarmOf` finds an alarm by its ARN.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function tellOfAlarms(
  bus: Bus,
  changes: Alarms['changes'],
  alarmOf: (arn: string) => AlarmRecord | undefined,
): void {
  changes.on('alarm', (change) => {
    const [, , , , account = ''] = change.arn.split(':');
    const alarm = alarmOf(change.arn);
    const event = eventOf(
      { region: change.region, account },
      {
        source: 'aws.cloudwatch',
        detailType: 'CloudWatch Alarm State Change',
        resources: [change.arn],
        at: change.at,
        detail: detailOf(change, alarm),
      },
    );
    bus.put(event);
  });
}

function detailOf(change: AlarmChange, alarm: AlarmRecord | undefined): object {
  const { previously } = change;
  return {
    alarmName: change.name,
    state: stateOf(change.state, change.reason, change.reasonData, change.at),
    previousState: stateOf(change.previous, previously.reason, previously.reasonData, previously.at),
    ...(alarm && { configuration: configurationOf(alarm) }),
  };
}

function stateOf(value: string, reason: string, reasonData: string | undefined, at: Date): object {
  return {
    value,
    reason,
    ...(reasonData !== undefined && { reasonData }),
    timestamp: at.toISOString().replace('Z', '+0000'),
  };
}

function configurationOf(alarm: AlarmRecord): object {
  const { namespace, name, dimensions } = alarm.metric;
  // An id that stays the same as long as the alarm does.
  const id = createHash('sha256').update(alarm.arn).digest('hex').slice(0, 32);
  return {
    ...(alarm.description !== undefined && { description: alarm.description }),
    metrics: [
      {
        id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
        metricStat: {
          metric: { namespace, name, dimensions },
          period: alarm.period,
          stat: alarm.statistic,
          ...(alarm.unit !== undefined && { unit: alarm.unit }),
        },
        returnData: true,
      },
    ],
  };
}
