import { newId } from '../iam/context.ts';
import type { RoleRecord } from '../iam/store.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

/** Somebody who has taken on a role for a while. */
export interface Session {
  credentials: Credentials;
  /** `arn:aws:sts::111122223333:assumed-role/<role>/<session>` */
  arn: string;
  /** `AROA...:<session>` */
  userId: string;
  account: string;
  roleArn: string;
  issuedAt: Date;
  /** Documents that bound the session further. */
  policies: readonly string[];
  /** `aws:PrincipalTag`: the role's own tags and those of the session. */
  tags: Readonly<Record<string, string>>;
  /** Condition keys that say how the session came about, e.g. `aws:FederatedProvider`. */
  origin: Readonly<Record<string, string>>;
}

export interface SessionRequest {
  name: string;
  seconds: number;
  policies?: readonly string[];
  tags?: Readonly<Record<string, string>>;
  origin?: Readonly<Record<string, string>>;
}

export interface Sessions {
  start(role: RoleRecord, request: SessionRequest): Session;
  /** The session whose access key it is, whether it has expired or not. */
  find(accessKeyId: string): Session | undefined;
}

// A client that asks with keys of yesterday is still told that they have expired.
const keptFor = 24 * 3600 * 1000;

/** Sessions live in memory: their keys end with the server. */
export function createSessions(now: () => Date): Sessions {
  const sessions = new Map<string, Session>();
  return {
    start(role, request) {
      const issuedAt = now();
      for (const [key, { credentials }] of sessions) {
        if (credentials.expiration.getTime() + keptFor < issuedAt.getTime()) sessions.delete(key);
      }
      const account = role.arn.split(':')[4] ?? '';
      const session: Session = {
        credentials: {
          accessKeyId: newId('ASIA', 20),
          secretAccessKey: newId('', 40),
          sessionToken: newId('local', 120),
          expiration: new Date(issuedAt.getTime() + request.seconds * 1000),
        },
        arn: `arn:aws:sts::${account}:assumed-role/${role.name}/${request.name}`,
        userId: `${role.id}:${request.name}`,
        account,
        roleArn: role.arn,
        issuedAt,
        policies: request.policies ?? [],
        tags: { ...role.tags, ...request.tags },
        origin: request.origin ?? {},
      };
      sessions.set(session.credentials.accessKeyId, session);
      return session;
    },
    find: (accessKeyId) => sessions.get(accessKeyId),
  };
}
