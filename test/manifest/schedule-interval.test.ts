import { expect, test } from 'vitest';
import { longestPause } from '../../actions/lib/manifest/schedule-interval.ts';

test.each([
  ['rate(1 hour)', 3600],
  ['rate(15 minutes)', 900],
  ['rate(2 days)', 172_800],
  ['cron(20 * ? * * *)', 3600],
  ['cron(0 0/6 ? * * *)', 6 * 3600],
  ['cron(20 8-18 ? * MON-FRI *)', (24 + 24 + 14) * 3600],
  ['cron(20 8-18 ? * 2-6 *)', (24 + 24 + 14) * 3600],
  ['cron(0 6 1 * ? *)', 31 * 86_400],
  ['cron(0 6 1 1 ? 2020)', Infinity],
])('%s pauses for at most %d seconds', (schedule, seconds) => {
  expect(longestPause(schedule, new Date('2026-11-20T10:00:00Z'))).toBe(seconds);
});
