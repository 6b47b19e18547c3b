import {
  passRole,
  type Permission,
  type PermissionRequest,
  type Permissions,
  type PermissionTable,
  requestTags,
  text,
} from '../permission.ts';
import { tagValues } from '../request-context.ts';

const service = 'cloudformation.amazonaws.com';

/** The stack that a call names; a name alone stands for whatever ID the stack has. */
function stackArn({ input, region, account, facts }: PermissionRequest): string {
  const stack = text(input['StackName']);
  if (stack?.startsWith('arn:')) return stack;
  if (stack !== undefined) return `arn:aws:cloudformation:${region}:${account}:stack/${stack}/*`;
  const changeSet = text(input['ChangeSetName']);
  const found = changeSet === undefined ? undefined : facts.stackOf(changeSet);
  return found ?? `arn:aws:cloudformation:${region}:${account}:stack/*/*`;
}

function onStack(request: PermissionRequest): Permission[] {
  return [{ action: `cloudformation:${request.operation}`, resource: stackArn(request) }];
}

/** Changes hand a service role over, and templates lie in S3 where they are not sent along. */
function changesStack(request: PermissionRequest): Permission[] {
  const { input } = request;
  const context = {
    'cloudformation:RoleArn': text(input['RoleARN']),
    'cloudformation:TemplateUrl': text(input['TemplateURL']),
    'cloudformation:ChangeSetName': text(input['ChangeSetName']),
    ...tagValues('aws:RequestTag', requestTags(input['Tags'])),
  };
  return [
    ...onStack(request).map((permission) => ({ ...permission, context })),
    ...passRole(input['RoleARN'], service),
    ...readsTemplate(input['TemplateURL']),
  ];
}

function onChangeSet(request: PermissionRequest): Permission[] {
  const context = { 'cloudformation:ChangeSetName': text(request.input['ChangeSetName']) };
  return onStack(request).map((permission) => ({ ...permission, context }));
}

function everywhere(request: PermissionRequest): Permission[] {
  return [{ action: `cloudformation:${request.operation}`, resource: '*' }];
}

/** Path-style and virtual-hosted addresses of an object. */
function readsTemplate(url: unknown): Permission[] {
  const address = text(url);
  if (address === undefined || !URL.canParse(address)) return [];
  const { hostname, pathname } = new URL(address);
  const bucket = /^(.+)\.s3[.-].*amazonaws\.com/.exec(hostname)?.[1];
  const path = bucket === undefined ? pathname.slice(1) : `${bucket}${pathname}`;
  return [{ action: 's3:GetObject', resource: `arn:aws:s3:::${path}` }];
}

/** A call that may go without a stack's name. */
function onStackOrAll(request: PermissionRequest): Permission[] {
  return text(request.input['StackName']) === undefined ? everywhere(request) : onStack(request);
}

/** Without a name it lists: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
const describesStacks: Permissions = (request) =>
  text(request.input['StackName']) === undefined
    ? [...everywhere(request), { action: 'cloudformation:ListStacks', resource: '*' }]
    : onStack(request);

const describesEvents: Permissions = (request) =>
  (text(request.input['StackName']) ?? text(request.input['ChangeSetName']))
    ? onStack(request)
    : everywhere(request);

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html */
export const cloudFormationPermissions: PermissionTable = {
  CreateStack: changesStack,
  UpdateStack: changesStack,
  DeleteStack: changesStack,
  CreateChangeSet: changesStack,
  DescribeChangeSet: onChangeSet,
  ExecuteChangeSet: onChangeSet,
  DeleteChangeSet: onChangeSet,
  ListChangeSets: onStack,
  ContinueUpdateRollback: changesStack,
  RollbackStack: changesStack,
  CancelUpdateStack: onStack,
  DescribeStacks: describesStacks,
  DescribeStackEvents: onStack,
  DescribeEvents: describesEvents,
  DescribeStackResource: onStack,
  DescribeStackResources: onStack,
  ListStackResources: onStack,
  ListStacks: everywhere,
  ListExports: everywhere,
  ListImports: everywhere,
  GetTemplate: onStack,
  GetTemplateSummary: (request) => [...onStackOrAll(request), ...readsTemplate(request.input['TemplateURL'])],
  GetStackPolicy: onStack,
  SetStackPolicy: onStack,
  UpdateTerminationProtection: onStack,
  ValidateTemplate: (request) => [...everywhere(request), ...readsTemplate(request.input['TemplateURL'])],
  DescribeAccountLimits: everywhere,
};
