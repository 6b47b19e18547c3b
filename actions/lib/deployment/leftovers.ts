import { randomUUID } from 'node:crypto';
import type { Place } from '../aws/arn.ts';
import { deleteChangeSet } from '../aws/change-sets.ts';
import type { Clients } from '../aws/clients.ts';
import { deleteStack, describeStack } from '../aws/stacks.ts';
import { isRecord } from '../record.ts';

export interface NamedChangeSet {
  /** The stack's id, or its name where it is not known yet. */
  stackId: string;
  stack: string;
  /** The change set's name. */
  id: string;
  /** Whether CloudFormation makes the stack for it, which stays behind empty where it is not executed. */
  creates: boolean;
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
    this.#changeSets.set(keyOf(changeSet), changeSet);
    this.#write();
  }

  remove(changeSet: NamedChangeSet): void {
    this.#changeSets.delete(keyOf(changeSet));
    this.#write();
  }

  #write(): void {
    const changeSets = [...this.#changeSets.values()];
    this.#leave(changeSets.length === 0 ? '' : JSON.stringify({ place: this.#place, changeSets }));
  }
}

// Change sets of several stacks that one run makes have the same name.
function keyOf({ stack, id }: NamedChangeSet): string {
  return `${stack} ${id}`;
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
      creates: each['creates'] === true,
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
      await removeChangeSet(clients, place, changeSet);
      told(changeSet);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** Removes a change set that was not executed, and the empty stack that CloudFormation made for it. */
export async function removeChangeSet(
  clients: Clients,
  place: Place,
  changeSet: NamedChangeSet,
): Promise<void> {
  await deleteChangeSet(clients, place, changeSet);
  if (!changeSet.creates) return;
  const stack = await describeStack(clients, place, changeSet.stackId);
  if (stack?.status !== 'REVIEW_IN_PROGRESS') return;
  await deleteStack(clients, place, { name: changeSet.stack, id: stack.id, token: randomUUID() });
}
