import type { GatheredDrift } from '../lib/drift/facts.ts';
import type { MonitorSpec } from '../lib/manifest/manifest.ts';
import { longestPause } from '../lib/manifest/schedule-interval.ts';

/** How many checks in a row may fail before the watch counts as dead. */
const MISSED_CHECKS = 3;

/** Why the watch over an endpoint would not notice drift, as sentences; none where it would. */
export function heartbeatFaults(
  { facts, endpoint, alarms, faults }: GatheredDrift,
  { monitor, now }: { monitor: MonitorSpec; now: Date },
): string[] {
  const { report, release } = facts;
  const found = [...faults];
  if (release === undefined) return [...found, `${endpoint}: nothing is deployed by the records.`];
  const checked = report === undefined ? 0 : Date.parse(report.checkedAt);
  const silence = now.getTime() - Math.max(checked, release.deployedAt.getTime());
  if (silence > MISSED_CHECKS * longestPause(monitor.schedule, now) * 1000)
    found.push(
      `${endpoint}: the newest report is ${report === undefined ? 'missing' : `of ${report.checkedAt}`}; see the schedule ${endpoint} and the executions of drift-monitor.`,
    );
  // One for nothing captured at all, beside those of the manifest.
  const wanted = monitor.alarms.length + 1;
  if (alarms.length < wanted)
    found.push(`${endpoint}: it has ${alarms.length} of ${wanted} alarms; deploy it again.`);
  for (const { name, actionsEnabled } of alarms)
    if (!actionsEnabled) found.push(`${endpoint}: the actions of the alarm ${name} are switched off.`);
  return found;
}
