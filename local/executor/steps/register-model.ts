import type { StepType } from './step-run.ts';

export const registerModel: StepType = {
  retryable: true,
  async run(run, settings) {
    const arn = await run.platform.createModelPackage(settings);
    return { status: 'Succeeded', metadata: { RegisterModel: { Arn: arn } } };
  },
};
