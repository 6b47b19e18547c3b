import { Cron } from 'croner';

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** What a schedule's expression says: a rate in milliseconds, or times of a clock in croner's words. */
export type DueTimes = { kind: 'rate'; every: number } | { kind: 'cron' | 'at'; pattern: string };

/**
 * Reads `rate(5 minutes)`, `cron(20 * ? * MON-FRI *)` and `at(2027-01-31T09:00:00)`; undefined for what is none of them.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function parseDueTimes(expression: string): DueTimes | undefined {
  const [, count, unit = ''] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return { kind: 'rate', every: Number(count) * (UNITS[unit] ?? 0) };
  const [, once] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression) ?? [];
  if (once !== undefined) return { kind: 'at', pattern: once };
  const fields = /^cron\(([^()]+)\)$/.exec(expression)?.[1]?.split(' ') ?? [];
  if (fields.length !== 6) return undefined;
  const pattern = `0 ${fields.map((field) => (field === '?' ? '*' : field)).join(' ')}`;
  return { kind: 'cron', pattern };
}

/**
 * When it comes due next after a time; undefined where it never does. A rate counts from `from`. Throws where the clock
 * knows no such time.
 */
export function nextDue(
  times: DueTimes,
  { after, from = after, timezone }: { after: Date; from?: Date; timezone: string },
): Date | undefined {
  if (times.kind === 'rate') {
    const passed = Math.floor((after.getTime() - from.getTime()) / times.every);
    return new Date(from.getTime() + Math.max(passed + 1, 0) * times.every);
  }
  // AWS counts days of the week from 1, which is Sunday, and writes `0/6` for every sixth from 0.
  const cron = new Cron(times.pattern, { timezone, alternativeWeekdays: true, sloppyRanges: true });
  return cron.nextRun(after) ?? undefined;
}
