import { createHash, createPublicKey, createPrivateKey, randomBytes } from 'node:crypto';
import { accountOf, type Core } from './core.ts';
import type { Caller } from './caller.ts';
import type { Account } from './state.ts';

export const JOB_ACCOUNT = 'github-actions[bot]';

/** Tokens that are valid by now, beside those of people, which are kept with their accounts. */
export interface Tokens {
  /** Undefined: the token is not valid. Without a token the caller is anonymous. */
  caller: (authorization: string | undefined) => Caller | undefined;
  forJob: (runId: number, permissions: Caller['permissions']) => { token: string; revoke: () => void };
  /** An installation token. Throws a sentence where the App is unknown or the key is not its own. */
  forApp: (
    appId: string,
    privateKey: string,
    wanted?: Readonly<Record<string, string>>,
  ) => { token: string; slug: string; installationId: number };
}

const NOBODY: Account = { id: 0, login: '', type: 'User', role: null, teams: [], token: null };

export function createTokens(core: Core): Tokens {
  const issued = new Map<string, Caller>();

  function bot(login: string): Account {
    const account = accountOf(core, login);
    if (account === undefined) throw new Error(`The account ${login} is missing.`);
    return account;
  }

  return {
    caller(authorization) {
      if (authorization === undefined) return { kind: 'anonymous', account: NOBODY, permissions: {} };
      const token = tokenOf(authorization);
      const known = issued.get(token);
      if (known) return known;
      const account = core.state.accounts.find(
        (candidate) => candidate.token !== null && candidate.token === token,
      );
      return account && { kind: 'user', account, permissions: {} };
    },
    forJob(runId, permissions) {
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      issued.set(token, { kind: 'job', account: bot(JOB_ACCOUNT), permissions, runId });
      return { token, revoke: () => void issued.delete(token) };
    },
    forApp(appId, privateKey, wanted = {}) {
      const app = core.state.apps.find(({ id }) => String(id) === appId);
      if (app === undefined)
        throw new Error(`There is no GitHub App with the id ${JSON.stringify(appId)} here.`);
      if (publicHalf(privateKey) !== fingerprint(app.publicKey))
        throw new Error(`The private key is not that of the GitHub App ${app.slug}.`);
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      const permissions = narrowed(app.permissions, wanted);
      issued.set(token, { kind: 'app', account: bot(`${app.slug}[bot]`), permissions });
      return { token, slug: app.slug, installationId: app.installationId };
    },
  };
}

/** Fingerprint of the public key that belongs to a private one; undefined where it is no key. */
function publicHalf(privateKey: string): string | undefined {
  try {
    const key = createPublicKey(createPrivateKey(privateKey));
    return fingerprint(key.export({ type: 'spki', format: 'pem' }));
  } catch {
    return undefined;
  }
}

/** The wanted ones of an App's permissions, or all where none is wanted. */
function narrowed(
  granted: Caller['permissions'],
  wanted: Readonly<Record<string, string>>,
): Caller['permissions'] {
  const narrow: Record<string, 'read' | 'write'> = {};
  for (const [scope, access] of Object.entries(wanted)) {
    const has = granted[scope] ?? granted[scope.replaceAll('-', '_')];
    if ((access !== 'read' && access !== 'write') || (has !== 'write' && has !== access))
      throw new Error('The permissions requested are not granted to this installation.');
    narrow[scope] = access;
  }
  return Object.keys(narrow).length === 0 ? granted : narrow;
}

/** `Bearer T`, `token T`, or git's basic authentication with the token as the password, or as the name without one. */
function tokenOf(authorization: string): string {
  const [scheme = '', value = ''] = authorization.split(/ +/, 2);
  if (scheme.toLowerCase() !== 'basic') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  const [name = '', password = ''] = pair.split(':', 2);
  return password === '' || password === 'x-oauth-basic' ? name : password;
}

function fingerprint(pem: string | Buffer): string {
  return createHash('sha256').update(String(pem).replaceAll(/\s/g, '')).digest('hex');
}
