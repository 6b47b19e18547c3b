import { join } from 'node:path';
import type { RestService, Service } from '../service.ts';
import { createSts } from '../sts/service.ts';
import { createSessions, type Sessions } from '../sts/sessions.ts';
import type { WebIdentity } from '../sts/web-identity.ts';
import { type Authorizer, createAuthorizer, type CredentialsOf, credentialsOf } from './access.ts';
import type { ResourceFacts } from './permission.ts';
import { createIam } from './service.ts';
import { findRole, type IamStore, openIamStore } from './store.ts';

/** Who there is, and what they may do: IAM, STS, and what the rest of the server asks them. */
export interface Identities {
  services: readonly Service[];
  sessions: Sessions;
  authorizer: Authorizer;
  facts: ResourceFacts;
  credentials: CredentialsOf;
}

export interface IdentityParts {
  root: string;
  region: string;
  now: () => Date;
  webIdentity: WebIdentity;
  /** All services of the server, once they are there. */
  all: () => readonly (Service | RestService)[];
}

/** IAM's state lies under `<root>/iam`. */
export function openIdentities({ root, region, now, webIdentity, all }: IdentityParts): Identities {
  const store = openIamStore(join(root, 'iam'));
  const sessions = createSessions(now);
  const facts = factsOf(store, all);
  const authorizer = createAuthorizer({ store, sessions, facts, now, region });
  return {
    services: [createSts({ store, sessions, webIdentity }), createIam(store)],
    sessions,
    authorizer,
    facts,
    credentials: credentialsOf(authorizer, sessions),
  };
}

/** What authorization may ask: of all services, the first that knows. */
function factsOf(store: IamStore, all: IdentityParts['all']): ResourceFacts {
  function first<T>(ask: (facts: Partial<ResourceFacts>) => T | undefined): T | undefined {
    for (const { facts } of all()) {
      const found = facts && ask(facts);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return {
    tags: (arn) => first((facts) => facts.tags?.(arn)),
    stackOf: (changeSet) => first((facts) => facts.stackOf?.(changeSet)),
    bucketPolicy: (bucket) => first((facts) => facts.bucketPolicy?.(bucket)),
    roleArn: (account, name) => findRole(store, account, name)?.arn,
  };
}
