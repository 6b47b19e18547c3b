import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity, noSuchRole } from './errors.ts';
import { AwsError } from '../service.ts';
import { type IamContext, type IamOperations, newId } from './context.ts';
import { type InputReader, readInput, rules } from './input.ts';
import { takePage } from './page.ts';
import { checkPolicy } from './policy-syntax.ts';
import { parsePolicy } from './policy.ts';
import { findRole, type RoleRecord } from './store.ts';
import { addTags, describeTags, removeTags } from './tags.ts';

const hour = 3600;
const duration = { min: hour, max: 12 * hour };
const trustPolicyQuota = 2048;

export const roleOperations: IamOperations = {
  async CreateRole(input, context) {
    const { store, call } = context;
    const reader = readInput(input);
    const name = reader.text('RoleName', rules.roleName);
    const path = reader.optionalText('Path', rules.path) ?? '/';
    const trustPolicy = reader.text('AssumeRolePolicyDocument', rules.document);
    const description = reader.optionalText('Description', rules.description);
    const boundary = reader.optionalText('PermissionsBoundary', rules.arn);
    const maxSessionDuration = reader.optionalNumber('MaxSessionDuration', duration) ?? hour;
    const tags = reader.tags();
    reader.check();
    checkTrustPolicy(trustPolicy, context);
    if (boundary !== undefined) requireBoundary(boundary, context);
    if (findRole(store, call.account, name)) throw alreadyExists(`Role with name ${name} already exists.`);

    const role: RoleRecord = {
      arn: `arn:aws:iam::${call.account}:role${path}${name}`,
      id: newId('AROA', 21),
      name,
      path,
      trustPolicy,
      ...(description !== undefined && { description }),
      ...(boundary !== undefined && { boundary }),
      maxSessionDuration,
      createdAt: call.now().toISOString(),
      tags,
      inline: {},
      attached: [],
    };
    await store.roles.save(role);
    return { Role: describeRole(role) };
  },
  GetRole: (input, context) => ({ Role: describeRole(roleOf(readInput(input), context), true) }),
  ListRoles(input, { store, call }) {
    const reader = readInput(input);
    const prefix = reader.optionalText('PathPrefix', { min: 1, max: 512 }) ?? '/';
    const roles = store.roles
      .values()
      .filter(({ arn, path }) => arn.split(':')[4] === call.account && path.startsWith(prefix))
      .toSorted((a, b) => a.name.localeCompare(b.name));
    const { page, rest } = takePage(roles, reader);
    // As IAM: a list tells neither tags nor the permissions boundary.
    return {
      Roles: page.map((role) => ({
        ...describeRole(role),
        Tags: undefined,
        PermissionsBoundary: undefined,
      })),
      ...rest,
    };
  },
  async UpdateRole(input, context) {
    const reader = readInput(input);
    const description = reader.optionalText('Description', rules.description);
    const maxSessionDuration = reader.optionalNumber('MaxSessionDuration', duration);
    const role = changeableRole(reader, context);
    if (description !== undefined) role.description = description;
    if (maxSessionDuration !== undefined) role.maxSessionDuration = maxSessionDuration;
    await context.store.roles.save(role);
    return {};
  },
  async UpdateAssumeRolePolicy(input, context) {
    const reader = readInput(input);
    const trustPolicy = reader.text('PolicyDocument', rules.document);
    const role = changeableRole(reader, context);
    checkTrustPolicy(trustPolicy, context);
    role.trustPolicy = trustPolicy;
    await context.store.roles.save(role);
    return undefined;
  },
  async DeleteRole(input, context) {
    const role = changeableRole(readInput(input), context);
    if (role.attached.length > 0)
      throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (Object.keys(role.inline).length > 0)
      throw deleteConflict('Cannot delete entity, must delete policies first.');
    await context.store.roles.delete(role.arn);
    return undefined;
  },
  async PutRolePermissionsBoundary(input, context) {
    const reader = readInput(input);
    const boundary = reader.text('PermissionsBoundary', rules.arn);
    const role = changeableRole(reader, context);
    requireBoundary(boundary, context);
    role.boundary = boundary;
    await context.store.roles.save(role);
    return undefined;
  },
  async DeleteRolePermissionsBoundary(input, context) {
    const role = changeableRole(readInput(input), context);
    delete role.boundary;
    await context.store.roles.save(role);
    return undefined;
  },
  // The local IAM has no instance profiles; clients ask for them before they delete a role.
  ListInstanceProfilesForRole(input, context) {
    roleOf(readInput(input), context);
    return { InstanceProfiles: [], IsTruncated: false };
  },
  async TagRole(input, context) {
    const reader = readInput(input);
    const tags = reader.tags();
    const role = changeableRole(reader, context);
    addTags(role, tags);
    await context.store.roles.save(role);
    return undefined;
  },
  async UntagRole(input, context) {
    const reader = readInput(input);
    const role = changeableRole(reader, context);
    removeTags(role, reader);
    await context.store.roles.save(role);
    return undefined;
  },
  ListRoleTags(input, context) {
    const reader = readInput(input);
    const { page, rest } = takePage(describeTags(roleOf(reader, context).tags), reader);
    return { Tags: page, ...rest };
  },
};

/** The role that `RoleName` names. */
export function roleOf(reader: InputReader, { store, call }: IamContext): RoleRecord {
  const name = reader.text('RoleName', rules.roleName);
  reader.check();
  const role = findRole(store, call.account, name);
  if (!role) throw noSuchRole(name);
  return role;
}

/** The same, for a change: roles of services are changed by their service alone. */
export function changeableRole(reader: InputReader, context: IamContext): RoleRecord {
  const role = roleOf(reader, context);
  if (role.linkedService === undefined) return role;
  throw new AwsError(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
  );
}

/** As IAM answers: the document is percent-encoded. */
export function describeRole(role: RoleRecord, withLastUse = false): Record<string, unknown> {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.boundary && {
      PermissionsBoundaryType: 'Policy',
      PermissionsBoundaryArn: role.boundary,
    },
    Tags: Object.keys(role.tags).length > 0 ? describeTags(role.tags) : undefined,
    RoleLastUsed: withLastUse
      ? {
          LastUsedDate: role.lastUsedAt === undefined ? undefined : new Date(role.lastUsedAt),
          Region: role.lastUsedRegion,
        }
      : undefined,
  };
}

function requireBoundary(arn: string, { store }: IamContext): void {
  if (!store.policies.get(arn)) throw noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
}

function checkTrustPolicy(document: string, { store, call }: IamContext): void {
  checkPolicy(document, 'trust');
  for (const { principals } of parsePolicy(document).statements) {
    const roles = principals?.byType['AWS']?.filter((name) => /:role\//.test(name)) ?? [];
    const missing = roles.find((arn) => arn.split(':')[4] === call.account && !store.roles.get(arn));
    if (missing !== undefined)
      throw new AwsError('MalformedPolicyDocument', `Invalid principal in policy: "AWS":"${missing}"`);
  }
  if (document.replace(/\s/g, '').length > trustPolicyQuota)
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${trustPolicyQuota}`);
}
