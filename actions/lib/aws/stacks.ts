import {
  DeleteStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateListStacks,
  type Stack as StackDescription,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import type { Place } from './arn.ts';
import { call, items } from './call.ts';
import type { Clients } from './clients.ts';
import { AwsError, type Permission } from './errors.ts';

export type { StackStatus };

/** Without this filter deleted stacks are listed too, for 90 days. */
const PRESENT = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');

export interface Stack {
  /** ARN; another stack of the same name has another. */
  id: string;
  name: string;
  status: StackStatus;
  statusReason: string | undefined;
  parameters: Readonly<Record<string, string>>;
  outputs: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  createdAt: Date | undefined;
  updatedAt: Date | undefined;
}

/** ARN of all stacks of a name, as policies take it. */
export function stackArn(place: Place, name: string): string {
  return `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${name}/*`;
}

export function stackPermission(place: Place, name: string, operation: string): Permission {
  return { action: `cloudformation:${operation}`, resource: stackArn(place, name) };
}

/** The stack of this name, or undefined where there is none. A stack that was deleted is none. */
export async function describeStack(
  clients: Clients,
  place: Place,
  name: string,
): Promise<Stack | undefined> {
  const command = new DescribeStacksCommand({ StackName: name });
  try {
    const permission = stackPermission(place, name, 'DescribeStacks');
    const { Stacks } = await call(permission, () => clients.cloudformation.send(command));
    return Stacks?.[0] && stackOf(Stacks[0]);
  } catch (error) {
    if (isMissingStack(error)) return undefined;
    throw error;
  }
}

/**
 * Names of all stacks of the account and region that are there. Their descriptions are left to `describeStack`: asked
 * without a name, DescribeStacks shows the parameters of all of them, which needs a right to that.
 */
export async function* listStackNames(clients: Clients): AsyncGenerator<string> {
  const input = { StackStatusFilter: PRESENT };
  const pages = paginateListStacks({ client: clients.cloudformation }, input);
  // No narrower resource: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html
  const permission = { action: 'cloudformation:ListStacks', resource: '*' };
  for await (const { StackName: name } of items(permission, pages, (page) => page.StackSummaries))
    if (name !== undefined) yield name;
}

function stackOf(stack: StackDescription): Stack | undefined {
  if (stack.StackId === undefined || stack.StackStatus === undefined) return undefined;
  return {
    id: stack.StackId,
    name: stack.StackName ?? '',
    status: stack.StackStatus,
    statusReason: stack.StackStatusReason,
    parameters: record(stack.Parameters, (it) => [it.ParameterKey, it.ParameterValue]),
    outputs: record(stack.Outputs, (it) => [it.OutputKey, it.OutputValue]),
    tags: record(stack.Tags, (it) => [it.Key, it.Value]),
    createdAt: stack.CreationTime,
    updatedAt: stack.LastUpdatedTime,
  };
}

/** The template's text as it was handed over. */
export async function readTemplate(
  clients: Clients,
  place: Place,
  stack: { id: string; name: string },
): Promise<string> {
  const command = new GetTemplateCommand({ StackName: stack.id, TemplateStage: 'Original' });
  const permission = stackPermission(place, stack.name, 'GetTemplate');
  const answer = await call(permission, () => clients.cloudformation.send(command));
  return answer.TemplateBody ?? '';
}

/** Begins to delete a stack. One that is gone, or going, is fine. `token` makes repeating the call the same call. */
export async function deleteStack(
  clients: Clients,
  place: Place,
  stack: { name: string; id: string; token: string; roleArn?: string },
): Promise<void> {
  const command = new DeleteStackCommand({
    // By its id: a stack that somebody makes under the name meanwhile is another one.
    StackName: stack.id,
    ClientRequestToken: stack.token,
    ...(stack.roleArn !== undefined && { RoleARN: stack.roleArn }),
  });
  const permissions: Permission[] = [stackPermission(place, stack.name, 'DeleteStack')];
  if (stack.roleArn !== undefined) permissions.push({ action: 'iam:PassRole', resource: stack.roleArn });
  try {
    await call(permissions, () => clients.cloudformation.send(command));
  } catch (error) {
    if (!isMissingStack(error)) throw error;
  }
}

/** Whether CloudFormation refused because another operation of the stack is under way: it takes one at a time. */
export function isBusyStack(error: unknown): boolean {
  return (
    error instanceof AwsError && error.code === 'ValidationError' && /_IN_PROGRESS state/.test(error.text)
  );
}

/**
 * Whether CloudFormation refused because the stack is no longer in the state that the call was made for: it was made,
 * deleted, or changed and failed meanwhile.
 */
export function isOtherStack(error: unknown): boolean {
  if (!(error instanceof AwsError) || error.code !== 'ValidationError') return false;
  return /is in \w+ state and can ?not be|already exists and cannot be created again|^Stack .* does not exist/.test(
    error.text,
  );
}

/** CloudFormation has no code of its own for a stack that is not there. */
export function isMissingStack(error: unknown): boolean {
  return error instanceof AwsError && error.code === 'ValidationError' && /does not exist/.test(error.text);
}

function record<T>(
  entries: readonly T[] | undefined,
  pair: (entry: T) => [string | undefined, string | undefined],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const entry of entries ?? []) {
    const [key, value] = pair(entry);
    if (key !== undefined) values[key] = value ?? '';
  }
  return values;
}
