import { holdAll } from '../condition.ts';
import type { StepType } from './step-run.ts';

export const condition: StepType = {
  retryable: false,
  // The branches are steps of their own and have their turn later.
  settings: (step) => ({ Conditions: step.arguments['Conditions'] ?? [] }),
  async run(_run, settings) {
    const outcome = holdAll(settings['Conditions'] ?? []);
    return await Promise.resolve({
      status: 'Succeeded',
      metadata: { Condition: { Outcome: outcome ? 'True' : 'False' } },
      outcome,
    });
  },
};
