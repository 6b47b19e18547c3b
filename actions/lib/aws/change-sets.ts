import {
  type Change,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { Failure } from '../failure.ts';
import { DeadlineError, waitUntil } from '../wait.ts';
import type { Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { AwsError, type Permission } from './errors.ts';
import { isMissingStack, stackPermission } from './stacks.ts';

export interface ChangeSetRequest {
  stack: string;
  type: 'CREATE' | 'UPDATE';
  name: string;
  templateBody: string;
  parameters: Readonly<Record<string, string>>;
  tags: Readonly<Record<string, string>>;
  /** CloudFormation's service role. */
  roleArn?: string;
  /** The same token and name: the same change set. */
  token: string;
}

export interface ChangeSetId {
  id: string;
  stackId: string;
  stack: string;
}

export interface ChangeSet extends ChangeSetId {
  /** `empty`: the stack already is what the template and the parameters say. */
  status: 'ready' | 'empty';
  changes: readonly ResourceChange[];
  /** By CloudFormation's clock, in whole seconds. No operation of the stack was under way then. */
  createdAt: Date | undefined;
}

export interface ResourceChange {
  logicalId: string;
  type: string;
  action: string;
  replacement: 'always' | 'conditional' | 'never';
  physicalId: string | undefined;
  properties: readonly PropertyChange[];
}

export interface PropertyChange {
  name: string;
  before: string | undefined;
  after: string | undefined;
}

const WAIT_MS = 5 * 60_000;

/** Makes a change set, or finds the one that a call with the same name and token made before. */
export async function createChangeSet(
  clients: Clients,
  place: Place,
  request: ChangeSetRequest,
): Promise<ChangeSetId> {
  const { stack, roleArn } = request;
  const command = new CreateChangeSetCommand({
    StackName: stack,
    ChangeSetType: request.type,
    ChangeSetName: request.name,
    ClientToken: request.token,
    TemplateBody: request.templateBody,
    Parameters: Object.entries(request.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
    ...(roleArn !== undefined && { RoleARN: roleArn }),
  });
  const permissions: Permission[] = [stackPermission(place, stack, 'CreateChangeSet')];
  if (roleArn !== undefined) permissions.push({ action: 'iam:PassRole', resource: roleArn });
  try {
    const answer = await call(permissions, () => clients.cloudformation.send(command));
    return { id: answer.Id ?? '', stackId: answer.StackId ?? '', stack };
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'AlreadyExistsException')) throw error;
    // The answer to an earlier attempt of this call was lost.
    const found = await describe(clients, place, { id: request.name, stackId: stack, stack });
    return { id: found.ChangeSetId ?? '', stackId: found.StackId ?? '', stack };
  }
}

/** Waits until CloudFormation has compared. Throws its reason where it can't. */
export async function awaitChangeSet(
  clients: Clients,
  place: Place,
  changeSet: ChangeSetId,
  signal?: AbortSignal,
): Promise<ChangeSet> {
  const seen = await comparedChangeSet(clients, place, changeSet, signal);
  const createdAt = seen.CreationTime && new Date(Math.floor(seen.CreationTime.getTime() / 1000) * 1000);
  if (seen.Status === 'CREATE_COMPLETE') {
    const changes = await allChanges(clients, place, changeSet, seen);
    return { ...changeSet, status: 'ready', changes, createdAt };
  }
  // Two texts for one thing: with a transform in the template and without one.
  if (/didn't contain changes|No updates are to be performed/i.test(seen.StatusReason ?? ''))
    return { ...changeSet, status: 'empty', changes: [], createdAt };
  const reason = seen.StatusReason ?? `its status is ${seen.Status ?? 'unknown'}`;
  throw new Failure(
    'change-set-failed',
    `CloudFormation can't change the stack ${changeSet.stack}: ${reason}`,
  );
}

async function comparedChangeSet(
  clients: Clients,
  place: Place,
  changeSet: ChangeSetId,
  signal: AbortSignal | undefined,
): Promise<DescribeChangeSetCommandOutput> {
  const wait = waitUntil({
    look: () => describe(clients, place, changeSet),
    done: ({ Status }) => Status !== 'CREATE_PENDING' && Status !== 'CREATE_IN_PROGRESS',
    deadlineMs: WAIT_MS,
    minIntervalMs: 200,
    maxIntervalMs: 2000,
    signal,
  });
  try {
    return await wait;
  } catch (cause) {
    if (!(cause instanceof DeadlineError)) throw cause;
    const message = `CloudFormation has not worked out the change of the stack ${changeSet.stack} within ${WAIT_MS / 60_000} minutes; nothing was changed. Run the job again.`;
    throw new Failure('aws-unavailable', message, { cause });
  }
}

/** Begins the change. The same token again: the same change. */
export async function executeChangeSet(
  clients: Clients,
  place: Place,
  { id, stackId, stack, token }: ChangeSetId & { token: string },
): Promise<void> {
  const command = new ExecuteChangeSetCommand({
    ChangeSetName: id,
    StackName: stackId,
    ClientRequestToken: token,
  });
  const permission = stackPermission(place, stack, 'ExecuteChangeSet');
  await call(permission, () => clients.cloudformation.send(command));
}

/** Removes a change set; one that is gone already is fine. One that CloudFormation still works out is waited for. */
export async function deleteChangeSet(clients: Clients, place: Place, changeSet: ChangeSetId): Promise<void> {
  await waitUntil({
    look: () => tryDelete(clients, place, changeSet),
    done: (deleted) => deleted,
    deadlineMs: WAIT_MS,
    minIntervalMs: 200,
    maxIntervalMs: 2000,
  });
}

async function tryDelete(clients: Clients, place: Place, changeSet: ChangeSetId): Promise<boolean> {
  const { id, stackId, stack } = changeSet;
  const command = new DeleteChangeSetCommand({ ChangeSetName: id, StackName: stackId });
  try {
    const permission = stackPermission(place, stack, 'DeleteChangeSet');
    await call(permission, () => clients.cloudformation.send(command));
    return true;
  } catch (error) {
    if (isMissingStack(error)) return true;
    if (!(error instanceof AwsError)) throw error;
    if (isMissingChangeSet(error)) return true;
    if (isSpentChangeSet(error) && /IN_PROGRESS|PENDING/.test(error.text)) return false;
    throw error;
  }
}

// The codes on the wire are shorter than the names in the API's reference; the SDK tells the names.
function isMissingChangeSet({ code }: AwsError): boolean {
  return /^ChangeSetNotFound(Exception)?$/.test(code);
}

function isSpentChangeSet({ code }: AwsError): boolean {
  return /^InvalidChangeSetStatus(Exception)?$/.test(code);
}

/** Whether a change set can't be executed because the stack has become another one since it was made. */
export function isOutdatedChangeSet(error: unknown): boolean {
  return error instanceof AwsError && (isMissingChangeSet(error) || isSpentChangeSet(error));
}

function describe(
  clients: Clients,
  place: Place,
  { id, stackId, stack }: ChangeSetId,
  next?: string,
): Promise<DescribeChangeSetCommandOutput> {
  const command = new DescribeChangeSetCommand({
    ChangeSetName: id,
    StackName: stackId,
    ...(next !== undefined && { NextToken: next }),
  });
  const permission = stackPermission(place, stack, 'DescribeChangeSet');
  return call(permission, () => clients.cloudformation.send(command));
}

async function allChanges(
  clients: Clients,
  place: Place,
  changeSet: ChangeSetId,
  first: DescribeChangeSetCommandOutput,
): Promise<ResourceChange[]> {
  const changes = [...(first.Changes ?? [])];
  let next = first.NextToken;
  while (next !== undefined) {
    const page = await describe(clients, place, changeSet, next);
    changes.push(...(page.Changes ?? []));
    next = page.NextToken;
  }
  return changes.flatMap(resourceChange);
}

const replacements: Readonly<Record<string, ResourceChange['replacement']>> = {
  True: 'always',
  Conditional: 'conditional',
};

function resourceChange({ ResourceChange: change }: Change): ResourceChange[] {
  if (change === undefined) return [];
  const properties = new Map<string, PropertyChange>();
  for (const { Target } of change.Details ?? []) {
    const name = Target?.Attribute === 'Properties' ? (Target.Name ?? '') : (Target?.Attribute ?? '');
    // One property is listed once for each parameter or resource that changes it.
    if (!properties.has(name))
      properties.set(name, { name, before: Target?.BeforeValue, after: Target?.AfterValue });
  }
  return [
    {
      logicalId: change.LogicalResourceId ?? '',
      type: change.ResourceType ?? '',
      action: change.Action ?? '',
      replacement: replacements[change.Replacement ?? ''] ?? 'never',
      physicalId: change.PhysicalResourceId,
      properties: [...properties.values()],
    },
  ];
}
