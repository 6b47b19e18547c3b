import { type Caller, evaluate } from './evaluation.ts';
import { parsePolicy } from './policy.ts';
import { type RequestContext, requestContext } from './request-context.ts';
import type { RoleRecord } from './store.ts';

/** Whether the role's trust policy lets the caller do this to it; nothing is trusted that no statement names. */
export function isTrusted(
  role: RoleRecord,
  caller: Caller,
  action: string,
  context: RequestContext = requestContext(),
): boolean {
  const policy = parsePolicy(role.trustPolicy);
  return evaluate([policy], { action, resource: role.arn, context }, caller) === 'allowed';
}

/** Whether a service may act with the role. */
export function isTrustedService(role: RoleRecord, service: string): boolean {
  const [, , , , account = ''] = role.arn.split(':');
  const context = requestContext({ 'aws:SourceAccount': account, 'aws:PrincipalIsAWSService': 'true' });
  return isTrusted(role, { type: 'Service', names: [service] }, 'sts:AssumeRole', context);
}
