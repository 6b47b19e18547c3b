import { setTimeout as sleep } from 'node:timers/promises';
import { statusOf } from './client.ts';

/** For a call that makes something: asked again after a lost answer, GitHub makes a second one. */
export const NOT_AGAIN = { retries: 0 } as const;

const ATTEMPTS = 4;

/**
 * Makes what is not there yet, once. `make` asks with `NOT_AGAIN`; where GitHub gave no answer, or failed, `look` says
 * whether it was made all the same. Throws what the last attempt threw.
 */
export async function makeOnce<T>(make: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await make();
    } catch (error) {
      if ((statusOf(error) ?? 0) < 500) throw error;
      await sleep(attempt * 1000);
      const made = await look();
      if (made !== undefined) return made;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}
