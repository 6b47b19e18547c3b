import { EventEmitter } from 'node:events';
import type { StepRecord, StepStatus } from '../../executor/step-record.ts';
import type {
  EndpointRecord,
  EndpointStatus,
  ExecutionRecord,
  ExecutionStatus,
  ModelPackageRecord,
  ProcessingJobRecord,
  TrainingJobRecord,
} from './store.ts';

/**
 * What happens in SageMaker, for those who want to hear of it (on AWS these are EventBridge events). `previous` is
 * undefined for what has just come to be. Records are live: read them at once.
 */
export interface ChangeEvents {
  execution: [record: ExecutionRecord, previous: ExecutionStatus | undefined];
  step: [execution: ExecutionRecord, step: StepRecord, previous: StepStatus | undefined];
  modelPackage: [record: ModelPackageRecord];
  processingJob: [record: ProcessingJobRecord];
  trainingJob: [record: TrainingJobRecord];
  endpoint: [record: EndpointRecord, previous: EndpointStatus | undefined];
}

export type Changes = EventEmitter<ChangeEvents>;

export function createChanges(): Changes {
  return new EventEmitter<ChangeEvents>();
}
