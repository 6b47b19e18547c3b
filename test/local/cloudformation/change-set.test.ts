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
import { policy, role, type Stacks, stacks, template } from './small-stacks.ts';

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

test.each([
  ['created', 'CREATE' as const, 'c', 'AlreadyExistsException'],
  ['looked up', 'UPDATE' as const, 'other', 'ValidationError'],
])('a change set that can not be %s', async (_, type, name, code) => {
  await using aws = await stacks();
  await changeSet(aws, template({ Role: role() }), { ChangeSetType: 'CREATE' });

  const again = changeSet(aws, template({ Role: role() }), { ChangeSetType: type, ChangeSetName: name });

  await expect(again).rejects.toMatchObject({ name: code });
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

test('a change set has its own template, and stays listed once it has been executed', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role() }));
  await changeSet(aws, template({ Role: role({ MaxSessionDuration: 7200 }) }), { ChangeSetName: 'a' });
  await changeSet(aws, template({ Role: role({ MaxSessionDuration: 8000 }) }), { ChangeSetName: 'b' });
  const list = async (): Promise<string[]> => {
    const { Summaries: found = [] } = await aws.client.send(new ListChangeSetsCommand({ StackName: 's' }));
    return found.map((it) => `${it.ChangeSetName} ${it.ExecutionStatus}`).toSorted();
  };

  const { TemplateBody: text } = await aws.client.send(
    new GetTemplateCommand({ StackName: 's', ChangeSetName: 'b', TemplateStage: 'Original' }),
  );
  const before = await list();
  await aws.client.send(new ExecuteChangeSetCommand({ ChangeSetName: 'a', StackName: 's' }));
  await aws.settled('s');

  expect(text).toBe(JSON.stringify(template({ Role: role({ MaxSessionDuration: 8000 }) })));
  expect(before).toEqual(['a AVAILABLE', 'b AVAILABLE']);
  await expect.poll(list).toEqual(['a EXECUTE_COMPLETE']);
});
