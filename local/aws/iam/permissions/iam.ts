import {
  type Permission,
  type PermissionRequest,
  type Permissions,
  type PermissionTable,
  requestTags,
  text,
} from '../permission.ts';
import { tagValues } from '../request-context.ts';

type Find = (request: PermissionRequest) => string;

function on(find: Find): Permissions {
  return (request) => [{ action: `iam:${request.operation}`, resource: find(request) }];
}

/** Roles are named without the path that their ARNs have. */
function role({ account, input, facts }: PermissionRequest): string {
  const name = text(input['RoleName']) ?? '*';
  const path = text(input['Path']) ?? '/';
  return facts.roleArn(account, name) ?? `arn:aws:iam::${account}:role${path}${name}`;
}

function policy({ account, input }: PermissionRequest): string {
  const path = text(input['Path']) ?? '/';
  return (
    text(input['PolicyArn']) ?? `arn:aws:iam::${account}:policy${path}${text(input['PolicyName']) ?? '*'}`
  );
}

function provider({ account, input }: PermissionRequest): string {
  const url = text(input['Url'])?.replace(/^https:\/\//, '') ?? '*';
  return text(input['OpenIDConnectProviderArn']) ?? `arn:aws:iam::${account}:oidc-provider/${url}`;
}

/** What is made with tags needs the permission to tag too. */
function creates(find: Find, tagAction: string): Permissions {
  return (request) => {
    const tags = requestTags(request.input['Tags']);
    const resource = find(request);
    const context = {
      'iam:PermissionsBoundary': text(request.input['PermissionsBoundary']),
      ...tagValues('aws:RequestTag', tags),
    };
    const needed: Permission[] = [{ action: `iam:${request.operation}`, resource, context }];
    if (Object.keys(tags).length > 0) needed.push({ action: `iam:${tagAction}`, resource, context });
    return needed;
  };
}

function attaches(request: PermissionRequest): Permission[] {
  const context = { 'iam:PolicyARN': text(request.input['PolicyArn']) };
  return [{ action: `iam:${request.operation}`, resource: role(request), context }];
}

function table(find: Find, operations: readonly string[]): PermissionTable {
  return Object.fromEntries(operations.map((operation) => [operation, on(find)]));
}

const nowhere: Find = () => '*';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const iamPermissions: PermissionTable = {
  ...table(role, [
    'GetRole',
    'UpdateRole',
    'UpdateAssumeRolePolicy',
    'DeleteRole',
    'TagRole',
    'UntagRole',
    'ListRoleTags',
    'PutRolePolicy',
    'GetRolePolicy',
    'ListRolePolicies',
    'DeleteRolePolicy',
    'ListAttachedRolePolicies',
    'ListInstanceProfilesForRole',
    'PutRolePermissionsBoundary',
    'DeleteRolePermissionsBoundary',
    'DeleteServiceLinkedRole',
    'GetServiceLinkedRoleDeletionStatus',
  ]),
  ...table(policy, [
    'GetPolicy',
    'DeletePolicy',
    'CreatePolicyVersion',
    'GetPolicyVersion',
    'ListPolicyVersions',
    'SetDefaultPolicyVersion',
    'DeletePolicyVersion',
    'TagPolicy',
    'UntagPolicy',
    'ListPolicyTags',
    'ListEntitiesForPolicy',
  ]),
  ...table(provider, [
    'GetOpenIDConnectProvider',
    'UpdateOpenIDConnectProviderThumbprint',
    'DeleteOpenIDConnectProvider',
    'AddClientIDToOpenIDConnectProvider',
    'RemoveClientIDFromOpenIDConnectProvider',
    'TagOpenIDConnectProvider',
    'UntagOpenIDConnectProvider',
    'ListOpenIDConnectProviderTags',
  ]),
  ...table(nowhere, ['ListRoles', 'ListPolicies', 'ListOpenIDConnectProviders']),
  CreateRole: creates(role, 'TagRole'),
  CreatePolicy: creates(policy, 'TagPolicy'),
  CreateOpenIDConnectProvider: creates(provider, 'TagOpenIDConnectProvider'),
  AttachRolePolicy: attaches,
  DetachRolePolicy: attaches,
  CreateServiceLinkedRole: ({ account, input }) => {
    const service = text(input['AWSServiceName']);
    const resource = `arn:aws:iam::${account}:role/aws-service-role/${service ?? '*'}/*`;
    return [{ action: 'iam:CreateServiceLinkedRole', resource, context: { 'iam:AWSServiceName': service } }];
  },
};
