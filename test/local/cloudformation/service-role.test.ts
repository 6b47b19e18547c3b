import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateStackCommand, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { type StackSession, stackSession } from './stack-session.ts';

const TemplateBody = `
Resources:
  Group: { Type: AWS::SageMaker::ModelPackageGroup, Properties: { ModelPackageGroupName: g } }
`;

function document(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
}

async function makeRole(aws: StackSession, name: string, service: string, action: string): Promise<string> {
  const iam = new IAMClient(aws.client);
  const trust = document({ Principal: { Service: service }, Action: 'sts:AssumeRole' });
  const { Role: made } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust }),
  );
  const policy = document({ Action: action, Resource: '*' });
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'p', PolicyDocument: policy }));
  iam.destroy();
  return made?.Arn ?? '';
}

test('what the service role may not do fails the resource', async () => {
  await using aws = await stackSession();
  const RoleARN = await makeRole(aws, 'narrow', 'cloudformation.amazonaws.com', 'sagemaker:Describe*');
  await aws.cloudformation.send(new CreateStackCommand({ StackName: 's', TemplateBody, RoleARN }));
  expect(await aws.ended('s')).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE', RoleARN });
  const { StackEvents: events = [] } = await aws.cloudformation.send(
    new DescribeStackEventsCommand({ StackName: 's' }),
  );
  const failed = events.find(({ ResourceStatus: status }) => status === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toMatch(
    /assumed-role\/narrow\/AWSCloudFormation is not authorized to perform: sagemaker:CreateModelPackageGroup .*HandlerErrorCode: AccessDenied/,
  );
});

test("the calls for a stack are its service role's", async () => {
  await using aws = await stackSession();
  const RoleARN = await makeRole(aws, 'wide', 'cloudformation.amazonaws.com', 'sagemaker:*');
  await aws.cloudformation.send(new CreateStackCommand({ StackName: 's', TemplateBody, RoleARN }));
  expect(await aws.ended('s')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  const calls = aws.aws.requests.of('SageMaker.CreateModelPackageGroup');
  expect(calls.map(({ principal }) => principal)).toEqual([
    'arn:aws:sts::111122223333:assumed-role/wide/AWSCloudFormation',
  ]);
});

test.each([
  ['does not trust CloudFormation', 'lambda.amazonaws.com'],
  ['there is not', undefined],
])('a role that %s is refused at once', async (_, service) => {
  await using aws = await stackSession();
  const none = 'arn:aws:iam::111122223333:role/none';
  const RoleARN = service === undefined ? none : await makeRole(aws, 'other', service, '*');
  const create = new CreateStackCommand({ StackName: 's', TemplateBody, RoleARN });
  await expect(aws.cloudformation.send(create)).rejects.toMatchObject({
    name: 'ValidationError',
    message: `Role ${RoleARN} is invalid or cannot be assumed`,
  });
});
