import { CloudWatchClient, GetMetricStatisticsCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { expect, test } from 'vitest';
import { parseDriftReport } from '../../actions/lib/drift/report.ts';
import { makeOrders, type MonitoredEndpoint, openMonitoredEndpoint, PACKAGE } from './monitored-endpoint.ts';

const FOLDER = 'monitoring/tiny-prod/2026/11/23/08/20261123T082000Z';
const DIMENSIONS = [
  { Name: 'Endpoint', Value: 'tiny-prod' },
  { Name: 'MonitoringSchedule', Value: 'tiny-prod' },
];

/** An endpoint that has been serving for four days, with 3,000 requests in the last three. */
async function openServing(orders = makeOrders(3000)): Promise<MonitoredEndpoint> {
  const endpoint = await openMonitoredEndpoint();
  await endpoint.putDeployment('a1', '2026-11-20T00:00:00Z');
  await endpoint.putCaptured(orders);
  return endpoint;
}

/** What CloudWatch has of each metric, within the last ten minutes. */
async function readMetrics({ client }: MonitoredEndpoint): Promise<Record<string, number | undefined>> {
  const cloudwatch = new CloudWatchClient(client);
  const Namespace = 'sagemaker-drift-gitops';
  const { Metrics = [] } = await cloudwatch.send(new ListMetricsCommand({ Namespace }));
  const found: Record<string, number | undefined> = {};
  for (const { MetricName = '', Dimensions } of Metrics) {
    expect(Dimensions).toEqual(DIMENSIONS);
    const { Datapoints = [] } = await cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace,
        MetricName,
        Dimensions,
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 60_000),
        Period: 3600,
        Statistics: ['Maximum'],
      }),
    );
    found[MetricName] = Datapoints[0]?.Maximum;
  }
  cloudwatch.destroy();
  return found;
}

test('a window like the baseline is healthy, and its report and metrics say so', async () => {
  const orders = makeOrders(3000);
  await using endpoint = await openServing(orders);
  await endpoint.putLabels(orders);

  expect(await endpoint.check()).toBe(
    'tiny-prod: healthy; 3000 rows captured, 0 records corrupt, 0 violations; quality: same, 1972 of 1972 rows labelled. ' +
      `s3://bucket/${FOLDER}/report.json\n`,
  );

  const report = await endpoint.readJson(`${FOLDER}/report.json`);
  expect(parseDriftReport(report)).toBe(report);
  expect(report).toMatchObject({
    version: 1,
    engine: 'processing',
    modelPackageArn: PACKAGE,
    window: {
      start: '2026-11-20T08:20:00Z',
      end: '2026-11-23T08:20:00Z',
      deployedAt: '2026-11-20T00:00:00Z',
      duration: 'P3D',
    },
    verdict: 'healthy',
    rows: { captured: 3000, records: 3000, corrupt: 0, minimum: 1000, baseline: 4000 },
    violations: [],
    quality: { verdict: 'same', labelled: 1972, due: 1972, coverage: 1, orphans: 0 },
    files: { statistics: `s3://bucket/${FOLDER}/statistics.json` },
  });
  expect(await readMetrics(endpoint)).toEqual(report['metrics']);
});

test('rows that moved and predictions that got worse are told with what shows it', async () => {
  const orders = makeOrders(3000, { shift: 0.6, error: 1 });
  await using endpoint = await openServing(orders);
  await endpoint.putLabels(orders);

  expect(await endpoint.check()).toMatch(/^tiny-prod: drifted; .* 2 violations; quality: worse/);

  const report = await endpoint.readJson(`${FOLDER}/report.json`);
  expect(report).toMatchObject({
    verdict: 'drifted',
    features: [{ verdict: 'drifted' }, { verdict: 'drifted' }, {}, {}, {}],
    quality: { verdict: 'worse' },
  });
  expect(await endpoint.readJson(`${FOLDER}/constraint_violations.json`)).toEqual({
    violations: ['price', 'amount'].map((name) => ({
      feature_name: name,
      constraint_check_type: 'baseline_drift_check',
      description: expect.stringMatching(/^Numerical distance: 0\.\d+ exceeds numerical threshold: 0\.1$/),
    })),
  });
  expect(await endpoint.readJson(`${FOLDER}/statistics.json`)).toMatchObject({
    dataset: { item_count: 3000 },
    features: [
      { name: 'price' },
      { name: 'amount' },
      { name: 'colour' },
      { name: 'hour' },
      { name: 'secret' },
    ],
  });
  const baseline = await endpoint.readJson('baseline/constraints.json');
  expect(await endpoint.readJson(`${FOLDER}/constraints.json`)).toEqual(baseline);
  expect(JSON.stringify(report['sample'])).not.toContain('secret');
});

