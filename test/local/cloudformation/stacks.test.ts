import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  ListStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { parametersOf, stackSession } from './stack-session.ts';

/** Two alarms, the second of which names the first in its description. */
const TemplateBody = `
Parameters:
  Threshold: { Type: Number, Default: 1, MaxValue: 100 }
  Kind: { Type: String, Default: small, AllowedValues: [small, large] }
Conditions:
  IsLarge: !Equals [!Ref Kind, large]
Resources:
  First:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: !If [IsLarge, first-large, !Ref AWS::NoValue]
      MetricName: m
      Namespace: n
      Statistic: Average
      Period: 60
      EvaluationPeriods: 1
      ComparisonOperator: GreaterThanThreshold
      Threshold: !Ref Threshold
  Second:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: !Sub 'after \${First}'
      MetricName: m
      Namespace: n
      Statistic: Average
      Period: 60
      EvaluationPeriods: 1
      ComparisonOperator: GreaterThanThreshold
      Threshold: 5
Outputs:
  First: { Value: !Ref First, Export: { Name: !Sub '\${AWS::StackName}-first' } }
`;

const create = { ChangeSetType: 'CREATE', TemplateBody } as const;
const again = { UsePreviousTemplate: true } as const;

test('a change set tells what changes, what is replaced, and what that takes with it', async () => {
  await using aws = await stackSession();
  await aws.deploy('pair', create);
  const { Changes: changes } = await aws.changeSet('pair', {
    ...again,
    Parameters: parametersOf({ Threshold: '2', Kind: 'large' }),
  });
  expect(changes).toMatchObject([
    {
      ResourceChange: {
        LogicalResourceId: 'First',
        Action: 'Modify',
        Replacement: 'True',
        PolicyAction: 'ReplaceAndDelete',
        Scope: ['Properties'],
        Details: [
          {
            Target: {
              Name: 'Threshold',
              RequiresRecreation: 'Never',
              Path: '/Properties/Threshold',
              BeforeValue: '1',
              AfterValue: '2',
            },
            Evaluation: 'Static',
            ChangeSource: 'ParameterReference',
            CausingEntity: 'Threshold',
          },
          { Target: { Name: 'AlarmName', RequiresRecreation: 'Always', AttributeChangeType: 'Add' } },
        ],
      },
    },
    {
      ResourceChange: {
        LogicalResourceId: 'Second',
        Replacement: 'False',
        Details: [
          {
            Target: { Name: 'AlarmDescription', AfterValue: 'after {{changeSet:KNOWN_AFTER_APPLY}}' },
            Evaluation: 'Dynamic',
            ChangeSource: 'ResourceReference',
            CausingEntity: 'First',
          },
        ],
      },
    },
  ]);
});

test('a change set of a new stack leaves a shell, which deleting removes', async () => {
  await using aws = await stackSession();
  const { cloudformation } = aws;
  const made = await aws.changeSet('pair', create);
  expect(made.Changes?.map(({ ResourceChange: change }) => change?.Action)).toEqual(['Add', 'Add']);
  expect(await aws.describeStack('pair')).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS' });
  await cloudformation.send(new DeleteChangeSetCommand({ ChangeSetName: made.ChangeSetId }));
  const { Summaries: summaries = [] } = await cloudformation.send(
    new ListChangeSetsCommand({ StackName: 'pair' }),
  );
  expect(summaries).toEqual([]);
  await cloudformation.send(new DeleteStackCommand({ StackName: 'pair' }));
  await expect(aws.describeStack('pair')).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Stack with id pair does not exist',
  });
  const { StackSummaries: deleted = [] } = await cloudformation.send(
    new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }),
  );
  expect(deleted.map(({ StackId: id }) => id)).toEqual([made.StackId]);
});

test('a call that comes twice with its token happens once', async () => {
  await using aws = await stackSession();
  const { cloudformation } = aws;
  const make = () =>
    cloudformation.send(
      new CreateChangeSetCommand({ StackName: 'pair', ChangeSetName: 'one', ClientToken: 't', ...create }),
    );
  const [first, second] = [await make(), await make()];
  expect(second.Id).toBe(first.Id);
  const other = new CreateChangeSetCommand({ StackName: 'pair', ChangeSetName: 'one', ...create });
  await expect(cloudformation.send(other)).rejects.toMatchObject({ name: 'AlreadyExistsException' });

  const execute = (token: string) =>
    cloudformation.send(new ExecuteChangeSetCommand({ ChangeSetName: first.Id, ClientRequestToken: token }));
  await execute('go');
  await execute('go');
  await aws.ended('pair');
  await execute('go');
  await expect(execute('other')).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
  expect((await aws.events('pair')).filter((event) => event === 'pair CREATE_COMPLETE')).toHaveLength(1);
});

test('executing a change set does away with the others of its stack', async () => {
  await using aws = await stackSession();
  await aws.deploy('pair', create);
  const stale = await aws.changeSet('pair', { ...again, Parameters: parametersOf({ Threshold: '3' }) });
  await aws.deploy('pair', { ...again, Parameters: parametersOf({ Threshold: '4' }) });
  const describe = new DescribeChangeSetCommand({ ChangeSetName: stale.ChangeSetId });
  await expect(aws.cloudformation.send(describe)).rejects.toMatchObject({
    name: 'ChangeSetNotFoundException',
    $metadata: { httpStatusCode: 404 },
  });
});

test('an operation may be told to last until it has been described often enough', async () => {
  await using aws = await stackSession();
  aws.aws.time.polls.stack = 3;
  await aws.cloudformation.send(new CreateStackCommand({ StackName: 'pair', TemplateBody }));
  const statuses: unknown[] = [];
  while (statuses.at(-1) !== 'CREATE_COMPLETE') statuses.push((await aws.describeStack('pair')).StackStatus);
  expect(statuses.filter((status) => status === 'CREATE_IN_PROGRESS').length).toBeGreaterThanOrEqual(3);
});

test('a stack in the middle of a change takes no other', async () => {
  await using aws = await stackSession();
  aws.aws.time.polls.stack = 1000;
  const { cloudformation } = aws;
  const { StackId: id } = await cloudformation.send(
    new CreateStackCommand({ StackName: 'pair', TemplateBody }),
  );
  const change = new UpdateStackCommand({ StackName: 'pair', UsePreviousTemplate: true });
  await expect(cloudformation.send(change)).rejects.toThrow(
    `Stack:${id} is in CREATE_IN_PROGRESS state and can not be updated.`,
  );
  const create2 = new CreateStackCommand({ StackName: 'pair', TemplateBody });
  await expect(cloudformation.send(create2)).rejects.toMatchObject({
    name: 'AlreadyExistsException',
    message: 'Stack [pair] already exists',
  });
});
