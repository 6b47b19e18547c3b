import { UpdateEndpointCommand } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { type Hosting, hosting } from './hosting.ts';

const capture = {
  DataCaptureConfig: {
    InitialSamplingPercentage: 100,
    DestinationS3Uri: 's3://bucket/capture',
    CaptureOptions: [{ CaptureMode: 'Input' as const }],
    CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'] },
  },
};

/** Sends 200 requests at once, each of another row, and returns the answers by row. */
async function burst(aws: Hosting): Promise<number[]> {
  const bodies = Array.from({ length: 200 }, (_, index) => `${index % 17},${index % 5}`);
  const answers = await Promise.all(bodies.map((body) => aws.invoke('e', body)));
  return answers.map(({ predictions: [value = Number.NaN] }) => value);
}

test('200 requests at once are all answered, each with its own row', { timeout: 120_000 }, async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm', capture);
  await aws.create('e', 'c');

  const [first, second] = [await burst(aws), await burst(aws)];

  expect(first.every(Number.isFinite)).toBe(true);
  expect(new Set(first).size).toBeGreaterThan(50);
  expect(second).toEqual(first);
});

test('none is lost while a canary shifts and the old fleet is drained', { timeout: 120_000 }, async () => {
  await using aws = await hosting();
  await aws.model('old', 1);
  await aws.model('new', 10);
  await aws.config('c-old', 'old', { instances: 2, ...capture });
  await aws.config('c-new', 'new', { instances: 2, ...capture });
  await aws.create('e', 'c-old');
  const before = await burst(aws);
  const { time } = aws.aws;
  const bursts: number[][] = [];
  const pending: Promise<void>[] = [];
  const keep = async () => void bursts.push(await burst(aws));
  const wait = time.wait.bind(time);
  // A burst is under way whenever traffic has just moved, and when the old fleet is told to end.
  time.wait = async (ms, signal) => {
    pending.push(keep());
    await wait(ms, signal);
  };

  await aws.sagemaker.send(
    new UpdateEndpointCommand({
      EndpointName: 'e',
      EndpointConfigName: 'c-new',
      DeploymentConfig: {
        BlueGreenUpdatePolicy: {
          TrafficRoutingConfiguration: {
            Type: 'CANARY',
            WaitIntervalInSeconds: 1,
            CanarySize: { Type: 'INSTANCE_COUNT', Value: 1 },
          },
          TerminationWaitInSeconds: 1,
        },
      },
    }),
  );
  const ended = await aws.settled('e');
  await Promise.all(pending);
  const after = await burst(aws);

  expect([ended.EndpointStatus, ended.EndpointConfigName]).toEqual(['InService', 'c-new']);
  expect(bursts.map((answers) => answers.filter(Number.isFinite).length)).toEqual([200, 200, 200]);
  expect(after).not.toEqual(before);
  const mixed = bursts[0] ?? [];
  expect(mixed.every((value, index) => value === before[index] || value === after[index])).toBe(true);
  await aws.aws.close();
  const lines = await Promise.all((await aws.keys('capture/')).map((key) => aws.text(`s3://bucket/${key}`)));
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(5 * 200);
});

test('none is lost when the old fleet has to end with requests under way', { timeout: 120_000 }, async () => {
  await using aws = await hosting();
  await aws.model('old', 1);
  await aws.model('new', 10);
  await aws.config('c-old', 'old');
  await aws.config('c-new', 'new');
  await aws.create('e', 'c-old');
  const over = new AbortController();
  const answers: number[] = [];
  const lost: string[] = [];
  // 200 callers, each of which asks again as soon as it is answered.
  const callers = Array.from({ length: 200 }, async () => {
    while (!over.signal.aborted) {
      await aws.invoke('e', '3,4').then(
        ({ predictions }) => answers.push(...predictions),
        (error: unknown) => lost.push(String(error)),
      );
    }
  });

  const ended = await aws.update('e', 'c-new');
  over.abort();
  await Promise.all(callers);

  expect([ended.EndpointStatus, ended.EndpointConfigName]).toEqual(['InService', 'c-new']);
  expect(lost).toEqual([]);
  expect(answers.length).toBeGreaterThan(200);
  expect(new Set(answers).size).toBe(2);
});
