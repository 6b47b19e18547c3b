import type { Finding } from './finding.ts';

/** What is known of the watch over one model's endpoint. */
export interface WatchFacts {
  model: string;
  endpoint: string;
  /** When the release that runs was verified. */
  deployedAt: Date;
  alarms: readonly AlarmState[];
  /** How many the manifest asks for, the one for missing data included. */
  wantedAlarms: number;
  /** When the monitor last left a report; undefined where it has left none. */
  checkedAt: Date | undefined;
  /** When drift was last assessed; undefined where it never was. */
  assessedAt: Date | undefined;
  /** Whether the issue about its drift is open. */
  issueOpen: boolean;
  /** Seconds between two checks. */
  interval: number;
  now: Date;
}

export interface AlarmState {
  name: string;
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  actionsEnabled: boolean;
  changedAt: Date;
}

export interface WatchVerdict {
  /** Whether drift is to be assessed: what an event that got lost would have started, or an issue that may be closed. */
  assess: boolean;
  findings: Finding[];
}

/** Checks that may be missed one after the other: a capacity error or a throttled start is no reason to wake anybody. */
const MISSED_CHECKS = 3;

/** Whether the watch works, and whether what it says has been looked at. */
export function watchState(facts: WatchFacts): WatchVerdict {
  const { alarms, checkedAt, assessedAt, issueOpen } = facts;
  const raised = alarms.filter(({ state }) => state === 'ALARM');
  // An alarm that stays says nothing a second time; the newest report does.
  const latest = Math.max(checkedAt?.getTime() ?? 0, ...raised.map(({ changedAt }) => changedAt.getTime()));
  const seen = assessedAt !== undefined && assessedAt.getTime() >= latest;
  const assess = raised.length > 0 ? !seen : issueOpen;
  return { assess, findings: watchFindings(facts) };
}

function watchFindings({
  model,
  endpoint,
  deployedAt,
  alarms,
  wantedAlarms,
  checkedAt,
  interval,
  now,
}: WatchFacts): Finding[] {
  const findings: Finding[] = [];
  const find = (sentence: string) => findings.push({ model, kind: 'watch', sentence });
  const last = Math.max(deployedAt.getTime(), checkedAt?.getTime() ?? 0);
  if (now.getTime() - last > MISSED_CHECKS * interval * 1000)
    find(
      checkedAt === undefined
        ? `${endpoint} has not been checked since it was deployed on ${deployedAt.toISOString()}. See the executions of the pipeline drift-monitor and the schedule ${endpoint}.`
        : `${endpoint} was last checked on ${checkedAt.toISOString()}. See the executions of the pipeline drift-monitor and the schedule ${endpoint}.`,
    );
  if (alarms.length < wantedAlarms)
    find(
      `${endpoint} has ${alarms.length} of ${wantedAlarms} alarms, so somebody deleted some: deploy again after the stack's drift was looked at.`,
    );
  for (const { name, actionsEnabled } of alarms)
    if (!actionsEnabled)
      find(`Somebody switched the actions of the alarm ${name} off: switch them on with EnableAlarmActions.`);
  return findings;
}
