import { expect, test } from 'vitest';
import { nextTime } from '../../../local/aws/events/schedule.ts';

const at = new Date('2026-11-23T05:00:30Z');

test.each([
  ['rate(5 minutes)', '2026-11-23T05:05:30.000Z'],
  ['rate(1 day)', '2026-11-24T05:00:30.000Z'],
  ['cron(0 9 1 10 ? 2027)', '2027-10-01T09:00:00.000Z'],
  ['cron(20 * ? * * *)', '2026-11-23T05:20:00.000Z'],
  ['cron(0 12 ? * MON-FRI *)', '2026-11-23T12:00:00.000Z'],
  // Day 1 is Sunday.
  ['cron(0 9 ? * 2 *)', '2026-11-23T09:00:00.000Z'],
  ['cron(0 9 1 10 ? 2025)', undefined],
])('%s', (expression, expected) => {
  expect(nextTime(expression, at)?.toISOString()).toBe(expected);
});

test.each([
  'rate(0 minutes)',
  'cron(* * * *)',
  'at(2026-01-01T00:00:00)',
  'cron(61 * ? * * *)',
  'cron(0 9 ? * 9 *)',
])('%s is refused', (expression) => {
  expect(() => nextTime(expression, at)).toThrow(/not valid/);
});
