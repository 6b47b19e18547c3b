import { type JsonObject, toJson } from '../../executor/json.ts';
import { metricDefinitions, modelArtifacts } from '../../executor/job/training-request.ts';
import type { ProcessingJobRecord, TrainingJobRecord } from './store.ts';

/** DescribeProcessingJob's answer as JSON: times are texts. */
export function describeProcessingJob(record: ProcessingJobRecord): JsonObject {
  const { Tags: _tags, ...request } = toJson(record.request);
  return toJson({
    ...request,
    ProcessingJobArn: record.arn,
    ProcessingJobStatus: record.status,
    ExitMessage: record.exitMessage,
    FailureReason: record.failureReason,
    CreationTime: record.createdAt,
    LastModifiedTime: record.modifiedAt,
    ProcessingStartTime: record.startedAt,
    ProcessingEndTime: record.endedAt,
  });
}

/** DescribeTrainingJob's answer as JSON: times are texts. */
export function describeTrainingJob(record: TrainingJobRecord): JsonObject {
  const { Tags: _tags, ...request } = toJson(record.request);
  const definitions = metricDefinitions(record.request);
  const seconds = trainingSeconds(record);
  return toJson({
    ...request,
    AlgorithmSpecification: {
      ...record.request.AlgorithmSpecification,
      ...(definitions.length > 0 && { MetricDefinitions: definitions }),
    },
    ModelArtifacts: { S3ModelArtifacts: modelArtifacts(record.request) },
    FinalMetricDataList: record.metrics,
    SecondaryStatusTransitions: record.transitions,
    TrainingJobArn: record.arn,
    TrainingJobStatus: record.status,
    SecondaryStatus: record.secondaryStatus,
    FailureReason: record.failureReason,
    CreationTime: record.createdAt,
    LastModifiedTime: record.modifiedAt,
    TrainingStartTime: record.startedAt,
    TrainingEndTime: record.endedAt,
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  });
}

/** From the start of training to the end of the upload, in whole seconds as it is billed. */
function trainingSeconds({ startedAt, endedAt }: TrainingJobRecord): number | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return Math.ceil((Date.parse(endedAt) - Date.parse(startedAt)) / 1000);
}
