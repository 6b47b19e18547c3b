import { randomUUID } from 'node:crypto';
import { AwsError } from '../service.ts';
import { inRegion } from './connection.ts';
import type { EventOperations } from './rule.ts';
import { byName, type DestinationRecord, invalid, notFound, type Store } from './store.ts';

interface DestinationInput {
  Name: string;
  Description?: string;
  ConnectionArn?: string;
  InvocationEndpoint?: string;
  HttpMethod?: string;
  InvocationRateLimitPerSecond?: number;
}

const RATE_PRESET = 300;

export const destinationOperations: EventOperations = {
  async CreateApiDestination({ store }, input: DestinationInput, call) {
    const { Name: name, ConnectionArn: connectionArn = '', InvocationEndpoint: endpoint = '' } = input;
    if (store.destinations.values().some((each) => each.region === call.region && each.name === name))
      throw new AwsError('ResourceAlreadyExistsException', `An api-destination '${name}' already exists.`);
    requireConnection(store, connectionArn);
    checkEndpoint(endpoint);
    const { region, account } = call;
    const at = call.now().toISOString();
    const destination: DestinationRecord = {
      arn: `arn:aws:events:${region}:${account}:api-destination/${name}/${randomUUID()}`,
      name,
      region,
      account,
      ...(input.Description !== undefined && { description: input.Description }),
      connectionArn,
      endpoint,
      method: input.HttpMethod ?? 'POST',
      ratePerSecond: input.InvocationRateLimitPerSecond ?? RATE_PRESET,
      createdAt: at,
      modifiedAt: at,
    };
    await store.destinations.save(destination);
    return answerOf(store, destination);
  },

  async UpdateApiDestination({ store }, input: DestinationInput, call) {
    const destination = byName(store.destinations, call, input.Name, 'ApiDestination');
    if (input.ConnectionArn !== undefined) requireConnection(store, input.ConnectionArn);
    if (input.InvocationEndpoint !== undefined) checkEndpoint(input.InvocationEndpoint);
    Object.assign(destination, {
      connectionArn: input.ConnectionArn ?? destination.connectionArn,
      endpoint: input.InvocationEndpoint ?? destination.endpoint,
      method: input.HttpMethod ?? destination.method,
      ratePerSecond: input.InvocationRateLimitPerSecond ?? destination.ratePerSecond,
      modifiedAt: call.now().toISOString(),
      ...(input.Description !== undefined && { description: input.Description }),
    });
    await store.destinations.save(destination);
    return answerOf(store, destination);
  },

  async DeleteApiDestination({ store }, { Name: name }: { Name: string }, call) {
    await store.destinations.delete(byName(store.destinations, call, name, 'ApiDestination').arn);
  },

  DescribeApiDestination({ store }, { Name: name }: { Name: string }, call) {
    const destination = byName(store.destinations, call, name, 'ApiDestination');
    const { description } = destination;
    return {
      ...answerOf(store, destination),
      ...(description !== undefined && { Description: description }),
    };
  },

  ListApiDestinations({ store }, { NamePrefix: prefix = '' }: { NamePrefix?: string }, call) {
    const found = inRegion(store.destinations.values(), call, prefix);
    return { ApiDestinations: found.map((destination) => answerOf(store, destination)) };
  },
};

function requireConnection(store: Store, arn: string): void {
  if (!store.connections.get(arn)) throw notFound(`Connection '${arn}' does not exist.`);
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** HTTPS as EventBridge wants it; this machine's own servers may speak HTTP. */
function checkEndpoint(endpoint: string): void {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'https:') return;
  if (url?.protocol === 'http:' && LOOPBACK.has(url.hostname)) return;
  throw invalid(`Invocation endpoint ${endpoint} is not valid. Reason: it must be an HTTPS URL.`);
}

function answerOf(store: Store, destination: DestinationRecord): Record<string, unknown> {
  const isActive = store.connections.get(destination.connectionArn)?.state === 'AUTHORIZED';
  return {
    ApiDestinationArn: destination.arn,
    Name: destination.name,
    ApiDestinationState: isActive ? 'ACTIVE' : 'INACTIVE',
    ConnectionArn: destination.connectionArn,
    InvocationEndpoint: destination.endpoint,
    HttpMethod: destination.method,
    InvocationRateLimitPerSecond: destination.ratePerSecond,
    CreationTime: new Date(destination.createdAt),
    LastModifiedTime: new Date(destination.modifiedAt),
  };
}
