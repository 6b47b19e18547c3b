import type { IncomingHttpHeaders } from 'node:http';

/** One thing that a call needs to be allowed. */
export interface Permission {
  /** `iam:PassRole` */
  action: string;
  /** ARN; `*` where the action knows no resource. */
  resource: string;
  /** Condition keys beside those that every request has. */
  context?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A call, as far as it decides what it needs to be allowed. */
export interface PermissionRequest {
  /** Without its service: `CreateModel`. */
  operation: string;
  /** What the request log has of it: the input, or bucket and key. */
  input: Readonly<Record<string, unknown>>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  region: string;
  account: string;
  facts: ResourceFacts;
}

/** What services know of their resources and authorization has to ask. */
export interface ResourceFacts {
  tags(arn: string): Readonly<Record<string, string>> | undefined;
  /** The stack's ARN of a change set that is named by its own ARN. */
  stackOf(changeSetArn: string): string | undefined;
  /** The role's ARN, whatever its path. */
  roleArn(account: string, name: string): string | undefined;
  bucketPolicy(bucket: string): string | undefined;
}

export type Permissions = (request: PermissionRequest) => readonly Permission[];

/** Per operation, what AWS's service authorization reference says that it needs. */
export type PermissionTable = Readonly<Record<string, Permissions>>;

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The tags of a request, which come as `[{ Key, Value }]`. */
export function requestTags(value: unknown): Record<string, string> {
  const pairs: unknown[] = Array.isArray(value) ? value : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const { Key: key, Value: tag } = Object(pair);
      return [String(key), String(tag ?? '')];
    }),
  );
}

/** What a role that is handed to a service needs: nothing, where none is handed over. */
export function passRole(roleArn: unknown, service: string): Permission[] {
  const resource = text(roleArn);
  if (resource === undefined) return [];
  return [{ action: 'iam:PassRole', resource, context: { 'iam:PassedToService': service } }];
}
