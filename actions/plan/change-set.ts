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
import { isRecord } from '../lib/record.ts';

interface NamedChangeSet {
  /** The stack's id. */
  stackId: string;
  stack: string;
  /** The change set's name. */
  id: string;
}

/** Change sets that are to be removed, whatever comes; `leave` keeps them for the end of the job. */
export class Leftovers {
  readonly #changeSets = new Map<string, NamedChangeSet>();
  readonly #place: Place;
  readonly #leave: (text: string) => void;

  constructor(place: Place, leave: (text: string) => void) {
    this.#place = place;
    this.#leave = leave;
  }

  add(changeSet: NamedChangeSet): void {
    this.#changeSets.set(changeSet.id, changeSet);
    this.#write();
  }

  remove({ id }: NamedChangeSet): void {
    this.#changeSets.delete(id);
    this.#write();
  }

  #write(): void {
    const changeSets = [...this.#changeSets.values()];
    this.#leave(changeSets.length === 0 ? '' : JSON.stringify({ place: this.#place, changeSets }));
  }
}

/** What `Leftovers` left. Throws on anything else, which no run of this action can have left. */
export function parseLeftovers(text: string): { place: Place; changeSets: NamedChangeSet[] } {
  const value: unknown = JSON.parse(text);
  const { place, changeSets } = isRecord(value) ? value : {};
  if (!isRecord(place) || !Array.isArray(changeSets)) throw new Error(`These are no leftovers: ${text}`);
  return {
    place: {
      partition: String(place['partition']),
      region: String(place['region']),
      account: String(place['account']),
    },
    changeSets: changeSets.filter(isRecord).map((each) => ({
      stackId: String(each['stackId']),
      stack: String(each['stack']),
      id: String(each['id']),
    })),
  };
}

/** Removes all that `Leftovers` left, and `told` of each. One that can't be removed keeps none of the others. */
export async function removeLeftovers(
  clients: Clients,
  { place, changeSets }: ReturnType<typeof parseLeftovers>,
  told: (changeSet: NamedChangeSet) => void,
): Promise<void> {
  const failures: unknown[] = [];
  for (const changeSet of changeSets) {
    try {
      await deleteChangeSet(clients, place, changeSet);
      told(changeSet);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

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
  const named = { id: name, stackId: stack.id, stack: stack.name };
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
