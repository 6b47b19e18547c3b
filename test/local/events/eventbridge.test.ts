import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  DeleteRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { temporaryAws, type TemporaryAws } from '../temporary-aws.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:all';

interface Bus extends TemporaryAws {
  events: EventBridgeClient;
  /** The next event that the rule matched. */
  next(): Promise<unknown>;
}

/** A queue that gets every event that matches the pattern. */
async function listening(stack: AsyncDisposableStack, pattern: object): Promise<Bus> {
  const here = stack.use(await temporaryAws());
  const events = stack.adopt(new EventBridgeClient(here.client), (it) => it.destroy());
  const sqs = stack.adopt(new SQSClient(here.client), (it) => it.destroy());
  const Policy = JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: QUEUE,
      },
    ],
  });
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'all', Attributes: { Policy } }));
  await events.send(new PutRuleCommand({ Name: 'all', EventPattern: JSON.stringify(pattern) }));
  await events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: 'queue', Arn: QUEUE }] }));
  return {
    ...here,
    events,
    async next() {
      const { Messages: [message] = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }),
      );
      const event: unknown = JSON.parse(message?.Body ?? 'null');
      return event;
    },
  };
}

test('events that somebody puts reach the targets of rules that match', async () => {
  await using stack = new AsyncDisposableStack();
  const bus = await listening(stack, { source: ['my.app'] });
  const entry = {
    Source: 'my.app',
    DetailType: 'Done',
    Resources: ['r'],
    Time: new Date('2026-01-31T00:00:00.5Z'),
  };
  const answer = await bus.events.send(
    new PutEventsCommand({
      Entries: [
        { ...entry, Source: 'other', Detail: '{}' },
        { ...entry, Detail: '{"a":1}' },
        { ...entry, Detail: '[]' },
        { ...entry, Source: 'aws.s3', Detail: '{}' },
        { DetailType: 'Done', Detail: '{}' },
      ],
    }),
  );

  expect(answer.FailedEntryCount).toBe(3);
  expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
    undefined,
    undefined,
    'MalformedDetail',
    'NotAuthorizedForSourceException',
    'InvalidArgument',
  ]);
  expect(await bus.next()).toEqual({
    version: '0',
    id: answer.Entries?.[1]?.EventId,
    'detail-type': 'Done',
    source: 'my.app',
    account: '111122223333',
    time: '2026-01-31T00:00:00Z',
    region: 'us-east-1',
    resources: ['r'],
    detail: { a: 1 },
  });
});

test('an alarm that changes is an event with its configuration and both states', async () => {
  await using stack = new AsyncDisposableStack();
  const bus = await listening(stack, { source: ['aws.cloudwatch'], detail: { state: { value: ['ALARM'] } } });
  const cloudwatch = stack.adopt(new CloudWatchClient(bus.client), (it) => it.destroy());
  await cloudwatch.send(
    new PutMetricAlarmCommand({
      AlarmName: 'drift',
      AlarmDescription: 'Fares drift',
      Namespace: 'app',
      MetricName: 'distance',
      Dimensions: [{ Name: 'Endpoint', Value: 'taxi' }],
      Statistic: 'Average',
      Period: 3600,
      EvaluationPeriods: 1,
      Threshold: 0.4,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  const StateReasonData = '{"version":"1.0"}';
  const state = { AlarmName: 'drift', StateValue: 'ALARM' as const, StateReason: 'by hand', StateReasonData };
  await cloudwatch.send(new SetAlarmStateCommand(state));

  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  expect(await bus.next()).toEqual({
    version: '0',
    id: expect.any(String),
    'detail-type': 'CloudWatch Alarm State Change',
    source: 'aws.cloudwatch',
    account: '111122223333',
    time: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
    region: 'us-east-1',
    resources: ['arn:aws:cloudwatch:us-east-1:111122223333:alarm:drift'],
    detail: {
      alarmName: 'drift',
      configuration: {
        description: 'Fares drift',
        metrics: [
          {
            id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
            metricStat: {
              metric: { namespace: 'app', name: 'distance', dimensions: { Endpoint: 'taxi' } },
              period: 3600,
              stat: 'Average',
            },
            returnData: true,
          },
        ],
      },
      previousState: {
        value: 'INSUFFICIENT_DATA',
        reason: 'Unchecked: Initial alarm creation',
        timestamp: time,
      },
      state: { value: 'ALARM', reason: 'by hand', reasonData: StateReasonData, timestamp: time },
    },
  });
});

test('a package that is registered is an event', async () => {
  await using stack = new AsyncDisposableStack();
  const bus = await listening(stack, { 'detail-type': ['SageMaker Model Package State Change'] });
  const sagemaker = stack.adopt(new SageMakerClient(bus.client), (it) => it.destroy());
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'taxi' }));
  const { ModelPackageArn } = await sagemaker.send(
    new CreateModelPackageCommand({ ModelPackageGroupName: 'taxi', ModelApprovalStatus: 'Approved' }),
  );

  expect(await bus.next()).toMatchObject({
    source: 'aws.sagemaker',
    resources: [ModelPackageArn],
    detail: {
      ModelPackageGroupName: 'taxi',
      ModelPackageVersion: 1,
      ModelPackageArn,
      ModelPackageStatus: 'Completed',
      ModelApprovalStatus: 'Approved',
      CreationTime: expect.any(Number),
    },
  });
});

