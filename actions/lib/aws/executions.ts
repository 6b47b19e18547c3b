import {
  DescribePipelineDefinitionForExecutionCommand,
  DescribePipelineExecutionCommand,
  DescribeProcessingJobCommand,
  paginateListPipelineExecutions,
  paginateListPipelineExecutionSteps,
  paginateListPipelineParametersForExecution,
  type PipelineExecutionStep,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { nameOfArn, type Place, sagemakerArn } from './arn.ts';
import { call, items } from './call.ts';
import type { Clients } from './clients.ts';
import { AwsError } from './errors.ts';
import { pipelineArn } from './pipelines.ts';

export type ExecutionStatus = 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

export interface ExecutionSummary {
  arn: string;
  displayName: string | undefined;
  status: ExecutionStatus;
}

export interface ListedExecution extends ExecutionSummary {
  startedAt: Date;
}

export interface Execution extends ExecutionSummary {
  failureReason: string | undefined;
  startedAt: Date | undefined;
  changedAt: Date | undefined;
}

export type JobKind = 'processing' | 'training' | 'transform';

export interface ExecutionStep {
  name: string;
  status: string;
  startedAt: Date | undefined;
  endedAt: Date | undefined;
  failureReason: string | undefined;
  attempts: number;
  /** Execution that a cached result is from. */
  cachedFrom: string | undefined;
  job: { kind: JobKind; name: string } | undefined;
  /** What a Condition step came to. */
  outcome: string | undefined;
  /** What a Fail step says. */
  failMessage: string | undefined;
  modelPackageArn: string | undefined;
}

/** The executions of a pipeline, newest first. */
export async function* listExecutions(
  clients: Clients,
  place: Place,
  name: string,
): AsyncGenerator<ListedExecution> {
  const permission = { action: 'sagemaker:ListPipelineExecutions', resource: pipelineArn(place, name) };
  const pages = paginateListPipelineExecutions(
    { client: clients.sagemaker, pageSize: 100 },
    { PipelineName: name, SortBy: 'CreationTime', SortOrder: 'Descending' },
  );
  for await (const summary of items(permission, pages, (page) => page.PipelineExecutionSummaries)) {
    if (summary.PipelineExecutionArn === undefined) continue;
    yield {
      arn: summary.PipelineExecutionArn,
      displayName: summary.PipelineExecutionDisplayName,
      status: summary.PipelineExecutionStatus ?? 'Executing',
      startedAt: summary.StartTime ?? new Date(0),
    };
  }
}

export interface ExecutionStart {
  pipeline: string;
  displayName: string;
  description: string;
  parameters: Readonly<Record<string, string>>;
  /** The same token gives the same execution. */
  token: string;
}

export async function startExecution(clients: Clients, place: Place, start: ExecutionStart): Promise<string> {
  const command = new StartPipelineExecutionCommand({
    PipelineName: start.pipeline,
    PipelineExecutionDisplayName: start.displayName,
    PipelineExecutionDescription: start.description,
    PipelineParameters: Object.entries(start.parameters).map(([Name, Value]) => ({ Name, Value })),
    ClientRequestToken: start.token,
  });
  const permission = {
    action: 'sagemaker:StartPipelineExecution',
    resource: pipelineArn(place, start.pipeline),
  };
  const answer = await call(permission, () => clients.sagemaker.send(command));
  if (answer.PipelineExecutionArn === undefined)
    throw new Error('SageMaker started an execution without an ARN.');
  return answer.PipelineExecutionArn;
}

export async function describeExecution(clients: Clients, arn: string): Promise<Execution> {
  const permission = { action: 'sagemaker:DescribePipelineExecution', resource: arn };
  const command = new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn });
  const answer = await call(permission, () => clients.sagemaker.send(command));
  return {
    arn,
    displayName: answer.PipelineExecutionDisplayName,
    status: answer.PipelineExecutionStatus ?? 'Executing',
    failureReason: answer.FailureReason,
    startedAt: answer.CreationTime,
    changedAt: answer.LastModifiedTime,
  };
}

/** The definition that an execution ran, as JSON. */
export async function executionDefinition(clients: Clients, arn: string): Promise<string> {
  const permission = { action: 'sagemaker:DescribePipelineDefinitionForExecution', resource: arn };
  const command = new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn: arn });
  const answer = await call(permission, () => clients.sagemaker.send(command));
  return answer.PipelineDefinition ?? '';
}

