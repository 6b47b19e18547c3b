import {
  ContinueUpdateRollbackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  RollbackStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { group, policy, role, type Stacks, stacks, template } from './small-stacks.ts';

async function physicalId(aws: Stacks, name: string): Promise<string> {
  const { StackResourceDetail: detail } = await aws.client.send(
    new DescribeStackResourceCommand({ StackName: 's', LogicalResourceId: name }),
  );
  return detail?.PhysicalResourceId ?? '';
}

async function sessionSeconds(aws: Stacks): Promise<number | undefined> {
  const name = await physicalId(aws, 'Role');
  const { Role: found } = await new IAMClient(aws.here.client).send(new GetRoleCommand({ RoleName: name }));
  return found?.MaxSessionDuration;
}

test('what may change in place does, and what no one needs any more goes last', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role(), Group: group('g') }));
  await aws.story('s');
  const before = await physicalId(aws, 'Role');

  const stack = await aws.update('s', template({ Role: role({ MaxSessionDuration: 7200 }) }));

  expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
  expect(await aws.story('s')).toEqual([
    's UPDATE_IN_PROGRESS User Initiated',
    'Role UPDATE_IN_PROGRESS',
    'Role UPDATE_COMPLETE',
    's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Group DELETE_IN_PROGRESS',
    'Group DELETE_COMPLETE',
    's UPDATE_COMPLETE',
  ]);
  expect(await physicalId(aws, 'Role')).toBe(before);
  expect(await sessionSeconds(aws)).toBe(7200);
});

function parts(path: string): object {
  return template({ Role: role({ Path: path }), Policy: policy([{ Ref: 'Role' }]) });
}

test('a property that can not change makes a new resource, and what refers to it follows', async () => {
  await using aws = await stacks();
  await aws.create('s', parts('/a/'));
  await aws.story('s');
  const before = await physicalId(aws, 'Role');

  await aws.update('s', parts('/b/'));

  const after = await physicalId(aws, 'Role');
  expect(after).not.toBe(before);
  expect(await aws.story('s')).toEqual([
    's UPDATE_IN_PROGRESS User Initiated',
    'Role UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
    'Role UPDATE_IN_PROGRESS Resource creation Initiated',
    'Role UPDATE_COMPLETE',
    'Policy UPDATE_IN_PROGRESS',
    'Policy UPDATE_COMPLETE',
    's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Role DELETE_IN_PROGRESS',
    'Role DELETE_COMPLETE',
    's UPDATE_COMPLETE',
  ]);
  await expect(new IAMClient(aws.here.client).send(new GetRoleCommand({ RoleName: before }))).rejects.toThrow(
    before,
  );
});

test('an update that fails brings back what was', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role({ MaxSessionDuration: 3700 }) }));
  await aws.story('s');

  const stack = await aws.update(
    's',
    template({
      Role: role({ MaxSessionDuration: 7200 }),
      Group: group('g', { DependsOn: 'Role' }),
      Other: role({ MaxSessionDuration: 10 }, { DependsOn: 'Group' }),
    }),
  );

  expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  const story = await aws.story('s');
  expect(story.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    's UPDATE_IN_PROGRESS',
    'Role UPDATE_IN_PROGRESS',
    'Role UPDATE_COMPLETE',
    'Group CREATE_IN_PROGRESS',
    'Group CREATE_IN_PROGRESS',
    'Group CREATE_COMPLETE',
    'Other CREATE_IN_PROGRESS',
    'Other CREATE_FAILED',
    's UPDATE_ROLLBACK_IN_PROGRESS',
    'Role UPDATE_IN_PROGRESS',
    'Role UPDATE_COMPLETE',
    's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'Group DELETE_IN_PROGRESS',
    'Group DELETE_COMPLETE',
    's UPDATE_ROLLBACK_COMPLETE',
  ]);
  expect(story[8]).toBe(
    's UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Other]. ',
  );
  expect(await sessionSeconds(aws)).toBe(3700);
  const again = await aws.update('s', template({ Role: role({ MaxSessionDuration: 7200 }) }));
  expect(again.StackStatus).toBe('UPDATE_COMPLETE');
});

