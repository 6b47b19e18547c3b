import type { IamStore } from '../iam/store.ts';
import type { Service } from '../service.ts';
import { assumeRole } from './assume-role.ts';
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity.ts';
import type { Sessions } from './sessions.ts';
import type { WebIdentity } from './web-identity.ts';

export interface StsParts {
  store: IamStore;
  sessions: Sessions;
  webIdentity: WebIdentity;
}

/** STS: says who calls, and hands out sessions of roles. */
export function createSts(parts: StsParts): Service {
  return {
    name: 'sts',
    title: 'STS',
    protocol: { kind: 'query', version: '2011-06-15', xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/' },
    unsigned: ['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'],
    operations: {
      GetCallerIdentity: (_input, { account, principal }) => ({
        Arn: principal?.arn,
        UserId: principal?.userId,
        Account: account,
      }),
      AssumeRole: (input, call) => assumeRole(parts, input, call),
      AssumeRoleWithWebIdentity: (input, call) => assumeRoleWithWebIdentity(parts, input, call),
    },
  };
}
