import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 150;

export interface Patience {
  /** What is waited for, as the end of "waited N s for". */
  what: string;
  signal: AbortSignal;
  /** Far more than it takes, so that only what never comes runs into it; without it a person may take as long as they like. */
  seconds?: number;
}

/** Says in a word that a signal ended something, where one did. */
export function reasonOf(error: unknown, signal: AbortSignal): unknown {
  return signal.aborted ? new Error('Interrupted', { cause: error }) : error;
}

/** Looks again and again until there is something. Throws a sentence after `seconds`, or where the signal aborts. */
export async function waitFor<T>(
  look: () => Promise<T | undefined>,
  { what, signal, seconds }: Patience,
): Promise<T> {
  const end = seconds === undefined ? Infinity : performance.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}.`);
    await sleep(POLL_MS, undefined, { signal });
  }
}
