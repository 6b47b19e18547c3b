import {
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DescribeAlarmsForMetricCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  ListTagsForResourceCommand,
  type PutMetricAlarmCommandInput,
  SetAlarmStateCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import { expect, test, vi } from 'vitest';
import type { AlarmChange } from '../../../local/aws/cloudwatch/alarms.ts';
import { type CloudWatch, createCloudWatch } from '../../../local/aws/cloudwatch/service.ts';
import { refusal, session } from './session.ts';

const Dimensions = [{ Name: 'EndpointName', Value: 'taxi' }];
const arn = 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:errors';

test('an alarm goes off and comes back with its metric', async () => {
  await using aws = await session();
  await aws.alarm({ Dimensions });
  const errors = (Values: number[], Counts: number[]) =>
    aws.put({ MetricName: 'Errors', Dimensions, Values, Counts });

  expect(await aws.describe()).toMatchObject({
    AlarmArn: arn,
    StateValue: 'OK',
    StateReason:
      'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
  });
  await errors([1], [1]);
  const loud = await aws.describe();
  expect(loud.StateValue).toBe('ALARM');
  expect(loud.StateReason).toMatch(
    /^Threshold Crossed: 1 out of the last 1 datapoints \[1\.0 \(\d\d\/\d\d\/\d\d \d\d:\d\d:00\)\] was greater than the threshold \(0\.01\)/,
  );
  expect(JSON.parse(loud.StateReasonData ?? '')).toMatchObject({
    version: '1.0',
    statistic: 'Average',
    period: 60,
    recentDatapoints: [1],
    threshold: 0.01,
    evaluatedDatapoints: [{ sampleCount: 1, value: 1 }],
  });
  await errors([0, 1], [1000, 1]);
  expect(await aws.describe()).toMatchObject({ StateValue: 'OK' });
  await aws.put({ MetricName: 'Errors', Value: 1 });
  expect(await aws.describe()).toMatchObject({ StateValue: 'OK' });

  const history = await aws.cloudwatch.send(
    new DescribeAlarmHistoryCommand({ AlarmName: 'errors', ScanBy: 'TimestampAscending' }),
  );
  expect(history.AlarmHistoryItems?.map(({ HistorySummary: summary }) => summary)).toEqual([
    'Alarm "errors" created',
    'Alarm updated from INSUFFICIENT_DATA to OK',
    'Alarm updated from OK to ALARM',
    'Alarm updated from ALARM to OK',
  ]);
});

test('an alarm on a percentile is described as it was made', async () => {
  await using aws = await session();
  const { Statistic: _statistic, ...percentile } = {
    Statistic: undefined,
    AlarmName: 'latency',
    MetricName: 'Latency',
    AlarmDescription: 'Too slow.',
    ActionsEnabled: false,
    AlarmActions: ['arn:aws:sns:us-east-1:111122223333:page'],
    Dimensions,
    ExtendedStatistic: 'p99',
    EvaluationPeriods: 3,
    DatapointsToAlarm: 2,
    Threshold: 500_000,
    Unit: 'Microseconds',
  } as const satisfies Partial<PutMetricAlarmCommandInput>;
  await aws.alarm({ ...percentile, Statistic: undefined, TreatMissingData: 'missing' });

  const described = await aws.describe('latency');

  expect(described).toMatchObject({
    ...percentile,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'missing',
    StateValue: 'INSUFFICIENT_DATA',
    OKActions: [],
  });
  expect(described.Statistic).toBeUndefined();
  // Of another unit.
  await aws.put({ MetricName: 'Latency', Dimensions, Value: 1e9, Unit: 'Seconds' });
  expect((await aws.describe('latency')).StateValue).toBe('INSUFFICIENT_DATA');
  await aws.put({ MetricName: 'Latency', Dimensions, Value: 1, Unit: 'Microseconds' });
  expect((await aws.describe('latency')).StateValue).toBe('OK');
});

test('whoever listens hears of changes, and what the alarm starts', async () => {
  const heard: AlarmChange[] = [];
  let cloudwatch: CloudWatch | undefined;
  await using aws = await session({
    services: (parts) => {
      cloudwatch = createCloudWatch(parts);
      cloudwatch.alarms.changes.on('alarm', (change) => heard.push(change));
      return [cloudwatch];
    },
  });
  const actions = {
    AlarmActions: ['arn:aws:sns:us-east-1:1:loud'],
    OKActions: ['arn:aws:sns:us-east-1:1:quiet'],
  };
  await aws.alarm(actions);

  cloudwatch?.metrics.put('us-east-1', 'Test', [{ name: 'Errors', dimensions: {}, value: 1 }]);
  expect(cloudwatch?.alarms.state('us-east-1', 'errors')).toBe('ALARM');
  expect(cloudwatch?.alarms.state('eu-west-1', 'errors')).toBeUndefined();
  await aws.cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: ['errors'] }));
  cloudwatch?.metrics.put('us-east-1', 'Test', [{ name: 'Errors', dimensions: {}, value: 0, count: 999 }]);
  // Nobody asks: what comes in quick succession is looked at a moment later.
  await vi.waitFor(() => expect(heard).toHaveLength(2));

  expect(heard).toMatchObject([
    {
      region: 'us-east-1',
      name: 'errors',
      arn,
      previous: 'INSUFFICIENT_DATA',
      previously: { reason: 'Unchecked: Initial alarm creation', at: expect.any(Date) },
      state: 'ALARM',
      actions: actions.AlarmActions,
      at: expect.any(Date),
      reason: expect.stringContaining('was greater than the threshold'),
      reasonData: expect.stringContaining('"recentDatapoints":[1]'),
    },
    {
      previous: 'ALARM',
      previously: { reasonData: expect.stringContaining('"recentDatapoints":[1]') },
      state: 'OK',
      actions: [],
    },
  ]);
  expect(await aws.describe()).toMatchObject({ ActionsEnabled: false });
  await aws.cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames: ['errors'] }));
  expect(await aws.describe()).toMatchObject({ ActionsEnabled: true });
});

