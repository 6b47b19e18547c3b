import type { Service } from '../service.ts';

/** STS: says who calls. Every access key is that of the one local user. */
export function createSts(): Service {
  return {
    name: 'sts',
    title: 'STS',
    protocol: { kind: 'query', version: '2011-06-15', xmlns: 'https://sts.amazonaws.com/doc/2011-06-15/' },
    unsigned: ['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'],
    operations: {
      GetCallerIdentity: (_input, { account }) => ({
        Arn: `arn:aws:iam::${account}:user/local`,
        UserId: 'AIDALOCALLOCALLOCAL01',
        Account: account,
      }),
    },
  };
}
