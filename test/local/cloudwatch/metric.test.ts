import {
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { refusal, session } from './session.ts';

const minute = 60_000;
const end = new Date(Math.floor(Date.now() / minute) * minute);
const start = new Date(end.getTime() - 5 * minute);
const at = (minutes: number): Date => new Date(start.getTime() + minutes * minute + 1000);

test('statistics of each period are read back in either way', async () => {
  await using aws = await session();
  const Dimensions = [{ Name: 'VariantName', Value: 'AllTraffic' }];
  await aws.put(
    { MetricName: 'Latency', Dimensions, Timestamp: at(0), Values: [1, 3], Counts: [3, 1], Unit: 'Seconds' },
    { MetricName: 'Latency', Dimensions, Timestamp: at(2), Value: 8, Unit: 'Seconds' },
    { MetricName: 'Latency', Timestamp: at(2), Value: 100 },
  );
  const range = { StartTime: start, EndTime: end };
  const statistics = await aws.cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...range,
      Namespace: 'Test',
      MetricName: 'Latency',
      Dimensions,
      Period: 60,
      Statistics: ['Average', 'SampleCount'],
    }),
  );
  const percentiles = await aws.cloudwatch.send(
    new GetMetricStatisticsCommand({
      ...range,
      Namespace: 'Test',
      MetricName: 'Latency',
      Dimensions,
      Period: 60,
      ExtendedStatistics: ['p50'],
    }),
  );
  const metric = { Namespace: 'Test', MetricName: 'Latency', Dimensions };
  const data = await aws.cloudwatch.send(
    new GetMetricDataCommand({
      ...range,
      MetricDataQueries: [
        { Id: 'sum', MetricStat: { Metric: metric, Period: 300, Stat: 'Sum' }, Label: 'all' },
        { Id: 'most', MetricStat: { Metric: metric, Period: 60, Stat: 'Maximum' } },
        { Id: 'unseen', MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' }, ReturnData: false },
      ],
    }),
  );

  const first = start;
  const third = new Date(start.getTime() + 2 * minute);
  expect(statistics.Datapoints).toEqual([
    { Timestamp: first, Unit: 'Seconds', Average: 1.5, SampleCount: 4 },
    { Timestamp: third, Unit: 'Seconds', Average: 8, SampleCount: 1 },
  ]);
  expect(percentiles.Datapoints?.map((point) => point.ExtendedStatistics)).toEqual([{ p50: 1 }, { p50: 8 }]);
  expect(data.MetricDataResults?.map(({ Id }) => Id)).toEqual(['sum', 'most']);
  expect(data.MetricDataResults?.[0]?.Values?.reduce((sum, value) => sum + value, 0)).toBe(14);
  expect(data.MetricDataResults?.[1]).toEqual({
    Id: 'most',
    Label: 'Latency',
    StatusCode: 'Complete',
    Timestamps: [third, first],
    Values: [8, 3],
  });
});

test('metrics are listed once, by namespace, name and dimensions', async () => {
  await using aws = await session();
  const Dimensions = [{ Name: 'VariantName', Value: 'AllTraffic' }];
  await aws.put(
    { MetricName: 'A', Dimensions, Value: 1, Unit: 'Seconds' },
    { MetricName: 'A', Dimensions, Value: 1, Unit: 'Bytes' },
    { MetricName: 'B', Value: 1 },
  );
  await aws.cloudwatch.send(
    new PutMetricDataCommand({ Namespace: 'Other', MetricData: [{ MetricName: 'B', Value: 1 }] }),
  );
  const list = async (input: object) =>
    (await aws.cloudwatch.send(new ListMetricsCommand(input))).Metrics?.map(
      ({ Namespace: namespace, MetricName: name }) => `${namespace}/${name}`,
    );

  expect(await list({})).toEqual(['Test/A', 'Test/B', 'Other/B']);
  expect(await list({ Namespace: 'Other' })).toEqual(['Other/B']);
  expect(await list({ MetricName: 'B' })).toEqual(['Test/B', 'Other/B']);
  expect(await list({ Dimensions: [{ Name: 'VariantName' }] })).toEqual(['Test/A']);
  expect(await list({ Dimensions: [{ Name: 'VariantName', Value: 'B' }] })).toEqual([]);
});

test.each([
  ['too old', { Timestamp: new Date(Date.now() - 15 * 86_400_000), Value: 1 }, /within the past two weeks/],
  ['without a value', {}, /^MissingRequiredParameterException: At least one of the parameters/],
  ['of uneven lists', { Values: [1, 2], Counts: [1] }, /must be of the same size/],
])('a value %s is refused', async (_what, datum, says) => {
  await using aws = await session();
  expect(await refusal(aws.put({ MetricName: 'A', ...datum }))).toMatch(says);
  expect((await aws.cloudwatch.send(new ListMetricsCommand({}))).Metrics).toEqual([]);
});

test('what it cannot work out is refused, not made up', async () => {
  await using aws = await session();
  const query = (more: object) =>
    refusal(
      aws.cloudwatch.send(
        new GetMetricDataCommand({
          StartTime: start,
          EndTime: end,
          MetricDataQueries: [{ Id: 'q', ...more }],
        }),
      ),
    );

  expect(await query({ Expression: 'a + b' })).toContain('does no metric math');
  expect(
    await query({ MetricStat: { Metric: { Namespace: 'Test', MetricName: 'A' }, Period: 60, Stat: 'tm99' } }),
  ).toContain('The value tm99 for parameter Statistic is not supported.');
});
