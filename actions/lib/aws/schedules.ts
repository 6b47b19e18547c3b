import { DescribeMonitoringScheduleCommand } from '@aws-sdk/client-sagemaker';
import { GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { type Place, sagemakerArn } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { isMissing } from './errors.ts';

/** Whether the schedule that checks an endpoint, which has the endpoint's name, is on; undefined where there is none. */
export async function scheduleState(
  clients: Clients,
  place: Place,
  { name, engine }: { name: string; engine: 'processing' | 'model-monitor' },
): Promise<'on' | 'off' | undefined> {
  try {
    return engine === 'processing'
      ? await ofScheduler(clients, place, name)
      : await ofModelMonitor(clients, place, name);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function ofScheduler(clients: Clients, place: Place, name: string): Promise<'on' | 'off'> {
  const permission = {
    action: 'scheduler:GetSchedule',
    resource: `arn:${place.partition}:scheduler:${place.region}:${place.account}:schedule/default/${name}`,
  };
  const command = new GetScheduleCommand({ Name: name });
  const { State: state } = await call(permission, () => clients.scheduler.send(command));
  return state === 'DISABLED' ? 'off' : 'on';
}

async function ofModelMonitor(clients: Clients, place: Place, name: string): Promise<'on' | 'off'> {
  const permission = {
    action: 'sagemaker:DescribeMonitoringSchedule',
    resource: sagemakerArn(place, `monitoring-schedule/${name.toLowerCase()}`),
  };
  const command = new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: name });
  const { MonitoringScheduleStatus: status } = await call(permission, () => clients.sagemaker.send(command));
  return status === 'Scheduled' || status === 'Pending' ? 'on' : 'off';
}
