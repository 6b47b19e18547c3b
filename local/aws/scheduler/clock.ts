import { nextDue, parseDueTimes } from '../due-time.ts';
import { invalid, type ScheduleRecord, type ScheduleStore } from './schedule.ts';

// Timers take no longer waits.
const LONGEST_TIMER = 2 ** 31 - 1;

type Timed = Pick<ScheduleRecord, 'ScheduleExpression' | 'ScheduleExpressionTimezone' | 'StartDate'> & {
  createdAt?: number;
};

/** When a schedule comes due next; undefined where it never does. Throws ValidationException. */
export function nextTime(schedule: Timed, after: Date): Date | undefined {
  const { ScheduleExpression: expression, ScheduleExpressionTimezone: timezone = 'UTC' } = schedule;
  const times = parseDueTimes(expression);
  if (!isTimezone(timezone)) throw invalid(`Invalid Schedule Expression Timezone ${timezone}.`);
  const { StartDate: start, createdAt = after.getTime() } = schedule;
  const from = start === undefined ? new Date(createdAt) : new Date(start * 1000);
  try {
    if (times) return nextDue(times, { after, from, timezone });
  } catch {
    // The clock knows no such time.
  }
  throw invalid(`Invalid Schedule Expression ${expression}.`);
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export interface Clock {
  /** After a schedule was made, changed or deleted. */
  follow(arn: string): void;
  close(): void;
}

/** Calls `run` when schedules come due. */
export function createClock(
  store: ScheduleStore,
  now: () => Date,
  run: (schedule: ScheduleRecord, due: Date, isLast: boolean) => void,
): Clock {
  const timers = new Map<string, NodeJS.Timeout>();

  function follow(arn: string): void {
    clearTimeout(timers.get(arn));
    timers.delete(arn);
    const schedule = store.get(arn);
    const due = schedule && nextTime(schedule, now());
    if (due) wait(arn, due);
  }

  function wait(arn: string, due: Date): void {
    const timer = setTimeout(
      () => {
        if (now() < due) return wait(arn, due);
        const schedule = store.get(arn);
        if (schedule && isActive(schedule, due)) run(schedule, due, isLast(schedule, due));
        follow(arn);
      },
      Math.min(Math.max(due.getTime() - now().getTime(), 1), LONGEST_TIMER),
    );
    // A schedule alone keeps no program running.
    timers.set(arn, timer.unref());
  }

  return {
    follow,
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

export function isActive({ State, StartDate, EndDate }: ScheduleRecord, at: Date): boolean {
  const seconds = at.getTime() / 1000;
  return State !== 'DISABLED' && seconds >= (StartDate ?? 0) && seconds <= (EndDate ?? Infinity);
}

function isLast(schedule: ScheduleRecord, due: Date): boolean {
  const next = nextTime(schedule, due);
  return next === undefined || next.getTime() / 1000 > (schedule.EndDate ?? Infinity);
}
