import { Cron } from 'croner';
import type { Bus } from './bus.ts';
import { eventOf } from './event.ts';
import { invalid, type RuleRecord, type Store } from './store.ts';

/** Fires rules that have a schedule. */
export interface Schedules {
  /** After a rule was made or changed; one without a schedule is left alone. */
  follow(rule: RuleRecord): void;
  close(): void;
}

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
// Timers take no longer waits.
const longestTimer = 2 ** 31 - 1;

/**
 * When a schedule comes due next; undefined where it never does. Throws ValidationException.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function nextTime(expression: string, after: Date): Date | undefined {
  const rate = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return new Date(after.getTime() + Number(rate[1]) * (units[rate[2] ?? ''] ?? 0));
  const fields = /^cron\(([^()]+)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  if (fields.length !== 6) throw invalid('Parameter ScheduleExpression is not valid.');
  const [minute, hour, day, month, weekday = '', year] = fields.map((field) => (field === '?' ? '*' : field));
  // EventBridge counts days of the week from 1, others from 0.
  if (/\d/.test(weekday)) throw invalid('The local EventBridge knows days of the week by their names.');
  try {
    const cron = new Cron(`0 ${minute} ${hour} ${day} ${month} ${weekday} ${year}`, { timezone: 'UTC' });
    return cron.nextRun(after) ?? undefined;
  } catch {
    throw invalid('Parameter ScheduleExpression is not valid.');
  }
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