test('the report is written when all it names is there, and metrics come after it', async () => {
  await using endpoint = await openServing();
  endpoint.aws.requests.clear();

  await endpoint.check();

  const effects = endpoint.aws.requests
    .all()
    .map(({ operation, detail }) => (operation === 'S3.PutObject' ? String(detail['key']) : operation))
    .filter((effect) => effect.startsWith('monitoring/') || effect === 'CloudWatch.PutMetricData');
  expect(effects).toEqual([
    `${FOLDER}/statistics.json`,
    `${FOLDER}/constraints.json`,
    `${FOLDER}/constraint_violations.json`,
    `${FOLDER}/report.json`,
    'CloudWatch.PutMetricData',
  ]);
});

test('a check that is repeated finds the same', async () => {
  await using endpoint = await openServing();
  await endpoint.check();
  const first = await endpoint.readJson(`${FOLDER}/report.json`);

  await endpoint.check();

  const second = await endpoint.readJson(`${FOLDER}/report.json`);
  expect({ ...second, checkedAt: '' }).toEqual({ ...first, checkedAt: '' });
});

test('AWS having a bad moment changes nothing', async () => {
  await using endpoint = await openServing();
  endpoint.aws.faults.queue({ operation: 'S3.GetObject', kind: 'throttle' });
  endpoint.aws.faults.queue({ operation: 'S3.GetObject', kind: 'reset', times: 2 });
  endpoint.aws.faults.queue({ operation: 'S3.ListObjectsV2', kind: '503' });
  endpoint.aws.faults.queue({ operation: 'S3.PutObject', kind: 'lost-answer' });
  endpoint.aws.faults.queue({ operation: 'CloudWatch.PutMetricData', kind: '500' });

  expect(await endpoint.check()).toMatch(/^tiny-prod: healthy; 3000 rows captured/);

  expect(endpoint.aws.faults.pending()).toEqual([]);
  expect(await readMetrics(endpoint)).toMatchObject({ captured_rows: 3000 });
});

test('metrics that do not get through fail the check, and the report stays', async () => {
  await using endpoint = await openServing();
  endpoint.environment['AWS_MAX_ATTEMPTS'] = '2';
  endpoint.aws.faults.queue({ operation: 'CloudWatch.PutMetricData', kind: '500', times: 2 });

  await expect(endpoint.check()).rejects.toThrow(
    /CloudWatch did not take the metrics .* the role needs cloudwatch:PutMetricData/,
  );

  expect(await endpoint.readJson(`${FOLDER}/report.json`)).toMatchObject({ verdict: 'healthy' });
});

test('an endpoint that runs another package, or whose package runs since a moment ago, is not judged', async () => {
  await using endpoint = await openServing();
  await endpoint.putDeployment('b2', '2026-11-22T00:00:00Z', `${PACKAGE}0`);

  expect(await endpoint.check()).toMatch(/^tiny-prod: not-deployed; 0 rows captured/);
  expect(await readMetrics(endpoint)).toEqual({});

  await endpoint.putDeployment('c3', '2026-11-23T08:00:00.500Z');
  expect(await endpoint.check()).toMatch(/^tiny-prod: not-enough-data; 14 rows captured/);
  expect(await endpoint.readJson(`${FOLDER}/report.json`)).toMatchObject({
    window: { start: '2026-11-23T08:00:01Z', end: '2026-11-23T08:20:00Z' },
  });
});

test('what is wrong with the inputs is one sentence, also as the message of the job', async () => {
  await using endpoint = await openServing();
  const cases: [problem: string, ...more: string[]][] = [
    ['s3://bucket/elsewhere/statistics.json could not be read', '--baseline', 's3://bucket/elsewhere'],
    ['"baseline" is no address in S3; write s3://bucket/prefix.', '--baseline', 'baseline'],
    ['--window is "3 days"; write an ISO 8601 duration', '--window', '3 days'],
    ['--end is "noon"; write a time such as', '--end', 'noon'],
    ['--package is "tiny/3"; write the ARN of a model package.', '--package', 'tiny/3'],
    ['--minimum-rows is "many"; write a whole number.', '--minimum-rows', 'many'],
    ['s3://nowhere/capture/', '--capture', 's3://nowhere/capture'],
  ];
  for (const [problem, ...more] of cases) {
    const error = await endpoint.check(...more).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 1, stderr: expect.stringContaining(problem) });
    expect(await endpoint.exitMessage()).toContain(problem);
  }
});
