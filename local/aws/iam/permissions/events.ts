import {
  type Permission,
  type PermissionRequest,
  type PermissionTable,
  passRole,
  requestTags,
  text,
} from '../permission.ts';
import { tagValues } from '../request-context.ts';

type Kind = 'rule' | 'connection' | 'api-destination' | 'event-bus';

function on(kind: Kind, member: string): (request: PermissionRequest) => Permission[] {
  return ({ operation, region, account, input }) => {
    const name = text(input[member]) ?? '*';
    // Names of connections and API destinations are followed by an id of chance.
    const suffix = kind === 'connection' || kind === 'api-destination' ? '/*' : '';
    const resource = `arn:aws:events:${region}:${account}:${kind}/${name}${suffix}`;
    const context = tagValues('aws:RequestTag', requestTags(input['Tags']));
    return [{ action: `events:${operation}`, resource, context }];
  };
}

function everywhere({ operation }: PermissionRequest): Permission[] {
  return [{ action: `events:${operation}`, resource: '*' }];
}

function onArn({ operation, input }: PermissionRequest): Permission[] {
  return [{ action: `events:${operation}`, resource: text(input['ResourceARN']) ?? '*' }];
}

function putsTargets(request: PermissionRequest): Permission[] {
  const targets: unknown[] = Array.isArray(request.input['Targets']) ? request.input['Targets'] : [];
  const roles = targets.map((target): unknown => Object(target).RoleArn);
  return [...on('rule', 'Rule')(request), ...roles.flatMap((role) => passRole(role, 'events.amazonaws.com'))];
}

const onRule = on('rule', 'Name');
const ofRule = on('rule', 'Rule');
const onConnection = on('connection', 'Name');
const onDestination = on('api-destination', 'Name');

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
export const eventPermissions: PermissionTable = {
  PutRule: onRule,
  DescribeRule: onRule,
  DeleteRule: onRule,
  EnableRule: onRule,
  DisableRule: onRule,
  ListRules: everywhere,
  PutTargets: putsTargets,
  RemoveTargets: ofRule,
  ListTargetsByRule: ofRule,
  ListRuleNamesByTarget: everywhere,
  TestEventPattern: everywhere,
  PutEvents: ({ region, account }) => [
    { action: 'events:PutEvents', resource: `arn:aws:events:${region}:${account}:event-bus/default` },
  ],
  DescribeEventBus: on('event-bus', 'Name'),
  CreateConnection: onConnection,
  UpdateConnection: onConnection,
  DeleteConnection: onConnection,
  DeauthorizeConnection: onConnection,
  DescribeConnection: onConnection,
  ListConnections: everywhere,
  CreateApiDestination: onDestination,
  UpdateApiDestination: onDestination,
  DeleteApiDestination: onDestination,
  DescribeApiDestination: onDestination,
  ListApiDestinations: everywhere,
  TagResource: onArn,
  UntagResource: onArn,
  ListTagsForResource: onArn,
};
