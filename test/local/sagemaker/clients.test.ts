import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';
import { role } from './session.ts';

const run = promisify(execFile);
const output = "Steps.Make.ProcessingOutputConfig.Outputs['model'].S3Output.S3Uri";

/** Makes a file that passes for a model, and registers it below a limit. */
const definition = JSON.stringify({
  Version: '2020-12-01',
  Parameters: [{ Name: 'Limit', Type: 'Integer', DefaultValue: 1 }],
  Steps: [
    {
      Name: 'Make',
      Type: 'Processing',
      Arguments: {
        ProcessingResources: {
          ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
        },
        AppSpecification: {
          ImageUri: 'example/python:3',
          ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/model.py'],
        },
        RoleArn: role,
        ProcessingInputs: [
          {
            InputName: 'code',
            S3Input: {
              S3Uri: 's3://bucket/code/model.py',
              LocalPath: '/opt/ml/processing/input/code',
              S3DataType: 'S3Prefix',
              S3InputMode: 'File',
            },
          },
        ],
        ProcessingOutputConfig: {
          Outputs: [
            {
              OutputName: 'model',
              S3Output: {
                S3Uri: 's3://bucket/models',
                LocalPath: '/opt/ml/processing/output/model',
                S3UploadMode: 'EndOfJob',
              },
            },
          ],
        },
      },
    },
    {
      Name: 'Check',
      Type: 'Condition',
      DependsOn: ['Make'],
      Arguments: {
        Conditions: [{ Type: 'GreaterThan', LeftValue: { Get: 'Parameters.Limit' }, RightValue: 2 }],
        IfSteps: [
          {
            Name: 'Register',
            Type: 'RegisterModel',
            Arguments: {
              ModelPackageGroupName: 'g',
              InferenceSpecification: {
                Containers: [
                  {
                    Image: 'example/image:1',
                    ModelDataUrl: { 'Std:Join': { On: '/', Values: [{ Get: output }, 'model.tar.gz'] } },
                  },
                ],
              },
              ModelApprovalStatus: 'PendingManualApproval',
            },
          },
        ],
        ElseSteps: [{ Name: 'TooLow', Type: 'Fail', Arguments: { ErrorMessage: 'The limit is too low.' } }],
      },
    },
  ],
});

function userEnvironment(here: TemporaryAws, bin: string): NodeJS.ProcessEnv {
  const nowhere = join(here.root, 'no-config');
  return {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: here.root,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...here.aws.environment(),
  };
}

async function withDefinition(): Promise<{ here: TemporaryAws; file: string } & AsyncDisposable> {
  const here = await temporaryAws();
  const file = join(here.root, 'definition.json');
  await writeFile(file, definition);
  return { here, file, [Symbol.asyncDispose]: () => here[Symbol.asyncDispose]() };
}

test('boto3 follows a pipeline to its package', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using setting = await withDefinition();

  const script = join(import.meta.dirname, 'clients/follow.py');
  const { stdout } = await run(python, [script, setting.file], { env: userEnvironment(setting.here, bin) });

  expect(JSON.parse(stdout)).toEqual({
    upsert: ['created', 'updated'],
    'unknown parameter': 'ValidationException',
    'started once': true,
    execution: ['Succeeded', null],
    steps: [
      ['Make', 'Succeeded', true],
      ['Check', 'Succeeded', true],
      ['Register', 'Succeeded', true],
    ],
    outcome: 'True',
    job: 'Completed',
    'missing job': 'Requested resource not found.',
    package: [1, 'PendingManualApproval', true],
    newest: 'Approved',
    tags: [{ Key: 'team', Value: 'fares' }],
    unknown: true,
  });
});

test('the AWS CLI follows one that fails', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using setting = await withDefinition();
  const { here, file } = setting;
  await here.aws.objects.put(
    'bucket',
    'code/model.py',
    `open('/opt/ml/processing/output/model/model.tar.gz', 'w')`,
  );
  const env = userEnvironment(here, bin);
  const aws = async (...command: string[]) =>
    (await run(join(bin, 'aws'), ['sagemaker', '--output', 'text', ...command], { env })).stdout.trim();

  const arn = await aws(
    'create-pipeline',
    '--pipeline-name',
    'p',
    '--role-arn',
    role,
    '--pipeline-definition',
    `file://${file}`,
    '--query',
    'PipelineArn',
  );
  expect(arn).toBe('arn:aws:sagemaker:us-east-1:111122223333:pipeline/p');
  const execution = await aws(
    'start-pipeline-execution',
    '--pipeline-name',
    'p',
    '--query',
    'PipelineExecutionArn',
  );
  const status = () =>
    aws(
      'describe-pipeline-execution',
      '--pipeline-execution-arn',
      execution,
      '--query',
      'PipelineExecutionStatus',
    );
  while ((await status()) === 'Executing') await sleep(50);

  expect(await status()).toBe('Failed');
  const query = 'PipelineExecutionSteps[].[StepName,StepStatus,FailureReason]';
  const steps = await aws(
    'list-pipeline-execution-steps',
    '--pipeline-execution-arn',
    execution,
    '--sort-order',
    'Ascending',
    '--query',
    query,
  );
  expect(steps).toBe('Make\tSucceeded\tNone\nCheck\tSucceeded\tNone\nTooLow\tFailed\tThe limit is too low.');
  await expect(aws('describe-pipeline', '--pipeline-name', 'none')).rejects.toThrow(
    '(ResourceNotFound) when calling the DescribePipeline operation',
  );
  await expect(
    aws(
      'describe-model-package',
      '--model-package-name',
      'arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1',
    ),
  ).rejects.toThrow(
    'An error occurred (ValidationException) when calling the DescribeModelPackage operation: ModelPackage arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1 does not exist.',
  );
});
