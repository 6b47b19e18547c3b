import type { Definition } from '../executor/definition.ts';
import { formatSeconds, formatTable } from '../training/format.ts';
import type { StepState } from '../training/steps.ts';

/** One line per step of the pipeline: how it ended, whether it ran, how long it took. */
export function stepTable(definition: Definition, states: readonly StepState[]): string {
  const rows = definition.steps.map((step) => {
    const state = states.find(({ name }) => name === step.name);
    if (!state) return [step.name, 'not run', '', ''];
    const time = state.origin === 'ran' && state.seconds !== undefined ? formatSeconds(state.seconds) : '';
    return [step.name, state.status, state.origin, time];
  });
  return formatTable([['step', 'status', 'how', 'time'], ...rows], [3]);
}
