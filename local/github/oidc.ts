import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type JWK, SignJWT } from 'jose';
import { createPublicKey, randomUUID } from 'node:crypto';
import type { Core } from './core.ts';

export const ISSUER = 'https://token.actions.githubusercontent.com';
const LIFETIME = '5m';
const ALGORITHM = 'RS256';

/** Signs the tokens that GitHub gives to a job with `id-token: write`; AWS checks them against a role's trust policy. */
export interface TokenIssuer {
  keys: (issuer: string) => readonly JWK[] | undefined;
  sign: (request: {
    audience: string;
    claims: Readonly<Record<string, unknown>>;
    context: string;
  }) => Promise<string>;
}

/** The issuer with a key of its own. `pem`: one that was kept from an earlier start. */
export async function createIssuer(
  core: Pick<Core, 'state'>,
  pem?: string,
): Promise<TokenIssuer & { pem: string }> {
  const kept =
    pem ?? (await exportPKCS8((await generateKeyPair(ALGORITHM, { extractable: true })).privateKey));
  const key = await importPKCS8(kept, ALGORITHM);
  const kid = 'local';
  const publicKey = createPublicKey(kept);
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' };
  return {
    pem: kept,
    keys: (issuer) => (issuer === ISSUER ? [jwk] : undefined),
    sign: ({ audience, claims, context }) =>
      new SignJWT({ ...claims, sub: subjectOf(core, claims, context) })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid })
        .setIssuer(ISSUER)
        .setAudience(audience)
        .setIssuedAt()
        .setNotBefore('0s')
        .setExpirationTime(LIFETIME)
        .setJti(randomUUID())
        .sign(key),
  };
}

/**
 * `repo:OWNER/NAME:CONTEXT`, or of the claims that the repository was told to make it of. Repositories that are younger
 * than July 2026 have their numbers in it, so that a name that is taken over is worth nothing.
 */
function subjectOf(
  { state }: Pick<Core, 'state'>,
  claims: Readonly<Record<string, unknown>>,
  context: string,
): string {
  const { owner, ownerId, name, id, oidcSubject } = state.repository;
  const repository = oidcSubject.immutable ? `${owner}@${ownerId}/${name}@${id}` : `${owner}/${name}`;
  const keys = oidcSubject.useDefault || oidcSubject.claims.length === 0 ? DEFAULT_KEYS : oidcSubject.claims;
  const parts = keys.map((key) => {
    if (key === 'repo') return `repo:${repository}`;
    if (key === 'context') return context;
    const value = claims[key];
    return `${key}:${typeof value === 'string' ? value.replaceAll(':', '%3A') : ''}`;
  });
  return parts.join(':');
}

const DEFAULT_KEYS = ['repo', 'context'];
