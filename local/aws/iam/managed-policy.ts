import { type IamContext, type IamOperations, newId } from './context.ts';
import { alreadyExists, deleteConflict, limitExceeded, noSuchEntity } from './errors.ts';
import { type InputReader, readInput, rules } from './input.ts';
import { takePage } from './page.ts';
import { checkPolicy } from './policy-syntax.ts';
import type { IamStore, PolicyRecord } from './store.ts';
import { addTags, describeTags, removeTags } from './tags.ts';

const sizeQuota = 6144;
const versionsQuota = 5;

export const managedPolicyOperations: IamOperations = {
  async CreatePolicy(input, { store, call }) {
    const reader = readInput(input);
    const name = reader.text('PolicyName', rules.policyName);
    const path = reader.optionalText('Path', rules.path) ?? '/';
    const document = reader.text('PolicyDocument', rules.document);
    const description = reader.optionalText('Description', { max: 1000 });
    const tags = reader.tags();
    reader.check();
    checkDocument(document);
    const arn = `arn:aws:iam::${call.account}:policy${path}${name}`;
    if (store.policies.get(arn))
      throw alreadyExists(`A policy called ${name} already exists. Duplicate names are not allowed.`);
    const at = call.now().toISOString();
    const policy: PolicyRecord = {
      arn,
      id: newId('ANPA', 21),
      name,
      path,
      ...(description !== undefined && { description }),
      createdAt: at,
      modifiedAt: at,
      tags,
      defaultVersion: 'v1',
      lastVersion: 1,
      versions: [{ id: 'v1', document, createdAt: at }],
    };
    await store.policies.save(policy);
    return { Policy: { ...describePolicy(store, policy), Description: undefined } };
  },
  GetPolicy: (input, context) => ({
    Policy: describePolicy(context.store, policyOf(readInput(input), context)),
  }),
  ListPolicies(input, { store, call }) {
    const reader = readInput(input);
    const scope = reader.optionalText('Scope', { choices: ['All', 'AWS', 'Local'] }) ?? 'All';
    const prefix = reader.optionalText('PathPrefix', { min: 1, max: 512 }) ?? '/';
    const onlyAttached = reader.optionalFlag('OnlyAttached') ?? false;
    const policies = store.policies
      .values()
      .filter(({ arn, path }) => arn.split(':')[4] === call.account && path.startsWith(prefix))
      .filter(({ arn }) => scope !== 'AWS' && (!onlyAttached || rolesWith(store, arn).length > 0))
      .map((policy) => ({ ...describePolicy(store, policy), Description: undefined, Tags: undefined }));
    const { page, rest } = takePage(policies, reader);
    return { Policies: page, ...rest };
  },
  async DeletePolicy(input, context) {
    const policy = policyOf(readInput(input), context);
    if (rolesWith(context.store, policy.arn).length > 0)
      throw deleteConflict('Cannot delete a policy attached to entities.');
    if (policy.versions.length > 1) {
      throw deleteConflict(
        'This policy has more than one version. Before you delete a policy, you must delete the policy\u2019s versions. The default version is deleted with the policy.',
      );
    }
    await context.store.policies.delete(policy.arn);
    return undefined;
  },
  ListEntitiesForPolicy(input, context) {
    const reader = readInput(input);
    const policy = policyOf(reader, context);
    const { page, rest } = takePage(rolesWith(context.store, policy.arn), reader);
    const roles = page.map(({ name, id }) => ({ RoleName: name, RoleId: id }));
    return { PolicyGroups: [], PolicyUsers: [], PolicyRoles: roles, ...rest };
  },
  async CreatePolicyVersion(input, context) {
    const reader = readInput(input);
    const document = reader.text('PolicyDocument', rules.document);
    const isDefault = reader.optionalFlag('SetAsDefault') ?? false;
    const policy = policyOf(reader, context);
    checkDocument(document);
    if (policy.versions.length >= versionsQuota) {
      throw limitExceeded(
        `A managed policy can have up to ${versionsQuota} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    policy.lastVersion += 1;
    const version = { id: `v${policy.lastVersion}`, document, createdAt: context.call.now().toISOString() };
    policy.versions = [...policy.versions, version];
    if (isDefault) policy.defaultVersion = version.id;
    policy.modifiedAt = version.createdAt;
    await context.store.policies.save(policy);
    return { PolicyVersion: describeVersion(policy, version) };
  },
  GetPolicyVersion(input, context) {
    const reader = readInput(input);
    const version = reader.text('VersionId', versionRule);
    const policy = policyOf(reader, context);
    const found = versionOf(policy, version);
    const document = encodeURIComponent(found.document);
    return { PolicyVersion: { Document: document, ...describeVersion(policy, found) } };
  },
  ListPolicyVersions(input, context) {
    const reader = readInput(input);
    const policy = policyOf(reader, context);
    const { page, rest } = takePage(policy.versions.toReversed(), reader);
    return { Versions: page.map((version) => describeVersion(policy, version)), ...rest };
  },
  async SetDefaultPolicyVersion(input, context) {
    const reader = readInput(input);
    const version = reader.text('VersionId', versionRule);
    const policy = policyOf(reader, context);
    policy.defaultVersion = versionOf(policy, version).id;
    policy.modifiedAt = context.call.now().toISOString();
    await context.store.policies.save(policy);
    return undefined;
  },
  async DeletePolicyVersion(input, context) {
    const reader = readInput(input);
    const version = reader.text('VersionId', versionRule);
    const policy = policyOf(reader, context);
    const { id } = versionOf(policy, version);
    if (id === policy.defaultVersion) throw deleteConflict('Cannot delete the default version of a policy.');
    policy.versions = policy.versions.filter((other) => other.id !== id);
    await context.store.policies.save(policy);
    return undefined;
  },
  async TagPolicy(input, context) {
    const reader = readInput(input);
    const tags = reader.tags();
    const policy = policyOf(reader, context);
    addTags(policy, tags);
    await context.store.policies.save(policy);
    return undefined;
  },
  async UntagPolicy(input, context) {
    const reader = readInput(input);
    const policy = policyOf(reader, context);
    removeTags(policy, reader);
    await context.store.policies.save(policy);
    return undefined;
  },
  ListPolicyTags(input, context) {
    const reader = readInput(input);
    const { page, rest } = takePage(describeTags(policyOf(reader, context).tags), reader);
    return { Tags: page, ...rest };
  },
};

const versionRule = { pattern: /^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/ };

function policyOf(reader: InputReader, { store }: IamContext): PolicyRecord {
  const arn = reader.text('PolicyArn', rules.arn);
  reader.check();
  const policy = store.policies.get(arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

type Version = PolicyRecord['versions'][number];

function versionOf(policy: PolicyRecord, id: string): Version {
  const version = policy.versions.find((other) => other.id === id);
  if (!version) {
    const message = `Policy ${policy.arn} version ${id} does not exist or is not attachable.`;
    throw noSuchEntity(message);
  }
  return version;
}

function rolesWith(store: IamStore, arn: string): { name: string; id: string }[] {
  return store.roles.values().filter((role) => role.attached.includes(arn));
}

function describePolicy(store: IamStore, policy: PolicyRecord): Record<string, unknown> {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: rolesWith(store, policy.arn).length,
    PermissionsBoundaryUsageCount: store.roles.values().filter(({ boundary }) => boundary === policy.arn)
      .length,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.modifiedAt),
    Tags: Object.keys(policy.tags).length > 0 ? describeTags(policy.tags) : undefined,
  };
}

function describeVersion(policy: PolicyRecord, version: Version): Record<string, unknown> {
  return {
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: new Date(version.createdAt),
  };
}

function checkDocument(document: string): void {
  checkPolicy(document, 'identity');
  if (document.replace(/\s/g, '').length > sizeQuota)
    throw limitExceeded(`Cannot exceed quota for PolicySize: ${sizeQuota}`);
}
