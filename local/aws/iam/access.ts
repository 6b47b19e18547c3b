import { AwsError } from '../service.ts';
import type { Credentials, Session, Sessions } from '../sts/sessions.ts';
import { type AuthorizationParts, refusalOf } from './authorization.ts';
import type { Permission } from './permission.ts';
import { servicePrincipal, sessionPrincipal } from './principal.ts';
import { ensureLinkedRole } from './service-linked-role.ts';
import type { RoleRecord } from './store.ts';
import { isTrustedService } from './trust.ts';

/** A role in the hands of a service, e.g. `cloudformation.amazonaws.com`. */
export interface RoleUse {
  roleArn: string;
  service: string;
}

/** What services may do with the roles that callers hand them. */
export interface Access {
  /**
   * Credentials of a session of the role. Undefined when the local IAM has no such role; throws `AwsError` when the
   * role does not trust the service.
   */
  credentialsFor(by: RoleUse, session: string): Credentials | undefined;
  /** Throws AccessDenied when the role may not; a role that the local IAM does not have may do everything. */
  check(by: RoleUse, action: string, resource: string, context?: Permission['context']): void;
  /** ARN of a service's own role in an account, e.g. `sagemaker.application-autoscaling.amazonaws.com`; made when absent. */
  linkedRole(service: string, account: string): Promise<string>;
  /** Every permission that sessions of the role and services with it have asked for since the start, each once. */
  used(roleArn: string): readonly Permission[];
}

export interface AccessParts extends AuthorizationParts {
  sessions: Sessions;
  region: string;
}

/** Access, and what else authorization of requests does with roles. */
export interface Authorizer extends Access {
  /** Why the session may not do what the permission names, in AWS's words; undefined when it may. */
  refusal(session: Session, permission: Permission, region: string): string | undefined;
}

// As long as any job or stack operation of the local AWS may take.
const serviceSessionSeconds = 12 * 3600;

// How services call their sessions of the roles that they are handed.
const sessionNames: Readonly<Record<string, string>> = {
  'cloudformation.amazonaws.com': 'AWSCloudFormation',
  'sagemaker.amazonaws.com': 'SageMaker',
};

export function createAuthorizer(parts: AccessParts): Authorizer {
  const { store, sessions } = parts;
  const used = new Map<string, Map<string, Permission>>();

  function note(roleArn: string, permission: Permission): void {
    const ofRole = used.get(roleArn) ?? new Map<string, Permission>();
    used.set(roleArn, ofRole);
    const key = JSON.stringify([permission.action, permission.resource, permission.context ?? {}]);
    ofRole.set(key, permission);
  }

  function trustedRole({ roleArn, service }: RoleUse): RoleRecord | undefined {
    const role = store.roles.get(roleArn);
    if (role && !isTrustedService(role, service)) throw notAssumable(roleArn, service);
    return role;
  }

  return {
    credentialsFor(by, session) {
      const role = trustedRole(by);
      return role && sessions.start(role, { name: session, seconds: serviceSessionSeconds }).credentials;
    },
    check(by, action, resource, context) {
      const role = trustedRole(by);
      if (!role) return;
      const permission: Permission = { action, resource, ...(context && { context }) };
      note(role.arn, permission);
      const principal = servicePrincipal(role, sessionNames[by.service] ?? by.service);
      const refusal = refusalOf(parts, { role, principal }, permission, parts.region);
      if (refusal !== undefined) throw new AwsError('AccessDenied', refusal, 403);
    },
    linkedRole: (service, account) => ensureLinkedRole(store, service, { account, createdAt: parts.now() }),
    used: (roleArn) => [...(used.get(roleArn)?.values() ?? [])],
    refusal(session, permission, region) {
      note(session.roleArn, permission);
      const role = store.roles.get(session.roleArn);
      if (role) return refusalOf(parts, { role, principal: sessionPrincipal(session) }, permission, region);
      return `User: ${session.arn} is not authorized to perform: ${permission.action} because its role has been deleted`;
    },
  };
}

/** A role that does not trust the service that was handed it, as that service says so. */
function notAssumable(roleArn: string, service: string): AwsError {
  if (service === 'cloudformation.amazonaws.com')
    return new AwsError('ValidationError', `Role ${roleArn} is invalid or cannot be assumed`);
  return new AwsError(
    'ValidationException',
    `Could not assume role ${roleArn}. Please ensure that the role exists and allows principal '${service}' to assume the role.`,
  );
}

/** Keys for a service that works for a caller: those of a role that was handed over, else the caller's own. */
export type CredentialsOf = (roleArn: string | undefined, callerAccessKeyId: string) => ServiceCredentials;

export interface ServiceCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** CloudFormation's: it refuses a role that it cannot take on, and one that there is not. */
export function credentialsOf(access: Access, sessions: Sessions): CredentialsOf {
  const service = 'cloudformation.amazonaws.com';
  return (roleArn, callerAccessKeyId) => {
    if (roleArn !== undefined) {
      const found = access.credentialsFor({ roleArn, service }, 'AWSCloudFormation');
      if (found) return found;
      throw notAssumable(roleArn, service);
    }
    // The secret of a long-lived key is nowhere: signatures are not verified.
    return (
      sessions.find(callerAccessKeyId)?.credentials ?? {
        accessKeyId: callerAccessKeyId,
        secretAccessKey: 'local',
      }
    );
  };
}
