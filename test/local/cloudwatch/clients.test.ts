import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { authorization, send, type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

const run = promisify(execFile);

function environmentOf(here: TemporaryAws, bin: string): NodeJS.ProcessEnv {
  const nowhere = join(here.root, 'no-config');
  return {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: here.root,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...here.aws.environment(),
  };
}

test('boto3 works', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();

  const script = join(import.meta.dirname, '..', 'clients', 'cloudwatch.py');
  const { stdout } = await run(python, [script], { env: environmentOf(here, bin) });

  expect(JSON.parse(stdout)).toEqual({
    quiet: 'OK',
    threshold: 0.01,
    young: true,
    loud: 'errors',
    samples: 200,
    tags: [{ Key: 'a', Value: 'b' }],
    missing: 'ResourceNotFound',
    left: 0,
    target: 'ObjectNotFoundException',
    targets: [],
  });
});

test('the AWS CLI works', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();
  const env = environmentOf(here, bin);
  const cloudwatch = async (...command: string[]): Promise<unknown> => {
    const { stdout } = await run(join(bin, 'aws'), ['cloudwatch', ...command, '--output', 'json'], { env });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };
  const metric = ['--namespace', 'Test', '--metric-name', 'Latency'];

  await cloudwatch(
    ...['put-metric-alarm', '--alarm-name', 'latency', ...metric, '--extended-statistic', 'p99'].concat(
      '--period 60 --evaluation-periods 1 --threshold 100'.split(' '),
      ['--comparison-operator', 'GreaterThanThreshold'],
    ),
  );
  await cloudwatch('put-metric-data', ...metric, '--value', '250');

  expect(await cloudwatch('describe-alarms')).toMatchObject({
    MetricAlarms: [{ AlarmName: 'latency', ExtendedStatistic: 'p99', StateValue: 'ALARM' }],
  });
  await expect(
    cloudwatch('set-alarm-state', '--alarm-name', 'none', '--state-value', 'OK', '--state-reason', 'x'),
  ).rejects.toThrow('An error occurred (ResourceNotFound) when calling the SetAlarmState operation');
});

test('clients that speak CBOR work', async () => {
  await using here = await temporaryAws();
  const protocol = new SmithyRpcV2CborProtocol({ defaultNamespace: 'com.amazonaws.cloudwatch' });
  const client = new CloudWatchClient({
    ...here.client,
    protocol,
    // With this protocol it would say the length before compression.
    disableRequestCompression: true,
  });
  const metric = { Namespace: 'Test', MetricName: 'Errors' };
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'errors',
      ...metric,
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 0.5,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  const datum = { MetricName: 'Errors', Value: 1, Timestamp: new Date() };
  await client.send(new PutMetricDataCommand({ Namespace: 'Test', MetricData: [datum] }));

  const { MetricAlarms: alarms } = await client.send(new DescribeAlarmsCommand({}));
  expect(alarms).toMatchObject([{ AlarmName: 'errors', Threshold: 0.5, StateValue: 'ALARM' }]);
  expect(alarms?.[0]?.StateUpdatedTimestamp).toBeInstanceOf(Date);
  const missing = new SetAlarmStateCommand({ AlarmName: 'none', StateValue: 'OK', StateReason: 'x' });
  await expect(client.send(missing)).rejects.toMatchObject({
    message: 'Alarm none does not exist',
    $metadata: { httpStatusCode: 404 },
  });
  client.destroy();
});

test('what the Query protocol gets wrong is said', async () => {
  await using here = await temporaryAws();
  const query = async (parameters: Record<string, string>) =>
    await send(here.aws.url, {
      method: 'POST',
      headers: {
        authorization: authorization('monitoring'),
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      },
      body: new URLSearchParams({ Version: '2010-08-01', ...parameters }).toString(),
    });

  const refused = await query({ Action: 'PutMetricAlarm', AlarmName: 'odd', EvaluationPeriods: 'many' });
  const unknown = await query({ Action: 'PutDashboard' });

  expect([refused.status, refused.body]).toEqual([
    400,
    expect.stringContaining("'many' at 'evaluationPeriods'"),
  ]);
  expect([unknown.status, unknown.body]).toEqual([400, expect.stringContaining('CloudWatch.PutDashboard')]);
});
