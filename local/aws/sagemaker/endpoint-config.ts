import { AwsError, type CallContext } from '../service.ts';
import { arnOf, type Place } from './arn.ts';
import type { Context, Operations } from './context.ts';
import type { EndpointConfigRequest } from './endpoint-request.ts';
import { hostingPage, type HostingListInput } from './hosting-list.ts';
import { findModel } from './model.ts';
import { dates } from './page.ts';
import type { EndpointConfigRecord } from './store.ts';
import { readTags, saveTags } from './tags.ts';

interface ByName {
  EndpointConfigName: string;
}

export const endpointConfigOperations: Operations = {
  CreateEndpointConfig: create,
  DescribeEndpointConfig: describe,
  ListEndpointConfigs: list,
  DeleteEndpointConfig: remove,
};

/** Members of the request that have no counterpart here. */
const unknown = ['AsyncInferenceConfig', 'ExplainerConfig', 'ShadowProductionVariants'] as const;

async function create(context: Context, input: EndpointConfigRequest, call: CallContext) {
  const { Tags: tags, ...request } = input;
  const name = request.EndpointConfigName;
  const arn = arnOf(call, 'endpoint-config', name);
  if (context.store.endpointConfigs.get(arn)) {
    throw new AwsError(
      'ValidationException',
      `Cannot create already existing endpoint configuration "${arn}".`,
    );
  }
  const problem = configProblem(request);
  if (problem !== undefined) throw new AwsError('ValidationException', problem);
  const withWeights = request.ProductionVariants.map((variant) => ({ InitialVariantWeight: 1, ...variant }));
  for (const { ModelName: model = '' } of withWeights) findModel(context, model, call);
  const record: EndpointConfigRecord = {
    arn,
    name,
    request: { ...request, ProductionVariants: withWeights },
    createdAt: context.now().toISOString(),
  };
  await context.store.endpointConfigs.save(record);
  if (tags) await saveTags(context.store, arn, readTags(tags));
  return { EndpointConfigArn: arn };
}

function configProblem(request: EndpointConfigRequest): string | undefined {
  const foreign = unknown.find((member) => request[member] !== undefined);
  if (foreign) return `The local SageMaker does not know ${foreign} of an endpoint configuration.`;
  const names = request.ProductionVariants.map(({ VariantName: name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `Production variant names must be unique, found ${twice} more than once.`;
  for (const variant of request.ProductionVariants) {
    if (variant.ServerlessConfig) return 'The local SageMaker does not know ServerlessConfig of a variant.';
    for (const member of ['ModelName', 'InstanceType', 'InitialInstanceCount'] as const) {
      if (variant[member] === undefined) return `Production variant ${variant.VariantName} needs ${member}.`;
    }
  }
  const capture = request.DataCaptureConfig;
  if (capture && !/^s3:\/\/[^/]+/.test(capture.DestinationS3Uri))
    return `DestinationS3Uri must be an S3 URI like s3://bucket/prefix, found ${capture.DestinationS3Uri}.`;
  return undefined;
}

function describe(context: Context, input: ByName, call: CallContext) {
  const { arn, request, createdAt } = findConfig(context, input.EndpointConfigName, call);
  return { ...request, EndpointConfigArn: arn, ...dates({ CreationTime: createdAt }) };
}

function list(context: Context, input: HostingListInput, call: CallContext) {
  const { items, next } = hostingPage(context.store.endpointConfigs.values(), input, call);
  return {
    EndpointConfigs: items.map(({ arn, name, createdAt }) => ({
      EndpointConfigName: name,
      EndpointConfigArn: arn,
      ...dates({ CreationTime: createdAt }),
    })),
    ...next,
  };
}

/** As on AWS, endpoints that were made from it go on. */
async function remove(context: Context, input: ByName, call: CallContext) {
  const { arn } = findConfig(context, input.EndpointConfigName, call);
  await context.store.tags.delete(arn);
  await context.store.endpointConfigs.delete(arn);
}

/** Throws as SageMaker does where there is no such endpoint configuration. */
export function findConfig(
  { store }: Pick<Context, 'store'>,
  name: string,
  place: Place,
): EndpointConfigRecord {
  const arn = arnOf(place, 'endpoint-config', name);
  const record = store.endpointConfigs.get(arn);
  if (!record) throw new AwsError('ValidationException', `Could not find endpoint configuration "${arn}".`);
  return record;
}
