import { setTimeout as sleepFor } from 'node:timers/promises';

/**
 * Time as the local AWS spends it. What AWS takes minutes for (baking a canary, terminating the old fleet) takes
 * `1 / speed` of that here, or waits to be told; clocks are never moved, so signatures and timestamps stay true.
 */
export interface LocalTime {
  /** Milliseconds of AWS's time that pass in one of the machine's. */
  speed: number;
  /** Resolves after `ms` of AWS's time, or when `release` is called. Rejects with the signal's reason when it aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** While held, no `wait` ends by itself. */
  readonly isHeld: boolean;
  hold(): void;
  /** Ends all waits that are under way and stops holding. */
  release(): void;
  /** How many more times a thing (`stack`, `endpoint`) has to be described before a change of it may end; 0 by default. */
  polls: Record<Polled, number>;
}

export type Polled = 'stack' | 'endpoint';

// Ten minutes of baking pass in one second.
const DEFAULT_SPEED = 600;

export function createTime(speed: number = DEFAULT_SPEED): LocalTime {
  let held = false;
  const waits = new Set<() => void>();
  const time: LocalTime = {
    speed,
    polls: { stack: 0, endpoint: 0 },
    get isHeld() {
      return held;
    },
    async wait(ms, signal) {
      signal?.throwIfAborted();
      const released = Promise.withResolvers<void>();
      const aborted = Promise.withResolvers<never>();
      const abort = (): void => aborted.reject(signal?.reason);
      const timer = new AbortController();
      waits.add(released.resolve);
      signal?.addEventListener('abort', abort, { once: true });
      try {
        const ends = [released.promise, aborted.promise];
        const passed = sleepFor(ms / time.speed, undefined, { signal: timer.signal }).catch(() => undefined);
        await Promise.race(held ? ends : [...ends, passed]);
      } finally {
        waits.delete(released.resolve);
        signal?.removeEventListener('abort', abort);
        timer.abort();
      }
    },
    hold() {
      held = true;
    },
    release() {
      held = false;
      for (const end of waits) end();
    },
  };
  return time;
}
