import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { isObject } from '../../plain.ts';
import { AwsError } from '../service.ts';

/** Public keys of an OpenID Connect issuer, as its `jwks_uri` gives them; undefined when it cannot be reached. */
export type WebIdentity = (
  issuer: string,
) => Promise<readonly JsonWebKey[] | undefined> | readonly JsonWebKey[] | undefined;

export interface Token {
  issuer: string;
  subject: string;
  audience: readonly string[];
  claims: Readonly<Record<string, unknown>>;
  /** What the signature covers. */
  signed: Buffer;
  signature: Buffer;
  algorithm: string;
  keyId?: string;
}

// SHA-2 with RSA or with the curve of the same strength.
const algorithms: Readonly<Record<string, { hash: string; isCurve: boolean }>> = {
  RS256: { hash: 'sha256', isCurve: false },
  RS384: { hash: 'sha384', isCurve: false },
  RS512: { hash: 'sha512', isCurve: false },
  ES256: { hash: 'sha256', isCurve: true },
  ES384: { hash: 'sha384', isCurve: true },
  ES512: { hash: 'sha512', isCurve: true },
};

/** Takes a JWT apart. Throws InvalidIdentityToken for what is none. */
export function parseToken(text: string): Token {
  const [head = '', body = '', signature = '', ...more] = text.split('.');
  const header = decodePart(head);
  const claims = decodePart(body);
  const { iss: issuer, sub: subject, aud: audience } = claims ?? {};
  const isToken = header && claims && typeof issuer === 'string' && typeof subject === 'string';
  if (!isToken || signature === '' || more.length > 0) {
    throw invalid(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  const keyId = header['kid'];
  return {
    issuer,
    subject,
    audience: (Array.isArray(audience) ? audience : [audience]).map(String),
    claims,
    signed: Buffer.from(`${head}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
    algorithm: String(header['alg']),
    ...(typeof keyId === 'string' && { keyId }),
  };
}

/** Throws unless one of the issuer's keys has signed the token and it is valid at this time. */
export function verifyToken(token: Token, keys: readonly JsonWebKey[] | undefined, now: Date): void {
  if (!keys) {
    throw invalid(
      "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  }
  const candidates = keys.filter((key) => token.keyId === undefined || key['kid'] === token.keyId);
  if (!candidates.some((key) => isSignedBy(token, key))) {
    throw invalid(
      'The web identity token that was passed could not be validated by AWS: its signature is not one of the identity provider.',
    );
  }
  const seconds = Math.floor(now.getTime() / 1000);
  const { exp: expires, nbf: starts, iat: issued } = token.claims;
  if (typeof expires !== 'number' || typeof issued !== 'number')
    throw invalid('Missing a required claim: exp and iat are numbers of seconds.');
  if (expires <= seconds) {
    throw new AwsError(
      'ExpiredTokenException',
      `Token expired: current date/time ${seconds} must be before the expiration date/time ${expires}`,
    );
  }
  // Clocks of issuer and AWS may differ by this much.
  const leeway = 300;
  if (typeof starts === 'number' && starts > seconds + leeway)
    throw invalid(`Token is not valid before ${starts}; the current date/time is ${seconds}`);
}

function isSignedBy(token: Token, jwk: JsonWebKey): boolean {
  const algorithm = algorithms[token.algorithm];
  if (!algorithm || (jwk['alg'] !== undefined && jwk['alg'] !== token.algorithm)) return false;
  if (jwk.kty !== (algorithm.isCurve ? 'EC' : 'RSA')) return false;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  return verify(algorithm.hash, token.signed, { key, dsaEncoding: 'ieee-p1363' }, token.signature);
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidIdentityToken', message);
}
