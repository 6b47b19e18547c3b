import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { group, policy, role, type Stacks, stacks, template } from './small-stacks.ts';

async function changeSet(
  aws: Stacks,
  body: object,
  more: Partial<CreateChangeSetCommandInput> = {},
): Promise<DescribeChangeSetOutput> {
  const { Id: id } = await aws.client.send(
    new CreateChangeSetCommand({
      StackName: 's',
      ChangeSetName: 'c',
      ChangeSetType: 'UPDATE',
      TemplateBody: JSON.stringify(body),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      ...more,
    }),
  );
  for (;;) {
    const found = await aws.client.send(
      new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }),
    );
    if (!found.Status?.endsWith('_PENDING') && !found.Status?.endsWith('_IN_PROGRESS')) return found;
    await sleep(20);
  }
}

async function statusOf(aws: Stacks): Promise<string | undefined> {
  const { Stacks: found } = await aws.client.send(new DescribeStacksCommand({ StackName: 's' }));
  return found?.[0]?.StackStatus;
}

test('a new stack waits for its review, and is made by executing it', async () => {
  await using aws = await stacks();

  const described = await changeSet(aws, template({ Role: role(), Policy: policy([{ Ref: 'Role' }]) }), {
    ChangeSetType: 'CREATE',
    Tags: [{ Key: 'a', Value: '1' }],
  });

  expect(described).toMatchObject({
    ChangeSetName: 'c',
    StackName: 's',
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    Changes: expect.arrayContaining([
      {
        Type: 'Resource',
        ResourceChange: expect.objectContaining({
          Action: 'Add',
          LogicalResourceId: 'Role',
          ResourceType: 'AWS::IAM::Role',
        }),
      },
    ]),
  });
  expect(described.ChangeSetId).toMatch(
    /^arn:aws:cloudformation:us-east-1:111122223333:changeSet\/c\/[0-9a-f-]{36}$/,
  );
  expect(await statusOf(aws)).toBe('REVIEW_IN_PROGRESS');
  await aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: described.ChangeSetId }));
  const stack = await aws.settled('s');
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', ChangeSetId: described.ChangeSetId });
  expect((await aws.story('s'))[0]).toBe('s REVIEW_IN_PROGRESS User Initiated');
});

test('a change set says what changes, why, and what is made anew', async () => {
  await using aws = await stacks();
  const parts = (path: string, seconds: object): object =>
    template(
      {
        Role: role({ Path: path, MaxSessionDuration: seconds }),
        Policy: policy([{ Ref: 'Role' }]),
        Group: group('g'),
      },
      { Parameters: { Seconds: { Type: 'Number', Default: 3700 } } },
    );
  await aws.create('s', parts('/a/', { Ref: 'Seconds' }));
  const { Group: _, ...left } = Object(parts('/b/', { Ref: 'Seconds' })).Resources;

  const described = await changeSet(
    aws,
    { ...parts('/b/', { Ref: 'Seconds' }), Resources: left },
    { Parameters: [{ ParameterKey: 'Seconds', ParameterValue: '7200' }] },
  );

  const changes = new Map(
    described.Changes?.map(({ ResourceChange: change }) => [change?.LogicalResourceId, change]),
  );
  expect(changes.get('Role')).toMatchObject({
    Action: 'Modify',
    Replacement: 'True',
    PolicyAction: 'ReplaceAndDelete',
    Scope: ['Properties'],
    PhysicalResourceId: expect.stringMatching(/^s-Role-/),
    Details: expect.arrayContaining([
      expect.objectContaining({
        Target: expect.objectContaining({
          Attribute: 'Properties',
          Name: 'Path',
          RequiresRecreation: 'Always',
          BeforeValue: '/a/',
          AfterValue: '/b/',
        }),
        Evaluation: 'Static',
        ChangeSource: 'DirectModification',
      }),
      expect.objectContaining({
        Target: expect.objectContaining({
          Name: 'MaxSessionDuration',
          RequiresRecreation: 'Never',
          BeforeValue: '3700',
          AfterValue: '7200',
        }),
        ChangeSource: 'ParameterReference',
        CausingEntity: 'Seconds',
      }),
    ]),
  });
  expect(changes.get('Policy')).toMatchObject({
    Action: 'Modify',
    Replacement: 'False',
    Details: [
      expect.objectContaining({
        Target: expect.objectContaining({ Name: 'Roles', RequiresRecreation: 'Never' }),
        Evaluation: 'Dynamic',
        ChangeSource: 'ResourceReference',
        CausingEntity: 'Role',
      }),
    ],
  });
  expect(changes.get('Group')).toMatchObject({ Action: 'Remove', PolicyAction: 'Delete' });
});