/** The parameters that an execution ran with, by name; those left to their defaults may be absent. */
export async function executionParameters(clients: Clients, arn: string): Promise<Map<string, string>> {
  const permission = { action: 'sagemaker:ListPipelineParametersForExecution', resource: arn };
  const pages = paginateListPipelineParametersForExecution(
    { client: clients.sagemaker, pageSize: 100 },
    { PipelineExecutionArn: arn },
  );
  const parameters = new Map<string, string>();
  for await (const { Name: name, Value: value } of items(
    permission,
    pages,
    (page) => page.PipelineParameters,
  ))
    if (name !== undefined && value !== undefined) parameters.set(name, value);
  return parameters;
}

/** The steps that have begun, in that order; those that have not are absent. */
export async function listSteps(clients: Clients, arn: string): Promise<ExecutionStep[]> {
  const permission = { action: 'sagemaker:ListPipelineExecutionSteps', resource: arn };
  const pages = paginateListPipelineExecutionSteps(
    { client: clients.sagemaker, pageSize: 100 },
    { PipelineExecutionArn: arn, SortOrder: 'Ascending' },
  );
  const steps: ExecutionStep[] = [];
  for await (const step of items(permission, pages, (page) => page.PipelineExecutionSteps))
    steps.push(stepOf(step));
  return steps;
}

/** Tells an execution to stop. Answers false where it had come to an end of its own before. */
export async function stopExecution(clients: Clients, arn: string): Promise<boolean> {
  const permission = { action: 'sagemaker:StopPipelineExecution', resource: arn };
  const command = new StopPipelineExecutionCommand({ PipelineExecutionArn: arn });
  try {
    await call(permission, () => clients.sagemaker.send(command));
    return true;
  } catch (error) {
    if (!(error instanceof AwsError) || error.reason !== 'aws-refused') throw error;
    const { status } = await describeExecution(clients, arn);
    if (status === 'Executing') throw error;
    return status === 'Stopping' || status === 'Stopped';
  }
}

/** S3 addresses of a processing job's outputs by name. */
export async function processingOutputs(
  clients: Clients,
  place: Place,
  job: string,
): Promise<Map<string, string>> {
  const permission = {
    action: 'sagemaker:DescribeProcessingJob',
    resource: sagemakerArn(place, `processing-job/${job}`),
  };
  const command = new DescribeProcessingJobCommand({ ProcessingJobName: job });
  const answer = await call(permission, () => clients.sagemaker.send(command));
  const outputs = new Map<string, string>();
  for (const { OutputName, S3Output } of answer.ProcessingOutputConfig?.Outputs ?? []) {
    if (OutputName !== undefined && S3Output?.S3Uri !== undefined) outputs.set(OutputName, S3Output.S3Uri);
  }
  return outputs;
}

function stepOf(step: PipelineExecutionStep): ExecutionStep {
  const { Metadata: metadata } = step;
  return {
    name: step.StepName ?? '',
    status: step.StepStatus ?? 'Starting',
    startedAt: step.StartTime,
    endedAt: step.EndTime,
    failureReason: step.FailureReason,
    attempts: step.AttemptCount ?? 1,
    cachedFrom: step.CacheHitResult?.SourcePipelineExecutionArn,
    job: jobOf(metadata),
    outcome: metadata?.Condition?.Outcome,
    failMessage: metadata?.Fail?.ErrorMessage,
    modelPackageArn: metadata?.RegisterModel?.Arn,
  };
}

function jobOf(metadata: PipelineExecutionStep['Metadata']): ExecutionStep['job'] {
  const processing =
    metadata?.ProcessingJob?.Arn ??
    metadata?.QualityCheck?.CheckJobArn ??
    metadata?.ClarifyCheck?.CheckJobArn;
  if (processing !== undefined) return { kind: 'processing', name: nameOfArn(processing) };
  if (metadata?.TrainingJob?.Arn !== undefined)
    return { kind: 'training', name: nameOfArn(metadata.TrainingJob.Arn) };
  if (metadata?.TransformJob?.Arn !== undefined)
    return { kind: 'transform', name: nameOfArn(metadata.TransformJob.Arn) };
  return undefined;
}
