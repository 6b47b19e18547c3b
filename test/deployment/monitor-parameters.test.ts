import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { keepAlarmSlots, monitorParameters } from '../../actions/lib/deployment/monitor-parameters.ts';
import { settingChanges } from '../../actions/lib/deployment/settings.ts';
import { templateFor } from '../../actions/lib/deployment/template.ts';
import type { MonitorSpec } from '../../actions/lib/manifest/manifest.ts';

const MONITOR: MonitorSpec = {
  engine: 'processing',
  schedule: 'cron(20 * ? * * *)',
  window: 'P2D',
  minimumRows: 1000,
  minimumLabels: 500,
  labelDelay: 'PT12H',
  alarms: [
    { metric: 'feature_baseline_drift_max', threshold: 0.25, datapointsToAlarm: 2, evaluationPeriods: 3 },
    { metric: 'model_quality_mae_ratio_low', threshold: 1.2, datapointsToAlarm: 4 },
    { metric: 'corrupt_records', threshold: 10 },
  ],
};

function parametersOf(monitor: MonitorSpec | null): Record<string, string> {
  return monitorParameters({
    model: 'fares',
    environment: 'prod',
    region: 'eu-west-1',
    monitor,
    artifactBucket: 'artifacts',
    scheduleRoleArn: 'arn:aws:iam::111122223333:role/schedule',
    baselineUri: 's3://artifacts/fares/executions/3/baseline',
  });
}

describe('the parameters of a monitor', () => {
  test('are what the manifest says', () => {
    const { DriftAlarm4Metric, DriftAlarm4Threshold, ...given } = parametersOf(MONITOR);

    expect(given).toMatchObject({
      Monitor: 'processing',
      ModelPackageGroupName: 'fares',
      EnvironmentName: 'prod',
      MonitorSchedule: 'cron(20 * ? * * *)',
      MonitorWindow: 'P2D',
      MonitorMinimumRows: '1000',
      MonitorMinimumLabels: '500',
      LabelDelay: 'PT12H',
      NoDataChecks: '3',
      ScheduleRoleArn: 'arn:aws:iam::111122223333:role/schedule',
      BaselineUri: 's3://artifacts/fares/executions/3/baseline',
      LabelsUri: 's3://artifacts/labels/fares',
      DeploymentsUri: 's3://artifacts/deployments/prod/fares',
      ReportsUri: 's3://artifacts/monitoring',
      DriftAlarm1Metric: 'feature_baseline_drift_max',
      DriftAlarm1Threshold: '0.25',
      DriftAlarm1Datapoints: '2',
      DriftAlarm1Periods: '3',
      DriftAlarm2Datapoints: '4',
      DriftAlarm2Periods: '4',
      DriftAlarm3Datapoints: '1',
      DriftAlarm3Periods: '1',
    });
    expect(given).not.toHaveProperty('MonitorImageUri');
    expect([DriftAlarm4Metric, DriftAlarm4Threshold]).toEqual(['', '0']);
  });

  test.each([
    ['rate(30 minutes)', '3'],
    ['cron(20 0/6 ? * * *)', '1'],
    ['cron(20 8-18 ? * MON-FRI *)', '1'],
  ])('of the schedule %s tell of missing data after %s checks', (schedule, checks) => {
    expect(parametersOf({ ...MONITOR, schedule })).toMatchObject({ NoDataChecks: checks });
  });

  test("of Model Monitor have its image in the environment's region", () => {
    expect(parametersOf({ ...MONITOR, engine: 'model-monitor' })).toMatchObject({
      Monitor: 'model-monitor',
      MonitorImageUri: '468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer',
    });
  });

  test('that is not there depend on no role and no baseline', () => {
    expect(parametersOf(null)).toMatchObject({ Monitor: 'none', ScheduleRoleArn: '', BaselineUri: '' });
  });
});

