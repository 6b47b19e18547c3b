import { isObject, type JsonObject } from '../../executor/json.ts';
import { AwsError, type CallContext } from '../service.ts';
import { arnOf, type Place } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { hostingPage, type HostingListInput } from './hosting-list.ts';
import { servedModel } from './model-container.ts';
import { dates } from './page.ts';
import type { ModelRecord } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByName {
  ModelName: string;
}

type CreateInput = JsonObject & ByName & { Tags?: Tag[] };

export const modelOperations: Operations = {
  CreateModel: create,
  DescribeModel: describe,
  ListModels: list,
  DeleteModel: remove,
};

async function create(context: Context, { Tags: tags, ...request }: CreateInput, call: CallContext) {
  const name = request.ModelName;
  const arn = arnOf(call, 'model', name);
  if (context.store.models.get(arn)) {
    throw new AwsError('ValidationException', `Cannot create already existing model "${arn}".`);
  }
  const served = await servedModel(context, request, call);
  const record: ModelRecord = { arn, name, request, served, createdAt: context.now().toISOString() };
  await context.store.models.save(record);
  if (tags) await saveTags(context.store, arn, readTags(tags));
  return { ModelArn: arn };
}

function describe(context: Context, input: ByName, call: CallContext) {
  const { arn, request, createdAt } = findModel(context, input.ModelName, call);
  const container = request['PrimaryContainer'];
  return {
    ...request,
    ...(isObject(container) && { PrimaryContainer: { Mode: 'SingleModel', ...container } }),
    EnableNetworkIsolation: request['EnableNetworkIsolation'] ?? false,
    ModelArn: arn,
    ...dates({ CreationTime: createdAt }),
  };
}

function list(context: Context, input: HostingListInput, call: CallContext) {
  const { items, next } = hostingPage(context.store.models.values(), input, call);
  return {
    Models: items.map(({ arn, name, createdAt }) => ({
      ModelName: name,
      ModelArn: arn,
      ...dates({ CreationTime: createdAt }),
    })),
    ...next,
  };
}

/** As on AWS, endpoints that serve the model go on serving it. */
async function remove(context: Context, input: ByName, call: CallContext) {
  const { arn } = findModel(context, input.ModelName, call);
  await context.store.tags.delete(arn);
  await context.store.models.delete(arn);
}

/** Throws as SageMaker does where there is no such model. */
export function findModel({ store }: Pick<Context, 'store'>, name: string, place: Place): ModelRecord {
  const arn = arnOf(place, 'model', name);
  const record = store.models.get(arn);
  if (!record) throw new AwsError('ValidationException', `Could not find model "${arn}".`);
  return record;
}
