import type { Place } from '../aws/arn.ts';
import type { Clients } from '../aws/clients.ts';
import { beginsOperation, operationEvents, type StackEvent } from '../aws/stack-events.ts';
import { Failure } from '../failure.ts';
import { waitUntil } from '../wait.ts';

/** An operation of a stack that has ended. */
export interface StackOperation {
  /** Status of the stack at its end. */
  status: string;
  /** Oldest first. */
  events: readonly StackEvent[];
  /** Token of the call that set it off. */
  token: string | undefined;
}

export interface FollowOptions {
  /** Token of the operation that is waited for; without one, the one that is under way. */
  token?: string;
  /** When the operation had not begun yet, by CloudFormation's clock: older events are of another one. */
  notBefore?: Date | undefined;
  /** Id of an event that came before the operation. */
  after?: string | undefined;
  /** How its first event begins, where its token may be another attempt's. */
  begins?: 'DELETE';
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  /** Told of each event once. */
  onEvent: (event: StackEvent) => void;
  /** Told each minute in which nothing happened. */
  onQuiet: (minutes: number) => void;
}

// The end is known within a second, however long the operation took; throttled calls wait longer by themselves.
const MAX_INTERVAL_MS = 900;
const HEARTBEAT_MS = 60_000;

/**
 * Follows a stack to the end of its operation, with one call a look. Throws `DeadlineError` at the deadline, the
 * signal's reason when it aborts; the operation then goes on.
 */
export async function followStack(
  clients: Clients,
  place: Place,
  stack: { id: string; name: string },
  options: FollowOptions,
): Promise<StackOperation> {
  const events: StackEvent[] = [];
  let superseded: StackEvent | undefined;
  let seen = options.after;
  let quietSince = Date.now();
  let told = 0;
  await waitUntil({
    look: async () => {
      const fresh = await eventsOnceAnswered(clients, place, stack, seen);
      seen = fresh.at(-1)?.id ?? seen;
      return fresh;
    },
    progress: (fresh) => {
      const own = fresh.filter((event) => isOwn(event, options));
      for (const event of own) {
        events.push(event);
        options.onEvent(event);
      }
      // Somebody deletes the stack, for example: this operation then never ends.
      if (events.length > 0) superseded ??= fresh.find((it) => beginsOperation(it) && !isOwn(it, options));
      if (own.length > 0) [quietSince, told] = [Date.now(), 0];
      const quiet = Math.floor((Date.now() - quietSince) / HEARTBEAT_MS);
      if (quiet > told) options.onQuiet((told = quiet));
      return own.length > 0;
    },
    done: () => ended(events, options.begins) !== undefined || superseded !== undefined,
    deadlineMs: options.deadlineMs,
    minIntervalMs: 100,
    maxIntervalMs: MAX_INTERVAL_MS,
    signal: options.signal,
  });
  const last = ended(events, options.begins) ?? superseded;
  return { status: last?.status ?? '', events, token: last?.token };
}

/** A service that asks to slow down for longer than a call's retries last says nothing of the stack: the next look asks again. */
async function eventsOnceAnswered(
  clients: Clients,
  place: Place,
  stack: { id: string; name: string },
  after: string | undefined,
): Promise<StackEvent[]> {
  try {
    return await operationEvents(clients, place, stack, after);
  } catch (error) {
    if (error instanceof Failure && error.reason === 'aws-unavailable') return [];
    throw error;
  }
}

function isOwn({ token, at }: StackEvent, { token: wanted, notBefore }: FollowOptions): boolean {
  if (wanted === undefined || token === wanted) return true;
  // Not every operation has a token; one without it can be told from ours by its time alone.
  return token === undefined && (notBefore === undefined || at >= notBefore);
}

/** The event that ends the operation. */
function ended(events: readonly StackEvent[], begins = ''): StackEvent | undefined {
  const last = events.findLast(({ ofStack }) => ofStack);
  if (last === undefined || last.status.endsWith('_IN_PROGRESS')) return undefined;
  return last.status.startsWith(begins) ? last : undefined;
}

/** Whether a stack that ended so is what was asked for. */
export function isSuccess(status: string): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}
