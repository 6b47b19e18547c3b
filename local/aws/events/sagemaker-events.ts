import type { StepRecord } from '../../executor/step-record.ts';
import type { Changes } from '../sagemaker/change.ts';
import { describeModelPackage } from '../sagemaker/model-packages.ts';
import type { ExecutionRecord, ModelPackageRecord } from '../sagemaker/store.ts';
import type { Bus } from './bus.ts';
import { eventOf } from './event.ts';
import type { Place } from './store.ts';

const SOURCE = 'aws.sagemaker';

/**
 * Puts SageMaker's changes on the default bus.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function tellOfSageMaker(bus: Bus, changes: Changes, now: () => Date): void {
  changes.on('execution', (record, previous) => {
    const resources = [record.pipelineArn, record.arn];
    const detail = executionDetail(record, previous);
    const detailType = 'SageMaker Model Building Pipeline Execution Status Change';
    bus.put(eventOf(placeOf(record.arn), { source: SOURCE, detailType, detail, resources, at: now() }));
  });
  changes.on('step', (execution, step, previous) => {
    const resources = [execution.pipelineArn, execution.arn];
    const detail = stepDetail(execution, step, previous);
    const detailType = 'SageMaker Model Building Pipeline Execution Step Status Change';
    bus.put(eventOf(placeOf(execution.arn), { source: SOURCE, detailType, detail, resources, at: now() }));
  });
  changes.on('modelPackage', (record) => {
    const detailType = 'SageMaker Model Package State Change';
    const content = { source: SOURCE, detailType, detail: packageDetail(record), resources: [record.arn] };
    bus.put(eventOf(placeOf(record.arn), { ...content, at: now() }));
  });
}

function placeOf(arn: string): Place {
  const [, , , region = '', account = ''] = arn.split(':');
  return { region, account };
}

function executionDetail(record: ExecutionRecord, previous: string | undefined): object {
  const hasEnded = ['Succeeded', 'Failed', 'Stopped'].includes(record.status);
  return {
    pipelineExecutionDescription: record.description ?? '',
    pipelineExecutionDisplayName: record.displayName ?? '',
    currentPipelineExecutionStatus: record.status,
    previousPipelineExecutionStatus: previous ?? null,
    executionStartTime: seconds(record.createdAt),
    ...(hasEnded && { executionEndTime: seconds(record.modifiedAt) }),
    pipelineArn: record.pipelineArn,
    pipelineExecutionArn: record.arn,
  };
}

function stepDetail(execution: ExecutionRecord, step: StepRecord, previous: string | undefined): object {
  return {
    metadata: lowered(step.metadata),
    stepStartTime: seconds(step.startTime),
    ...(step.endTime !== undefined && { stepEndTime: seconds(step.endTime) }),
    stepName: step.name,
    stepType: step.type,
    previousStepStatus: previous ?? null,
    currentStepStatus: step.status,
    ...(step.cacheHit !== undefined && { cacheHitResult: { sourcePipelineExecutionArn: step.cacheHit } }),
    ...(step.failureReason !== undefined && { failureReason: step.failureReason }),
    pipelineArn: execution.pipelineArn,
    pipelineExecutionArn: execution.arn,
  };
}

/** `{ProcessingJob: {Arn}}` as `{processingJob: {arn}}`. */
function lowered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      lowered(member),
    ]),
  );
}

const OF_PACKAGE = [
  'ModelPackageGroupName',
  'ModelPackageVersion',
  'ModelPackageArn',
  'ModelPackageDescription',
  'CreationTime',
  'LastModifiedTime',
  'InferenceSpecification',
  'ModelPackageStatus',
  'ModelPackageStatusDetails',
  'CertifyForMarketplace',
  'ModelApprovalStatus',
  'ApprovalDescription',
  'MetadataProperties',
  'ModelMetrics',
  'CustomerMetadataProperties',
];
const TIMES = ['CreationTime', 'LastModifiedTime'];

function packageDetail(record: ModelPackageRecord): object {
  const described = { CertifyForMarketplace: false, ...describeModelPackage(record) };
  const members = Object.entries(described).filter(([name]) => OF_PACKAGE.includes(name));
  return Object.fromEntries(
    members.map(([name, value]) => [name, TIMES.includes(name) ? Date.parse(String(value)) : value]),
  );
}

/** Times of executions have no fractions of seconds. */
function seconds(time: string): string {
  return `${time.slice(0, 19)}Z`;
}
