import type { ExecutionState, StepState } from './steps.ts';

/** Lets each step of an execution be awaited on its own, while somebody else follows the execution. */
export class StepBoard {
  readonly #started = new Map<string, PromiseWithResolvers<boolean>>();
  readonly #ended = new Map<string, PromiseWithResolvers<StepState | undefined>>();
  #finished = false;

  /** Resolves with true when the step runs, with false when it is certain that it never will. */
  started(name: string): Promise<boolean> {
    return entry(this.#started, name, this.#finished, false);
  }

  /** Resolves with the step's end; with undefined where nothing more is heard of it: it never ran, or was left running. */
  ended(name: string): Promise<StepState | undefined> {
    return entry(this.#ended, name, this.#finished, undefined);
  }

  update(state: ExecutionState): void {
    for (const step of state.steps) {
      void this.started(step.name);
      this.#started.get(step.name)?.resolve(true);
      if (step.status === 'running') continue;
      void this.ended(step.name);
      this.#ended.get(step.name)?.resolve(step);
    }
  }

  /** No step ends after this. */
  finish(): void {
    this.#finished = true;
    for (const { resolve } of this.#started.values()) resolve(false);
    for (const { resolve } of this.#ended.values()) resolve(undefined);
  }
}

function entry<T>(
  entries: Map<string, PromiseWithResolvers<T>>,
  name: string,
  finished: boolean,
  last: T,
): Promise<T> {
  const known = entries.get(name);
  if (known) return known.promise;
  const created = Promise.withResolvers<T>();
  entries.set(name, created);
  if (finished) created.resolve(last);
  return created.promise;
}
