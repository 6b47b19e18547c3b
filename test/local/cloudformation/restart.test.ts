import {
  ContinueUpdateRollbackCommand,
  CloudFormationClient,
  DescribeChangeSetCommand,
  CreateChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  CreateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../local/aws/server.ts';
import { group, role, template } from './small-stacks.ts';

function clientOf({ url }: LocalAws): CloudFormationClient {
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
  return new CloudFormationClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
}

async function statusOf(client: CloudFormationClient): Promise<string | undefined> {
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: 's' }));
  return stack?.StackStatus;
}

async function ended(client: CloudFormationClient): Promise<string | undefined> {
  for (;;) {
    const status = await statusOf(client);
    if (!status?.endsWith('_IN_PROGRESS')) return status;
    await sleep(20);
  }
}

const slow = { operation: 'SageMaker.CreateModelPackageGroup', kind: 'slow', delayMs: 60_000 } as const;

async function folder(): Promise<AsyncDisposable & { root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'stacks-'));
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

/** Runs until the group is being made, and no further. */
async function untilGroup(aws: LocalAws, call: CreateStackCommand | UpdateStackCommand): Promise<void> {
  aws.faults.queue(slow);
  const client = clientOf(aws);
  if (call instanceof CreateStackCommand) await client.send(call);
  else await client.send(call);
  await expect.poll(() => aws.faults.pending()).toEqual([]);
}

const capabilities = { StackName: 's', Capabilities: ['CAPABILITY_IAM' as const] };

test('a creation that the server did not live to end has failed, and can be taken back', async () => {
  await using place = await folder();
  {
    await using aws = await startLocalAws(place);
    const body = template({ Group: group('g', { DependsOn: 'Role' }), Role: role() });
    await untilGroup(aws, new CreateStackCommand({ ...capabilities, TemplateBody: JSON.stringify(body) }));
  }

  await using aws = await startLocalAws(place);
  const client = clientOf(aws);

  expect(await statusOf(client)).toBe('CREATE_FAILED');
  const { StackEvents: events = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 's' }));
  expect(
    events
      .slice(0, 3)
      .map(
        (event) => `${event.LogicalResourceId} ${event.ResourceStatus} ${event.ResourceStatusReason ?? ''}`,
      ),
  ).toEqual([
    's CREATE_FAILED The local AWS was stopped during this operation.',
    'Group CREATE_FAILED The local AWS was stopped during this operation.',
    'Group CREATE_IN_PROGRESS ',
  ]);
  await client.send(new RollbackStackCommand({ StackName: 's' }));
  expect(await ended(client)).toBe('ROLLBACK_COMPLETE');
});

test('an update that the server did not live to end can be rolled back', async () => {
  await using place = await folder();
  {
    await using aws = await startLocalAws(place);
    const client = clientOf(aws);
    const before = JSON.stringify(template({ Role: role() }));
    await client.send(new CreateStackCommand({ ...capabilities, TemplateBody: before }));
    await ended(client);
    const after = template({
      Role: role({ MaxSessionDuration: 7200 }),
      Group: group('g', { DependsOn: 'Role' }),
    });
    await untilGroup(aws, new UpdateStackCommand({ ...capabilities, TemplateBody: JSON.stringify(after) }));
  }

  await using aws = await startLocalAws(place);
  const client = clientOf(aws);

  expect(await statusOf(client)).toBe('UPDATE_ROLLBACK_FAILED');
  await client.send(new ContinueUpdateRollbackCommand({ StackName: 's' }));
  expect(await ended(client)).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('stacks and change sets outlive the server', async () => {
  await using place = await folder();
  const change = { ...capabilities, ChangeSetName: 'c', ChangeSetType: 'CREATE' as const };
  const TemplateBody = JSON.stringify(template({ Role: role() }));
  {
    await using aws = await startLocalAws(place);
    await clientOf(aws).send(new CreateChangeSetCommand({ ...change, TemplateBody }));
  }

  await using aws = await startLocalAws(place);
  const client = clientOf(aws);

  expect(await statusOf(client)).toBe('REVIEW_IN_PROGRESS');
  const found = await client.send(new DescribeChangeSetCommand({ StackName: 's', ChangeSetName: 'c' }));
  expect(found).toMatchObject({
    Status: 'CREATE_COMPLETE',
    Changes: [{ ResourceChange: { Action: 'Add' } }],
  });
});
