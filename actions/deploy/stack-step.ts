import { randomUUID } from 'node:crypto';
import type { Place } from '../lib/aws/arn.ts';
import {
  awaitChangeSet,
  type ChangeSetId,
  createChangeSet,
  deleteChangeSet,
  executeChangeSet,
} from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { deleteStack, describeStack } from '../lib/aws/stacks.ts';
import { lostEndpoint, plannedResources } from '../lib/deployment/resources.ts';
import { isSuccess } from '../lib/deployment/stack-operation.ts';
import { stackTags } from '../lib/deployment/stack-tags.ts';
import { Failure } from '../lib/failure.ts';
import { stackFailure } from './stack-failure.ts';
import type { StackRequest, StackResult } from './stack-request.ts';
import { follow } from './stack-wait.ts';

export interface StepRequest extends StackRequest {
  step: Readonly<Record<string, string>>;
  type: 'CREATE' | 'UPDATE';
  index: number;
}

/** One change set, executed and followed to its end; undefined where it is empty. */
export async function applyStep(
  clients: Clients,
  place: Place,
  request: StepRequest,
): Promise<StackResult | undefined> {
  const { name, type, step, signal } = request;
  signal.throwIfAborted();
  const token = `${request.cause}-${request.index + 1}-${request.attempt}`.slice(0, 128);
  const made = await createChangeSet(clients, place, {
    stack: name,
    type,
    name: token,
    token,
    templateBody: request.template,
    parameters: step,
    tags: stackTags(request.owner),
    roleArn: request.serviceRoleArn,
  });
  let notBefore: Date | undefined;
  try {
    const changeSet = await awaitChangeSet(clients, place, made, signal);
    notBefore = changeSet.createdAt;
    if (changeSet.status === 'empty') {
      await deleteChangeSet(clients, place, made);
      return undefined;
    }
    const lost = lostEndpoint(plannedResources(changeSet.changes));
    if (lost !== undefined)
      throw new Failure(
        'endpoint-replaced',
        `The change would ${lost.action === 'Remove' ? 'remove' : 'replace'} the endpoint of ${name}, which serves: its clients would get no answers. Nothing was changed. Use teardown where the endpoint is to go.`,
      );
    signal.throwIfAborted();
    await executeChangeSet(clients, place, { ...made, token });
  } catch (error) {
    await discard(clients, place, made, type);
    throw error;
  }
  const stack = { name, id: made.stackId };
  const operation = await follow(clients, place, stack, request, { token, notBefore });
  if (!isSuccess(operation.status)) throw await stackFailure(clients, place, name, operation);
  return { id: made.stackId, status: operation.status, change: type === 'CREATE' ? 'created' : 'updated' };
}

/** Removes a change set that was not executed, and the empty stack that CloudFormation made for it. */
async function discard(
  clients: Clients,
  place: Place,
  made: ChangeSetId,
  type: 'CREATE' | 'UPDATE',
): Promise<void> {
  try {
    await deleteChangeSet(clients, place, made);
    if (type === 'UPDATE') return;
    const stack = await describeStack(clients, place, made.stackId);
    if (stack?.status === 'REVIEW_IN_PROGRESS')
      await deleteStack(clients, place, { name: made.stack, id: made.stackId, token: randomUUID() });
  } catch {
    // What made this necessary is the error that people have to read.
  }
}
