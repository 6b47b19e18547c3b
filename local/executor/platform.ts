import type { JsonObject } from './json.ts';
import type { FailureKind } from './retry.ts';
import type { StepRecord } from './step-record.ts';

/** A job that a step started. */
export interface Job {
  arn: string;
  /** Never rejects: a job that could not run has failed. */
  ended: Promise<JobEnding>;
  stop(): void;
}

export interface JobEnding {
  status: 'Completed' | 'Failed' | 'Stopped';
  failureReason?: string;
  /** `other` unless the executor itself failed, not the job's program. */
  failure?: FailureKind;
}

/** An earlier run of a step that its cache may reuse. */
export interface CacheHit {
  executionArn: string;
  step: StepRecord;
}

/**
 * What the steps of one execution do to SageMaker. Calls throw `AwsError` as the API would: a step then fails with
 * "Failed to invoke sagemaker:...", or is retried where its policies say so.
 */
export interface Platform {
  now(): Date;
  createProcessingJob(request: JsonObject): Promise<Job>;
  createTrainingJob(request: JsonObject): Promise<Job>;
  /** Returns the new package's ARN. */
  createModelPackage(request: JsonObject): Promise<string>;
  /** What the Describe call of the resource answers, as JSON. */
  describe(arn: string): JsonObject;
  /** DriftCheckBaselines of the newest approved package of the group. */
  approvedBaselines(group: string): JsonObject | undefined;
  findCached(step: string, key: string, since: Date): CacheHit | undefined;
  readObject(uri: string): Promise<Buffer>;
}
