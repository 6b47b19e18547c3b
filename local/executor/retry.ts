/** What a step failed of, in the words of RetryPolicies; `other` is never retried. */
export type FailureKind =
  | 'Step.SERVICE_FAULT'
  | 'Step.THROTTLING'
  | 'SageMaker.JOB_INTERNAL_ERROR'
  | 'SageMaker.CAPACITY_ERROR'
  | 'SageMaker.RESOURCE_LIMIT'
  | 'other';

export interface RetryPolicy {
  exceptionTypes: readonly string[];
  /** Seconds before the first retry. */
  interval: number;
  backoffRate: number;
  maxAttempts?: number;
  /** Minutes after the first failure in which a retry may start. */
  expireAfter?: number;
}

/** What the service does without a policy. Its own figures are not published. */
const builtIn: RetryPolicy = {
  exceptionTypes: ['Step.SERVICE_FAULT', 'Step.THROTTLING'],
  interval: 1,
  backoffRate: 2,
  maxAttempts: 5,
};

/**
 * Seconds to wait before the next attempt, or nothing when the failure is final.
 * `attempts` counts those made so far, `elapsed` is in seconds since the first failure.
 */
export function retryDelay(
  policies: readonly RetryPolicy[],
  kind: FailureKind,
  attempts: number,
  elapsed: number,
): number | undefined {
  const policy = [...policies, builtIn].find(({ exceptionTypes }) => exceptionTypes.includes(kind));
  if (!policy) return undefined;
  const delay = policy.interval * policy.backoffRate ** (attempts - 1);
  if (policy.expireAfter !== undefined) return elapsed + delay <= policy.expireAfter * 60 ? delay : undefined;
  return attempts <= (policy.maxAttempts ?? 0) ? delay : undefined;
}
