import type { ProtocolErrors } from '../call.ts';
import { header, type HttpRequest } from '../http.ts';
import type { AwsError } from '../service.ts';
import type { Signature } from '../signature.ts';
import type { Sessions } from '../sts/sessions.ts';
import { administrator, type Principal, sessionPrincipal } from './principal.ts';

/**
 * Who signed a request. A key of a session counts with its token and until it expires; any other long-lived key is the
 * administrator's. Returns the error for keys that AWS would not know.
 */
export function identify(
  signature: Signature,
  request: HttpRequest,
  parts: { sessions: Sessions; account: string; now: Date; errors: ProtocolErrors },
): Principal | AwsError | undefined {
  if (signature.kind !== 'signed') return undefined;
  const { accessKeyId } = signature.scope;
  const session = parts.sessions.find(accessKeyId);
  if (!session)
    return accessKeyId.startsWith('ASIA') ? parts.errors.unknownToken() : administrator(parts.account);
  const token = header(request.headers, 'x-amz-security-token') ?? request.query.get('X-Amz-Security-Token');
  if (token !== session.credentials.sessionToken) return parts.errors.unknownToken();
  if (session.credentials.expiration <= parts.now) return parts.errors.expiredToken();
  return sessionPrincipal(session);
}
