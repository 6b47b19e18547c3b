import { followJob, type StepType } from './step-run.ts';

export const training: StepType = {
  retryable: true,
  async run(run, settings) {
    const job = await run.platform.createTrainingJob({ ...settings, TrainingJobName: run.jobName });
    return await followJob(run, job, { TrainingJob: { Arn: job.arn } });
  },
};
