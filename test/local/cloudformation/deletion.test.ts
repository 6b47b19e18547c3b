import {
  DeleteStackCommand,
  DescribeEventsCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { DeleteObjectCommand, HeadBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { group, policy, role, stacks, template } from './small-stacks.ts';

test('a stack goes in the reverse order, and is known by its ID afterwards', async () => {
  await using aws = await stacks();
  const { StackId: id = '' } = await aws.create(
    's',
    template({ Role: role(), Policy: policy([{ Ref: 'Role' }]), Group: group('g', { DependsOn: 'Policy' }) }),
  );
  await aws.story('s');

  await aws.remove('s');

  expect(await aws.story(id)).toEqual([
    's DELETE_IN_PROGRESS User Initiated',
    'Group DELETE_IN_PROGRESS',
    'Group DELETE_COMPLETE',
    'Policy DELETE_IN_PROGRESS',
    'Policy DELETE_COMPLETE',
    'Role DELETE_IN_PROGRESS',
    'Role DELETE_COMPLETE',
    's DELETE_COMPLETE',
  ]);
  const gone = aws.client.send(new DescribeStacksCommand({ StackName: 's' }));
  await expect(gone).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Stack with id s does not exist',
  });
  await aws.client.send(new DeleteStackCommand({ StackName: 's' }));
});

test('what shall be retained stays', async () => {
  await using aws = await stacks();
  const { StackId: id = '' } = await aws.create(
    's',
    template({ Role: role({ RoleName: 'kept' }, { DeletionPolicy: 'Retain' }) }),
  );

  await aws.remove('s');

  expect(await aws.story(id)).toContain('Role DELETE_SKIPPED');
  const iam = new IAMClient(aws.here.client);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'kept' }))).Role?.RoleName).toBe('kept');
});

function store(name: string): object {
  return template({
    Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } },
    Group: group(name),
  });
}

test('a bucket that holds something stops the deletion until it is retained, or emptied', async () => {
  await using aws = await stacks();
  const { s3 } = aws.here;
  for (const name of ['full', 'emptied']) {
    await aws.create(name, store(`${name}-bucket`));
    await s3.send(new PutObjectCommand({ Bucket: `${name}-bucket`, Key: 'k', Body: 'x' }));
    await expect(aws.remove(name)).rejects.toThrow(
      'is DELETE_FAILED: The following resource(s) failed to delete: [Store].',
    );
  }
  const failed = await aws.client.send(
    new DescribeEventsCommand({ StackName: 'full', Filters: { FailedEvents: true } }),
  );
  expect(failed.OperationEvents?.map((it) => [it.LogicalResourceId, it.ResourceStatus])).toContainEqual([
    'Store',
    'DELETE_FAILED',
  ]);
  const { StackId: id = '' } = await aws.settled('full');
  await aws.client.send(new DeleteStackCommand({ StackName: 'full', RetainResources: ['Store'] }));
  expect((await aws.settled(id)).StackStatus).toBe('DELETE_COMPLETE');
  await s3.send(new HeadBucketCommand({ Bucket: 'full-bucket' }));

  await s3.send(new DeleteObjectCommand({ Bucket: 'emptied-bucket', Key: 'k' }));
  await aws.remove('emptied');
});

test('a protected stack is not deleted', async () => {
  await using aws = await stacks();
  await aws.create('s', template({ Role: role() }), { EnableTerminationProtection: true });
  const remove = new DeleteStackCommand({ StackName: 's' });

  await expect(aws.client.send(remove)).rejects.toThrow(
    'Stack [s] cannot be deleted while TerminationProtection is enabled',
  );
  await aws.client.send(
    new UpdateTerminationProtectionCommand({ StackName: 's', EnableTerminationProtection: false }),
  );
  await aws.remove('s');
});
