import { followJob, type StepType } from './step-run.ts';

export const processing: StepType = {
  retryable: true,
  async run(run, settings) {
    const job = await run.platform.createProcessingJob({ ...settings, ProcessingJobName: run.jobName });
    return await followJob(run, job, { ProcessingJob: { Arn: job.arn } });
  },
};
