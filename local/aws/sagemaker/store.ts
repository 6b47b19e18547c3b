import { join } from 'node:path';
import type { JsonObject } from '../../executor/json.ts';
import type { MetricValue } from '../../executor/job/metric.ts';
import type { ProcessingRequest } from '../../executor/job/processing-request.ts';
import type { TrainingRequest } from '../../executor/job/training-request.ts';
import type { ParameterValues } from '../../executor/parameter.ts';
import type { StepRecord } from '../../executor/step-record.ts';
import type { ServedModel } from '../../serving/served-model.ts';
import { type Collection, openCollection } from './collection.ts';
import type { DataCaptureConfig, DeploymentConfig, EndpointConfigRequest } from './endpoint-request.ts';

/* Records as they are kept: times are ISO 8601 texts, members in SageMaker's spelling are JSON of the API. */

export interface PipelineRecord {
  arn: string;
  name: string;
  displayName?: string;
  description?: string;
  roleArn: string;
  parallelism?: JsonObject;
  createdAt: string;
  modifiedAt: string;
  lastRunAt?: string;
  /** ClientRequestToken and hash of the request that created it. */
  token: string;
  request: string;
  versions: PipelineVersion[];
}

export interface PipelineVersion {
  id: number;
  definition: string;
  createdAt: string;
  displayName?: string;
  description?: string;
  lastExecution?: string;
}

export type ExecutionStatus = 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

export interface ExecutionRecord {
  arn: string;
  id: string;
  pipelineArn: string;
  pipelineName: string;
  version: number;
  definition: string;
  displayName?: string;
  description?: string;
  status: ExecutionStatus;
  failureReason?: string;
  createdAt: string;
  modifiedAt: string;
  parallelism?: JsonObject;
  selective?: { SelectedSteps: { StepName: string }[]; SourcePipelineExecutionArn?: string };
  parameters: ParameterValues;
  token: string;
  request: string;
  /** Tokens of the retries that were made. */
  retries: string[];
  steps: StepRecord[];
}

interface JobRecord {
  arn: string;
  name: string;
  status: 'InProgress' | 'Stopping' | 'Stopped' | 'Failed' | 'Completed';
  createdAt: string;
  modifiedAt: string;
  startedAt?: string;
  endedAt?: string;
  failureReason?: string;
}

export interface ProcessingJobRecord extends JobRecord {
  request: ProcessingRequest;
  exitMessage?: string;
}

export interface TrainingJobRecord extends JobRecord {
  request: TrainingRequest;
  secondaryStatus: string;
  transitions: { Status: string; StartTime: string; EndTime?: string; StatusMessage?: string }[];
  metrics: readonly MetricValue[];
}

export interface ModelPackageGroupRecord {
  arn: string;
  name: string;
  description?: string;
  createdAt: string;
  /** The highest version that there has been: a number is never given twice. */
  lastVersion: number;
}

export interface ModelPackageRecord {
  arn: string;
  group: string;
  version: number;
  /** CreateModelPackage as it was asked for, with what the service adds. */
  content: JsonObject;
  createdAt: string;
  modifiedAt: string;
  token?: string;
}

export interface ModelRecord {
  arn: string;
  name: string;
  /** CreateModel as it was asked for. */
  request: JsonObject;
  served: ServedModel;
  createdAt: string;
}

export interface EndpointConfigRecord {
  arn: string;
  name: string;
  request: EndpointConfigRequest;
  createdAt: string;
}

export type EndpointStatus = 'Creating' | 'Updating' | 'InService' | 'Deleting' | 'Failed';
export type VariantStatus = 'Creating' | 'Updating' | 'ActivatingTraffic' | 'Baking' | 'Deleting';

export interface EndpointRecord {
  arn: string;
  name: string;
  status: EndpointStatus;
  failureReason?: string;
  /** What serves, or did at last; an endpoint that is being created has no variants yet. */
  serving: DeployedConfig;
  /** What an update, or the creation, is about to put in its place. */
  pending?: DeployedConfig & { startedAt: string };
  deployment?: DeploymentConfig;
  createdAt: string;
  modifiedAt: string;
}

/** An endpoint configuration as it was taken up: it and its models may be deleted while they serve. */
export interface DeployedConfig {
  configName: string;
  variants: VariantRecord[];
  capture?: DataCaptureConfig;
}

export interface VariantRecord {
  name: string;
  model: ServedModel;
  instanceType: string;
  /** Seconds that a container has to become healthy. */
  startupTimeout: number;
  weight: number;
  instances: { desired: number; current: number };
  status?: { Status: VariantStatus; StartTime: string };
  resolvedAt: string;
}

export interface MonitoringScheduleConfig {
  ScheduleConfig?: { ScheduleExpression: string };
  MonitoringJobDefinition?: {
    MonitoringInputs: { EndpointInput?: { EndpointName: string } }[];
    RoleArn: string;
  };
  MonitoringJobDefinitionName?: string;
  MonitoringType?: string;
}

export interface MonitoringScheduleRecord {
  arn: string;
  name: string;
  config: MonitoringScheduleConfig;
  status: 'Scheduled' | 'Stopped';
  createdAt: string;
  modifiedAt: string;
}

export interface TagRecord {
  arn: string;
  tags: Record<string, string>;
}

export interface Store {
  pipelines: Collection<PipelineRecord>;
  executions: Collection<ExecutionRecord>;
  processingJobs: Collection<ProcessingJobRecord>;
  trainingJobs: Collection<TrainingJobRecord>;
  groups: Collection<ModelPackageGroupRecord>;
  packages: Collection<ModelPackageRecord>;
  models: Collection<ModelRecord>;
  endpointConfigs: Collection<EndpointConfigRecord>;
  endpoints: Collection<EndpointRecord>;
  monitoringSchedules: Collection<MonitoringScheduleRecord>;
  tags: Collection<TagRecord>;
}

export function openStore(folder: string): Store {
  return {
    pipelines: openCollection(join(folder, 'pipelines')),
    executions: openCollection(join(folder, 'pipeline-executions')),
    processingJobs: openCollection(join(folder, 'processing-jobs')),
    trainingJobs: openCollection(join(folder, 'training-jobs')),
    groups: openCollection(join(folder, 'model-package-groups')),
    packages: openCollection(join(folder, 'model-packages')),
    models: openCollection(join(folder, 'models')),
    endpointConfigs: openCollection(join(folder, 'endpoint-configs')),
    endpoints: openCollection(join(folder, 'endpoints')),
    monitoringSchedules: openCollection(join(folder, 'monitoring-schedules')),
    tags: openCollection(join(folder, 'tags')),
  };
}
