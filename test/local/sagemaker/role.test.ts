import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateProcessingJobCommand, DescribeProcessingJobCommand } from '@aws-sdk/client-sagemaker';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { policyOf, trustOf } from '../iam/documents.ts';
import { processing, role, type Session, session } from './session.ts';

const assumed = 'arn:aws:sts::111122223333:assumed-role/exec/SageMaker';
const bucket = 'arn:aws:s3:::bucket';
const sagemaker = 'arn:aws:sagemaker:us-east-1:111122223333';

const reads = { Action: 's3:GetObject', Resource: `${bucket}/*` };
const lists = { Action: 's3:ListBucket', Resource: bucket };
const writes = { Action: 's3:PutObject', Resource: `${bucket}/out/*` };
const runs = [
  {
    Action: ['sagemaker:CreateProcessingJob', 'sagemaker:DescribeProcessingJob', 'sagemaker:AddTags'],
    Resource: `${sagemaker}:processing-job/*`,
  },
  {
    Action: 'iam:PassRole',
    Resource: role,
    Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  },
];

/** Makes the role that the tests' jobs and pipelines run with. */
async function giveRole(aws: Session, policy: string, service = 'sagemaker.amazonaws.com'): Promise<void> {
  const iam = new IAMClient(aws.client);
  const AssumeRolePolicyDocument = trustOf({ Service: service });
  await iam.send(new CreateRoleCommand({ RoleName: 'exec', AssumeRolePolicyDocument }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'exec', PolicyName: 'p', PolicyDocument: policy }));
}

async function runJob(aws: Session, program: string, more: object = {}) {
  const ProcessingJobName = 'j';
  await aws.sagemaker.send(
    new CreateProcessingJobCommand({
      ProcessingJobName,
      RoleArn: role,
      ProcessingResources: {
        ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 1 },
      },
      AppSpecification: { ImageUri: 'example/python:3', ContainerEntrypoint: ['python3', '-c', program] },
      ...more,
    }),
  );
  for (;;) {
    const described = await aws.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName }));
    if (described.ProcessingJobStatus !== 'InProgress') return described;
    await sleep(50);
  }
}

const input = {
  InputName: 'in',
  S3Input: {
    S3Uri: 's3://bucket/in/',
    LocalPath: '/opt/ml/processing/in',
    S3DataType: 'S3Prefix',
    S3InputMode: 'File',
  },
} as const;
const output = {
  OutputName: 'out',
  S3Output: {
    S3Uri: 's3://bucket/out/',
    LocalPath: '/opt/ml/processing/out',
    S3UploadMode: 'EndOfJob',
  },
} as const;
const copies = "import shutil; shutil.copy('/opt/ml/processing/in/a', '/opt/ml/processing/out/a')";
const both = { ProcessingInputs: [input], ProcessingOutputConfig: { Outputs: [output] } };

test('a program calls with the credentials of its role', async () => {
  await using aws = await session();
  await giveRole(aws, policyOf(reads));
  const program =
    "import boto3; m = boto3.client('sts').get_caller_identity()['Arn']; open('/opt/ml/output/message', 'w').write(m)";

  const job = await runJob(aws, program);

  expect(job.ExitMessage).toBe(assumed);
});

test.each<[string, object[], string]>([
  ['all that it needs', [reads, lists, writes], 'Completed'],
  ['no listing', [reads, writes], `the role "${role}" has "s3:ListBucket" permissions on bucket "bucket"`],
  [
    'no reading',
    [lists, writes],
    `ClientError: Data download failed: User: ${assumed} is not authorized to perform: s3:GetObject on resource: "${bucket}/in/a"`,
  ],
  [
    'no writing',
    [reads, lists],
    `ClientError: Data upload failed: User: ${assumed} is not authorized to perform: s3:PutObject on resource: "${bucket}/out/a"`,
  ],
])('a role with %s', async (_, statements, outcome) => {
  await using aws = await session();
  await aws.put('in/a', 'a');
  await giveRole(aws, policyOf(...statements));

  const job = await runJob(aws, copies, both);

  expect(job.FailureReason ?? job.ProcessingJobStatus).toContain(outcome);
});

test('a role that does not trust SageMaker runs nothing', async () => {
  await using aws = await session();
  await giveRole(aws, policyOf(reads), 'ecs.amazonaws.com');

  await expect(runJob(aws, 'pass')).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Could not assume role ${role}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
  });
});

test('the steps of a pipeline go as far as its role', async () => {
  await using aws = await session();
  await aws.create('p', [processing('Step', 'pass')]);
  await giveRole(aws, policyOf(runs[1] ?? {}));
  const refused = await aws.run('p');
  const PolicyDocument = policyOf(...runs, reads, lists);
  await new IAMClient(aws.client).send(
    new PutRolePolicyCommand({ RoleName: 'exec', PolicyName: 'p', PolicyDocument }),
  );
  const allowed = await aws.run('p');

  expect(refused.step('Step').FailureReason).toContain(
    `ClientError: Failed to invoke sagemaker:CreateProcessingJob. Error Details: User: ${assumed} is not authorized to perform: sagemaker:CreateProcessingJob on resource: ${sagemaker}:processing-job/pipelines-`,
  );
  expect(allowed.execution.PipelineExecutionStatus).toBe('Succeeded');
});
