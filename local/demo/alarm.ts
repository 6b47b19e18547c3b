import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import type { Session } from '../training/session.ts';
import { clientSettings } from './client.ts';

export interface Alarm {
  name: string;
  metric: string;
  threshold: number;
  /** OK, ALARM or INSUFFICIENT_DATA. */
  state: string;
  /** CloudWatch's words. */
  reason: string;
}

/** The alarms of an endpoint's monitor. */
export async function readAlarms(session: Session, endpoint: string): Promise<Alarm[]> {
  const client = new CloudWatchClient(clientSettings(session));
  try {
    const { MetricAlarms = [] } = await client.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: `drift-gitops-${endpoint}-` }),
    );
    return MetricAlarms.map(
      ({ AlarmName = '', MetricName = '', Threshold = 0, StateValue = '', StateReason = '' }) => ({
        name: AlarmName,
        metric: MetricName,
        threshold: Threshold,
        state: StateValue,
        reason: StateReason,
      }),
    );
  } finally {
    client.destroy();
  }
}
