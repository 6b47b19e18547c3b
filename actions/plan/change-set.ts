import { randomUUID } from 'node:crypto';
import type { Place } from '../lib/aws/arn.ts';
import {
  awaitChangeSet,
  type ChangeSet,
  type ChangeSetRequest,
  createChangeSet,
  deleteChangeSet,
} from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import type { Stack } from '../lib/aws/stacks.ts';
import type { Leftovers } from '../lib/deployment/leftovers.ts';

export type Preview = Omit<ChangeSetRequest, 'stack' | 'type' | 'name' | 'token'>;

/**
 * What CloudFormation would change of a stack that is there. The change set that it makes for that is removed again, or
 * left for the end of the job where even that fails.
 */
export async function previewChange(
  clients: Clients,
  place: Place,
  {
    stack,
    preview,
    leftovers,
    signal,
  }: {
    stack: Stack;
    preview: Preview;
    leftovers: Leftovers;
    signal: AbortSignal;
  },
): Promise<ChangeSet> {
  const name = `plan-${randomUUID()}`;
  // By the name and not by the answer: an answer may get lost after its effect.
  const named = { id: name, stackId: stack.id, stack: stack.name, creates: false };
  leftovers.add(named);
  let seen: ChangeSet;
  try {
    const request = { ...preview, stack: stack.name, type: 'UPDATE', name, token: name } as const;
    seen = await awaitChangeSet(clients, place, await createChangeSet(clients, place, request), signal);
  } catch (error) {
    await deleteChangeSet(clients, place, named).then(
      () => leftovers.remove(named),
      // The end of the job tries again; the first error is the one to tell.
      () => undefined,
    );
    throw error;
  }
  await deleteChangeSet(clients, place, named);
  leftovers.remove(named);
  return seen;
}
