import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import type { MonitorSpec } from '../../actions/lib/manifest/manifest.ts';
import type { ActionResult } from '../../local/runner/action.ts';
import {
  BUCKET,
  type DeploymentSession,
  MODEL,
  openDeploymentSession,
  SCHEDULE_ROLE,
} from './deployment-session.ts';

const MONITOR: MonitorSpec = {
  engine: 'processing',
  schedule: 'cron(20 * ? * * *)',
  window: 'P3D',
  minimumRows: 1000,
  minimumLabels: 500,
  labelDelay: 'PT24H',
  alarms: [
    { metric: 'feature_baseline_drift_max', threshold: 0.25, datapointsToAlarm: 2, evaluationPeriods: 3 },
    { metric: 'captured_rows', threshold: 1e6 },
  ],
};

/** Writes a monitor into staging's manifest, then plans and deploys. */
async function watch(session: DeploymentSession, monitor: MonitorSpec | null): Promise<ActionResult> {
  await session.commit('environments/staging.json', (text) => {
    const manifest = JSON.parse(text);
    manifest.models[MODEL].monitor = monitor;
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
  });
  const inputs = { 'schedule-role-arn': SCHEDULE_ROLE };
  const result = await session.planAndDeploy('staging', { inputs });
  expect(result.annotations).toEqual([]);
  return result;
}

function clientOf({ aws }: DeploymentSession) {
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' };
  return { endpoint: aws.url, region: aws.region, credentials };
}

async function scheduleOf(session: DeploymentSession): Promise<GetScheduleCommandOutput | undefined> {
  const client = new SchedulerClient(clientOf(session));
  try {
    return await client.send(new GetScheduleCommand({ Name: 'tiny-staging' }));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}

async function alarmsOf(session: DeploymentSession): Promise<string[]> {
  const client = new CloudWatchClient(clientOf(session));
  const { MetricAlarms: alarms = [] } = await client.send(
    new DescribeAlarmsCommand({ AlarmNamePrefix: 'drift-gitops-' }),
  );
  client.destroy();
  return alarms
    .map(
      ({ AlarmName, Threshold, DatapointsToAlarm, EvaluationPeriods }) =>
        `${AlarmName} ${Threshold} ${DatapointsToAlarm}/${EvaluationPeriods}`,
    )
    .toSorted();
}

const NO_DATA = 'drift-gitops-tiny-staging-no-data 1 3/3';
const DRIFT = 'drift-gitops-tiny-staging-feature_baseline_drift_max 0.25 2/3';
const ROWS = 'drift-gitops-tiny-staging-captured_rows 1000000 1/1';

test('an endpoint is watched from its first deployment on, by the baseline of what it serves', async () => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await watch(session, MONITOR);

  const schedule = await scheduleOf(session);
  expect(schedule).toMatchObject({
    ScheduleExpression: 'cron(20 * ? * * *)',
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED',
    Target: {
      RoleArn: SCHEDULE_ROLE,
      Arn: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/drift-monitor',
    },
  });
  expect(await alarmsOf(session)).toEqual([ROWS, DRIFT, NO_DATA]);

  const second = await session.register(2);
  await session.release('staging', second);
  await watch(session, MONITOR);

  const parameters = (await scheduleOf(session))?.Target?.SageMakerPipelineParameters?.PipelineParameterList;
  expect(parameters).toContainEqual({ Name: 'ModelPackageArn', Value: second });
  expect(parameters).toContainEqual({
    Name: 'BaselineUri',
    Value: `s3://${BUCKET}/tiny/executions/2/baseline`,
  });
}, 120_000);

test('alarms that change places, come and go are not in the way of others', async () => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  const [drift, rows] = MONITOR.alarms;
  if (drift === undefined || rows === undefined) throw new Error('the example has two alarms');
  await watch(session, MONITOR);

  const turned = await watch(session, { ...MONITOR, alarms: [rows, drift] });
  // The order is nothing that CloudFormation sees.
  expect(turned.outputs['reason']).toBe('deployed-nothing');

  await watch(session, { ...MONITOR, alarms: [{ metric: 'corrupt_records', threshold: 5 }, drift] });
  expect(await alarmsOf(session)).toEqual([
    'drift-gitops-tiny-staging-corrupt_records 5 1/1',
    DRIFT,
    NO_DATA,
  ]);

  await watch(session, null);
  expect(await alarmsOf(session)).toEqual([]);
  expect(await scheduleOf(session)).toBeUndefined();
}, 120_000);

test('a teardown ends the watch with the endpoint', async () => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await watch(session, MONITOR);

  const result = await session.teardown('staging');

  expect(result.outputs['reason']).toBe('torn-down');
  expect(await alarmsOf(session)).toEqual([]);
  expect(await scheduleOf(session)).toBeUndefined();
  const calls = session.aws.requests.all().map(({ operation }) => operation);
  expect(calls.indexOf('Scheduler.DeleteSchedule')).toBeLessThan(calls.indexOf('SageMaker.DeleteEndpoint'));
  expect(calls).toContain('Scheduler.DeleteSchedule');
}, 120_000);

test('a package without a baseline is refused before anything is changed', async () => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register(1, { baseline: false }));
  await expect(watch(session, MONITOR)).rejects.toThrow('the package has no baseline');

  const plan = await session.plan('staging', { inputs: { 'schedule-role-arn': SCHEDULE_ROLE } });
  expect(plan).toMatchObject({ conclusion: 'failure', outputs: { reason: 'baseline-missing' } });
  expect(session.aws.requests.of('CloudFormation.CreateChangeSet')).toEqual([]);
}, 120_000);

test.each<[string, string, string]>([
  ['', 'inputs-invalid', "the input 'schedule-role-arn' is empty"],
  ['arn:aws:iam::444455556666:role/schedule', 'account-mismatch', 'of the account 444455556666'],
])(
  'a watch with the schedule role "%s" ends as %s, and changes nothing',
  async (role, reason, message) => {
    await using session = await openDeploymentSession();
    await session.release('staging', await session.register());
    await session.commit('environments/staging.json', (text) => {
      const manifest = JSON.parse(text);
      manifest.models[MODEL].monitor = MONITOR;
      return `${JSON.stringify(manifest, undefined, 2)}\n`;
    });

    const result = await session.plan('staging', { inputs: { 'schedule-role-arn': role } });

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason } });
    expect(result.annotations[0]?.message).toContain(message);
    expect(session.aws.requests.of('CloudFormation.CreateChangeSet')).toEqual([]);
  },
  120_000,
);
