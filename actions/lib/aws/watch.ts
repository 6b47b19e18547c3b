import type { Watch } from '../drift/watch-faults.ts';
import type { MonitorSpec } from '../manifest/manifest.ts';
import { alarmName, alarmNames } from '../manifest/monitor.ts';
import { longestPause } from '../manifest/schedule-interval.ts';
import { type Alarm, listAlarms } from './alarms.ts';
import type { Place } from './arn.ts';
import type { Clients } from './clients.ts';
import { readReports } from './drift-reports.ts';
import { listAnalyses } from './model-monitor-reports.ts';
import { scheduleState } from './schedules.ts';

export interface WatchRequest {
  endpoint: string;
  monitor: MonitorSpec;
  deployedAt: Date;
  bucket: string;
  now: Date;
}

// A report that is older says no more than that there is none.
const DAYS = 7;

/** The watch over an endpoint, as AWS has it now. */
export async function readWatch(
  clients: Clients,
  place: Place,
  { endpoint, monitor, deployedAt, bucket, now }: WatchRequest,
): Promise<Omit<Watch, 'alarms'> & { alarms: Alarm[] }> {
  const { engine, schedule } = monitor;
  const wantedAlarms = alarmNames(endpoint, monitor);
  const found = await listAlarms(clients, place, alarmName(endpoint, ''));
  const checkedAt = await newestCheck(clients, place, { engine, bucket, endpoint, now });
  return {
    endpoint,
    engine,
    deployedAt,
    checkedAt,
    // The names of another model's endpoint may begin with this one's.
    alarms: found.filter(({ name }) => wantedAlarms.includes(name)),
    wantedAlarms,
    schedule: await scheduleState(clients, place, { name: endpoint, engine }),
    interval: longestPause(schedule, now),
    now,
  };
}

/** When the endpoint was last checked; undefined where nothing tells of a check. */
async function newestCheck(
  clients: Clients,
  place: Place,
  { engine, ...request }: Pick<WatchRequest, 'bucket' | 'endpoint' | 'now'> & Pick<MonitorSpec, 'engine'>,
): Promise<Date | undefined> {
  const search = { ...request, days: DAYS, most: 1 };
  if (engine === 'model-monitor') return (await listAnalyses(clients, place, search))[0]?.due;
  const [report] = (await readReports(clients, place, search)).reports;
  return report && new Date(report.checkedAt);
}
