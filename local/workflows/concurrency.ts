import { isObject } from '../plain.ts';
import { type Contexts, resolve } from '../runner/expression.ts';
import { isOn } from '../runner/value.ts';

/** What `concurrency:` of a workflow or job asks for. */
export interface ConcurrencyRequest {
  group: string;
  cancelInProgress: boolean;
  /** `single`: one waits, and a newer one takes its place; `max`: up to a hundred wait in their order. */
  queue: 'single' | 'max';
}

/** Undefined where nothing is asked for. */
export function concurrencyOf(value: unknown, contexts: Contexts): ConcurrencyRequest | undefined {
  const resolved = resolve(value, contexts);
  if (typeof resolved === 'string') return { group: resolved, cancelInProgress: false, queue: 'single' };
  if (!isObject(resolved)) return undefined;
  const { group, queue } = resolved;
  if (typeof group !== 'string' || group === '') return undefined;
  const cancelInProgress = isOn(resolved['cancel-in-progress']);
  return { group, cancelInProgress, queue: queue === 'max' ? 'max' : 'single' };
}

export interface Member {
  runId: number;
  /** Called when it has to wait. */
  onWait: () => void;
  /** Called when another one takes its place. */
  cancel: (reason: string) => void;
}

interface Waiting {
  member: Member;
  enter: () => void;
}

const MAX_WAITING = 100;

/** Groups in which one runs at a time. Their names are told apart without regard to case. */
export class ConcurrencyGroups {
  readonly #running = new Map<string, Member>();
  readonly #waiting = new Map<string, Waiting[]>();
  #closed = false;

  /** Whether something of the run waits in any group. */
  waits(runId: number): boolean {
    return [...this.#waiting.values()].some((queue) => queue.some(({ member }) => member.runId === runId));
  }

  /** From here on nobody's turn comes any more. */
  close(): void {
    this.#closed = true;
  }

  /** Resolves when it is the member's turn, with what gives the turn on. Rejects where the signal aborts first. */
  async enter(request: ConcurrencyRequest, member: Member, signal: AbortSignal): Promise<() => void> {
    const group = request.group.toLowerCase();
    const leave = (): void => this.#leave(group, member);
    const running = this.#running.get(group);
    if (running === undefined) {
      this.#running.set(group, member);
      return leave;
    }
    if (request.cancelInProgress) running.cancel(`A newer run of the group ${request.group} took its place.`);
    const queue = this.#waiting.get(group) ?? [];
    this.#waiting.set(group, queue);
    if (request.queue === 'single' || request.cancelInProgress)
      for (const { member: older } of queue.splice(0))
        older.cancel(`Canceling since a higher priority waiting request for '${request.group}' exists`);
    if (queue.length >= MAX_WAITING)
      throw new Error(`More than ${MAX_WAITING} wait in the group ${request.group}.`);
    await new Promise<void>((enter, reject) => {
      const waiting = { member, enter };
      queue.push(waiting);
      member.onWait();
      signal.addEventListener('abort', () => {
        const index = queue.indexOf(waiting);
        if (index >= 0) queue.splice(index, 1);
        reject(signal.reason);
      });
    });
    return leave;
  }

  #leave(group: string, member: Member): void {
    if (this.#running.get(group) !== member) return;
    this.#running.delete(group);
    if (this.#closed) return;
    const next = this.#waiting.get(group)?.shift();
    if (next === undefined) return;
    this.#running.set(group, next.member);
    next.enter();
  }
}
