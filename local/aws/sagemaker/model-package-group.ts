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

export function modelPackageGroupOperations(context: Context): Operations {
  const { groups, packages, tags } = context.store;

  async function create(
    input: ByName & { ModelPackageGroupDescription?: string; Tags?: Tag[] },
    call: CallContext,
  ) {
    const arn = arnOf(call, 'model-package-group', input.ModelPackageGroupName);
    if (groups.get(arn))
      throw new AwsError('ValidationException', `Model Package Group already exists: ${arn}`);
    const description = input.ModelPackageGroupDescription;
    await groups.save({
      arn,
      name: input.ModelPackageGroupName,
      createdAt: context.now().toISOString(),
      lastVersion: 0,
      ...(description !== undefined && { description }),
    });
    if (input.Tags) await saveTags(context.store, arn, readTags(input.Tags));
    return { ModelPackageGroupArn: arn };
  }

  async function remove(input: ByName, call: CallContext) {
    const group = findGroup(context, input.ModelPackageGroupName, call);
    const prefix = arnOf(call, 'model-package', `${group.name}/`);
    const left = packages.values().filter(({ arn }) => arn.startsWith(prefix)).length;
    if (left > 0)
      throw new AwsError(
        'ConflictException',
        `Model Package Group ${group.arn} cannot be deleted: it has ${left} model packages.`,
      );
    await tags.delete(group.arn);
    await groups.delete(group.arn);
  }

  function list(input: RegistryFilter, call: CallContext) {
    const found = groups
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

  return {
    CreateModelPackageGroup: create,
    DescribeModelPackageGroup: (input: ByName, call: CallContext) =>
      describe(findGroup(context, input.ModelPackageGroupName, call)),
    ListModelPackageGroups: list,
    DeleteModelPackageGroup: remove,
  };
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
