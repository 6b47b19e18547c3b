import { waitFor } from './wait.ts';

/** Something that a person decides. */
export interface Decision {
  /** As in "Waiting for you: ...". */
  what: string;
  /** Page on which a person can decide it. */
  url: string;
  /** Decides it as the demo's own people would. */
  take: () => Promise<void>;
  /** Whether it was decided, by whomever. */
  taken: () => Promise<boolean>;
}

export interface DecisionOptions {
  /** Leaves it to the person at the browser. */
  pause: boolean;
  tell: (line: string) => void;
  signal: AbortSignal;
}

/** Takes the decision, or waits until a person has. */
export async function decide(decision: Decision, { pause, tell, signal }: DecisionOptions): Promise<void> {
  if (!pause) return decision.take();
  tell(`Waiting for you: ${decision.what} on ${decision.url}`);
  await waitFor(async () => ((await decision.taken()) ? true : undefined), { what: decision.what, signal });
}
