import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { temporaryAws } from './temporary-aws.ts';

const group = '/aws/sagemaker/Endpoints/fares-prod';

async function loggedAws(stack: AsyncDisposableStack) {
  const temporary = stack.use(await temporaryAws());
  const folder = path.join(temporary.root, 'logs/endpoints/fares-prod');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'AllTraffic-old.log'), 'first\n');
  await writeFile(path.join(folder, 'AllTraffic-new.log'), 'one\ntwo\n\nthree\n');
  return stack.adopt(new CloudWatchLogsClient(temporary.client), (it) => it.destroy());
}

test("an endpoint's containers are streams of its group, whose last lines can be read", async () => {
  await using stack = new AsyncDisposableStack();
  const logs = await loggedAws(stack);

  const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: group }));
  const stream = { logGroupName: group, logStreamName: 'AllTraffic/new' };
  const last = await logs.send(new GetLogEventsCommand({ ...stream, limit: 2 }));
  const first = await logs.send(new GetLogEventsCommand({ ...stream, limit: 1, startFromHead: true }));

  expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual(['AllTraffic/new', 'AllTraffic/old']);
  expect(last.events?.map(({ message }) => message)).toEqual(['two', 'three']);
  expect(first.events?.map(({ message }) => message)).toEqual(['one']);
});

test.each([
  ['another group', '/aws/lambda/fares'],
  ['an endpoint that never logged', '/aws/sagemaker/Endpoints/other'],
  ['a path', '/aws/sagemaker/Endpoints/../..'],
])('%s is not there', async (_, logGroupName) => {
  await using stack = new AsyncDisposableStack();
  const logs = await loggedAws(stack);

  await expect(logs.send(new DescribeLogStreamsCommand({ logGroupName }))).rejects.toMatchObject({
    name: expect.stringMatching(/ResourceNotFoundException|InvalidParameterException/),
  });
});

test('a stream that is not there, a limit out of bounds and an unknown operation are refused', async () => {
  await using stack = new AsyncDisposableStack();
  const logs = await loggedAws(stack);
  const stream = { logGroupName: group, logStreamName: 'AllTraffic/new' };

  await expect(
    logs.send(new GetLogEventsCommand({ ...stream, logStreamName: 'AllTraffic/none' })),
  ).rejects.toThrow('The specified log stream does not exist.');
  await expect(logs.send(new GetLogEventsCommand({ ...stream, limit: 0 }))).rejects.toThrow('between 1 and');
  await expect(logs.send(new FilterLogEventsCommand({ logGroupName: group }))).rejects.toThrow(
    'FilterLogEvents',
  );
});
