import { randomUUID } from 'node:crypto';
import { AwsError, type CallContext } from '../service.ts';
import type { EventOperations } from './rule.ts';
import { type AuthParameters, byName, type ConnectionRecord, invalid } from './store.ts';

interface ConnectionInput {
  Name: string;
  Description?: string;
  AuthorizationType?: string;
  AuthParameters?: AuthParameters;
}

export const connectionOperations: EventOperations = {
  async CreateConnection({ store }, input: ConnectionInput, call) {
    const { Name: name, Description: description, AuthParameters: auth = {} } = input;
    if (store.connections.values().some((each) => each.region === call.region && each.name === name))
      throw new AwsError('ResourceAlreadyExistsException', `Connection ${name} already exists.`);
    const id = randomUUID();
    const { region, account } = call;
    const at = call.now().toISOString();
    const connection: ConnectionRecord = {
      arn: `arn:aws:events:${region}:${account}:connection/${name}/${id}`,
      name,
      region,
      account,
      ...(description !== undefined && { description }),
      authorizationType: typeOf(input.AuthorizationType, auth),
      auth,
      secretArn: `arn:aws:secretsmanager:${region}:${account}:secret:events!connection/${name}/${id}-local1`,
      state: 'AUTHORIZED',
      createdAt: at,
      modifiedAt: at,
      authorizedAt: at,
    };
    await store.connections.save(connection);
    return answerOf(connection);
  },

  async UpdateConnection({ store }, input: ConnectionInput, call) {
    const connection = byName(store.connections, call, input.Name, 'Connection');
    const auth = { ...connection.auth, ...input.AuthParameters };
    const at = call.now().toISOString();
    Object.assign(connection, {
      authorizationType: typeOf(input.AuthorizationType ?? connection.authorizationType, auth),
      auth,
      state: 'AUTHORIZED',
      modifiedAt: at,
      ...(input.AuthParameters && { authorizedAt: at }),
      ...(input.Description !== undefined && { description: input.Description }),
    });
    await store.connections.save(connection);
    return answerOf(connection);
  },

  async DeauthorizeConnection({ store }, { Name: name }: { Name: string }, call) {
    const connection = byName(store.connections, call, name, 'Connection');
    connection.state = 'DEAUTHORIZED';
    await store.connections.save(connection);
    return answerOf(connection);
  },

  async DeleteConnection({ store }, { Name: name }: { Name: string }, call) {
    const connection = byName(store.connections, call, name, 'Connection');
    await store.connections.delete(connection.arn);
    return { ...answerOf(connection), ConnectionState: 'DELETING' };
  },

  DescribeConnection({ store }, { Name: name }: { Name: string }, call) {
    return describe(byName(store.connections, call, name, 'Connection'));
  },

  ListConnections({ store }, { NamePrefix: prefix = '' }: { NamePrefix?: string }, call) {
    return { Connections: inRegion(store.connections.values(), call, prefix).map(answerOf) };
  },
};

/** What lies in the caller's region and has a name that begins so. */
export function inRegion<T extends { region: string; name: string }>(
  all: readonly T[],
  { region }: Pick<CallContext, 'region'>,
  prefix: string,
): T[] {
  return all.filter((each) => each.region === region && each.name.startsWith(prefix));
}

function typeOf(type: string | undefined, auth: AuthParameters): ConnectionRecord['authorizationType'] {
  if (type === 'API_KEY' && auth.ApiKeyAuthParameters) return type;
  if (type === 'BASIC' && auth.BasicAuthParameters) return type;
  if (type === 'API_KEY' || type === 'BASIC')
    throw invalid(`The AuthParameters of the connection have none for the authorization type ${type}.`);
  throw invalid(`The local EventBridge authorizes by API_KEY and BASIC, not by ${String(type)}.`);
}

function answerOf(connection: ConnectionRecord): Record<string, unknown> {
  return {
    ConnectionArn: connection.arn,
    Name: connection.name,
    ConnectionState: connection.state,
    AuthorizationType: connection.authorizationType,
    CreationTime: new Date(connection.createdAt),
    LastModifiedTime: new Date(connection.modifiedAt),
    LastAuthorizedTime: new Date(connection.authorizedAt),
  };
}

/** Without keys, passwords and secret values of parameters: EventBridge shows none. */
function describe(connection: ConnectionRecord): Record<string, unknown> {
  const {
    ApiKeyAuthParameters: key,
    BasicAuthParameters: basic,
    InvocationHttpParameters: http,
  } = connection.auth;
  const shown = Object.entries(http ?? {}).map(([kind, parameters]) => [
    kind,
    parameters.map(({ Value: value, ...rest }: { Value?: string; IsValueSecret?: boolean }) =>
      rest.IsValueSecret ? rest : { ...rest, Value: value },
    ),
  ]);
  return {
    ...answerOf(connection),
    ...(connection.description !== undefined && { Description: connection.description }),
    SecretArn: connection.secretArn,
    AuthParameters: {
      ...(key && { ApiKeyAuthParameters: { ApiKeyName: key.ApiKeyName } }),
      ...(basic && { BasicAuthParameters: { Username: basic.Username } }),
      ...(http && { InvocationHttpParameters: Object.fromEntries(shown) }),
    },
  };
}
