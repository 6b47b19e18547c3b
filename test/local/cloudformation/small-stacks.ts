import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandInput,
  DeleteStackCommand,
  DescribeStacksCommand,
  paginateDescribeStackEvents,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { LocalAwsOptions } from '../../../local/aws/server.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

export type Resources = Readonly<Record<string, object>>;

export interface Stacks extends AsyncDisposable {
  here: TemporaryAws;
  client: CloudFormationClient;
  /** Creates a stack and waits until that has ended. */
  create(name: string, template: object, more?: Partial<CreateStackCommandInput>): Promise<Stack>;
  update(name: string, template: object, more?: Partial<CreateStackCommandInput>): Promise<Stack>;
  /** Deletes a stack and waits until it is gone; fails where it stays. */
  remove(name: string): Promise<void>;
  /** Waits until nothing is in progress any more. */
  settled(name: string): Promise<Stack>;
  /** What happened since the beginning, or since the last time that somebody asked: `name STATUS reason`. */
  story(name: string): Promise<string[]>;
}

/** A local AWS with a client of its CloudFormation; both end with the scope. */
export async function stacks(options: Partial<LocalAwsOptions> = {}): Promise<Stacks> {
  await using scope = new AsyncDisposableStack();
  const here = scope.use(await temporaryAws(options));
  const client = scope.adopt(new CloudFormationClient(here.client), (it) => it.destroy());
  const moved = scope.move();
  return {
    here,
    client,
    async create(name, body, more = {}) {
      await client.send(new CreateStackCommand({ ...inputOf(name, body), ...more }));
      return await settled(client, name);
    },
    async update(name, body, more = {}) {
      await client.send(new UpdateStackCommand({ ...inputOf(name, body), ...more }));
      return await settled(client, name);
    },
    async remove(name) {
      const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      const id = stack?.StackId ?? '';
      await client.send(new DeleteStackCommand({ StackName: id }));
      const { StackStatus: status, StackStatusReason: reason } = await settled(client, id);
      if (status !== 'DELETE_COMPLETE') throw new Error(`${name} is ${status}: ${reason}`);
    },
    settled: (name) => settled(client, name),
    story: storyOf(client),
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

function inputOf(StackName: string, body: object): CreateStackCommandInput {
  return { StackName, TemplateBody: JSON.stringify(body), Capabilities: ['CAPABILITY_NAMED_IAM'] };
}

async function settled(client: CloudFormationClient, name: string): Promise<Stack> {
  for (;;) {
    const { Stacks: found = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = found;
    if (stack && !stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    await sleep(20);
  }
}

function storyOf(client: CloudFormationClient): Stacks['story'] {
  const told = new Set<string>();
  return async (name) => {
    const lines: string[] = [];
    for await (const page of paginateDescribeStackEvents({ client }, { StackName: name }))
      for (const event of page.StackEvents ?? []) {
        if (told.has(event.EventId ?? '')) continue;
        told.add(event.EventId ?? '');
        const reason = event.ResourceStatusReason;
        lines.push([event.LogicalResourceId, event.ResourceStatus, ...(reason ? [reason] : [])].join(' '));
      }
    return lines.toReversed();
  };
}

export function template(resources: Resources, more: object = {}): object {
  return { AWSTemplateFormatVersion: '2010-09-09', Resources: resources, ...more };
}

const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'sagemaker.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};

/** A role; one with a session of ten seconds is refused by IAM. */
export function role(properties: object = {}, more: object = {}): object {
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: trust, ...properties },
    ...more,
  };
}

export function group(name: string, more: object = {}): object {
  return {
    Type: 'AWS::SageMaker::ModelPackageGroup',
    Properties: { ModelPackageGroupName: name },
    ...more,
  };
}

/** A policy that lets read, in the named roles. */
export function policy(roles: readonly unknown[], more: object = {}): object {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' };
  const PolicyDocument = { Version: '2012-10-17', Statement: [statement] };
  return {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'read', Roles: roles, PolicyDocument },
    ...more,
  };
}