test('a state that was set by hand holds for a minute', async () => {
  let now = new Date();
  await using aws = await session({ now: () => now });
  await aws.alarm();
  await aws.cloudwatch.send(
    new SetAlarmStateCommand({
      AlarmName: 'errors',
      StateValue: 'ALARM',
      StateReason: 'a test',
      StateReasonData: '{"by":"hand"}',
    }),
  );

  expect(await aws.describe()).toMatchObject({
    StateValue: 'ALARM',
    StateReason: 'a test',
    StateReasonData: '{"by":"hand"}',
  });
  now = new Date(now.getTime() + 61_000);
  expect(await aws.describe()).toMatchObject({ StateValue: 'OK' });
});

test('alarms are found by name, prefix, state, action and metric', async () => {
  await using aws = await session();
  const names = async (input: object) => {
    const found = await aws.cloudwatch.send(new DescribeAlarmsCommand(input));
    return found.MetricAlarms?.map(({ AlarmName: name }) => name);
  };
  await aws.alarm({ AlarmName: 'b-1', Dimensions });
  await aws.alarm({ AlarmName: 'b-2', AlarmActions: ['arn:aws:sns:us-east-1:1:page'] });
  await aws.alarm({ AlarmName: 'a', TreatMissingData: 'missing' });

  expect(await names({})).toEqual(['a', 'b-1', 'b-2']);
  expect(await names({ AlarmNames: ['b-1', 'none'] })).toEqual(['b-1']);
  expect(await names({ AlarmNamePrefix: 'b' })).toEqual(['b-1', 'b-2']);
  expect(await names({ StateValue: 'INSUFFICIENT_DATA' })).toEqual(['a']);
  expect(await names({ ActionPrefix: 'arn:aws:sns' })).toEqual(['b-2']);
  expect(await names({ AlarmTypes: ['CompositeAlarm'] })).toEqual([]);
  const first = await aws.cloudwatch.send(new DescribeAlarmsCommand({ MaxRecords: 2 }));
  expect(await names({ MaxRecords: 2, NextToken: first.NextToken })).toEqual(['b-2']);
  const ofMetric = await aws.cloudwatch.send(
    new DescribeAlarmsForMetricCommand({ Namespace: 'Test', MetricName: 'Errors', Dimensions }),
  );
  expect(ofMetric.MetricAlarms?.map(({ AlarmName: name }) => name)).toEqual(['b-1']);
});

