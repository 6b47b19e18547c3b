import { generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';

export const ISSUER = 'https://token.actions.githubusercontent.com';

/** GitHub as far as AWS knows it: it signs tokens, and its public keys can be asked for. */
export interface TokenIssuer {
  webIdentity: (issuer: string) => JsonWebKey[] | undefined;
  /** A token as GitHub gives it to a job; `sub` says what job that is. */
  tokenOf: (claims: { sub: string; aud?: string }) => string;
}

export function tokenIssuer(): TokenIssuer {
  const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    webIdentity: (issuer) => (issuer === ISSUER ? [publicKey.export({ format: 'jwk' })] : undefined),
    tokenOf: (claims) => {
      const seconds = Math.floor(Date.now() / 1000);
      const body = { iss: ISSUER, aud: 'sts.amazonaws.com', iat: seconds, exp: seconds + 300, ...claims };
      const text = [{ alg: 'ES256', typ: 'JWT' }, body]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
      return `${text}.${signature.toString('base64url')}`;
    },
  };
}
