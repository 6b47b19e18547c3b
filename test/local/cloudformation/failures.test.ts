import {
  CancelUpdateStackCommand,
  CreateStackCommand,
  DescribeStackEventsCommand,
  RollbackStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateModelPackageGroupCommand } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { parametersOf, stackSession, type StackSession } from './stack-session.ts';

/** A group, then an alarm; the group's name may be taken. */
const TemplateBody = `
Parameters:
  Name: { Type: String }
  Threshold: { Type: String, Default: '1' }
Resources:
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: alarm
      MetricName: m
      Namespace: n
      Statistic: Average
      Period: 60
      EvaluationPeriods: 1
      ComparisonOperator: GreaterThanThreshold
      Threshold: !Ref Threshold
  Group:
    Type: AWS::SageMaker::ModelPackageGroup
    DependsOn: Alarm
    Properties: { ModelPackageGroupName: !Ref Name }
`;

async function take(aws: StackSession, name: string): Promise<void> {
  await aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: name }));
}

function wanting(name: string, threshold = '1') {
  return { TemplateBody, Parameters: parametersOf({ Name: name, Threshold: threshold }) };
}

async function reasons(aws: StackSession, stack: string): Promise<string[]> {
  const { StackEvents: events = [] } = await aws.cloudformation.send(
    new DescribeStackEventsCommand({ StackName: stack }),
  );
  return events
    .toReversed()
    .filter(({ ResourceStatus: status }) => status?.endsWith('_FAILED'))
    .map(({ LogicalResourceId: id, ResourceStatusReason: reason }) => `${id}: ${reason}`);
}

test('a creation that shall stay as it failed can go on or back', async () => {
  await using aws = await stackSession();
  await take(aws, 'taken');
  const { cloudformation } = aws;
  const create = { ...wanting('taken'), OnFailure: 'DO_NOTHING' } as const;
  for (const name of ['on', 'back'])
    await cloudformation.send(new CreateStackCommand({ StackName: name, ...create }));
  expect(await aws.ended('on')).toMatchObject({
    StackStatus: 'CREATE_FAILED',
    StackStatusReason: 'The following resource(s) failed to create: [Group]. ',
  });
  await aws.ended('back');
  await cloudformation.send(new RollbackStackCommand({ StackName: 'back' }));
  expect(await aws.ended('back')).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  expect(await aws.deploy('on', wanting('free'))).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
});

test('properties that their schema does not allow fail the resource', async () => {
  await using aws = await stackSession();
  const stack = await aws.deploy('s', { ChangeSetType: 'CREATE', ...wanting('free', 'many') });
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await reasons(aws, 's')).toEqual([
    'Alarm: Properties validation failed for resource Alarm with message:\n#/Threshold: expected type: number, found: String',
  ]);
});

test('an update that is not under way can not be cancelled', async () => {
  await using aws = await stackSession();
  await aws.deploy('s', { ChangeSetType: 'CREATE', ...wanting('first') });
  const cancel = new CancelUpdateStackCommand({ StackName: 's' });
  await expect(aws.cloudformation.send(cancel)).rejects.toThrow(
    'CancelUpdateStack cannot be called from current stack status',
  );
});