test('tags come with the alarm and change apart from it', async () => {
  await using aws = await session();
  await aws.alarm({ Tags: [{ Key: 'team', Value: 'fares' }] });
  await aws.alarm({ Tags: [{ Key: 'team', Value: 'ignored by an update' }], Threshold: 1 });
  const resource = { ResourceARN: arn };
  await aws.cloudwatch.send(new TagResourceCommand({ ...resource, Tags: [{ Key: 'cost', Value: '7' }] }));

  const tags = async () => (await aws.cloudwatch.send(new ListTagsForResourceCommand(resource))).Tags;
  expect(await tags()).toEqual([
    { Key: 'team', Value: 'fares' },
    { Key: 'cost', Value: '7' },
  ]);
  await aws.cloudwatch.send(new UntagResourceCommand({ ...resource, TagKeys: ['team'] }));
  expect(await tags()).toEqual([{ Key: 'cost', Value: '7' }]);
  expect((await aws.describe()).Threshold).toBe(1);
});

test('alarms, their states and their metrics are there after a restart', async () => {
  await using first = await session();
  await first.alarm({ TreatMissingData: 'missing' });
  await first.put({ MetricName: 'Errors', Value: 1 });
  await first.aws.close();

  await using aws = await session({ root: first.root });

  expect(await aws.describe()).toMatchObject({ StateValue: 'ALARM' });
});

test.each<[what: string, more: Partial<PutMetricAlarmCommandInput>, says: string]>([
  [
    'more datapoints than periods',
    { DatapointsToAlarm: 2 },
    'ValidationException: The number of DatapointsToAlarm cannot be greater than EvaluationPeriods.',
  ],
  [
    'an odd period',
    { Period: 45 },
    'ValidationException: Metrics Period must be 10, 20, 30, or a multiple of 60.',
  ],
  [
    'more than a day',
    { EvaluationPeriods: 1441 },
    'ValidationException: Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).',
  ],
  [
    'an unknown treatment',
    { TreatMissingData: 'never' },
    'ValidationException: Option never is not supported for parameter TreatMissingData.',
  ],
  [
    'both kinds of statistic',
    { ExtendedStatistic: 'p99' },
    'InvalidParameterCombinationException: The parameters Statistic and ExtendedStatistic are mutually exclusive and you have specified both.',
  ],
  [
    'an unknown percentile',
    { Statistic: undefined, ExtendedStatistic: 'p101' },
    'InvalidParameterValueException: The value p101 for parameter ExtendedStatistic is not supported.',
  ],
  [
    'no periods',
    { EvaluationPeriods: 0 },
    "ValidationException: 1 validation error detected: Value '0' at 'evaluationPeriods' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
])('an alarm with %s is refused', async (_what, more, says) => {
  await using aws = await session();
  expect(await refusal(aws.alarm(more))).toBe(says);
  expect(await aws.describe()).toEqual({});
});

test('one alarm that is gone may be deleted, of several each must be there', async () => {
  await using aws = await session();
  await aws.alarm();
  const remove = (...names: string[]) =>
    refusal(aws.cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: names })));

  expect(await remove('errors', 'none')).toContain('Alarms [none] do not exist');
  expect(await remove('errors')).toBe('accepted');
  expect(await remove('errors')).toBe('accepted');
  expect(
    await refusal(
      aws.cloudwatch.send(
        new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'OK', StateReason: 'none' }),
      ),
    ),
  ).toBe('ResourceNotFound: Alarm errors does not exist');
});
