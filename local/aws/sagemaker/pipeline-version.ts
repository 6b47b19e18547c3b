import { AwsError, type CallContext } from '../service.ts';
import { type Place, toArn } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { dates, isBetween, type ListInput, pageOf, present, sorted, type TimeFilter } from './page.ts';
import type { PipelineRecord, PipelineVersion } from './store.ts';

export const pipelineVersionOperations: Operations = {
  ListPipelineVersions: listVersions,
  UpdatePipelineVersion: updateVersion,
};

function listVersions(
  context: Context,
  input: ListInput & TimeFilter & { PipelineName: string },
  call: CallContext,
) {
  const record = findPipeline(context, input.PipelineName, call);
  const found = record.versions.filter(({ createdAt }) =>
    isBetween(createdAt, input.CreatedAfter, input.CreatedBefore),
  );
  const ordered = sorted(found, ({ id }) => String(id).padStart(12, '0'), input.SortOrder ?? 'Descending');
  const { items, next } = pageOf(ordered, input, ({ id }) => String(id));
  return { PipelineVersionSummaries: items.map((version) => versionSummary(record, version)), ...next };
}

async function updateVersion(
  context: Context,
  input: {
    PipelineArn: string;
    PipelineVersionId: number;
    PipelineVersionDisplayName?: string;
    PipelineVersionDescription?: string;
  },
  call: CallContext,
) {
  const record = findPipeline(context, input.PipelineArn, call);
  const version = findVersion(record, input.PipelineVersionId);
  const { PipelineVersionDisplayName: displayName, PipelineVersionDescription: description } = input;
  Object.assign(version, present({ displayName, description }));
  await context.store.pipelines.save(record);
  return { PipelineArn: record.arn, PipelineVersionId: version.id };
}

/** By name or ARN. Throws ResourceNotFound. */
export function findPipeline(context: Context, nameOrArn: string, place: Place): PipelineRecord {
  const arn = toArn(place, 'pipeline', nameOrArn);
  const record = context.store.pipelines.get(arn);
  if (!record) throw new AwsError('ResourceNotFound', `Pipeline '${arn}' does not exist.`);
  return record;
}

/** The latest version where none is asked for. Throws ResourceNotFound. */
export function findVersion(record: PipelineRecord, id: number | undefined): PipelineVersion {
  if (id === undefined) return latestVersion(record);
  const version = record.versions.find((candidate) => candidate.id === id);
  if (!version) throw new AwsError('ResourceNotFound', `Pipeline '${record.arn}' has no version ${id}.`);
  return version;
}

export function latestVersion(record: PipelineRecord): PipelineVersion {
  const version = record.versions.at(-1);
  if (!version) throw new Error(`${record.arn} has no versions.`);
  return version;
}

function versionSummary(record: PipelineRecord, version: PipelineVersion) {
  return {
    ...present({
      PipelineArn: record.arn,
      PipelineVersionId: version.id,
      PipelineVersionDisplayName: version.displayName,
      PipelineVersionDescription: version.description,
      LastExecutionPipelineExecutionArn: version.lastExecution,
    }),
    ...dates({ CreationTime: version.createdAt }),
  };
}
