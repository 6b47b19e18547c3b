import { AwsError, type CallContext } from '../service.ts';
import { arnOf, type Place } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { configToDeploy, retained } from './deployed-config.ts';
import { deploymentProblem, updateProblem } from './deployment-rules.ts';
import { describeEndpoint, summary } from './endpoint-description.ts';
import type {
  CreateEndpointRequest,
  DeploymentConfig,
  UpdateEndpointRequest,
  WeightsRequest,
} from './endpoint-request.ts';
import { hostingPage, type HostingListInput } from './hosting-list.ts';
import { isBetween } from './page.ts';
import type { EndpointRecord, EndpointStatus, VariantRecord } from './store.ts';
import { readTags, saveTags } from './tags.ts';

interface ByName {
  EndpointName: string;
}

interface ListEndpointsInput extends HostingListInput {
  StatusEquals?: string;
  LastModifiedTimeAfter?: number;
  LastModifiedTimeBefore?: number;
}

export const endpointOperations: Operations = {
  CreateEndpoint: create,
  DescribeEndpoint: describe,
  ListEndpoints: list,
  UpdateEndpoint: update,
  UpdateEndpointWeightsAndCapacities: adjust,
  DeleteEndpoint: remove,
};

const inProgress: readonly EndpointStatus[] = ['Creating', 'Updating', 'Deleting'];

async function create(context: Context, input: CreateEndpointRequest, call: CallContext) {
  const { EndpointName: name, EndpointConfigName: configName, DeploymentConfig: deployment } = input;
  const arn = arnOf(call, 'endpoint', name);
  if (context.store.endpoints.get(arn)) throw invalid(`Cannot create already existing endpoint "${arn}".`);
  const config = configToDeploy(context, configName, call);
  const problem = deploymentProblem(deployment);
  if (problem !== undefined) throw invalid(problem);
  const createdAt = context.now().toISOString();
  const record: EndpointRecord = {
    arn,
    name,
    status: 'Creating',
    serving: { configName, variants: [] },
    pending: { ...config, startedAt: createdAt },
    ...(deployment && { deployment }),
    createdAt,
    modifiedAt: createdAt,
  };
  context.endpoints.create(record);
  await context.store.endpoints.save(record);
  if (input.Tags) await saveTags(context.store, arn, readTags(input.Tags));
  return { EndpointArn: arn };
}

async function update(context: Context, input: UpdateEndpointRequest, call: CallContext) {
  const record = findEndpoint(context, input.EndpointName, call);
  const config = configToDeploy(context, input.EndpointConfigName, call);
  requireIdle(record);
  if (record.status === 'Failed') {
    throw invalid(`Cannot update endpoint "${record.arn}": its status is Failed, it can only be deleted.`);
  }
  const deployment =
    input.DeploymentConfig ?? (input.RetainDeploymentConfig === true ? record.deployment : undefined);
  const next = retained(config, record.serving, input);
  const problem = updateProblem(record, next.variants, deployment, (variant) =>
    isScaled(context, record, variant, call),
  );
  if (problem !== undefined) throw invalid(problem);
  requireAlarms(context, deployment, call);
  context.endpoints.update(record, next, deployment);
  await context.store.endpoints.save(record);
  return { EndpointArn: record.arn };
}

function isScaled(
  { neighbours }: Context,
  record: EndpointRecord,
  variant: string,
  { region }: Place,
): boolean {
  return neighbours.scalable?.registered(region, `endpoint/${record.name}/variant/${variant}`) ?? false;
}

function requireAlarms(
  { neighbours }: Context,
  deployment: DeploymentConfig | undefined,
  { region }: Place,
): void {
  const { alarms } = neighbours;
  if (!alarms) return;
  const named = deployment?.AutoRollbackConfiguration?.Alarms ?? [];
  const names = named.flatMap(({ AlarmName: name }) => name ?? []);
  const missing = names.filter((name) => alarms.state(region, name) === undefined);
  if (missing.length > 0)
    throw invalid(`AutoRollbackConfiguration names no existing alarms: ${missing.join(', ')}.`);
}

async function adjust(context: Context, input: WeightsRequest, call: CallContext) {
  const record = findEndpoint(context, input.EndpointName, call);
  requireIdle(record);
  if (record.status === 'Failed')
    throw invalid(`Cannot update endpoint "${record.arn}": its status is Failed.`);
  const asked = new Map(input.DesiredWeightsAndCapacities.map((item) => [item.VariantName, item]));
  const unknown = [...asked.keys()].filter(
    (name) => !record.serving.variants.some((other) => other.name === name),
  );
  if (unknown.length > 0)
    throw invalid(`Could not find variant(s) ${unknown.join(', ')} of endpoint "${record.arn}".`);
  const variants = record.serving.variants.map((variant): VariantRecord => {
    const {
      DesiredWeight: weight = variant.weight,
      DesiredInstanceCount: desired = variant.instances.desired,
    } = asked.get(variant.name) ?? {};
    return { ...variant, weight, instances: { ...variant.instances, desired } };
  });
  context.endpoints.adjust(record, variants);
  await context.store.endpoints.save(record);
  return { EndpointArn: record.arn };
}

function describe(context: Context, input: ByName, call: CallContext) {
  const record = findEndpoint(context, input.EndpointName, call);
  const described = describeEndpoint(record);
  context.endpoints.described(record);
  return described;
}

function list(context: Context, input: ListEndpointsInput, call: CallContext) {
  const found = context.store.endpoints
    .values()
    .filter(({ status }) => (input.StatusEquals ?? status) === status)
    .filter(({ modifiedAt }) =>
      isBetween(modifiedAt, input.LastModifiedTimeAfter, input.LastModifiedTimeBefore),
    );
  const { items, next } = hostingPage(found, input, call);
  return { Endpoints: items.map(summary), ...next };
}

function remove(context: Context, input: ByName, call: CallContext) {
  const record = findEndpoint(context, input.EndpointName, call);
  requireIdle(record);
  context.endpoints.delete(record);
}

function findEndpoint({ store }: Context, name: string, place: Place): EndpointRecord {
  const arn = arnOf(place, 'endpoint', name);
  const record = store.endpoints.get(arn);
  if (!record) throw invalid(`Could not find endpoint "${arn}".`);
  return record;
}

function requireIdle(record: EndpointRecord): void {
  if (inProgress.includes(record.status))
    throw invalid(`Cannot update in-progress endpoint "${record.arn}".`);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
