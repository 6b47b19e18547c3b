import { expect, test } from 'vitest';
import { nextTime } from '../../../local/aws/scheduler/clock.ts';

const at = new Date('2026-11-23T05:00:30Z');

test.each([
  ['rate(5 minutes)', 'UTC', '2026-11-23T05:05:30.000Z'],
  ['rate(1 hours)', 'UTC', '2026-11-23T06:00:30.000Z'],
  ['cron(0 * ? * * *)', 'UTC', '2026-11-23T06:00:00.000Z'],
  ['cron(0/20 * ? * * *)', 'UTC', '2026-11-23T05:20:00.000Z'],
  // Day 1 is Sunday.
  ['cron(0 9 ? * 1 *)', 'UTC', '2026-11-29T09:00:00.000Z'],
  ['cron(0 9 * * ? *)', 'Europe/Berlin', '2026-11-23T08:00:00.000Z'],
  ['at(2026-12-01T09:00:00)', 'America/New_York', '2026-12-01T14:00:00.000Z'],
  ['at(2026-01-01T09:00:00)', 'UTC', undefined],
])('%s in %s', (ScheduleExpression, ScheduleExpressionTimezone, expected) => {
  const due = nextTime({ ScheduleExpression, ScheduleExpressionTimezone }, at);
  expect(due?.toISOString()).toBe(expected);
});

test('a rate counts from its start', () => {
  const StartDate = Date.parse('2026-11-23T04:50:00Z') / 1000;
  const due = nextTime({ ScheduleExpression: 'rate(1 hour)', StartDate }, at);
  expect(due?.toISOString()).toBe('2026-11-23T05:50:00.000Z');
  const later = nextTime({ ScheduleExpression: 'rate(1 hour)', StartDate: StartDate + 86_400 }, at);
  expect(later?.toISOString()).toBe('2026-11-24T04:50:00.000Z');
});

test.each([
  ['rate(0 minutes)', 'UTC', /Expression rate/],
  ['rate(1 week)', 'UTC', /Expression rate/],
  ['cron(* * * *)', 'UTC', /Expression cron/],
  ['cron(61 * ? * * *)', 'UTC', /Expression cron/],
  ['at(tomorrow)', 'UTC', /Expression at/],
  ['rate(1 hour)', 'Mars/Olympus', /Timezone Mars/],
])('%s in %s is refused', (ScheduleExpression, ScheduleExpressionTimezone, problem) => {
  expect(() => nextTime({ ScheduleExpression, ScheduleExpressionTimezone }, at)).toThrow(problem);
});
