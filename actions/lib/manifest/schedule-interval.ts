import { Cron } from 'croner';

const UNITS: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

// A week of hourly runs: weekends and nights that a schedule leaves out are among them.
const RUNS = 200;

/**
 * Seconds of the longest pause that a schedule makes, from `now` on. The schedule is one that `scheduleFault` finds nothing
 * wrong with; one that never comes due has a pause without end.
 */
export function longestPause(schedule: string, now: Date): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  if (count !== undefined) return Number(count) * (UNITS[unit] ?? 0);
  const fields = (/^cron\((.*)\)$/.exec(schedule)?.[1] ?? '').split(' ');
  const pattern = fields.map((field) => (field === '?' ? '*' : field)).join(' ');
  const cron = new Cron(`0 ${pattern}`, {
    timezone: 'UTC',
    // Sunday is 1, and `0/6` is every sixth from 0.
    alternativeWeekdays: true,
    sloppyRanges: true,
  });
  const times = cron.nextRuns(RUNS, now).map((time) => time.getTime() / 1000);
  let longest = 0;
  for (const [index, time] of times.entries()) longest = Math.max(longest, time - (times[index - 1] ?? time));
  return times.length > 1 ? longest : Infinity;
}
