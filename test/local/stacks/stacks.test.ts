import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackResourcesCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  ListStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch';
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

test('a stack comes to be in the order of its references, with its tags on every resource', async () => {
  await using aws = await stackSession();
  await using cloudwatch = clientOf(aws.client);
  const stack = await aws.deploy('pair', { ...create, Tags: [{ Key: 'team', Value: 'taxi' }] });
  const { StackResources: resources = [] } = await aws.cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: 'pair' }),
  );
  const alarms = await cloudwatch.client.send(new DescribeAlarmsCommand({}));

  expect(await aws.events('pair')).toEqual([
    'pair REVIEW_IN_PROGRESS',
    'pair CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS',
    'First CREATE_COMPLETE',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_COMPLETE',
    'pair CREATE_COMPLETE',
  ]);
  const first = resources.find(({ LogicalResourceId: id }) => id === 'First')?.PhysicalResourceId;
  expect(first).toMatch(/^pair-First-\w{12}$/);
  expect(stack.Outputs).toEqual([{ OutputKey: 'First', OutputValue: first, ExportName: 'pair-first' }]);
  const second = alarms.MetricAlarms?.find(({ AlarmDescription: text }) => text === `after ${first}`);
  const { Tags: tags } = await cloudwatch.client.send(
    new ListTagsForResourceCommand({ ResourceARN: second?.AlarmArn }),
  );
  expect(tags).toEqual([{ Key: 'team', Value: 'taxi' }]);
});

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

test('a replacement is made before what it replaces goes', async () => {
  await using aws = await stackSession();
  await aws.deploy('pair', create);
  const seen = (await aws.events('pair')).length;
  const stack = await aws.deploy('pair', { ...again, Parameters: parametersOf({ Kind: 'large' }) });
  expect(stack.Outputs).toMatchObject([{ OutputValue: 'first-large' }]);
  expect((await aws.events('pair')).slice(seen)).toEqual([
    'pair UPDATE_IN_PROGRESS',
    'First UPDATE_IN_PROGRESS',
    'First UPDATE_IN_PROGRESS',
    'First UPDATE_COMPLETE',
    'Second UPDATE_IN_PROGRESS',
    'Second UPDATE_COMPLETE',
    'pair UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'First DELETE_IN_PROGRESS',
    'First DELETE_COMPLETE',
    'pair UPDATE_COMPLETE',
  ]);
});

test('what changes nothing is refused, in the words of each call', async () => {
  await using aws = await stackSession();
  await aws.deploy('pair', create);
  const empty = await aws.changeSet('pair', again);
  expect(empty).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  });
  const execute = new ExecuteChangeSetCommand({ ChangeSetName: empty.ChangeSetId });
  await expect(aws.cloudformation.send(execute)).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: `ChangeSet [${empty.ChangeSetId}] cannot be executed in its current status of [FAILED]`,
  });
  const update = new UpdateStackCommand({ StackName: 'pair', UsePreviousTemplate: true });
  await expect(aws.cloudformation.send(update)).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'No updates are to be performed.',
  });
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
  while (statuses.at(-1) !== 'CREATE_COMPLETE')
    statuses.push((await aws.describeStack('pair')).StackStatus);
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

test('a template comes back as it was sent', async () => {
  await using aws = await stackSession();
  await aws.deploy('pair', create);
  const { TemplateBody: text } = await aws.cloudformation.send(new GetTemplateCommand({ StackName: 'pair' }));
  expect(text).toBe(TemplateBody);
});

function clientOf(config: ConstructorParameters<typeof CloudWatchClient>[0]) {
  const client = new CloudWatchClient(config);
  return { client, [Symbol.asyncDispose]: async () => client.destroy() };
}
