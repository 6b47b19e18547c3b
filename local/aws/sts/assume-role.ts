import { requestTags } from '../iam/permission.ts';
import type { Caller } from '../iam/evaluation.ts';
import { readInput, rules } from '../iam/input.ts';
import { checkPolicy } from '../iam/policy-syntax.ts';
import { principalContext } from '../iam/principal.ts';
import { requestContext, tagValues } from '../iam/request-context.ts';
import { defaultDocument, type RoleRecord } from '../iam/store.ts';
import { isTrusted } from '../iam/trust.ts';
import { isObject } from '../../plain.ts';
import { AwsError, type CallContext } from '../service.ts';
import type { StsParts } from './service.ts';
import type { Session } from './sessions.ts';

const hour = 3600;
export const sessionRules = {
  name: { min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ },
  duration: { min: 900, max: 12 * hour },
  policy: { min: 1, max: 2048, pattern: rules.document.pattern },
};

// Members whose effect on a session is not there.
const unknownMembers = [
  'ProvidedContexts',
  'ProviderId',
  'SerialNumber',
  'SourceIdentity',
  'TokenCode',
  'TransitiveTagKeys',
];

export interface RoleRequest {
  roleArn: string;
  name: string;
  seconds: number | undefined;
  policies: string[];
}

/** What all ways to take on a role have in common. */
export function readRoleRequest(input: Readonly<Record<string, unknown>>, { store }: StsParts): RoleRequest {
  const unknown = unknownMembers.find((name) => input[name] !== undefined);
  if (unknown !== undefined)
    throw new AwsError('ValidationError', `The STS of the local AWS does not know ${unknown}.`);
  const reader = readInput(input);
  const roleArn = reader.text('RoleArn', rules.arn);
  const name = reader.text('RoleSessionName', sessionRules.name);
  const seconds = reader.optionalNumber('DurationSeconds', sessionRules.duration);
  const policy = reader.optionalText('Policy', sessionRules.policy);
  reader.check();
  if (policy !== undefined) checkPolicy(policy, 'identity');
  const given: unknown[] = Array.isArray(input['PolicyArns']) ? input['PolicyArns'] : [];
  const managed = given.map((item) => {
    const arn = isObject(item) ? String(item['arn']) : '';
    const document = defaultDocument(store, arn);
    if (document === undefined) throw new AwsError('ValidationError', `Policy ${arn} does not exist.`);
    return document;
  });
  return { roleArn, name, seconds, policies: policy === undefined ? managed : [policy, ...managed] };
}

/** AssumeRole: the trust policy has to name the caller; what names only his account needs his own policies too. */
export async function assumeRole(
  parts: StsParts,
  input: Readonly<Record<string, unknown>>,
  call: CallContext,
): Promise<Record<string, unknown>> {
  const request = readRoleRequest(input, parts);
  const tags = requestTags(input['Tags']);
  const role = parts.store.roles.get(request.roleArn);
  const { principal } = call;
  const needed = Object.keys(tags).length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
  for (const action of needed) {
    if (!role || !principal || !mayAssume(call, role, action, input)) {
      const user = principal?.arn ?? 'anonymous';
      throw new AwsError(
        'AccessDenied',
        `User: ${user} is not authorized to perform: ${action} on resource: ${request.roleArn}`,
        403,
      );
    }
  }
  if (!role) throw new Error('A role that there is not cannot be assumed.');
  const seconds = sessionSeconds(request, role, principal?.session !== undefined);
  const session = parts.sessions.start(role, { ...request, seconds, tags });
  await noteUse(parts, role, call);
  return describeSession(session);
}

function mayAssume(
  call: CallContext,
  role: RoleRecord,
  action: string,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const { principal } = call;
  if (!principal) return false;
  const callerRole = principal.session?.roleArn ?? '';
  const context = new Map([
    ...principalContext(principal, callerRole, { region: call.region, now: call.now() }),
    ...requestContext(
      {
        'sts:ExternalId': typeof input['ExternalId'] === 'string' ? input['ExternalId'] : undefined,
        'sts:RoleSessionName': String(input['RoleSessionName']),
      },
      tagValues('aws:RequestTag', requestTags(input['Tags'])),
    ),
  ]);
  const own: Caller = {
    type: 'AWS',
    names: callerRole === '' ? [principal.arn] : [principal.arn, callerRole],
  };
  if (isTrusted(role, own, action, context)) return true;
  const account: Caller = {
    type: 'AWS',
    names: [...own.names, `arn:aws:iam::${principal.account}:root`, principal.account],
  };
  if (!isTrusted(role, account, action, context)) return false;
  return call.may({ action, resource: role.arn });
}

/** How long the session lasts: an hour, what is asked for, and never more than the role allows. */
export function sessionSeconds(request: RoleRequest, role: RoleRecord, isChained = false): number {
  const seconds = request.seconds ?? hour;
  if (isChained && seconds > hour) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > role.maxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return seconds;
}

export async function noteUse(parts: StsParts, role: RoleRecord, call: CallContext): Promise<void> {
  role.lastUsedAt = call.now().toISOString();
  role.lastUsedRegion = call.region;
  await parts.store.roles.save(role);
}

export function describeSession({ credentials, arn, userId }: Session): Record<string, unknown> {
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: credentials.expiration,
    },
    AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
  };
}