test('a rule that is disabled, or has no targets any more, brings nothing', async () => {
  await using stack = new AsyncDisposableStack();
  const bus = await listening(stack, { source: ['my.app'] });
  const put = (a: number) => {
    const Detail = JSON.stringify({ a });
    return bus.events.send(
      new PutEventsCommand({ Entries: [{ Source: 'my.app', DetailType: 'D', Detail }] }),
    );
  };
  await bus.events.send(new DisableRuleCommand({ Name: 'all' }));
  await put(1);
  await bus.events.send(new PutRuleCommand({ Name: 'all', EventPattern: '{"source":["my.app"]}' }));
  await put(2);
  expect(await bus.next()).toMatchObject({ detail: { a: 2 } });

  await expect(bus.events.send(new DeleteRuleCommand({ Name: 'all' }))).rejects.toThrow('it has targets');
  await bus.events.send(new RemoveTargetsCommand({ Rule: 'all', Ids: ['queue'] }));
  const { Targets } = await bus.events.send(new ListTargetsByRuleCommand({ Rule: 'all' }));
  expect(Targets).toEqual([]);
  await bus.events.send(new DeleteRuleCommand({ Name: 'all' }));
});

test('what could never be delivered is refused at once', async () => {
  await using stack = new AsyncDisposableStack();
  const { events } = await listening(stack, { source: ['my.app'] });
  const targets = (target: object) =>
    events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: 'x', Arn: QUEUE, ...target }] }));

  await expect(targets({ Arn: 'arn:aws:lambda:us-east-1:1:function:f' })).rejects.toThrow(
    'API destinations and SQS',
  );
  await expect(targets({ InputTransformer: { InputTemplate: '{"a":<b>}' } })).rejects.toThrow(
    'InputPathsMap',
  );
  await expect(targets({ Input: '{}', InputPath: '$.a' })).rejects.toThrow('Only one of');
  await expect(targets({ EcsParameters: { TaskDefinitionArn: 'a' } })).rejects.toThrow('EcsParameters');
  await expect(
    events.send(new PutRuleCommand({ Name: 'r', EventBusName: 'mine', EventPattern: '{"source":["a"]}' })),
  ).rejects.toThrow('default bus only');
  const key = { ApiKeyName: 'Authorization', ApiKeyValue: 'Bearer a:b' };
  const connection = { Name: 'c', AuthorizationType: 'API_KEY' as const };
  await expect(
    events.send(
      new CreateConnectionCommand({ ...connection, AuthParameters: { ApiKeyAuthParameters: key } }),
    ),
  ).rejects.toThrow('regular expression pattern');
  const AuthParameters = { ApiKeyAuthParameters: { ...key, ApiKeyValue: 'Bearer a' } };
  const { ConnectionArn } = await events.send(new CreateConnectionCommand({ ...connection, AuthParameters }));
  const destination = { Name: 'd', ConnectionArn, HttpMethod: 'POST' as const };
  await expect(
    events.send(
      new CreateApiDestinationCommand({ ...destination, InvocationEndpoint: 'http://example.com/' }),
    ),
  ).rejects.toThrow('HTTPS');
});

test('a pattern can be tried', async () => {
  await using stack = new AsyncDisposableStack();
  const { events } = await listening(stack, { source: ['my.app'] });
  const Event = '{"source":"my.app"}';
  const EventPattern = '{"source":[{"prefix":"my."}]}';
  expect((await events.send(new TestEventPatternCommand({ Event, EventPattern }))).Result).toBe(true);
});
