import { isObject, type JsonObject } from '../../executor/json.ts';
import { AwsError } from '../service.ts';
import { arnOf, type Place, toArn } from './arn.ts';
import type { Context } from './context.ts';
import { completeSpecification } from './model-package-content.ts';
import { checkInput } from './shape.ts';
import type { ModelPackageGroupRecord, ModelPackageRecord } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

/** CreateModelPackage; what is not named here is kept as it comes. */
type CreateInput = JsonObject & { ModelPackageGroupName?: string; ClientToken?: string; Tags?: Tag[] };

type Registry = Pick<Context, 'store' | 'objects' | 'changes' | 'now'>;

/**
 * Registers a version of a model. `generatedBy` is the execution that a RegisterModel step belongs to.
 * Throws `AwsError` as CreateModelPackage does.
 */
export async function createModelPackage(
  registry: Registry,
  input: JsonObject,
  place: Place,
  generatedBy?: string,
): Promise<ModelPackageRecord> {
  const request = checkInput<CreateInput>('CreateModelPackage', withoutEmptyGroups(input));
  const { ModelPackageGroupName: groupName, ClientToken: token, Tags: tags, ...given } = request;
  const group = findGroup(registry, groupName, place);
  const specification = given['InferenceSpecification'];
  const completed = isObject(specification) && (await completeSpecification(registry.objects, specification));
  const known =
    token !== undefined
      ? registry.store.packages
          .values()
          .find((candidate) => candidate.token === token && candidate.group === group.name)
      : undefined;
  if (known) return known;

  const version = group.lastVersion + 1;
  group.lastVersion = version;
  const time = registry.now().toISOString();
  const record: ModelPackageRecord = {
    arn: arnOf(place, 'model-package', `${group.name}/${version}`),
    group: group.name,
    version,
    content: {
      ...given,
      ...(completed && { InferenceSpecification: completed }),
      // Not said: a version waits for its approval.
      ModelApprovalStatus: given['ModelApprovalStatus'] ?? 'PendingManualApproval',
      ...(generatedBy !== undefined && {
        MetadataProperties: {
          ...(isObject(given['MetadataProperties']) && given['MetadataProperties']),
          GeneratedBy: generatedBy,
        },
      }),
    },
    createdAt: time,
    modifiedAt: time,
    ...(token !== undefined && { token }),
  };
  await Promise.all([registry.store.groups.save(group), registry.store.packages.save(record)]);
  if (tags) await saveTags(registry.store, record.arn, readTags(tags));
  registry.changes.emit('modelPackage', record);
  return record;
}

function findGroup(registry: Registry, name: string | undefined, place: Place): ModelPackageGroupRecord {
  if (name === undefined) {
    throw new AwsError(
      'ValidationException',
      'The local SageMaker registers versions of model package groups only: ModelPackageGroupName is needed.',
    );
  }
  const group = registry.store.groups.get(toArn(place, 'model-package-group', name));
  if (!group) throw new AwsError('ValidationException', 'Model Package Group does not exist.');
  return group;
}

/** The Python SDK writes `Bias: {}` and `Explainability: {}` whenever there are metrics. */
function withoutEmptyGroups(input: JsonObject): JsonObject {
  const metrics = input['ModelMetrics'];
  if (!isObject(metrics)) return input;
  const filled = Object.entries(metrics).filter(
    ([, value]) => !isObject(value) || Object.keys(value).length > 0,
  );
  return { ...input, ModelMetrics: Object.fromEntries(filled) };
}

/** DescribeModelPackage's answer as JSON: times are texts. */
export function describeModelPackage(record: ModelPackageRecord): JsonObject {
  return {
    ModelPackageGroupName: record.group,
    ModelPackageVersion: record.version,
    ModelPackageArn: record.arn,
    ModelPackageRegistrationType: 'Registered',
    ...record.content,
    CreationTime: record.createdAt,
    LastModifiedTime: record.modifiedAt,
    ModelPackageStatus: 'Completed',
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
  };
}

/** DriftCheckBaselines of the newest approved version of a group. */
export function approvedBaselines(
  registry: Registry,
  groupName: string,
  place: Place,
): JsonObject | undefined {
  const arn = toArn(place, 'model-package-group', groupName);
  const group = registry.store.groups.get(arn)?.name;
  const prefix = arnOf(place, 'model-package', `${group}/`);
  const approved = registry.store.packages
    .values()
    .filter((record) => record.arn.startsWith(prefix) && record.content['ModelApprovalStatus'] === 'Approved')
    .toSorted((a, b) => b.version - a.version);
  const baselines = approved[0]?.content['DriftCheckBaselines'];
  return isObject(baselines) ? baselines : undefined;
}
