import type { Step } from '../definition.ts';
import type { JsonObject } from '../json.ts';
import type { Job, Platform } from '../platform.ts';
import type { FailureKind } from '../retry.ts';

/** What one attempt of one step has at hand. */
export interface StepRun {
  step: Step;
  platform: Platform;
  /** Name for a job that the step starts. */
  jobName: string;
  /** Aborted when the execution is to stop. */
  stopping: AbortSignal;
  /** Shows the step's metadata while it runs. */
  report(metadata: JsonObject): void;
}

export type StepEnding =
  | { status: 'Succeeded'; metadata: JsonObject; outcome?: boolean }
  | { status: 'Stopped' }
  | { status: 'Failed'; reason: string; kind: FailureKind };

export interface StepType {
  /** The resolved members that decide about a cache hit and that `run` gets; Arguments unless said otherwise. */
  settings?: (step: Step) => JsonObject;
  /** Why this executor cannot run the step, if it cannot. */
  refusal?: (step: Step) => string | undefined;
  retryable: boolean;
  run(run: StepRun, settings: JsonObject): Promise<StepEnding>;
}

/** Follows a job to its end, stopping it when the execution stops. */
export async function followJob(run: StepRun, job: Job, metadata: JsonObject): Promise<StepEnding> {
  run.report(metadata);
  const stop = (): void => job.stop();
  if (run.stopping.aborted) stop();
  run.stopping.addEventListener('abort', stop);
  const ending = await job.ended;
  run.stopping.removeEventListener('abort', stop);

  if (ending.status === 'Completed') return { status: 'Succeeded', metadata };
  if (ending.status === 'Stopped' && run.stopping.aborted) return { status: 'Stopped' };
  const reason = ending.failureReason ?? 'The job was stopped.';
  return { status: 'Failed', reason: `ClientError: ${reason}`, kind: ending.failure ?? 'other' };
}
