import type { Problem } from './pipeline/problem.ts';
import type { Reason } from './reason.ts';

export interface FailureOptions {
  cause?: unknown;
  /** Single things that are wrong: each becomes an annotation of its own. */
  problems?: readonly (Problem | string)[];
}

/** An ending that a person has to read: the message says what was wrong, what was found and what to do. */
export class Failure extends Error {
  override name = 'Failure';
  readonly reason: Reason;
  readonly problems: readonly (Problem | string)[];

  constructor(reason: Reason, message: string, options: FailureOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.reason = reason;
    this.problems = options.problems ?? [];
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
