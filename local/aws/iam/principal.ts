import type { RequestContext } from './request-context.ts';
import { requestContext, tagValues } from './request-context.ts';
import type { Session } from '../sts/sessions.ts';
import type { RoleRecord } from './store.ts';

/** Who calls: the account's administrator, or a role session. */
export interface Principal {
  arn: string;
  userId: string;
  account: string;
  session?: Session;
}

/** The local AWS has one user, who may do everything; all long-lived access keys are his. */
export function administrator(account: string): Principal {
  return { arn: `arn:aws:iam::${account}:user/local`, userId: 'AIDALOCALLOCALLOCAL01', account };
}

export function sessionPrincipal(session: Session): Principal {
  return { arn: session.arn, userId: session.userId, account: session.account, session };
}

/** A service that acts with a role: what the policies of the role see of it. */
export function servicePrincipal(role: RoleRecord, sessionName: string): Principal {
  const account = role.arn.split(':')[4] ?? '';
  return {
    arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${sessionName}`,
    userId: `${role.id}:${sessionName}`,
    account,
  };
}

/** The condition keys that every request has: of its principal, time and place. */
export function principalContext(
  principal: Principal,
  roleArn: string,
  place: { region: string; now: Date },
): RequestContext {
  const { session } = principal;
  const type = session || roleArn !== '' ? 'AssumedRole' : 'User';
  return requestContext(
    {
      'aws:PrincipalArn': roleArn || principal.arn,
      'aws:PrincipalAccount': principal.account,
      'aws:PrincipalType': type,
      'aws:PrincipalIsAWSService': 'false',
      'aws:userid': principal.userId,
      'aws:username': type === 'User' ? 'local' : undefined,
      'aws:ResourceAccount': principal.account,
      'aws:RequestedRegion': place.region,
      'aws:CurrentTime': place.now.toISOString(),
      'aws:EpochTime': String(Math.floor(place.now.getTime() / 1000)),
      'aws:SourceIp': '127.0.0.1',
      // The local server takes the place of AWS's TLS endpoints.
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      'aws:TokenIssueTime': session?.issuedAt.toISOString(),
    },
    session ? { ...session.origin, ...tagValues('aws:PrincipalTag', session.tags) } : {},
  );
}
