import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { type Stacks, stacks } from './small-stacks.ts';

const run = promisify(execFile);

function environmentOf({ here }: Stacks, bin: string): NodeJS.ProcessEnv {
  const nowhere = join(here.root, 'no-config');
  return {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: here.root,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...here.aws.environment(),
  };
}

test('boto3 works', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using aws = await stacks();

  const script = join(import.meta.dirname, 'clients', 'stacks.py');
  const { stdout } = await run(python, [script], { env: environmentOf(aws, bin) });

  expect(JSON.parse(stdout)).toEqual({
    review: 'REVIEW_IN_PROGRESS',
    change: ['Add', 'Role', 'AVAILABLE'],
    updated: 'UPDATE_COMPLETE',
    nothing: 'No updates are to be performed.',
    'first event': 'REVIEW_IN_PROGRESS',
    resources: ['UPDATE_COMPLETE'],
    stacks: ['boto'],
    template: true,
    gone: ['ValidationError', 'Stack with id boto does not exist'],
  });
});

const template = `
Parameters:
  Group: { Type: String }
  Seconds: { Type: Number, Default: 3600 }
Conditions:
  IsLong: !Not [!Equals [!Ref Seconds, 3600]]
Resources:
  Packages:
    Type: AWS::SageMaker::ModelPackageGroup
    Properties:
      ModelPackageGroupName: !Sub '\${AWS::StackName}-\${Group}'
Outputs:
  Group: { Value: !Select [1, !Split [/, !Ref Packages]] }
  Long: { Condition: IsLong, Value: !Ref Seconds }
`;

async function serviceRole({ here }: Stacks): Promise<string> {
  const iam = new IAMClient(here.client);
  const allow = (more: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });
  const service = { Service: 'cloudformation.amazonaws.com' };
  const { Role: role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'deployer',
      AssumeRolePolicyDocument: allow({ Principal: service, Action: 'sts:AssumeRole' }),
    }),
  );
  const PolicyDocument = allow({ Action: ['sagemaker:*'], Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName: 'deployer', PolicyName: 'p', PolicyDocument }));
  return role?.Arn ?? '';
}

test('the AWS CLI deploys', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using aws = await stacks();
  const cli = async (...command: string[]): Promise<string> => {
    const { stdout } = await run(join(bin, 'aws'), ['cloudformation', ...command], {
      env: environmentOf(aws, bin),
    });
    return stdout;
  };
  const file = join(aws.here.root, 'template.yaml');
  await writeFile(file, template);
  const role = await serviceRole(aws);
  const deploy = ['deploy', '--stack-name', 'cli', '--template-file', file, '--role-arn', role];

  const first = await cli(...deploy, '--parameter-overrides', 'Group=taxi', '--tags', 'team=taxi');
  expect(first).toContain('Successfully created/updated stack - cli');
  const { Outputs: outputs, Tags: tags, RoleARN: arn } = await aws.settled('cli');
  expect(outputs).toEqual([{ OutputKey: 'Group', OutputValue: 'cli-taxi' }]);
  expect([tags, arn]).toEqual([[{ Key: 'team', Value: 'taxi' }], role]);

  const again = ['--parameter-overrides', 'Group=taxi', '--tags', 'team=taxi'];
  expect(await cli(...deploy, ...again, '--no-fail-on-empty-changeset')).toContain('No changes to deploy');
  await expect(cli(...deploy, ...again, '--fail-on-empty-changeset')).rejects.toThrow(
    'No changes to deploy. Stack cli is up to date',
  );

  await cli(...deploy, '--parameter-overrides', 'Group=bus', 'Seconds=7200');
  expect((await aws.settled('cli')).Outputs).toEqual([
    { OutputKey: 'Group', OutputValue: 'cli-bus' },
    { OutputKey: 'Long', OutputValue: '7200' },
  ]);
  const listed: unknown = JSON.parse(
    await cli('describe-stack-resources', '--stack-name', 'cli', '--output', 'json'),
  );
  expect(listed).toMatchObject({
    StackResources: [{ LogicalResourceId: 'Packages', ResourceStatus: 'UPDATE_COMPLETE' }],
  });
  await cli('delete-stack', '--stack-name', 'cli');
  await expect(aws.settled('cli')).rejects.toThrow('does not exist');
});

test('what the service role may not is refused to the stack', async () => {
  await using aws = await stacks();
  const RoleARN = await serviceRole(aws);
  const resource = {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketName: 'forbidden' },
  };

  const stack = await aws.create('s', { Resources: { Store: resource } }, { RoleARN });

  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  expect((await aws.story('s')).find((line) => line.startsWith('Store CREATE_FAILED'))).toMatch(
    /assumed-role\/deployer\/AWSCloudFormation is not authorized to perform: s3:CreateBucket.*HandlerErrorCode: AccessDenied/,
  );
});

test('a service role that there is not, or that trusts somebody else, is refused', async () => {
  await using aws = await stacks();
  const body = { Resources: { Store: { Type: 'AWS::S3::Bucket' } } };

  await expect(
    aws.create('s', body, { RoleARN: 'arn:aws:iam::111122223333:role/no-such-role' }),
  ).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Role arn:aws:iam::111122223333:role/no-such-role is invalid or cannot be assumed',
  });
});
