import {
  CreateProcessingJobCommand,
  type CreateProcessingJobRequest,
  DescribeProcessingJobCommand,
  type DescribeProcessingJobResponse,
  ListProcessingJobsCommand,
  StopProcessingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { holdProgram, openHold } from '../executor/hold.ts';
import { role, type Session, session } from './session.ts';

function job(
  name: string,
  program: string,
  more: Partial<CreateProcessingJobRequest> = {},
): CreateProcessingJobCommand {
  return new CreateProcessingJobCommand({
    ProcessingJobName: name,
    RoleArn: role,
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 1 },
    },
    AppSpecification: { ImageUri: 'example/python:3', ContainerEntrypoint: ['python3', '-c', program] },
    ...more,
  });
}

async function ended(aws: Session, name: string): Promise<DescribeProcessingJobResponse> {
  for (;;) {
    const described = await aws.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
    if (!['InProgress', 'Stopping'].includes(described.ProcessingJobStatus ?? '')) return described;
    await sleep(50);
  }
}

test('a job without a pipeline runs, and leaves its message', async () => {
  await using aws = await session();
  await aws.sagemaker.send(
    job('j', "open('/opt/ml/output/message', 'w').write('Completed: fine')", { Environment: { A: '1' } }),
  );

  const described = await ended(aws, 'j');

  expect(described).toMatchObject({
    ProcessingJobStatus: 'Completed',
    ExitMessage: 'Completed: fine',
    Environment: { A: '1' },
  });
  expect(described.ProcessingEndTime?.getTime()).toBeGreaterThanOrEqual(
    described.ProcessingStartTime?.getTime() ?? Number.NaN,
  );
  await expect(aws.sagemaker.send(job('j', 'pass'))).rejects.toMatchObject({ name: 'ResourceInUse' });
});

test('is stopped, and listed as such', async () => {
  await using aws = await session();
  await using hold = await openHold();
  await aws.sagemaker.send(job('long', `${holdProgram(hold.port)}while True: time.sleep(1)`));
  const running = await hold.next();
  await aws.sagemaker.send(job('short', 'pass'));
  await ended(aws, 'short');

  await aws.sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: 'long' }));

  await running.gone;
  expect((await ended(aws, 'long')).ProcessingJobStatus).toBe('Stopped');
  const { ProcessingJobSummaries: all } = await aws.sagemaker.send(new ListProcessingJobsCommand({}));
  expect(all?.map(({ ProcessingJobName: name, ProcessingJobStatus: status }) => [name, status])).toEqual([
    ['long', 'Stopped'],
    ['short', 'Completed'],
  ]);
  const { ProcessingJobSummaries: stopped } = await aws.sagemaker.send(
    new ListProcessingJobsCommand({ StatusEquals: 'Stopped', NameContains: 'on' }),
  );
  expect(stopped).toHaveLength(1);
});

const input = {
  S3Uri: 's3://bucket/x',
  LocalPath: '/opt/ml/processing/x',
  S3DataType: 'S3Prefix',
  S3InputMode: 'File',
} as const;

test.each<[Partial<CreateProcessingJobRequest>, string]>([
  [
    { ProcessingInputs: [{ InputName: 'i', S3Input: { ...input, LocalPath: '/tmp/x' } }] },
    "The LocalPath of 'i' must be below /opt/ml/processing/, found /tmp/x.",
  ],
  [
    {
      ProcessingInputs: [
        { InputName: 'i', S3Input: { ...input, LocalPath: '/opt/ml/processing/../../etc' } },
      ],
    },
    "The LocalPath of 'i' must be below /opt/ml/processing/, found /opt/ml/processing/../../etc.",
  ],
  [
    { ProcessingInputs: [{ InputName: 'i', S3Input: { ...input, S3InputMode: 'Pipe' } }] },
    "The local executor has no Pipe mode: input 'i' must use S3InputMode File.",
  ],
  [
    { ProcessingInputs: [{ InputName: 'i', S3Input: { ...input, S3CompressionType: 'Gzip' } }] },
    "Input 'i' uses S3CompressionType Gzip, which needs S3InputMode Pipe.",
  ],
  [
    { AppSpecification: { ImageUri: 'example/image:1' } },
    'The local executor has no stand-in for image example/image:1 without a ContainerEntrypoint; without one it runs sagemaker-model-monitor-analyzer only.',
  ],
  [
    { ProcessingJobName: 'a_b' },
    "1 validation error detected: Value 'a_b' at 'processingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  ],
])('%j is refused', async (more, message) => {
  await using aws = await session();

  await expect(aws.sagemaker.send(job('j', 'pass', more))).rejects.toMatchObject({
    name: 'ValidationException',
    message,
  });
  await expect(
    aws.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: 'j' })),
  ).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Could not find requested job with name: j',
  });
});
