import type { JsonObject } from '../../executor/json.ts';
import { AwsError, type CallContext } from '../service.ts';
import type { Context, Operations } from './context.ts';
import { describeExecution, describeStep, summarizeExecution } from './execution-description.ts';
import { checkStart, requestHash, type StartInput } from './execution-request.ts';
import { newExecutionId } from './executions.ts';
import { dates, isBetween, type ListInput, pageOf, present, sorted } from './page.ts';
import { findPipeline, findVersion } from './pipeline-version.ts';
import type { ExecutionRecord } from './store.ts';

interface ByArn {
  PipelineExecutionArn: string;
}

/** What ListPipelineExecutionSteps gives without MaxResults. */
const stepPage = 20;

export const executionOperations: Operations = {
  StartPipelineExecution: start,
  StopPipelineExecution: stop,
  RetryPipelineExecution: retry,
  UpdatePipelineExecution: update,
  DescribePipelineExecution: describe,
  ListPipelineExecutions: list,
  ListPipelineExecutionSteps: listSteps,
  ListPipelineParametersForExecution: listParameters,
  DescribePipelineDefinitionForExecution: describeDefinition,
};

async function start(context: Context, input: StartInput, call: CallContext) {
  const pipeline = findPipeline(context, input.PipelineName, call);
  const request = requestHash(input);
  const known = context.store.executions
    .values()
    .find((record) => record.pipelineArn === pipeline.arn && record.token === input.ClientRequestToken);
  if (known) return repeated(known, request);

  const version = findVersion(pipeline, input.PipelineVersionId);
  const { parameters, reused } = checkStart(input, pipeline, version, (arn) =>
    context.store.executions.get(arn),
  );
  const id = newExecutionId();
  const time = context.now().toISOString();
  const record: ExecutionRecord = {
    arn: `${pipeline.arn}/execution/${id}`,
    id,
    pipelineArn: pipeline.arn,
    pipelineName: pipeline.name,
    version: version.id,
    definition: version.definition,
    status: 'Executing',
    createdAt: time,
    modifiedAt: time,
    parameters,
    token: input.ClientRequestToken,
    request,
    retries: [],
    steps: reused,
    ...(present({
      displayName: input.PipelineExecutionDisplayName ?? `execution-${context.now().getTime()}`,
      description: input.PipelineExecutionDescription,
      parallelism: input.ParallelismConfiguration ?? pipeline.parallelism,
      selective: input.SelectiveExecutionConfig,
    }) as Partial<ExecutionRecord>),
  };
  pipeline.lastRunAt = time;
  version.lastExecution = record.arn;
  await Promise.all([context.store.executions.save(record), context.store.pipelines.save(pipeline)]);
  context.executions.start(record);
  return { PipelineExecutionArn: record.arn };
}

async function stop(context: Context, input: ByArn) {
  const record = findExecution(context, input.PipelineExecutionArn);
  if (record.status === 'Executing') context.executions.stop(record);
  else if (record.status !== 'Stopping')
    throw new AwsError(
      'ConflictException',
      `Pipeline execution ${record.arn} cannot be stopped: its status is ${record.status}.`,
    );
  await context.store.executions.save(record);
  return { PipelineExecutionArn: record.arn };
}

async function retry(
  context: Context,
  input: ByArn & { ClientRequestToken: string; ParallelismConfiguration?: JsonObject },
) {
  const record = findExecution(context, input.PipelineExecutionArn);
  if (record.retries.includes(input.ClientRequestToken)) return { PipelineExecutionArn: record.arn };
  if (record.status !== 'Failed' && record.status !== 'Stopped') {
    throw new AwsError(
      'ConflictException',
      `Pipeline execution ${record.arn} cannot be retried: its status is ${record.status}, not Failed or Stopped.`,
    );
  }
  record.retries.push(input.ClientRequestToken);
  if (input.ParallelismConfiguration) record.parallelism = input.ParallelismConfiguration;
  context.executions.retry(record);
  await context.store.executions.save(record);
  return { PipelineExecutionArn: record.arn };
}

async function update(
  context: Context,
  input: ByArn & {
    PipelineExecutionDescription?: string;
    PipelineExecutionDisplayName?: string;
    ParallelismConfiguration?: JsonObject;
  },
) {
  const record = findExecution(context, input.PipelineExecutionArn);
  const {
    PipelineExecutionDescription: description,
    PipelineExecutionDisplayName: displayName,
    ParallelismConfiguration: parallelism,
  } = input;
  Object.assign(record, present({ description, displayName, parallelism }), {
    modifiedAt: context.now().toISOString(),
  });
  await context.store.executions.save(record);
  return { PipelineExecutionArn: record.arn };
}

function list(
  context: Context,
  input: ListInput & {
    PipelineName: string;
    CreatedAfter?: number;
    CreatedBefore?: number;
    SortBy?: string;
  },
  call: CallContext,
) {
  const pipeline = findPipeline(context, input.PipelineName, call);
  const found = context.store.executions
    .values()
    .filter(
      (record) =>
        record.pipelineArn === pipeline.arn &&
        isBetween(record.createdAt, input.CreatedAfter, input.CreatedBefore),
    );
  const by = (record: ExecutionRecord) =>
    input.SortBy === 'PipelineExecutionArn' ? record.arn : record.createdAt;
  const { items, next } = pageOf(sorted(found, by, input.SortOrder ?? 'Descending'), input, ({ arn }) => arn);
  return { PipelineExecutionSummaries: items.map(summarizeExecution), ...next };
}

function listSteps(context: Context, input: ListInput & ByArn) {
  const record = findExecution(context, input.PipelineExecutionArn);
  const ordered = sorted(record.steps, ({ startTime }) => startTime, input.SortOrder ?? 'Descending');
  const { items, next } = pageOf(ordered, input, ({ name }) => name, stepPage);
  return { PipelineExecutionSteps: items.map(describeStep), ...next };
}

function listParameters(context: Context, input: ListInput & ByArn) {
  const record = findExecution(context, input.PipelineExecutionArn);
  const all = Object.entries(record.parameters).map(([name, value]) => ({
    Name: name,
    Value: String(value),
  }));
  const { items, next } = pageOf(all, input, ({ Name: name }) => name);
  return { PipelineParameters: items, ...next };
}

function describe(context: Context, input: ByArn) {
  return describeExecution(findExecution(context, input.PipelineExecutionArn));
}

function describeDefinition(context: Context, input: ByArn) {
  const record = findExecution(context, input.PipelineExecutionArn);
  return { PipelineDefinition: record.definition, ...dates({ CreationTime: record.createdAt }) };
}

function findExecution(context: Context, arn: string): ExecutionRecord {
  const record = context.store.executions.get(arn);
  if (!record) throw new AwsError('ResourceNotFound', `Pipeline execution '${arn}' does not exist.`);
  return record;
}

function repeated(record: ExecutionRecord, request: string): { PipelineExecutionArn: string } {
  if (record.request === request) return { PipelineExecutionArn: record.arn };
  throw new AwsError(
    'ConflictException',
    `ClientRequestToken was used with other parameters, for ${record.arn}.`,
  );
}
