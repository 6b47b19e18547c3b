import { generateKeyPairSync, type JsonWebKey, randomUUID, sign } from 'node:crypto';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';

const ISSUER = 'https://token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';
const LIFETIME_SECONDS = 300;

/** The repository that the jobs belong to, with the numbers that GitHub's tokens carry since July 2026. */
export const OWNER = { name: 'example', id: '1001' };
export const REPOSITORY_NAME = { name: 'taxi-models', id: '2002' };

/** Signs the tokens that GitHub gives to a job with `id-token: write`; AWS checks them against the role's trust policy. */
export interface TokenIssuer {
  /** The public keys, for the local AWS. */
  keys(issuer: string): readonly JsonWebKey[] | undefined;
  /** @param context the end of `sub`: `ref:refs/heads/main`, `environment:prod` or `pull_request` */
  token(context: string): string;
}

export function createTokenIssuer(): TokenIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const jwk: JsonWebKey = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256' };
  return {
    keys: (issuer) => (issuer === ISSUER ? [jwk] : undefined),
    token(context) {
      const now = Math.floor(Date.now() / 1000);
      const repository = `${OWNER.name}@${OWNER.id}/${REPOSITORY_NAME.name}@${REPOSITORY_NAME.id}`;
      const claims = {
        iss: ISSUER,
        aud: AUDIENCE,
        sub: `repo:${repository}:${context}`,
        repository: `${OWNER.name}/${REPOSITORY_NAME.name}`,
        repository_id: REPOSITORY_NAME.id,
        repository_owner_id: OWNER.id,
        iat: now,
        nbf: now,
        exp: now + LIFETIME_SECONDS,
        jti: randomUUID(),
      };
      const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    },
  };
}

/** What `aws-actions/configure-aws-credentials` sets for the steps after it: a session of the role. */
export async function assumeRole(
  place: { url: string; region: string },
  request: { roleArn: string; token: string; session: string },
): Promise<Record<string, string>> {
  const sts = new STSClient({ endpoint: place.url, region: place.region });
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: request.roleArn,
        RoleSessionName: request.session,
        WebIdentityToken: request.token,
      }),
    );
    return {
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
      AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
    };
  } finally {
    sts.destroy();
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
