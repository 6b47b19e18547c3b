import { AwsError, type CallContext } from '../service.ts';
import { arnOf, isIn, type Place, toArn } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { dates, isBetween, type ListInput, pageOf, present, sorted } from './page.ts';
import type { ModelPackageGroupRecord } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByName {
  ModelPackageGroupName: string;
}

export interface RegistryFilter extends ListInput {
  CreationTimeAfter?: number;
  CreationTimeBefore?: number;
  NameContains?: string;
  SortBy?: 'Name' | 'CreationTime';
}

export const modelPackageGroupOperations: Operations = {
  CreateModelPackageGroup: create,
  DescribeModelPackageGroup: (context: Context, input: ByName, call: CallContext) =>
    describe(findGroup(context, input.ModelPackageGroupName, call)),
  ListModelPackageGroups: list,
  DeleteModelPackageGroup: remove,
};

interface CreateInput extends ByName {
  ModelPackageGroupDescription?: string;
  Tags?: Tag[];
}

async function create(context: Context, input: CreateInput, call: CallContext) {
  const { ModelPackageGroupName: name, ModelPackageGroupDescription: description } = input;
  const known = context.store.groups.get(arnOf(call, 'model-package-group', name));
  if (known) throw new AwsError('ValidationException', `Model Package Group already exists: ${known.arn}`);
  const { arn } = await createGroup(context, name, call, description);
  if (input.Tags) await saveTags(context.store, arn, readTags(input.Tags));
  return { ModelPackageGroupArn: arn };
}

export async function createGroup(
  { store, now }: Pick<Context, 'store' | 'now'>,
  name: string,
  place: Place,
  description?: string,
): Promise<ModelPackageGroupRecord> {
  const record: ModelPackageGroupRecord = {
    arn: arnOf(place, 'model-package-group', name),
    name,
    createdAt: now().toISOString(),
    lastVersion: 0,
    ...(description !== undefined && { description }),
  };
  await store.groups.save(record);
  return record;
}

async function remove(context: Context, input: ByName, call: CallContext) {
  const group = findGroup(context, input.ModelPackageGroupName, call);
  const prefix = arnOf(call, 'model-package', `${group.name}/`);
  const left = context.store.packages.values().filter(({ arn }) => arn.startsWith(prefix)).length;
  if (left > 0)
    throw new AwsError(
      'ConflictException',
      `Model Package Group ${group.arn} cannot be deleted: it has ${left} model packages.`,
    );
  await context.store.tags.delete(group.arn);
  await context.store.groups.delete(group.arn);
}

function list(context: Context, input: RegistryFilter, call: CallContext) {
  const found = context.store.groups
    .values()
    .filter(({ arn, name }) => isIn(call, arn) && name.includes(input.NameContains ?? ''))
    .filter(({ createdAt }) => isBetween(createdAt, input.CreationTimeAfter, input.CreationTimeBefore));
  const ordered = sorted(
    found,
    ({ name, createdAt }) => (input.SortBy === 'Name' ? name : createdAt),
    input.SortOrder,
  );
  const { items, next } = pageOf(ordered, input, ({ arn }) => arn);
  return { ModelPackageGroupSummaryList: items.map(describe), ...next };
}

function findGroup(context: Context, nameOrArn: string, place: Place): ModelPackageGroupRecord {
  const arn = toArn(place, 'model-package-group', nameOrArn);
  const group = context.store.groups.get(arn);
  if (!group) throw new AwsError('ValidationException', `ModelPackageGroup ${arn} does not exist.`);
  return group;
}

function describe(group: ModelPackageGroupRecord) {
  return {
    ...present({
      ModelPackageGroupName: group.name,
      ModelPackageGroupArn: group.arn,
      ModelPackageGroupDescription: group.description,
      ModelPackageGroupStatus: 'Completed',
    }),
    ...dates({ CreationTime: group.createdAt }),
  };
}
