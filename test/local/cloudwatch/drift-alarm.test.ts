import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { policyOf } from '../iam/documents.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

const HOUR = 3_600_000;
const Namespace = 'sagemaker-drift-gitops';
const Dimensions = [
  { Name: 'Endpoint', Value: 'taxi' },
  { Name: 'MonitoringSchedule', Value: 'taxi' },
];

interface Watch {
  here: TemporaryAws;
  alarm: (name: string, more: object) => Promise<void>;
  /** A value of the metric `distance`, so many hours ago. */
  put: (value: number, hoursAgo: number) => Promise<void>;
  stateOf: (name: string) => Promise<string | undefined>;
  cloudwatch: CloudWatchClient;
}

async function watching(scope: AsyncDisposableStack): Promise<Watch> {
  const here = scope.use(await temporaryAws());
  const cloudwatch = scope.adopt(new CloudWatchClient(here.client), (it) => it.destroy());
  const now = Date.now();
  return {
    here,
    cloudwatch,
    async alarm(AlarmName, more) {
      await cloudwatch.send(
        new PutMetricAlarmCommand({
          AlarmName,
          Namespace,
          MetricName: 'distance',
          Dimensions,
          Statistic: 'Maximum',
          Period: 3600,
          EvaluationPeriods: 1,
          Threshold: 0.2,
          ComparisonOperator: 'GreaterThanThreshold',
          TreatMissingData: 'ignore',
          ...more,
        }),
      );
    },
    async put(Value, hoursAgo) {
      const Timestamp = new Date(now - hoursAgo * HOUR);
      const MetricData = [{ MetricName: 'distance', Dimensions, Value, Timestamp }];
      await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }));
    },
    async stateOf(AlarmNamePrefix) {
      const { MetricAlarms: [found] = [] } = await cloudwatch.send(
        new DescribeAlarmsCommand({ AlarmNamePrefix }),
      );
      return found?.StateValue;
    },
  };
}

test('an alarm of 2 in 3 hours goes off with the second, and ignores hours without a check', async () => {
  await using scope = new AsyncDisposableStack();
  const { alarm, put, stateOf } = await watching(scope);
  await alarm('drift-taxi', { EvaluationPeriods: 3, DatapointsToAlarm: 2 });
  expect(await stateOf('drift-')).toBe('INSUFFICIENT_DATA');
  await put(0.1, 2);
  await put(0.5, 1);
  expect(await stateOf('drift-')).not.toBe('ALARM');
  await put(0.1, 0);
  expect(await stateOf('drift-')).toBe('OK');
  // The largest of an hour counts.
  await put(0.5, 0);
  expect(await stateOf('drift-')).toBe('ALARM');
});

test('an alarm that misses data needs three hours without rows, not three without checks', async () => {
  await using scope = new AsyncDisposableStack();
  const { alarm, put, stateOf } = await watching(scope);
  await alarm('no-data', {
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'missing',
  });
  expect(await stateOf('no-data')).toBe('INSUFFICIENT_DATA');
  await put(0, 2);
  await put(0, 1);
  await put(0, 0);
  expect(await stateOf('no-data')).toBe('ALARM');
  await put(7, 0);
  expect(await stateOf('no-data')).toBe('OK');
});

test(
  `what a job's boto3 puts sets the alarm off, which reaches a rule of its prefix`,
  { timeout: 300_000 },
  async () => {
    await using scope = new AsyncDisposableStack();
    const { here, alarm, cloudwatch } = await watching(scope);
    const next = await rule(scope, here);
    await alarm('drift-gitops-taxi-distance', {});
    await alarm('other', {});
    const { python } = await ensurePython();
    const program = `import boto3; boto3.client("cloudwatch").put_metric_data(Namespace="${Namespace}", MetricData=[
    {"MetricName": "distance", "Dimensions": ${JSON.stringify(Dimensions)}, "Value": 0.4, "Unit": "None"}])`;
    await promisify(execFile)(python, ['-c', program], {
      env: { PATH: process.env['PATH'], HOME: here.root, ...here.aws.environment() },
    });

    expect(await next()).toMatchObject({
      'detail-type': 'CloudWatch Alarm State Change',
      detail: { alarmName: 'drift-gitops-taxi-distance', state: { value: 'ALARM' } },
    });
    const { AlarmHistoryItems: [item] = [] } = await cloudwatch.send(
      new DescribeAlarmHistoryCommand({
        AlarmName: 'drift-gitops-taxi-distance',
        HistoryItemType: 'StateUpdate',
        MaxRecords: 1,
      }),
    );
    expect(JSON.parse(item?.HistoryData ?? '')).toMatchObject({
      version: '1.0',
      oldState: { stateValue: 'INSUFFICIENT_DATA' },
      newState: {
        stateValue: 'ALARM',
        stateReasonData: { recentDatapoints: [0.4], threshold: 0.2, period: 3600 },
      },
    });
    const { MetricAlarms: [described] = [] } = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNamePrefix: 'drift-gitops-' }),
    );
    expect(described?.StateTransitionedTimestamp).toEqual(item?.Timestamp);
  },
);

/** The next event of an alarm whose name begins with `drift-gitops-`. */
async function rule(scope: AsyncDisposableStack, here: TemporaryAws): Promise<() => Promise<unknown>> {
  const events = scope.adopt(new EventBridgeClient(here.client), (it) => it.destroy());
  const sqs = scope.adopt(new SQSClient(here.client), (it) => it.destroy());
  const queue = 'arn:aws:sqs:us-east-1:111122223333:alarms';
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'alarms' }));
  const Principal = { Service: 'events.amazonaws.com' };
  const Policy = policyOf({ Principal, Action: 'sqs:SendMessage', Resource: queue });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  const EventPattern = JSON.stringify({
    source: ['aws.cloudwatch'],
    detail: { alarmName: [{ prefix: 'drift-gitops-' }], state: { value: ['ALARM'] } },
  });
  await events.send(new PutRuleCommand({ Name: 'drift', EventPattern }));
  await events.send(new PutTargetsCommand({ Rule: 'drift', Targets: [{ Id: 'queue', Arn: queue }] }));
  return async () => {
    const request = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
    const { Messages: [message] = [] } = await sqs.send(request);
    const event: unknown = JSON.parse(message?.Body ?? 'null');
    return event;
  };
}
