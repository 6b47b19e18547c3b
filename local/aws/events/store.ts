import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';
import { AwsError } from '../service.ts';

/** Where something of EventBridge lies. */
export interface Place {
  region: string;
  account: string;
}

export interface RuleRecord extends Place {
  arn: string;
  name: string;
  description?: string;
  /** JSON text. */
  pattern?: string;
  /** `cron(...)` or `rate(...)` */
  schedule?: string;
  state: 'ENABLED' | 'DISABLED';
  tags: Record<string, string>;
  targets: Target[];
}

/** A target as PutTargets has it, as far as the local EventBridge knows targets. */
export interface Target {
  Id: string;
  Arn: string;
  RoleArn?: string;
  Input?: string;
  InputPath?: string;
  InputTransformer?: { InputPathsMap?: Record<string, string>; InputTemplate: string };
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  DeadLetterConfig?: { Arn?: string };
  HttpParameters?: {
    PathParameterValues?: string[];
    HeaderParameters?: Record<string, string>;
    QueryStringParameters?: Record<string, string>;
  };
}

interface Parameter {
  Key?: string;
  Value?: string;
  IsValueSecret?: boolean;
}

export interface InvocationParameters {
  HeaderParameters?: Parameter[];
  QueryStringParameters?: Parameter[];
  BodyParameters?: Parameter[];
}

export interface AuthParameters {
  ApiKeyAuthParameters?: { ApiKeyName: string; ApiKeyValue: string };
  BasicAuthParameters?: { Username: string; Password: string };
  InvocationHttpParameters?: InvocationParameters;
}

export interface ConnectionRecord extends Place {
  arn: string;
  name: string;
  description?: string;
  authorizationType: 'API_KEY' | 'BASIC';
  auth: AuthParameters;
  secretArn: string;
  state: 'AUTHORIZED' | 'DEAUTHORIZED';
  createdAt: string;
  modifiedAt: string;
  authorizedAt: string;
}

export interface DestinationRecord extends Place {
  arn: string;
  name: string;
  description?: string;
  connectionArn: string;
  endpoint: string;
  method: string;
  ratePerSecond: number;
  createdAt: string;
  modifiedAt: string;
}

/** An event on its way to a target: taken up again by the next server. */
export interface DeliveryRecord {
  arn: string;
  /** The event as JSON text. */
  event: string;
  rule: string;
  target: string;
  /** Calls that were made. */
  attempts: number;
  /** Milliseconds since the event came, as AWS would have spent them. */
  age: number;
}

export interface Store {
  rules: Collection<RuleRecord>;
  connections: Collection<ConnectionRecord>;
  destinations: Collection<DestinationRecord>;
  deliveries: Collection<DeliveryRecord>;
}

export function openStore(folder: string): Store {
  return {
    rules: openCollection(join(folder, 'rules')),
    connections: openCollection(join(folder, 'connections')),
    destinations: openCollection(join(folder, 'api-destinations')),
    deliveries: openCollection(join(folder, 'deliveries')),
  };
}

export function ruleArn({ region, account }: Place, name: string): string {
  return `arn:aws:events:${region}:${account}:rule/${name}`;
}

/** Throws ResourceNotFoundException. */
export function ruleOf(store: Store, place: Place, name: string): RuleRecord {
  const found = store.rules.get(ruleArn(place, name));
  if (found) return found;
  throw notFound(`Rule ${name} does not exist on EventBus default.`);
}

/** What has a name in a region. Throws ResourceNotFoundException. */
export function byName<T extends { arn: string; name: string } & Place>(
  collection: Collection<T>,
  place: Place,
  name: string,
  kind: string,
): T {
  const found = collection
    .values()
    .find((each) => each.region === place.region && each.account === place.account && each.name === name);
  if (found) return found;
  throw notFound(`Failed to describe the ${kind}(s). ${kind} '${name}' does not exist.`);
}

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
