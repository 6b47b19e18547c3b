import { jsonHash, type JsonObject, toJson } from '../../executor/json.ts';
import { AwsError, type CallContext } from '../service.ts';
import { arnOf, isIn } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { dates, isBetween, type ListInput, pageOf, present, sorted, type TimeFilter } from './page.ts';
import { type DefinitionInput, readDefinition } from './pipeline-definition.ts';
import { findPipeline, findVersion, latestVersion } from './pipeline-version.ts';
import type { PipelineRecord, PipelineVersion } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface SettingsInput extends DefinitionInput {
  PipelineName: string;
  PipelineDisplayName?: string;
  PipelineDescription?: string;
  RoleArn?: string;
  ParallelismConfiguration?: JsonObject;
}

interface CreateInput extends SettingsInput {
  ClientRequestToken: string;
  RoleArn: string;
  Tags?: Tag[];
}

export const pipelineOperations: Operations = {
  CreatePipeline: create,
  UpdatePipeline: update,
  DescribePipeline: describe,
  DeletePipeline: remove,
  ListPipelines: list,
};

async function create(context: Context, input: CreateInput, call: CallContext) {
  const arn = arnOf(call, 'pipeline', input.PipelineName);
  const { ClientRequestToken: token, ...rest } = input;
  const request = jsonHash(toJson(rest));
  const definition = await readDefinition(context, input);
  if (definition === undefined) {
    throw new AwsError(
      'ValidationException',
      'Either PipelineDefinition or PipelineDefinitionS3Location must be given.',
    );
  }
  // Nothing is waited for from here to the save: of two requests at once, one finds the other's pipeline.
  const known = context.store.pipelines.get(arn);
  if (known?.token === token && known.request === request) return { PipelineArn: arn };
  if (known) {
    throw new AwsError(
      'ValidationException',
      `Pipeline names must be unique within an AWS account and region. Pipeline with name (${input.PipelineName}) already exists.`,
    );
  }
  const time = context.now().toISOString();
  const record: PipelineRecord = {
    arn,
    name: input.PipelineName,
    roleArn: input.RoleArn,
    createdAt: time,
    modifiedAt: time,
    token,
    request,
    versions: [{ id: 1, definition, createdAt: time }],
    ...settings(input),
  };
  await context.store.pipelines.save(record);
  if (input.Tags) await saveTags(context.store, arn, readTags(input.Tags));
  return { PipelineArn: arn };
}

async function update(context: Context, input: SettingsInput, call: CallContext) {
  const record = findPipeline(context, input.PipelineName, call);
  const definition = (await readDefinition(context, input)) ?? latestVersion(record).definition;
  const time = context.now().toISOString();
  const version: PipelineVersion = { id: latestVersion(record).id + 1, definition, createdAt: time };
  record.versions.push(version);
  Object.assign(record, settings(input), {
    modifiedAt: time,
    ...(input.RoleArn !== undefined && { roleArn: input.RoleArn }),
  });
  await context.store.pipelines.save(record);
  return { PipelineArn: record.arn, PipelineVersionId: version.id };
}

function describe(
  context: Context,
  input: { PipelineName: string; PipelineVersionId?: number },
  call: CallContext,
) {
  const record = findPipeline(context, input.PipelineName, call);
  const version = findVersion(record, input.PipelineVersionId);
  return {
    ...present({
      PipelineArn: record.arn,
      PipelineName: record.name,
      PipelineDisplayName: record.displayName,
      PipelineDescription: record.description,
      PipelineDefinition: version.definition,
      RoleArn: record.roleArn,
      PipelineStatus: 'Active',
      ParallelismConfiguration: record.parallelism,
      PipelineVersionDisplayName: version.displayName,
      PipelineVersionDescription: version.description,
    }),
    ...dates({
      CreationTime: record.createdAt,
      LastModifiedTime: record.modifiedAt,
      LastRunTime: record.lastRunAt,
    }),
  };
}

async function remove(context: Context, input: { PipelineName: string }, call: CallContext) {
  const record = findPipeline(context, input.PipelineName, call);
  const executions = context.store.executions
    .values()
    .filter(({ pipelineArn }) => pipelineArn === record.arn);
  const live = executions.find(({ status }) => status === 'Executing' || status === 'Stopping');
  if (live)
    throw new AwsError(
      'ConflictException',
      `Pipeline ${record.arn} has a running execution: ${live.arn}. Stop it first.`,
    );
  for (const { arn } of executions) await context.store.executions.delete(arn);
  await context.store.tags.delete(record.arn);
  await context.store.pipelines.delete(record.arn);
  return { PipelineArn: record.arn };
}

function list(
  context: Context,
  input: ListInput & TimeFilter & { PipelineNamePrefix?: string; SortBy?: 'Name' | 'CreationTime' },
  call: CallContext,
) {
  const found = context.store.pipelines
    .values()
    .filter((record) => isIn(call, record.arn) && record.name.startsWith(input.PipelineNamePrefix ?? ''))
    .filter((record) => isBetween(record.createdAt, input.CreatedAfter, input.CreatedBefore));
  const ordered = sorted(
    found,
    (record) => (input.SortBy === 'Name' ? record.name : record.createdAt),
    input.SortOrder ?? 'Descending',
  );
  const { items, next } = pageOf(ordered, input, ({ arn }) => arn);
  return { PipelineSummaries: items.map(summary), ...next };
}

function settings(input: SettingsInput): Partial<PipelineRecord> {
  return present({
    displayName: input.PipelineDisplayName,
    description: input.PipelineDescription,
    parallelism: input.ParallelismConfiguration,
  });
}

function summary(record: PipelineRecord) {
  return {
    ...present({
      PipelineArn: record.arn,
      PipelineName: record.name,
      PipelineDisplayName: record.displayName,
      PipelineDescription: record.description,
      RoleArn: record.roleArn,
    }),
    ...dates({
      CreationTime: record.createdAt,
      LastModifiedTime: record.modifiedAt,
      LastExecutionTime: record.lastRunAt,
    }),
  };
}
