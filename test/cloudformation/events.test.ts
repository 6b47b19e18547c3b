import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { DescribeConnectionCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test, vi } from 'vitest';
import type { Reply } from '../local/events/receiver.ts';
import { openEventChain } from './event-chain.ts';
import { alarms, refuseLetters } from './event-alarms.ts';

function dispatch(execution: string, status: string) {
  const pipeline = { execution, status, region: 'us-east-1', account: '111122223333' };
  return { event_type: 'pipeline-finished', client_payload: { pipeline } };
}

test('the end of a training pipeline arrives at GitHub as its event', async () => {
  await using chain = await openEventChain();
  const succeeded = await chain.run('taxi', 'Condition');
  await chain.github.until(1);
  const failed = await chain.run('prices', 'Fail');
  await chain.github.until(2);

  const [first, second] = chain.github.received;
  expect(first).toMatchObject({
    method: 'POST',
    path: '/api/v3/repos/octo-org/models/dispatches',
    headers: {
      authorization: 'Bearer first',
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      'user-agent': 'Amazon/EventBridge/ApiDestinations',
      'content-type': 'application/json; charset=utf-8',
    },
  });
  expect(JSON.parse(first?.body ?? '')).toEqual(dispatch(succeeded, 'Succeeded'));
  expect(JSON.parse(second?.body ?? '')).toEqual(dispatch(failed, 'Failed'));
}, 60_000);

test('pipelines that are not named do not count, even where their names end alike', async () => {
  await using chain = await openEventChain();
  for (const name of ['monitor', 'other-taxi', 'taxi2']) await chain.run(name, 'Condition');
  const execution = await chain.run('taxi', 'Condition');
  await chain.github.until(1);

  expect(chain.github.received.map(({ body }) => JSON.parse(body))).toEqual([
    dispatch(execution, 'Succeeded'),
  ]);
}, 60_000);

// What GitHub says first, and how often it is asked until it takes the event.
const taken: [string, Reply[]][] = [
  ['a token that is not valid yet', [401]],
  ['a server in trouble', [500, 502, 503]],
  ['too many requests', [{ status: 429, headers: { 'retry-after': '60' } }]],
  ['an answer that got lost', ['lost']],
];
test.each(taken)(
  '%s is tried again',
  async (_, replies) => {
    await using chain = await openEventChain();
    const calls = replies.length + 1;
    chain.github.replies.push(...replies);
    const execution = await chain.run('taxi', 'Condition');
    await chain.github.until(calls);

    const bodies = chain.github.received.map(({ body }) => JSON.parse(body));
    expect(bodies).toEqual(Array.from({ length: calls }, () => dispatch(execution, 'Succeeded')));
  },
  60_000,
);

// A wrong name or a token without rights, a payload that GitHub does not take, a token whose rights were taken away.
test.each([404, 422, 403])(
  '%d goes to the dead-letter queue at once, and an alarm tells',
  async (status) => {
    await using chain = await openEventChain();
    chain.github.replies.push({ status, body: '{"message":"No"}' });
    const execution = await chain.run('taxi', 'Condition');
    const letter = await chain.deadLetter();

    expect(chain.github.received).toHaveLength(1);
    expect(JSON.parse(letter?.Body ?? '')).toMatchObject({
      source: 'aws.sagemaker',
      'detail-type': 'SageMaker Model Building Pipeline Execution Status Change',
      detail: { pipelineExecutionArn: execution, currentPipelineExecutionStatus: 'Succeeded' },
    });
    const attributes = Object.entries(letter?.MessageAttributes ?? {});
    expect(Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue]))).toEqual({
      RULE_ARN: expect.stringContaining(`:rule/${chain.outputs['RuleName']}`),
      TARGET_ARN: expect.stringContaining(':api-destination/'),
      ERROR_CODE: 'SDK_CLIENT_ERROR',
      ERROR_MESSAGE: `Unable to invoke ApiDestination endpoint: API destination returned HTTP status ${status} with payload: {"message":"No"}`,
    });
    await vi.waitFor(async () => expect(await alarms(chain)).toEqual(['dead-letters']), 10_000);
  },
  60_000,
);

test('a token that has expired is tried for an hour, then the event waits in the queue', async () => {
  await using chain = await openEventChain();
  chain.here.aws.time.speed = 1e6;
  chain.github.replies.push(...Array.from({ length: 50 }, () => 401));
  await chain.run('taxi', 'Condition');
  const letter = await chain.deadLetter();

  expect(letter?.MessageAttributes).toMatchObject({
    ERROR_MESSAGE: { StringValue: expect.stringContaining('HTTP status 401') },
    EXHAUSTED_RETRY_CONDITION: { StringValue: expect.stringMatching(/^Maximum/) },
    RETRY_ATTEMPTS: { StringValue: String(chain.github.received.length - 1) },
  });
}, 60_000);

test('a queue that refuses loses the event, and alarms tell', async () => {
  await using chain = await openEventChain();
  await refuseLetters(chain);
  chain.github.replies.push(404);
  await chain.run('taxi', 'Condition');

  await vi.waitFor(async () => expect(await alarms(chain)).toEqual(['lost', 'refused']), 10_000);
}, 60_000);

test('another token comes with another version, which the next event carries', async () => {
  await using chain = await openEventChain();
  await chain.rotate('second');
  await chain.run('taxi', 'Condition');
  await chain.github.until(1);

  expect(chain.github.received[0]?.headers.authorization).toBe('Bearer second');
}, 60_000);

test('nothing that AWS shows of the stack has the token in it', async () => {
  await using chain = await openEventChain();
  const events = new EventBridgeClient(chain.here.client);
  const connection = await events.send(
    new DescribeConnectionCommand({ Name: chain.outputs['ConnectionName'] }),
  );
  events.destroy();
  const resources = await chain.cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'sagemaker-drift-gitops-events' }),
  );

  expect(connection.AuthParameters?.ApiKeyAuthParameters).toEqual({ ApiKeyName: 'Authorization' });
  expect(JSON.stringify([connection, resources, chain.outputs])).not.toContain('first');
}, 60_000);

test('what leaves the stack leaves nothing behind', async () => {
  await using chain = await openEventChain();
  await chain.remove();

  expect(chain.here.aws.requests.of('EventBridge.DeleteRule')).toHaveLength(2);
  await chain.run('taxi', 'Condition');
  expect(chain.github.received).toEqual([]);
}, 60_000);

test('before the token expires a message says so, and the alarm with it', async () => {
  const start = Date.now();
  const eve = Date.parse('2027-10-01T08:59:58Z');
  await using chain = await openEventChain({
    warning: 'cron(0 9 1 10 ? 2027)',
    now: () => new Date(eve + Date.now() - start),
  });
  const message = await chain.deadLetter();

  expect(JSON.parse(message?.Body ?? '')).toEqual({
    warning: expect.stringMatching(/github\/token.*expires/),
  });
  await vi.waitFor(async () => expect(await alarms(chain)).toEqual(['dead-letters']), 10_000);
}, 60_000);