/** The change of the role succeeds, then the update fails; the way back meets a role that is gone. */
async function stuck(aws: Stacks): Promise<void> {
  await aws.create('s', template({ Role: role({ MaxSessionDuration: 3700 }) }));
  await aws.create('other', template({ Group: group('taken') }));
  const bad = template({
    Role: role({ MaxSessionDuration: 7200 }),
    Group: group('taken', { DependsOn: 'Role' }),
  });
  await aws.client.send(
    new UpdateStackCommand({
      StackName: 's',
      TemplateBody: JSON.stringify(bad),
      Capabilities: ['CAPABILITY_IAM'],
      DisableRollback: true,
    }),
  );
  await aws.settled('s');
  const RoleName = await physicalId(aws, 'Role');
  await new IAMClient(aws.here.client).send(new DeleteRoleCommand({ RoleName }));
  await aws.client.send(new RollbackStackCommand({ StackName: 's' }));
}

test('a way back that fails needs a person, who may leave out what is broken', async () => {
  await using aws = await stacks();
  await stuck(aws);

  expect((await aws.settled('s')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
  await expect(aws.update('s', template({ Role: role() }))).rejects.toThrow(
    /is in UPDATE_ROLLBACK_FAILED state and can ?not be updated/,
  );
  await aws.client.send(new ContinueUpdateRollbackCommand({ StackName: 's' }));
  expect((await aws.settled('s')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
  await aws.client.send(new ContinueUpdateRollbackCommand({ StackName: 's', ResourcesToSkip: ['Role'] }));
  expect((await aws.settled('s')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('without rollback an update stays where it failed, until it is rolled back or made again', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role({ MaxSessionDuration: 3700 }) }));
  const bad = template({
    Role: role({ MaxSessionDuration: 7200 }),
    Other: role({ MaxSessionDuration: 10 }, { DependsOn: 'Role' }),
  });
  const update = (): Promise<unknown> =>
    aws.client.send(
      new UpdateStackCommand({
        StackName: 's',
        TemplateBody: JSON.stringify(bad),
        Capabilities: ['CAPABILITY_IAM'],
        DisableRollback: true,
      }),
    );

  await update();
  expect((await aws.settled('s')).StackStatus).toBe('UPDATE_FAILED');
  expect(await sessionSeconds(aws)).toBe(7200);
  await aws.client.send(new RollbackStackCommand({ StackName: 's' }));
  expect((await aws.settled('s')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await sessionSeconds(aws)).toBe(3700);

  await update();
  await aws.settled('s');
  const good = template({ Role: role({ MaxSessionDuration: 7200 }), Other: role() });
  expect((await aws.update('s', good)).StackStatus).toBe('UPDATE_COMPLETE');
});

test('an update that changes nothing is refused', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role() }));

  await expect(aws.update('s', template({ Role: role() }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'No updates are to be performed.',
  });
  await expect(aws.update('none', template({ Role: role() }))).rejects.toThrow('Stack [none] does not exist');
});

test('events come a hundred at a time, the newest first', async () => {
  await using aws = await stacks();
  const names = Array.from({ length: 36 }, (_, at) => `Group${at}`);
  await aws.create('s', template(Object.fromEntries(names.map((name) => [name, group(name)]))));

  const first = await aws.client.send(new DescribeStackEventsCommand({ StackName: 's' }));

  expect(first.StackEvents).toHaveLength(100);
  expect(first.StackEvents?.[0]).toMatchObject({
    LogicalResourceId: 's',
    ResourceStatus: 'CREATE_COMPLETE',
    ResourceType: 'AWS::CloudFormation::Stack',
  });
  expect(await aws.story('s')).toHaveLength(2 + 3 * 36);
});
