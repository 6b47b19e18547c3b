import {
  type ChangeSetType,
  type CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { type StackOwner, stackTags } from '../../actions/lib/deployment/stack-tags.ts';
import type { LocalAws } from '../../local/aws/server.ts';

export interface BadStack {
  name: string;
  owner: StackOwner;
  /** A model package group that is there, so that a stack with it fails. */
  taken: string;
}

interface Clients {
  cloudformation: CloudFormationClient;
  aws: LocalAws;
}

function groups(...names: readonly string[]): string {
  const resources = names.map((name) => [
    name,
    { Type: 'AWS::SageMaker::ModelPackageGroup', Properties: { ModelPackageGroupName: name } },
  ]);
  return JSON.stringify({ Resources: Object.fromEntries(resources) });
}

/** What a stack of package groups is created and updated with. */
export function stackOf({ name, owner }: BadStack, ...names: readonly string[]) {
  const tags = Object.entries(stackTags(owner)).map(([Key, Value]) => ({ Key, Value }));
  return { StackName: name, TemplateBody: groups(...names), Tags: tags };
}

/** Waits until nothing of the stack is in progress any more. */
export async function settled({ cloudformation }: Clients, name: string): Promise<string> {
  for (;;) {
    const { Stacks: [found] = [] } = await cloudformation.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    const status = found?.StackStatus ?? '';
    if (!status.endsWith('_IN_PROGRESS')) return status;
  }
}

/** What brings the model's stack into each state. Package groups stand for its resources; the taken one always fails. */
const STATES: Readonly<Record<string, (session: Clients, stack: BadStack) => Promise<unknown>>> = {
  async REVIEW_IN_PROGRESS({ cloudformation }, stack) {
    const change = {
      ...stackOf(stack, 'a'),
      ChangeSetName: 'somebody',
      ChangeSetType: 'CREATE' as ChangeSetType,
    };
    await cloudformation.send(new CreateChangeSetCommand(change));
  },
  async ROLLBACK_COMPLETE(session, stack) {
    await session.cloudformation.send(new CreateStackCommand(stackOf(stack, stack.taken)));
    await settled(session, stack.name);
  },
  async CREATE_FAILED(session, stack) {
    const create = { ...stackOf(stack, stack.taken), DisableRollback: true };
    await session.cloudformation.send(new CreateStackCommand(create));
    await settled(session, stack.name);
  },
  async CREATE_IN_PROGRESS({ cloudformation, aws }, stack) {
    aws.time.polls.stack = 1000;
    await cloudformation.send(new CreateStackCommand(stackOf(stack, 'a')));
  },
  async UPDATE_FAILED(session, stack) {
    await session.cloudformation.send(new CreateStackCommand(stackOf(stack, 'a')));
    await settled(session, stack.name);
    const update = { ...stackOf(stack, 'a', stack.taken), DisableRollback: true };
    await session.cloudformation.send(new UpdateStackCommand(update));
    await settled(session, stack.name);
  },
  async UPDATE_ROLLBACK_COMPLETE(session, stack) {
    await session.cloudformation.send(new CreateStackCommand(stackOf(stack, 'a')));
    await settled(session, stack.name);
    await session.cloudformation.send(new UpdateStackCommand(stackOf(stack, 'a', stack.taken)));
    await settled(session, stack.name);
  },
  async DELETE_FAILED(session, stack) {
    const store = { Store: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'full-bucket' } } };
    const create = { ...stackOf(stack), TemplateBody: JSON.stringify({ Resources: store }) };
    await session.cloudformation.send(new CreateStackCommand(create));
    await settled(session, stack.name);
    await session.aws.objects.put('full-bucket', 'key', 'text');
    await session.cloudformation.send(new DeleteStackCommand({ StackName: stack.name }));
    await settled(session, stack.name);
  },
};

export async function bringStack(session: Clients, stack: BadStack, status: string): Promise<void> {
  await STATES[status]?.(session, stack);
}
