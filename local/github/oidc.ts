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
      new SignJWT({ ...claims, sub: `repo:${subjectOf(core)}:${context}` })
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

/** Repositories that are younger than July 2026 have their numbers in `sub`, so that a name that is taken over is worth nothing. */
function subjectOf({ state }: Pick<Core, 'state'>): string {
  const { owner, ownerId, name, id, oidcSubject } = state.repository;
  return oidcSubject.immutable ? `${owner}@${ownerId}/${name}@${id}` : `${owner}/${name}`;
}
