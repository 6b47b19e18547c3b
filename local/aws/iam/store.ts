import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';

/* Records as they are kept: times are ISO 8601 texts, policy documents the text that was sent. */

export interface RoleRecord {
  arn: string;
  /** `AROA...`, as it stands before the session's name in a caller's user ID. */
  id: string;
  name: string;
  path: string;
  trustPolicy: string;
  description?: string;
  /** Seconds. */
  maxSessionDuration: number;
  createdAt: string;
  tags: Record<string, string>;
  /** Documents by policy name. */
  inline: Record<string, string>;
  /** ARNs of managed policies. */
  attached: string[];
  /** ARN of the managed policy that bounds it. */
  boundary?: string;
  lastUsedAt?: string;
  lastUsedRegion?: string;
  /** Signing name of the service whose role it is. */
  linkedService?: string;
}

export interface PolicyRecord {
  arn: string;
  id: string;
  name: string;
  path: string;
  description?: string;
  createdAt: string;
  modifiedAt: string;
  tags: Record<string, string>;
  defaultVersion: string;
  /** A number is never given twice. */
  lastVersion: number;
  versions: { id: string; document: string; createdAt: string }[];
}

export interface ProviderRecord {
  arn: string;
  /** Without `https://`. */
  url: string;
  clientIds: string[];
  thumbprints: string[];
  createdAt: string;
  tags: Record<string, string>;
}

export interface IamStore {
  roles: Collection<RoleRecord>;
  policies: Collection<PolicyRecord>;
  providers: Collection<ProviderRecord>;
}

export function openIamStore(folder: string): IamStore {
  return {
    roles: openCollection(join(folder, 'roles')),
    policies: openCollection(join(folder, 'policies')),
    providers: openCollection(join(folder, 'oidc-providers')),
  };
}

/** The role of an account by its name, which is unique whatever its path and the case of its letters. */
export function findRole(store: IamStore, account: string, name: string): RoleRecord | undefined {
  const wanted = name.toLowerCase();
  return store.roles
    .values()
    .find((role) => role.name.toLowerCase() === wanted && role.arn.split(':')[4] === account);
}

/** The documents that say what a role may do: inline ones and the default versions of managed ones. */
export function documentsOf(store: IamStore, role: RoleRecord): string[] {
  const managed = role.attached.flatMap((arn) => defaultDocument(store, arn) ?? []);
  return [...Object.values(role.inline), ...managed];
}

export function defaultDocument(store: IamStore, policyArn: string): string | undefined {
  const policy = store.policies.get(policyArn);
  return policy?.versions.find(({ id }) => id === policy.defaultVersion)?.document;
}
