import type { Place } from '../aws/arn.ts';
import type { Clients } from '../aws/clients.ts';
import { operationEvents, type StackEvent } from '../aws/stack-events.ts';
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
  let quietSince = Date.now();
  let told = 0;
  await waitUntil({
    look: async () => {
      const fresh = await operationEvents(clients, place, stack, events.at(-1)?.id);
      return fresh.filter(({ token }) => isOf(options.token, token));
    },
    progress: (fresh) => {
      for (const event of fresh) {
        events.push(event);
        options.onEvent(event);
      }
      if (fresh.length > 0) [quietSince, told] = [Date.now(), 0];
      const quiet = Math.floor((Date.now() - quietSince) / HEARTBEAT_MS);
      if (quiet > told) options.onQuiet((told = quiet));
      return fresh.length > 0;
    },
    done: () => ended(events, options.begins) !== undefined,
    deadlineMs: options.deadlineMs,
    minIntervalMs: 100,
    maxIntervalMs: MAX_INTERVAL_MS,
    signal: options.signal,
  });
  const last = ended(events, options.begins);
  return { status: last?.status ?? '', events, token: last?.token };
}

// An event without a token can't be told from ours.
function isOf(wanted: string | undefined, token: string | undefined): boolean {
  return wanted === undefined || token === undefined || token === wanted;
}

/** The event that ends the operation. */
function ended(events: readonly StackEvent[], begins = ''): StackEvent | undefined {
  const last = events.findLast(({ ofStack }) => ofStack);
  if (last === undefined || last.status.endsWith('_IN_PROGRESS')) return undefined;
  return last.status.startsWith(begins) ? last : undefined;
}
