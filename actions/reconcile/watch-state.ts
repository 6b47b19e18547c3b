/** What says that drift of one model has to be looked at. */
export interface WatchFacts {
  alarms: readonly AlarmState[];
  /** When the monitor last left a report; undefined where it has left none. */
  checkedAt: Date | undefined;
  /** When drift was last assessed; undefined where it never was. */
  assessedAt: Date | undefined;
  /** Whether the issue about its drift is open. */
  issueOpen: boolean;
}

export interface AlarmState {
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  since: Date;
}

/** Whether drift is to be assessed: what an event that got lost would have started, or an issue that may be closed. */
export function isToBeAssessed({ alarms, checkedAt, assessedAt, issueOpen }: WatchFacts): boolean {
  const raised = alarms.filter(({ state }) => state === 'ALARM');
  if (raised.length === 0) return issueOpen;
  // An alarm that stays says nothing a second time; the newest report does.
  const latest = Math.max(checkedAt?.getTime() ?? 0, ...raised.map(({ since }) => since.getTime()));
  return assessedAt === undefined || assessedAt.getTime() < latest;
}
