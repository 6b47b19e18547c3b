import type { Operation, Service } from '../service.ts';
import type { IamOperations } from './context.ts';
import { managedPolicyOperations } from './managed-policy.ts';
import { oidcProviderOperations } from './oidc-provider.ts';
import { roleOperations } from './role.ts';
import { rolePolicyOperations } from './role-policy.ts';
import { serviceLinkedRoleOperations } from './service-linked-role.ts';
import type { IamStore } from './store.ts';

const operations: IamOperations = {
  ...roleOperations,
  ...rolePolicyOperations,
  ...managedPolicyOperations,
  ...oidcProviderOperations,
  ...serviceLinkedRoleOperations,
};

/** IAM's roles, policies and OpenID Connect providers. It is the same in all regions. */
export function createIam(store: IamStore): Service {
  const entries = Object.entries(operations).map(([name, run]): [string, Operation] => [
    name,
    (input, call) => run(input, { store, call }),
  ]);
  return {
    name: 'iam',
    title: 'IAM',
    protocol: { kind: 'query', version: '2010-05-08', xmlns: 'https://iam.amazonaws.com/doc/2010-05-08/' },
    operations: Object.fromEntries(entries),
    facts: {
      tags: (arn) => (store.roles.get(arn) ?? store.policies.get(arn) ?? store.providers.get(arn))?.tags,
    },
    async close() {
      await Promise.all(Object.values(store).map((collection) => collection.settled()));
    },
  };
}
