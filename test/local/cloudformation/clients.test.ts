import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { temporaryAws } from '../temporary-aws.ts';

const run = promisify(execFile);

const template = (name: string) => `
Parameters:
  Threshold: { Type: Number, Default: 1 }
Resources:
  Group:
    Type: AWS::SageMaker::ModelPackageGroup
    Properties: { ModelPackageGroupName: ${name} }
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      MetricName: m
      Namespace: n
      Statistic: Average
      Period: 60
      EvaluationPeriods: 1
      ComparisonOperator: GreaterThanThreshold
      Threshold: !Ref Threshold
`;

test('the AWS CLI deploys, redeploys and deletes', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(join(tmpdir(), 'stacks-')), (it) => rm(it, { recursive: true }));
  const file = join(folder, 'template.yaml');
  await writeFile(file, template('first'));
  const env = { ...process.env, ...here.aws.environment(), AWS_PAGER: '' };
  const aws = async (...command: string[]) =>
    (await run(join(bin, 'aws'), ['cloudformation', '--output', 'text', ...command], { env })).stdout;
  const deploy = async (...options: string[]) => {
    // The CLI names change sets after the second, and a name can't be taken twice.
    await sleep(1000);
    return aws('deploy', '--stack-name', 's', '--template-file', file, ...options);
  };

  expect(await deploy('--tags', 'team=taxi')).toContain('Successfully created/updated stack - s');
  expect(await deploy('--no-fail-on-empty-changeset', '--tags', 'team=taxi')).toContain(
    'No changes to deploy. Stack s is up to date',
  );
  await deploy('--parameter-overrides', 'Threshold=3', '--tags', 'team=taxi', '--s3-bucket', 'bucket');
  const query = 'Stacks[0].[StackStatus,Parameters[0].ParameterValue,Tags[0].Value]';
  expect((await aws('describe-stacks', '--stack-name', 's', '--query', query)).trim()).toBe(
    'UPDATE_COMPLETE\t3\ttaxi',
  );
  const resource = ['describe-stack-resource', '--stack-name', 's', '--logical-resource-id', 'Group'];
  const type = 'StackResourceDetail.ResourceType';
  expect((await aws(...resource, '--query', type)).trim()).toBe('AWS::SageMaker::ModelPackageGroup');
  await aws('delete-stack', '--stack-name', 's');
  await aws('wait', 'stack-delete-complete', '--stack-name', 's');
  await expect(aws('describe-stacks', '--stack-name', 's')).rejects.toThrow(
    'An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id s does not exist',
  );
});