/** Parameters of alarms by their slots; the metric's name tells the threshold. */
function slots(...metrics: string[]): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((slot) => {
      const metric = metrics[slot - 1] ?? '';
      return [
        [`DriftAlarm${slot}Metric`, metric],
        [`DriftAlarm${slot}Threshold`, metric === '' ? '0' : `${metric.length}`],
      ];
    }),
  );
}

describe('an alarm stays in its slot', () => {
  test.each<[string, string[], string[], string[]]>([
    ['of a new stack', [], ['a', 'bb'], ['a', 'bb']],
    ['when the order changes', ['a', 'bb', 'ccc'], ['ccc', 'a', 'bb'], ['a', 'bb', 'ccc']],
    ['when the first one goes', ['a', 'bb'], ['bb'], ['', 'bb']],
    ['when another takes its place', ['a', 'bb'], ['ccc', 'bb'], ['ccc', 'bb']],
    ['when one comes before it', ['a'], ['bb', 'a'], ['a', 'bb']],
    ['when all change', ['a', 'bb'], ['ccc', 'dddd'], ['ccc', 'dddd']],
    [
      'with every slot taken',
      ['a', 'bb', 'c', 'd', 'e'],
      ['e', 'd', 'c', 'bb', 'a'],
      ['a', 'bb', 'c', 'd', 'e'],
    ],
    [
      'with one of five exchanged',
      ['a', 'bb', 'c', 'd', 'e'],
      ['e', 'fff', 'd', 'a', 'bb'],
      ['a', 'bb', 'fff', 'd', 'e'],
    ],
  ])('%s', (_, before, wanted, after) => {
    expect(keepAlarmSlots(slots(...before), slots(...wanted))).toEqual(slots(...after));
  });

  test('beside everything else, which is left alone', () => {
    const wanted = { ...slots('bb', 'a'), InstanceType: 'ml.m5.large' };

    expect(keepAlarmSlots({ ...slots('a'), InstanceType: 'ml.t2.medium' }, wanted)).toEqual({
      ...slots('a', 'bb'),
      InstanceType: 'ml.m5.large',
    });
    expect(keepAlarmSlots(undefined, wanted)).toEqual(wanted);
  });
});

/** Names of the parameters that a plan shows. */
function changes(before: MonitorSpec | null | undefined, after: MonitorSpec | null): string[] {
  const current = before === undefined ? undefined : parametersOf(before);
  return settingChanges(current, parametersOf(after)).map(({ name }) => name);
}

describe('what a plan tells of a monitor', () => {
  test('is nothing where there is none', () => {
    expect(changes(undefined, null)).toEqual([]);
    // As a stack that an older template made.
    expect(settingChanges({}, parametersOf(null))).toEqual([]);
  });

  test('is all of it, without slots that are free, where it is new', () => {
    const told = changes(null, MONITOR);

    expect(told).toEqual(expect.arrayContaining(['Monitor', 'BaselineUri', 'DriftAlarm3Metric']));
    expect(told.filter((name) => /^DriftAlarm[45]/.test(name))).toEqual([]);
  });

  test('is that it ends', () => {
    expect(changes(MONITOR, null)).toEqual(['Monitor']);
  });

  test('is the alarm that goes', () => {
    expect(changes(MONITOR, { ...MONITOR, alarms: MONITOR.alarms.slice(0, 2) })).toEqual([
      'DriftAlarm3Metric',
    ]);
  });
});

test("only Model Monitor's template has its type", async () => {
  const body = await readFile('cloudformation/endpoint.yaml', 'utf8');
  const common = templateFor(body, MONITOR);

  expect(templateFor(body, { engine: 'model-monitor' })).toBe(body);
  expect(body).toContain('AWS::SageMaker::MonitoringSchedule');
  expect(common).toBe(templateFor(body, null));
  expect(common).not.toMatch(
    /AWS::SageMaker::MonitoringSchedule|ModelMonitor|MonitorImageUri|model-monitor (begins|ends)/,
  );
  // Nothing but whole blocks is gone: what is left stands in its order.
  const left = common.split('\n');
  for (const line of body.split('\n')) if (line === left[0]) left.shift();
  expect(left).toEqual([]);
});
