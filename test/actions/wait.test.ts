import { describe, expect, test } from 'vitest';
import { type Clock, DeadlineError, systemClock, waitUntil } from '../../actions/lib/wait.ts';

/** A clock that goes only when somebody sleeps; it remembers how long. */
function sleptClock(): Clock & { slept: number[] } {
  let time = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    sleep(ms) {
      slept.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}

function counter(): () => Promise<number> {
  let looks = 0;
  return () => Promise.resolve((looks += 1));
}

describe('waitUntil', () => {
  test('returns what the last look showed, without a sleep where the first one is enough', async () => {
    const clock = sleptClock();

    expect(await waitUntil({ look: counter(), done: () => true, deadlineMs: 0, clock })).toBe(1);
    expect(clock.slept).toEqual([]);
  });

  test('looks less and less often, up to the largest interval', async () => {
    const clock = sleptClock();

    const options = {
      done: (looks: number) => looks === 6,
      deadlineMs: 60_000,
      minIntervalMs: 1000,
      maxIntervalMs: 3000,
    };
    await waitUntil({ look: counter(), ...options, clock });

    expect(clock.slept).toEqual([1000, 1500, 2250, 3000, 3000]);
  });

  test('looks soon again after something has changed', async () => {
    const clock = sleptClock();

    await waitUntil({
      look: counter(),
      done: (looks) => looks === 5,
      progress: (looks) => looks === 3,
      deadlineMs: 60_000,
      minIntervalMs: 1000,
      clock,
    });

    expect(clock.slept).toEqual([1000, 1500, 1000, 1500]);
  });

  test('fails at the deadline, after a last look there', async () => {
    const clock = sleptClock();

    const wait = waitUntil({
      look: counter(),
      done: () => false,
      deadlineMs: 3000,
      minIntervalMs: 1000,
      clock,
    });

    await expect(wait).rejects.toThrow(DeadlineError);
    await expect(wait).rejects.toMatchObject({ seen: 4, message: 'Not done after 3 s.' });
    expect(clock.slept).toEqual([1000, 1500, 500]);
  });

  test('passes on what a look throws', async () => {
    const refused = Promise.reject(new Error('refused'));

    await expect(waitUntil({ look: () => refused, done: () => true, deadlineMs: 1000 })).rejects.toThrow(
      'refused',
    );
  });

  test.each(['before a look', 'during a look', 'during a sleep'])(
    'ends with the reason of a signal that aborts %s',
    async (when) => {
      const controller = new AbortController();
      const reason = new Error('cancelled');
      const never = new Promise<number>(() => undefined);
      const look = (): Promise<number> => {
        if (when === 'during a look') queueMicrotask(() => controller.abort(reason));
        return when === 'during a look' ? never : Promise.resolve(1);
      };
      if (when === 'before a look') controller.abort(reason);
      const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
        queueMicrotask(() => controller.abort(reason));
        return systemClock.sleep(ms, signal);
      };

      const wait = waitUntil({
        look,
        done: () => false,
        deadlineMs: 60_000,
        minIntervalMs: 60_000,
        signal: controller.signal,
        clock: { ...systemClock, sleep },
      });

      await expect(wait).rejects.toBe(reason);
    },
  );
});