test.each([
  ['created', 'CREATE' as const, 'c', 'AlreadyExistsException'],
  ['looked up', 'UPDATE' as const, 'other', 'ValidationError'],
])('a change set that can not be %s', async (_, type, name, code) => {
  await using aws = await stacks();
  await changeSet(aws, template({ Role: role() }), { ChangeSetType: 'CREATE' });

  const again = changeSet(aws, template({ Role: role() }), { ChangeSetType: type, ChangeSetName: name });

  await expect(again).rejects.toMatchObject({ name: code });
});

test('the same token makes the same change set', async () => {
  await using aws = await stacks();
  const once = { ChangeSetType: 'CREATE', ClientToken: 'token' } as const;

  const first = await changeSet(aws, template({ Role: role() }), once);
  const second = await changeSet(aws, template({ Role: role() }), once);

  expect(second.ChangeSetId).toBe(first.ChangeSetId);
});

test('a change set without a change fails as on AWS, and can be removed', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role() }));

  const described = await changeSet(aws, template({ Role: role() }));

  expect(described).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  });
  await expect(
    aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: 'c', StackName: 's' })),
  ).rejects.toMatchObject({
    name: 'InvalidChangeSetStatusException',
    message: expect.stringContaining('cannot be executed in its current status of [FAILED]'),
  });
  await aws.client.send(new DeleteChangeSetCommand({ ChangeSetName: 'c', StackName: 's' }));
  await aws.client.send(new DeleteChangeSetCommand({ ChangeSetName: 'c', StackName: 's' }));
  await expect(
    aws.client.send(new DescribeChangeSetCommand({ ChangeSetName: 'c', StackName: 's' })),
  ).rejects.toMatchObject({
    name: 'ChangeSetNotFoundException',
    message: 'ChangeSet [c] does not exist',
    $metadata: { httpStatusCode: 404 },
  });
  expect(await statusOf(aws)).toBe('CREATE_COMPLETE');
});

test('executing one change set ends the others', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role() }));
  await changeSet(aws, template({ Role: role({ MaxSessionDuration: 7200 }) }), { ChangeSetName: 'a' });
  await changeSet(aws, template({ Role: role({ MaxSessionDuration: 8000 }) }), { ChangeSetName: 'b' });
  const list = async (): Promise<(string | undefined)[]> => {
    const { Summaries: found } = await aws.client.send(new ListChangeSetsCommand({ StackName: 's' }));
    return (found ?? []).map((it) => it.ChangeSetName).toSorted();
  };
  expect(await list()).toEqual(['a', 'b']);
  const proposed = await aws.client.send(
    new GetTemplateCommand({ StackName: 's', ChangeSetName: 'b', TemplateStage: 'Original' }),
  );
  expect(proposed.TemplateBody).toContain('8000');

  const execute = (name: string): Promise<unknown> =>
    aws.client.send(
      new ExecuteChangeSetCommand({ ChangeSetName: name, StackName: 's', ClientRequestToken: 't' }),
    );
  await execute('a');
  await aws.settled('s');

  expect(await list()).toEqual([]);
  await expect(execute('b')).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
  const events = await aws.story('s');
  expect(events.at(-1)).toBe('s UPDATE_COMPLETE');
});
