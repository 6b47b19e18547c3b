import type { Step } from '../definition.ts';
import { condition } from './condition.ts';
import { fail } from './fail.ts';
import { processing } from './processing.ts';
import { qualityCheck } from './quality-check.ts';
import { registerModel } from './register-model.ts';
import type { StepType } from './step-run.ts';
import { training } from './training.ts';

/** The step types that the executor runs. */
export const stepTypes: Readonly<Record<string, StepType>> = {
  Condition: condition,
  Fail: fail,
  Processing: processing,
  QualityCheck: qualityCheck,
  RegisterModel: registerModel,
  Training: training,
};

/** One sentence for every step that the executor cannot run. */
export function refusals(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    const type = Object.hasOwn(stepTypes, step.type) ? stepTypes[step.type] : undefined;
    const what = type ? type.refusal?.(step) : `type ${step.type}`;
    if (what === undefined) return [];
    const known = Object.keys(stepTypes).join(', ').replace('QualityCheck', 'QualityCheck (DATA_QUALITY)');
    return [
      `The local executor does not run step '${step.name}' with ${what}; it runs steps of type ${known}.`,
    ];
  });
}
