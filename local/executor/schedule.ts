import type { Step } from './definition.ts';

/** How far a step is. `skipped`: it lies in a branch not taken, or needs a step that does. */
export type Progress = 'running' | 'succeeded' | 'failed' | 'skipped';

export interface ScheduleState {
  progress: ReadonlyMap<string, Progress>;
  /** Outcomes of Condition steps that have been evaluated. */
  outcomes: ReadonlyMap<string, boolean>;
}

/** The steps that may start now and those that never will, in the order of the definition. Pure. */
export function nextSteps(
  steps: readonly Step[],
  waitsFor: ReadonlyMap<string, readonly string[]>,
  state: ScheduleState,
): { ready: Step[]; skipped: Step[] } {
  const progress = new Map(state.progress);
  const skipped: Step[] = [];
  let before: number;
  do {
    before = skipped.length;
    for (const step of steps) {
      if (progress.has(step.name) || !isUnreachable(step)) continue;
      progress.set(step.name, 'skipped');
      skipped.push(step);
    }
  } while (skipped.length > before);

  const ready = steps.filter(
    (step) => !progress.has(step.name) && needs(step).every((name) => progress.get(name) === 'succeeded'),
  );
  return { ready, skipped };

  function needs(step: Step): readonly string[] {
    return waitsFor.get(step.name) ?? [];
  }

  function isUnreachable(step: Step): boolean {
    const outcome = step.parent && state.outcomes.get(step.parent.step);
    if (outcome !== undefined && outcome !== step.parent?.outcome) return true;
    return needs(step).some((name) => progress.get(name) === 'skipped');
  }
}
