import { nextDue, parseDueTimes } from '../due-time.ts';
import type { Bus } from './bus.ts';
import { eventOf } from './event.ts';
import { invalid, type RuleRecord, type Store } from './store.ts';

/** Fires rules that have a schedule. */
export interface Schedules {
  /** After a rule was made or changed; one without a schedule is left alone. */
  follow(rule: RuleRecord): void;
  close(): void;
}

// Timers take no longer waits.
const longestTimer = 2 ** 31 - 1;

/**
 * When a schedule comes due next; undefined where it never does. Throws ValidationException.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function nextTime(expression: string, after: Date): Date | undefined {
  const times = parseDueTimes(expression);
  try {
    if (times && times.kind !== 'at') return nextDue(times, { after, timezone: 'UTC' });
  } catch {
    // The clock knows no such time.
  }
  throw invalid('Parameter ScheduleExpression is not valid.');
}

export function createSchedules({ store, bus, now }: { store: Store; bus: Bus; now: () => Date }): Schedules {
  const timers = new Map<string, NodeJS.Timeout>();

  function follow({ arn, schedule }: RuleRecord): void {
    clearTimeout(timers.get(arn));
    timers.delete(arn);
    const due = schedule === undefined ? undefined : nextTime(schedule, now());
    if (due) wait(arn, due);
  }

  function wait(arn: string, due: Date): void {
    const rest = due.getTime() - now().getTime();
    const timer = setTimeout(
      () => {
        if (now() < due) return wait(arn, due);
        const rule = store.rules.get(arn);
        if (!rule) return;
        if (rule.state === 'ENABLED') bus.fire(rule, scheduledEvent(rule, due));
        follow(rule);
      },
      Math.min(Math.max(rest, 1), longestTimer),
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

function scheduledEvent(rule: RuleRecord, at: Date): ReturnType<typeof eventOf> {
  return eventOf(rule, {
    source: 'aws.events',
    detailType: 'Scheduled Event',
    resources: [rule.arn],
    detail: {},
    at,
  });
}
