import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { refusal } from '../cloudwatch/session.ts';
import { policyOf } from '../iam/documents.ts';
import { startLocalAws } from '../../../local/aws/server.ts';
import { scheduleOf, scheduling } from './session.ts';

const any = 'arn:aws:iam::111122223333:role/any';
const arn = 'arn:aws:scheduler:us-east-1:111122223333:schedule/default/taxi';

test('a schedule is made, read, listed, changed and deleted', async () => {
  await using scope = new AsyncDisposableStack();
  const { scheduler, schedule } = await scheduling(scope);
  await schedule();
  const Name = 'taxi';

  expect(await scheduler.send(new GetScheduleCommand({ Name }))).toMatchObject({
    Arn: arn,
    GroupName: 'default',
    State: 'ENABLED',
    ScheduleExpressionTimezone: 'UTC',
    CreationDate: expect.any(Date),
    ...scheduleOf(any),
  });
  expect(await refusal(schedule())).toBe('ConflictException: Schedule taxi already exists.');
  const EndDate = new Date('2100-01-01T00:00:00Z');
  // What an update leaves out is gone.
  await scheduler.send(new UpdateScheduleCommand({ ...scheduleOf(any), State: 'DISABLED', EndDate }));
  const changed = await scheduler.send(new GetScheduleCommand({ Name, GroupName: 'default' }));
  expect(changed).toMatchObject({ State: 'DISABLED', EndDate });
  await schedule({ Name: 'bus' });
  const list = async (input = {}) => {
    const { Schedules: found = [], NextToken } = await scheduler.send(new ListSchedulesCommand(input));
    return [...found.map((each) => each.Name), ...(NextToken ? ['more'] : [])];
  };
  expect(await list()).toEqual(['bus', 'taxi']);
  expect(await list({ NamePrefix: 'ta' })).toEqual(['taxi']);
  expect(await list({ State: 'ENABLED' })).toEqual(['bus']);
  expect(await list({ MaxResults: 1, GroupName: 'default' })).toEqual(['bus', 'more']);

  await scheduler.send(new DeleteScheduleCommand({ Name }));
  expect(await refusal(scheduler.send(new DeleteScheduleCommand({ Name })))).toBe(
    'ResourceNotFoundException: Schedule taxi does not exist.',
  );
});

test('there is the default group and no other', async () => {
  await using scope = new AsyncDisposableStack();
  const { scheduler, schedule } = await scheduling(scope);
  const { ScheduleGroups: groups } = await scheduler.send(new ListScheduleGroupsCommand({}));
  expect(groups).toMatchObject([{ Name: 'default', State: 'ACTIVE' }]);
  const other = scheduler.send(new GetScheduleGroupCommand({ Name: 'other' }));
  expect(await refusal(other)).toMatch(/^ResourceNotFoundException/);
  expect(await refusal(schedule({ GroupName: 'other' }))).toMatch(/^ResourceNotFoundException/);
});

test.each([
  [{ ScheduleExpression: 'cron(0 * * * *)' }, /^ValidationException: Invalid Schedule Expression cron/],
  [{ ScheduleExpressionTimezone: 'Mars/Olympus' }, /^ValidationException: .*Timezone/],
  [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const } }, /^ValidationException: MaximumWindowInMinutes/],
  [{ Name: 'no spaces' }, /^ValidationException/],
  [{ EndDate: new Date('2000-01-01T00:00:00Z') }, /^ValidationException: EndDate/],
  [
    { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', RoleArn: any } },
    /^ValidationException: .*aws-sdk:sqs:sendMessage/,
  ],
])('%j is refused', async (more, problem) => {
  await using scope = new AsyncDisposableStack();
  const { schedule } = await scheduling(scope);
  expect(await refusal(schedule(more))).toMatch(problem);
});

test('a tick starts the pipeline as the role of the schedule', async () => {
  await using scope = new AsyncDisposableStack();
  const { here, schedule, role, greeting } = await scheduling(scope);
  const RoleArn = await role('starter', 'scheduler.amazonaws.com');
  await schedule({ Target: scheduleOf(RoleArn).Target });

  expect(await greeting(await here.aws.schedules.tick('taxi'))).toBe('hello');
  const answer = await fetch(`${here.aws.url}/_local/schedules/taxi`, { method: 'POST' });
  const { started } = Object(await answer.json());
  expect(await greeting(String(started))).toBe('hello');
  const missing = await fetch(`${here.aws.url}/_local/schedules/bus`, { method: 'POST' });
  expect(missing.status).toBe(404);
});

test.each([
  ['that EventBridge Scheduler may not assume', 'events.amazonaws.com', 'sagemaker:StartPipelineExecution'],
  ['that may not start it', 'scheduler.amazonaws.com', 'sagemaker:DescribePipeline'],
])('nothing starts under a role %s; the dead letter says so', async (_, service, action) => {
  await using scope = new AsyncDisposableStack();
  const { here, schedule, role } = await scheduling(scope);
  const sqs = scope.adopt(new SQSClient(here.client), (it) => it.destroy());
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
  const queue = 'arn:aws:sqs:us-east-1:111122223333:dead';
  const Policy = policyOf({
    Principal: { Service: 'scheduler.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue,
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  const RoleArn = await role('weak', service, action);
  const Target = {
    ...scheduleOf(RoleArn).Target,
    DeadLetterConfig: { Arn: queue },
    RetryPolicy: { MaximumRetryAttempts: 0 },
  };
  await schedule({ Target });

  expect(await here.aws.schedules.tick('taxi')).toBeUndefined();
  const { Messages: [letter] = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }),
  );
  expect(letter?.MessageAttributes).toMatchObject({
    SCHEDULE_ARN: { StringValue: arn },
    ERROR_MESSAGE: { StringValue: expect.stringMatching(/weak|not authorized/) },
  });
});

test('a schedule comes due by itself, once, and is gone where it says so', async () => {
  await using scope = new AsyncDisposableStack();
  const { here, schedule, scheduler } = await scheduling(scope);
  const soon = new Date(Date.now() + 2000).toISOString().slice(0, 19);
  const started = new Promise<void>((resolve) => {
    const stop = setInterval(() => {
      if (here.aws.requests.of('SageMaker.StartPipelineExecution').length === 0) return;
      clearInterval(stop);
      resolve();
    }, 50);
  });
  await schedule({ ScheduleExpression: `at(${soon})`, ActionAfterCompletion: 'DELETE' });
  await started;
  const gone = scheduler.send(new GetScheduleCommand({ Name: 'taxi' }));
  expect(await refusal(gone)).toMatch(/^ResourceNotFoundException/);
});

test('a disabled schedule starts nothing, and schedules outlive the server', async () => {
  await using scope = new AsyncDisposableStack();
  const { here, schedule } = await scheduling(scope);
  await schedule({ State: 'DISABLED' });
  await schedule({ Name: 'bus' });
  expect(await here.aws.schedules.tick('taxi')).toBeUndefined();
  await here.aws.close();

  const again = scope.use(await startLocalAws({ root: here.root }));
  expect(await again.schedules.tick('taxi')).toBeUndefined();
  expect(await again.schedules.tick('bus')).toMatch(/pipeline\/watch\/execution\//);
  await expect(again.schedules.tick('tram')).rejects.toThrow(/no schedule tram/);
});
