import { textOf } from '../json.ts';
import type { StepType } from './step-run.ts';

export const fail: StepType = {
  retryable: false,
  async run(run, settings) {
    const message = textOf(settings['ErrorMessage']) ?? '';
    run.report({ Fail: { ErrorMessage: message } });
    return await Promise.resolve({ status: 'Failed', reason: message, kind: 'other' });
  },
};
