import type { StepRecord } from '../../executor/step-record.ts';
import { dates, present } from './page.ts';
import type { ExecutionRecord } from './store.ts';

export function describeExecution(record: ExecutionRecord) {
  return {
    ...present({
      PipelineArn: record.pipelineArn,
      PipelineExecutionArn: record.arn,
      PipelineExecutionDisplayName: record.displayName,
      PipelineExecutionStatus: record.status,
      PipelineExecutionDescription: record.description,
      FailureReason: record.failureReason,
      ParallelismConfiguration: record.parallelism,
      SelectiveExecutionConfig: record.selective,
      PipelineVersionId: record.version,
    }),
    ...dates({ CreationTime: record.createdAt, LastModifiedTime: record.modifiedAt }),
  };
}

export function summarizeExecution(record: ExecutionRecord) {
  return {
    ...present({
      PipelineExecutionArn: record.arn,
      PipelineExecutionStatus: record.status,
      PipelineExecutionDescription: record.description,
      PipelineExecutionDisplayName: record.displayName,
      PipelineExecutionFailureReason: record.failureReason,
    }),
    ...dates({ StartTime: record.createdAt }),
  };
}

export function describeStep(step: StepRecord) {
  return {
    ...present({
      StepName: step.name,
      StepDisplayName: step.displayName,
      StepDescription: step.description,
      StepStatus: step.status,
      FailureReason: step.failureReason,
      CacheHitResult: step.cacheHit === undefined ? undefined : { SourcePipelineExecutionArn: step.cacheHit },
      SelectiveExecutionResult:
        step.reusedFrom === undefined ? undefined : { SourcePipelineExecutionArn: step.reusedFrom },
    }),
    Metadata: step.metadata,
    AttemptCount: step.attempts,
    ...dates({ StartTime: step.startTime, EndTime: step.endTime }),
  };
}
