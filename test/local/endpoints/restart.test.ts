import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  SageMakerClient,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { startLocalAws } from '../../../local/aws/server.ts';
import { role } from '../sagemaker/session.ts';
import { hosting, image, type Invoked } from './hosting.ts';
import { rows, tinyModel } from './tiny-model.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };

function clients(url: string) {
  const config = { endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 };
  return {
    sagemaker: new SageMakerClient(config),
    runtime: new SageMakerRuntimeClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
  };
}

async function statusOf(sagemaker: SageMakerClient, name: string): Promise<string | undefined> {
  return (await sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }))).EndpointStatus;
}

async function ask(runtime: SageMakerRuntimeClient, endpoint: string): Promise<number[]> {
  const answer = await runtime.send(
    new InvokeEndpointCommand({
      EndpointName: endpoint,
      ContentType: 'text/csv',
      Body: Buffer.from(rows.join('\n')),
    }),
  );
  return Buffer.from(answer.Body ?? [])
    .toString()
    .split('\n')
    .map(Number);
}

/** Processes that serve models and whose environment or command names the folder. */
async function servers(folder: string): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    processes.map(async (id) => {
      const [command, environment] = await Promise.all(
        ['cmdline', 'environ'].map((file) => readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '')),
      );
      return { command: command ?? '', environment: environment ?? '' };
    }),
  );
  return commands
    .filter(({ command, environment }) => command.includes('serve.py') && environment.includes(folder))
    .map(({ command }) => command);
}

async function gone(folder: string): Promise<void> {
  while ((await servers(folder)).length > 0) await sleep(30);
}

describe.skipIf(process.platform !== 'linux')('the processes of an endpoint', () => {
  test('end with the server that is closed', async () => {
    await using aws = await hosting();
    await aws.model('m');
    await aws.config('c', 'm');
    await aws.create('e', 'c');
    expect(await servers(aws.root)).not.toEqual([]);

    await aws.aws.close();

    await gone(aws.root);
  });

  test('end with the server that is closed while traffic shifts', async () => {
    await using aws = await hosting();
    await aws.model('m');
    await aws.config('c', 'm');
    await aws.create('e', 'c');
    aws.aws.time.hold();
    const TrafficRoutingConfiguration = { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 60 } as const;
    const DeploymentConfig = { BlueGreenUpdatePolicy: { TrafficRoutingConfiguration } };
    const update = { EndpointName: 'e', EndpointConfigName: 'c', DeploymentConfig };
    await aws.sagemaker.send(new UpdateEndpointCommand(update));
    const baking = async () =>
      (await aws.describe('e')).PendingDeploymentSummary?.ProductionVariants?.[0]?.VariantStatus?.[0]?.Status;
    while ((await baking()) !== 'Baking') await sleep(30);

    await aws.aws.close();

    await gone(aws.root);
    expect(await servers(aws.root)).toEqual([]);
  });

  test(
    'end with the server that is killed, and the next one serves what was in service',
    { timeout: 60_000 },
    async () => {
      await using stack = new AsyncDisposableStack();
      const root = stack.adopt(await mkdtemp(join(tmpdir(), 'restart-')), (folder) =>
        rm(folder, { recursive: true, force: true }),
      );
      const server = spawn(process.execPath, [join(import.meta.dirname, '../sagemaker/serve.ts'), root], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      stack.defer(() => void server.kill('SIGKILL'));
      const [line]: Buffer[] = await once(server.stdout, 'data');
      const first = clients(line?.toString().trim() ?? '');
      const { archive, predictions } = await tinyModel();
      await first.s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
      await first.s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'model.tar.gz', Body: archive }));
      const container = { Image: image, ModelDataUrl: 's3://bucket/model.tar.gz' };
      await first.sagemaker.send(
        new CreateModelCommand({ ModelName: 'm', ExecutionRoleArn: role, PrimaryContainer: container }),
      );
      const variant = {
        VariantName: 'AllTraffic',
        ModelName: 'm',
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: 1,
      } as const;
      await first.sagemaker.send(
        new CreateEndpointConfigCommand({ EndpointConfigName: 'c', ProductionVariants: [variant] }),
      );
      for (const name of ['updated', 'created'])
        await first.sagemaker.send(
          new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: 'c' }),
        );
      for (const name of ['updated', 'created'])
        while ((await statusOf(first.sagemaker, name)) === 'Creating') await sleep(30);
      const WaitIntervalInSeconds = 3600;
      await first.sagemaker.send(
        new UpdateEndpointCommand({
          EndpointName: 'updated',
          EndpointConfigName: 'c',
          DeploymentConfig: {
            BlueGreenUpdatePolicy: {
              TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds },
            },
          },
        }),
      );
      await first.sagemaker.send(
        new CreateEndpointCommand({ EndpointName: 'cut-off', EndpointConfigName: 'c' }),
      );

      server.kill('SIGKILL');
      await once(server, 'close');
      await gone(root);

      await using next = await startLocalAws({ root });
      const second = clients(next.url);
      expect(await ask(second.runtime, 'created')).toEqual(
        predictions.map((value) => expect.closeTo(value, 4)),
      );
      expect(await ask(second.runtime, 'updated')).toHaveLength(rows.length);
      const described = async (name: string) => {
        const answer = await second.sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }));
        return [answer.EndpointStatus, answer.FailureReason];
      };
      expect([await described('created'), await described('updated'), await described('cut-off')]).toEqual([
        ['InService', undefined],
        ['InService', 'The local SageMaker ended while the endpoint was being updated; it was rolled back.'],
        ['Failed', 'The local SageMaker ended while the endpoint was being created.'],
      ]);
    },
  );
});

test('a container that has ended is started again by the next request', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm');
  await aws.create('e', 'c');
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const id of processes) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
    if (
      command.includes('serve.py\0serve') &&
      !command.includes('launch.py') &&
      environment.includes(aws.root)
    )
      process.kill(Number(id), 'SIGKILL');
  }
  while ((await servers(aws.root)).length > 0) await sleep(30);

  // The server may not have noticed yet: a request is then lost with the container, as on AWS.
  let answer: Invoked | undefined;
  while (!answer) answer = await aws.invoke('e', '1,2').catch(() => undefined);

  expect(answer.predictions).toHaveLength(1);
});

test('a model that is gone after a restart is not ready', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm');
  await aws.create('e', 'c');
  await aws.s3.send(new DeleteObjectCommand({ Bucket: 'bucket', Key: 'm/model.tar.gz' }));
  await aws.aws.close();

  await using next = await startLocalAws({ root: aws.root });

  const { runtime } = clients(next.url);
  await expect(ask(runtime, 'e')).rejects.toMatchObject({
    name: 'ModelNotReadyException',
    $metadata: { httpStatusCode: 429 },
    message: expect.stringContaining('Failed to download model data from URL "s3://bucket/m/model.tar.gz".'),
  });
});
