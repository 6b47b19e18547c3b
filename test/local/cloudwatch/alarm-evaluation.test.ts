import { describe, expect, test } from 'vitest';
import {
  type AlarmRule,
  type AlarmState,
  type Comparison,
  evaluate,
  evaluationRange,
  type MissingData,
  type Periods,
  periodsOf,
} from '../../../local/aws/cloudwatch/alarm-evaluation.ts';

const rule: AlarmRule = {
  statistic: 'Average',
  period: 60,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  threshold: 5,
  comparison: 'GreaterThanThreshold',
  missingData: 'missing',
};

/** `0` is below the threshold, `X` above it, `-` missing; newest last, as in AWS's tables. */
function periods(drawn: string): Periods {
  return drawn
    .split(' ')
    .map((sign, index) =>
      sign === '-' ? undefined : { at: index * 60_000, count: 1, value: sign === 'X' ? 9 : 0 },
    );
}

const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

/** The state after an evaluation; `held` where the present one stays, whatever it is. */
function outcome(drawn: string, changed: Partial<AlarmRule>): string {
  const states = (['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const).map((current: AlarmState) =>
    evaluate({ ...rule, ...changed }, periods(drawn), current).state === current ? current : undefined,
  );
  if (states.every((state) => state !== undefined)) return 'held';
  return states.find((state) => state !== undefined) ?? 'none';
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
describe.each<[toAlarm: number, drawn: string, ...states: string[]]>([
  [3, '0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  [3, '0 - - - -', 'OK', 'OK', 'OK', 'OK'],
  [3, '- - - - -', 'INSUFFICIENT_DATA', 'held', 'ALARM', 'OK'],
  [3, '0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  [3, '- - X - -', 'ALARM', 'held', 'ALARM', 'OK'],
  [2, '0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  [2, '0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  [2, '0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
  [2, '- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
  [2, '- - - X -', 'ALARM', 'held', 'ALARM', 'OK'],
  [2, '- - - - X', 'OK', 'held', 'ALARM', 'OK'],
])('%i of 3 of %s', (datapointsToAlarm, drawn, ...states) => {
  test.each(treatments.map((missingData, index) => [missingData, states[index]] as const))(
    'with missing data %s',
    (missingData, state) => {
      expect(outcome(drawn, { datapointsToAlarm, missingData })).toBe(state);
    },
  );
});

test.each<[Comparison, below: boolean, at: boolean, above: boolean]>([
  ['GreaterThanThreshold', false, false, true],
  ['GreaterThanOrEqualToThreshold', false, true, true],
  ['LessThanThreshold', true, false, false],
  ['LessThanOrEqualToThreshold', true, true, false],
])('%s', (comparison, ...breaches) => {
  const states = [4, 5, 6].map(
    (value) =>
      evaluate(
        { ...rule, evaluationPeriods: 1, datapointsToAlarm: 1, comparison },
        [{ at: 0, count: 1, value }],
        'OK',
      ).state === 'ALARM',
  );
  expect(states).toEqual(breaches);
});

test('reasons say what was compared', () => {
  const at = Date.parse('2026-11-23T03:10:00Z');
  const points = [0, 1.5, 9].map((value, index) => ({ at: at + index * 60_000, count: 1, value }));
  const reason = (changed: Partial<AlarmRule>, found: Periods = points) =>
    evaluate({ ...rule, ...changed }, found, 'OK').reason;

  expect(reason({ datapointsToAlarm: 1 })).toBe(
    'Threshold Crossed: 1 out of the last 3 datapoints [9.0 (23/11/26 03:12:00)] was greater than the threshold (5.0) (minimum 1 datapoint for OK -> ALARM transition).',
  );
  expect(reason({ comparison: 'LessThanOrEqualToThreshold' })).toBe(
    'Threshold Crossed: 3 datapoints [9.0 (23/11/26 03:12:00), 1.5 (23/11/26 03:11:00), 0.0 (23/11/26 03:10:00)] were not less than or equal to the threshold (5.0).',
  );
  expect(reason({}, [])).toBe('Insufficient Data: 3 datapoints were unknown.');
  expect(reason({ missingData: 'breaching' }, [])).toBe(
    'Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].',
  );
  expect(reason({ missingData: 'notBreaching' }, points.slice(0, 1))).toBe(
    'Threshold Crossed: 1 datapoint [0.0 (23/11/26 03:10:00)] was not greater than the threshold (5.0) and 2 missing datapoints were treated as [NonBreaching].',
  );
});

test('an alarm looks at the running period and as many before it as it evaluates', () => {
  const now = new Date('2026-11-23T03:10:59Z');
  const range = evaluationRange({ ...rule, evaluationPeriods: 2 }, now);
  const found = [
    { at: Date.parse('2026-11-23T03:08:00Z'), count: 1, value: 1 },
    { at: Date.parse('2026-11-23T03:10:00Z'), count: 1, value: 2 },
  ];

  expect(new Date(range.from).toISOString()).toBe('2026-11-23T03:08:00.000Z');
  expect(new Date(range.to).toISOString()).toBe('2026-11-23T03:11:00.000Z');
  expect(periodsOf(found, range).map((point) => point?.value)).toEqual([1, undefined, 2]);
});

test('a sum that still grows is not taken for too small', () => {
  const now = new Date('2026-11-23T03:10:59Z');
  const range = evaluationRange({ ...rule, statistic: 'Sum', comparison: 'LessThanThreshold' }, now);

  expect(new Date(range.to).toISOString()).toBe('2026-11-23T03:10:00.000Z');
});
