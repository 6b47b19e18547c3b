import type { Place } from '../lib/aws/arn.ts';
import {
  awaitChangeSet,
  createChangeSet,
  deleteChangeSet,
  executeChangeSet,
} from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { type NamedChangeSet, removeChangeSet } from '../lib/deployment/leftovers.ts';
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
  // By the name and not by the answer: an answer may get lost after its effect.
  const named = { id: token, stackId: name, stack: name, creates: type === 'CREATE' };
  request.leftovers.add(named);
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
      request.leftovers.remove(named);
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
    request.leftovers.remove(named);
  } catch (error) {
    await discard(clients, place, { named, leftovers: request.leftovers });
    throw error;
  }
  const stack = { name, id: made.stackId };
  const operation = await follow(clients, place, stack, request, { token, notBefore });
  if (!isSuccess(operation.status)) throw await stackFailure(clients, place, name, operation);
  return { id: made.stackId, status: operation.status, change: type === 'CREATE' ? 'created' : 'updated' };
}

/** Removes what was not executed; where even that fails, the end of the job tries again. */
async function discard(
  clients: Clients,
  place: Place,
  { named, leftovers }: { named: NamedChangeSet; leftovers: StepRequest['leftovers'] },
): Promise<void> {
  try {
    await removeChangeSet(clients, place, named);
    leftovers.remove(named);
  } catch {
    // What made this necessary is the error that people have to read.
  }
}
