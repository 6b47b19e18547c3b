import { isObject, type JsonObject } from '../../executor/json.ts';
import { AwsError, type CallContext } from '../service.ts';
import { isIn, type Place, toArn } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { completeSpecification } from './model-package-content.ts';
import type { RegistryFilter } from './model-package-group.ts';
import { createModelPackage, describeModelPackage } from './model-packages.ts';
import { dates, isBetween, pageOf, present, sorted } from './page.ts';
import type { ModelPackageRecord } from './store.ts';

interface UpdateInput {
  ModelPackageArn: string;
  CustomerMetadataProperties?: Record<string, string>;
  CustomerMetadataPropertiesToRemove?: string[];
  AdditionalInferenceSpecificationsToAdd?: JsonObject[];
  InferenceSpecification?: JsonObject;
  ClientToken?: string;
}

interface ListPackagesInput extends RegistryFilter {
  ModelApprovalStatus?: string;
  ModelPackageGroupName?: string;
  ModelPackageType?: 'Versioned' | 'Unversioned' | 'Both';
}

/** At most so many entries, as the service has it. */
const metadataLimit = 50;
/** Members of UpdateModelPackage that replace what was there. */
const replaced = [
  'ModelApprovalStatus',
  'ApprovalDescription',
  'SourceUri',
  'ModelCard',
  'ModelLifeCycle',
  'ModelPackageRegistrationType',
];

export const modelPackageOperations: Operations = {
  CreateModelPackage: create,
  DescribeModelPackage: describe,
  BatchDescribeModelPackage: batchDescribe,
  ListModelPackages: list,
  UpdateModelPackage: update,
  DeleteModelPackage: remove,
};

async function create(context: Context, input: JsonObject, call: CallContext) {
  return { ModelPackageArn: (await createModelPackage(context, input, call)).arn };
}

async function update(context: Context, input: UpdateInput & JsonObject, call: CallContext) {
  const record = findPackage(context, input.ModelPackageArn, call);
  const specification =
    input.InferenceSpecification &&
    (await completeSpecification(context.objects, input.InferenceSpecification));
  const additions = input.AdditionalInferenceSpecificationsToAdd;
  const earlier = record.content['AdditionalInferenceSpecifications'];
  record.content = {
    ...record.content,
    ...Object.fromEntries(
      replaced.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
    ),
    ...(specification && { InferenceSpecification: specification }),
    ...(additions && {
      AdditionalInferenceSpecifications: [...(Array.isArray(earlier) ? earlier : []), ...additions],
    }),
    ...changedMetadata(record, input),
  };
  record.modifiedAt = context.now().toISOString();
  await context.store.packages.save(record);
  context.changes.emit('modelPackage', record);
  return { ModelPackageArn: record.arn };
}

async function remove(context: Context, input: { ModelPackageName: string }, call: CallContext) {
  const record = findPackage(context, input.ModelPackageName, call);
  await context.store.tags.delete(record.arn);
  await context.store.packages.delete(record.arn);
}

function list(context: Context, input: ListPackagesInput, call: CallContext) {
  const group =
    input.ModelPackageGroupName &&
    toArn(call, 'model-package-group', input.ModelPackageGroupName).split('/').at(-1);
  // All packages here are versions of a group, and without a group only unversioned ones are listed by default.
  const type = input.ModelPackageType ?? (group === undefined ? 'Unversioned' : 'Versioned');
  const found = context.store.packages
    .values()
    .filter(({ arn }) => type !== 'Unversioned' && isIn(call, arn))
    .filter(
      (record) =>
        (group === undefined || record.group === group) && record.group.includes(input.NameContains ?? ''),
    )
    .filter(
      ({ content }) =>
        input.ModelApprovalStatus === undefined ||
        content['ModelApprovalStatus'] === input.ModelApprovalStatus,
    )
    .filter(({ createdAt }) => isBetween(createdAt, input.CreationTimeAfter, input.CreationTimeBefore));
  const key = (record: ModelPackageRecord) =>
    input.SortBy === 'Name' ? `${record.group}/${String(record.version).padStart(9, '0')}` : record.createdAt;
  const { items, next } = pageOf(sorted(found, key, input.SortOrder), input, ({ arn }) => arn);
  return { ModelPackageSummaryList: items.map(summary), ...next };
}

function batchDescribe(context: Context, input: { ModelPackageArnList: string[] }) {
  const found = input.ModelPackageArnList.flatMap((arn) => context.store.packages.get(arn) ?? []);
  const missing = input.ModelPackageArnList.filter((arn) => !context.store.packages.get(arn));
  return {
    ModelPackageSummaries: Object.fromEntries(
      found.map((record) => [
        record.arn,
        { ...summary(record), InferenceSpecification: record.content['InferenceSpecification'] },
      ]),
    ),
    BatchDescribeModelPackageErrorMap: Object.fromEntries(
      missing.map((arn) => [arn, { ErrorCode: 'ValidationException', ErrorResponse: doesNotExist(arn) }]),
    ),
  };
}

function describe(context: Context, input: { ModelPackageName: string }, call: CallContext) {
  const record = findPackage(context, input.ModelPackageName, call);
  return {
    ...describeModelPackage(record),
    ...dates({ CreationTime: record.createdAt, LastModifiedTime: record.modifiedAt }),
  };
}

function findPackage(context: Context, nameOrArn: string, place: Place): ModelPackageRecord {
  const arn = toArn(place, 'model-package', nameOrArn);
  const record = context.store.packages.get(arn);
  if (!record) throw new AwsError('ValidationException', doesNotExist(arn));
  return record;
}

function doesNotExist(arn: string): string {
  return `ModelPackage ${arn} does not exist.`;
}

function changedMetadata(record: ModelPackageRecord, input: UpdateInput): JsonObject {
  const earlier = record.content['CustomerMetadataProperties'];
  const merged: JsonObject = { ...(isObject(earlier) && earlier), ...input.CustomerMetadataProperties };
  const kept = Object.entries(merged).filter(
    ([key]) => !input.CustomerMetadataPropertiesToRemove?.includes(key),
  );
  if (kept.length > metadataLimit) {
    throw new AwsError(
      'ValidationException',
      `A model package can have ${metadataLimit} CustomerMetadataProperties, but ${record.arn} would have ${kept.length}.`,
    );
  }
  return kept.length > 0 || isObject(earlier) ? { CustomerMetadataProperties: Object.fromEntries(kept) } : {};
}

function summary({ arn, group, version, content, createdAt }: ModelPackageRecord) {
  return {
    ...present({
      ModelPackageArn: arn,
      ModelPackageGroupName: group,
      ModelPackageVersion: version,
      ModelPackageDescription: content['ModelPackageDescription'],
      ModelPackageStatus: 'Completed',
      ModelApprovalStatus: content['ModelApprovalStatus'],
      ModelLifeCycle: content['ModelLifeCycle'],
      ModelPackageRegistrationType: content['ModelPackageRegistrationType'] ?? 'Registered',
    }),
    ...dates({ CreationTime: createdAt }),
  };
}
