import { setTimeout as sleepFor } from 'node:timers/promises';

/** Where time comes from: the machine's clock, or a test's. Milliseconds. */
export interface Clock {
  now(): number;
  /** Rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await sleepFor(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      // Node wraps the signal's reason into an AbortError of its own.
      signal?.throwIfAborted();
      throw error;
    }
  },
};

export interface WaitOptions<T> {
  look: () => Promise<T>;
  done: (seen: T) => boolean;
  /** Told of every look. Answers whether something has changed: then the next look comes soon again. */
  progress?: (seen: T) => boolean;
  deadlineMs: number;
  /** Time to the second look; it grows by half with every look that shows nothing new, up to `maxIntervalMs`. */
  minIntervalMs?: number;
  maxIntervalMs?: number;
  signal?: AbortSignal | undefined;
  clock?: Clock;
}

/** What was waited for had not come at the deadline. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
  /** What the last look showed. */
  readonly seen: unknown;

  constructor(deadlineMs: number, seen: unknown) {
    super(`Not done after ${deadlineMs / 1000} s.`);
    this.seen = seen;
  }
}

const GROWTH = 1.5;

/**
 * Looks until it is done and returns what the last look showed. The only polling loop of all actions.
 * Throws `DeadlineError` after a last look at the deadline, and the signal's reason when it aborts.
 */
export async function waitUntil<T>(options: WaitOptions<T>): Promise<T> {
  const { look, done, progress, deadlineMs, signal, clock = systemClock } = options;
  const { minIntervalMs = 500, maxIntervalMs = 15_000 } = options;
  const deadline = clock.now() + deadlineMs;
  let interval = minIntervalMs;
  for (;;) {
    signal?.throwIfAborted();
    const seen = await unlessAborted(look(), signal);
    if (progress?.(seen)) interval = minIntervalMs;
    if (done(seen)) return seen;
    const left = deadline - clock.now();
    if (left <= 0) throw new DeadlineError(deadlineMs, seen);
    await clock.sleep(Math.min(interval, left), signal);
    interval = Math.min(interval * GROWTH, maxIntervalMs);
  }
}

/** A look may take as long as the network lets it; whoever cancels does not wait for that. */
async function unlessAborted<T>(look: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return look;
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([look, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
