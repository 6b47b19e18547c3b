import { expect, test } from 'vitest';
import type { Series } from '../../../local/aws/cloudwatch/metrics.ts';
import { datapoints, isStatistic } from '../../../local/aws/cloudwatch/statistic.ts';

function seriesOf(...samples: [seconds: number, value: number, count?: number][]): Series {
  return {
    region: 'us-east-1',
    namespace: 'Test',
    name: 'Latency',
    dimensions: {},
    unit: 'None',
    samples: samples.map(([seconds, value, count = 1]) => ({ at: seconds * 1000, value, count })),
  };
}

const minute = { from: 0, to: 60_000, period: 60 };

test.each([
  ['SampleCount', 10],
  ['Sum', 36],
  ['Average', 3.6],
  ['Minimum', 1],
  ['Maximum', 9],
  ['p0', 1],
  ['p50', 3],
  ['p99', 9 - 4 * 0.09],
  ['p100', 9],
])('%s counts each value as often as it came', (statistic, value) => {
  const series = seriesOf([0, 1, 2], [10, 3, 5], [20, 5, 2], [59.999, 9], [60, 1000]);

  expect(datapoints([series], statistic, minute)).toEqual([
    { at: 0, count: 10, value: expect.closeTo(value, 9) },
  ]);
});

test('each period with samples is a datapoint, over all series', () => {
  const range = { from: 0, to: 180_000, period: 60 };

  expect(datapoints([seriesOf([0, 1], [130, 4]), seriesOf([59, 2])], 'Sum', range)).toEqual([
    { at: 0, count: 2, value: 3 },
    { at: 120_000, count: 1, value: 4 },
  ]);
});

test.each([
  ['Average', true],
  ['p99.9', true],
  ['p100', true],
  ['p101', false],
  ['p', false],
  ['tm99', false],
  ['Median', false],
])('%s is a statistic: %s', (name, known) => {
  expect(isStatistic(name)).toBe(known);
});
