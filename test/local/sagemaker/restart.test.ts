import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  DescribeProcessingJobCommand,
  ListModelPackageGroupsCommand,
  ListPipelineExecutionStepsCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { startLocalAws } from '../../../local/aws/server.ts';
import { holdProgram, openHold } from '../executor/hold.ts';
import { processing, programs, role } from './session.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };

test('a server that is killed leaves nothing running, and the next one tells what became of it', async () => {
  await using stack = new AsyncDisposableStack();
  const root = stack.adopt(await mkdtemp(join(tmpdir(), 'restart-')), (folder) =>
    rm(folder, { recursive: true, force: true }),
  );
  const hold = stack.use(await openHold());
  const server = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stack.defer(() => void server.kill('SIGKILL'));
  const [line]: Buffer[] = await once(server.stdout, 'data');
  const config = { endpoint: line?.toString().trim() ?? '', region: 'us-east-1', credentials };
  const sagemaker = stack.adopt(new SageMakerClient(config), (client) => client.destroy());
  const s3 = stack.adopt(new S3Client({ ...config, forcePathStyle: true }), (client) => client.destroy());
  const step = processing('A', `${holdProgram(hold.port)}while True: time.sleep(1)`);
  await s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
  for (const [key, program] of programs)
    await s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: key, Body: program }));
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'g' }));
  const definition = JSON.stringify({ Version: '2020-12-01', Steps: [step] });
  await sagemaker.send(
    new CreatePipelineCommand({ PipelineName: 'p', RoleArn: role, PipelineDefinition: definition }),
  );
  const { PipelineExecutionArn: arn } = await sagemaker.send(
    new StartPipelineExecutionCommand({ PipelineName: 'p' }),
  );
  const job = await hold.next();

  const closed = once(server, 'close');
  server.kill('SIGKILL');

  await job.gone;
  await closed;
  await using next = await startLocalAws({ root });
  const again = stack.adopt(new SageMakerClient({ ...config, endpoint: next.url }), (client) =>
    client.destroy(),
  );
  const reason = 'The local SageMaker ended while the execution was running.';
  const execution = await again.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }));
  expect(execution).toMatchObject({ PipelineExecutionStatus: 'Failed', FailureReason: reason });
  const { PipelineExecutionSteps: steps } = await again.send(
    new ListPipelineExecutionStepsCommand({ PipelineExecutionArn: arn }),
  );
  expect(steps).toMatchObject([{ StepName: 'A', StepStatus: 'Failed', FailureReason: reason }]);
  const jobName = steps?.[0]?.Metadata?.ProcessingJob?.Arn?.split('/').at(-1);
  const described = await again.send(new DescribeProcessingJobCommand({ ProcessingJobName: jobName }));
  expect(described).toMatchObject({
    ProcessingJobStatus: 'Failed',
    FailureReason: 'InternalServerError: The local SageMaker ended while the job was running.',
  });
  const { ModelPackageGroupSummaryList: groups } = await again.send(new ListModelPackageGroupsCommand({}));
  expect(groups?.map(({ ModelPackageGroupName: name }) => name)).toEqual(['g']);
});
