import { AwsError } from '../aws/service.ts';
import { cacheKey, oldestHit } from './cache.ts';
import { isEvaluationError } from './condition.ts';
import type { Step } from './definition.ts';
import { resolveMembers, type Scope } from './expression.ts';
import type { JsonObject } from './json.ts';
import type { Platform } from './platform.ts';
import { type FailureKind, retryDelay } from './retry.ts';
import type { StepRecord } from './step-record.ts';
import type { StepEnding, StepType } from './steps/step-run.ts';
import { stepTypes } from './steps/step-types.ts';

export interface StepAttempt {
  step: Step;
  platform: Platform;
  stopping: AbortSignal;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  jobName(): string;
  scope(jobName: string): Scope;
  change(values: Partial<StepRecord>): void;
}

/** Makes attempts at a step until it succeeds, is stopped, or no retry policy applies to its failure. Never rejects. */
export async function attemptStep(attempt: StepAttempt): Promise<StepEnding> {
  const type = stepTypes[attempt.step.type];
  if (!type)
    return { status: 'Failed', reason: `There is no step type ${attempt.step.type}.`, kind: 'other' };
  let firstFailure: number | undefined;
  for (let attempts = 1; ; attempts += 1) {
    attempt.change({ attempts });
    const ending = await attemptOnce(attempt, type);
    if (ending.status !== 'Failed') return ending;

    const now = attempt.platform.now().getTime();
    firstFailure ??= now;
    const delay = type.retryable
      ? retryDelay(attempt.step.retryPolicies, ending.kind, attempts, (now - firstFailure) / 1000)
      : undefined;
    if (delay === undefined) return ending;
    await attempt.sleep(delay * 1000, attempt.stopping);
    if (attempt.stopping.aborted) return { status: 'Stopped' };
  }
}

async function attemptOnce(attempt: StepAttempt, type: StepType): Promise<StepEnding> {
  const { step, platform, stopping } = attempt;
  const jobName = attempt.jobName();
  const scope = attempt.scope(jobName);
  try {
    const settings = await resolveMembers(type.settings?.(step) ?? step.arguments, scope);
    const hit = findHit(attempt, settings);
    if (hit) return hit;
    if (stopping.aborted) return { status: 'Stopped' };
    return await type.run(
      {
        step,
        platform,
        jobName,
        stopping,
        report: (metadata) => attempt.change({ metadata }),
      },
      settings,
    );
  } catch (error) {
    return failureOf(step, error);
  }
}

function findHit(attempt: StepAttempt, settings: JsonObject): StepEnding | undefined {
  const { step, platform } = attempt;
  const key = cacheKey(step.type, settings);
  if (key === undefined) return undefined;
  attempt.change({ cacheKey: key });
  const since = oldestHit(step.cache, platform.now());
  const hit = since && platform.findCached(step.name, key, since);
  if (!hit) return undefined;
  attempt.change({ cacheHit: hit.executionArn });
  return { status: 'Succeeded', metadata: hit.step.metadata };
}

const kinds: Readonly<Record<string, FailureKind>> = {
  ThrottlingException: 'Step.THROTTLING',
  ResourceLimitExceeded: 'SageMaker.RESOURCE_LIMIT',
};

const operations: Readonly<Record<string, string>> = {
  Processing: 'CreateProcessingJob',
  QualityCheck: 'CreateProcessingJob',
  Training: 'CreateTrainingJob',
  RegisterModel: 'CreateModelPackage',
};

function failureOf(step: Step, error: unknown): StepEnding {
  if (isEvaluationError(error))
    return { status: 'Failed', reason: `ClientError: ${error.message}`, kind: 'other' };
  if (!(error instanceof AwsError)) {
    const reason = `InternalServerError: The local executor failed in step ${step.name}: ${error instanceof Error ? error.message : String(error)}`;
    return { status: 'Failed', reason, kind: 'SageMaker.JOB_INTERNAL_ERROR' };
  }
  // A Condition creates nothing: what failed there is reading a report.
  const operation = operations[step.type];
  const kind = error.status >= 500 ? 'Step.SERVICE_FAULT' : (kinds[error.code] ?? 'other');
  return {
    status: 'Failed',
    reason: `ClientError: ${operation ? `Failed to invoke sagemaker:${operation}. Error Details: ` : ''}${error.message}`,
    kind,
  };
}
