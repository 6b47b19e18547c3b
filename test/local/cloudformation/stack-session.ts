import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type Parameter,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { LocalAwsOptions } from '../../../local/aws/server.ts';
import { type Hosting, hosting } from '../endpoints/hosting.ts';

export interface StackSession extends Hosting {
  cloudformation: CloudFormationClient;
  /** Makes a change set and describes it, with the values of properties. */
  changeSet(stack: string, request: Partial<CreateChangeSetInput>): Promise<DescribeChangeSetOutput>;
  /** Makes a change set, executes it and waits for its end. */
  deploy(stack: string, request: Partial<CreateChangeSetInput>): Promise<Stack>;
  describeStack(stack: string): Promise<Stack>;
  /** Waits until nothing is under way. */
  ended(stack: string): Promise<Stack>;
  /** `Alarm CREATE_COMPLETE`, oldest first. */
  events(stack: string): Promise<string[]>;
}

/** A local AWS that hosts models, with a client of CloudFormation. */
export async function stackSession(options: Partial<LocalAwsOptions> = {}): Promise<StackSession> {
  const aws = await hosting(options);
  const cloudformation = new CloudFormationClient(aws.client);
  let made = 0;

  async function describeStack(name: string): Promise<Stack> {
    const { Stacks: [stack] = [] } = await cloudformation.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    if (!stack) throw new Error(`There is no stack ${name}.`);
    return stack;
  }

  async function ended(name: string): Promise<Stack> {
    for (;;) {
      const stack = await describeStack(name);
      if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
      await sleep(20);
    }
  }

  async function changeSet(
    stack: string,
    request: Partial<CreateChangeSetInput>,
  ): Promise<DescribeChangeSetOutput> {
    made += 1;
    const { Id: id } = await cloudformation.send(
      new CreateChangeSetCommand({ StackName: stack, ChangeSetName: `change-${made}`, ...request }),
    );
    return cloudformation.send(
      new DescribeChangeSetCommand({ ChangeSetName: id, IncludePropertyValues: true }),
    );
  }

  return {
    ...aws,
    cloudformation,
    changeSet,
    describeStack,
    ended,
    async deploy(stack, request) {
      const { ChangeSetId: id, Status: status, StatusReason: reason } = await changeSet(stack, request);
      if (status !== 'CREATE_COMPLETE') throw new Error(`The change set is ${status}: ${reason}`);
      await cloudformation.send(new ExecuteChangeSetCommand({ ChangeSetName: id }));
      return ended(stack);
    },
    async events(stack) {
      const { StackEvents: events = [] } = await cloudformation.send(
        new DescribeStackEventsCommand({ StackName: stack }),
      );
      return events
        .toReversed()
        .map(({ LogicalResourceId: id, ResourceStatus: status }) => `${id} ${status}`);
    },
    async [Symbol.asyncDispose]() {
      cloudformation.destroy();
      await aws[Symbol.asyncDispose]();
    },
  };
}

export function parametersOf(values: Readonly<Record<string, string>>): Parameter[] {
  return Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}
