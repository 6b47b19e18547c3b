import { readInput } from '../iam/input.ts';
import { requestContext } from '../iam/request-context.ts';
import type { ProviderRecord } from '../iam/store.ts';
import { isTrusted } from '../iam/trust.ts';
import { AwsError, type CallContext } from '../service.ts';
import { describeSession, noteUse, readRoleRequest, sessionSeconds } from './assume-role.ts';
import type { StsParts } from './service.ts';
import { parseToken, type Token, verifyToken } from './web-identity.ts';

/** AssumeRoleWithWebIdentity: who holds a token of a provider that the account knows and the role trusts. */
export async function assumeRoleWithWebIdentity(
  parts: StsParts,
  input: Readonly<Record<string, unknown>>,
  call: CallContext,
): Promise<Record<string, unknown>> {
  const request = readRoleRequest(input, parts);
  const reader = readInput(input);
  const text = reader.text('WebIdentityToken', { min: 4, max: 20_000 });
  reader.check();
  const [, , , , account = ''] = request.roleArn.split(':');
  const token = parseToken(text);
  const provider = providerOf(parts, account, token);
  const audience = token.audience.find((name) => provider.clientIds.includes(name));
  if (audience === undefined) throw new AwsError('InvalidIdentityToken', 'Incorrect token audience');
  verifyToken(token, await parts.webIdentity(token.issuer), call.now());

  const role = parts.store.roles.get(request.roleArn);
  const keys = tokenKeys(provider, token, audience);
  const context = requestContext({
    ...keys,
    'aws:FederatedProvider': provider.arn,
    'sts:RoleSessionName': request.name,
  });
  const caller = { type: 'Federated', names: [provider.arn] } as const;
  if (!role || !isTrusted(role, caller, 'sts:AssumeRoleWithWebIdentity', context))
    throw new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity', 403);
  const session = parts.sessions.start(role, {
    ...request,
    seconds: sessionSeconds(request, role),
    origin: { ...keys, 'aws:FederatedProvider': provider.arn },
  });
  await noteUse(parts, role, call);
  return {
    ...describeSession(session),
    SubjectFromWebIdentityToken: token.subject,
    Audience: audience,
    Provider: provider.arn,
  };
}

function providerOf(parts: StsParts, account: string, token: Token): ProviderRecord {
  const url = token.issuer.replace(/^https:\/\//, '').replace(/\/$/, '');
  const provider = parts.store.providers.get(`arn:aws:iam::${account}:oidc-provider/${url}`);
  if (provider) return provider;
  throw new AwsError(
    'InvalidIdentityToken',
    `No OpenIDConnect provider found in your account for ${token.issuer}`,
  );
}

/** The condition keys that AWS makes of a token: of all claims, these alone. */
function tokenKeys(provider: ProviderRecord, token: Token, audience: string): Record<string, string> {
  return {
    [`${provider.url}:aud`]: audience,
    [`${provider.url}:sub`]: token.subject,
    ...(typeof token.claims['amr'] === 'string' && { [`${provider.url}:amr`]: token.claims['amr'] }),
  };
}
