import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { accountOf, type Core, nextId } from './core.ts';
import type { Role } from './state.ts';

/** Makes an account, or changes its role, and answers its token. */
export function addUser(core: Core, login: string, role: Role, teams: readonly string[]) {
  const known = accountOf(core, login);
  const account = known ?? {
    id: nextId(core),
    login,
    type: 'User' as const,
    role,
    teams: [...teams],
    token: null,
  };
  account.role = role;
  account.teams = [...teams];
  account.token ??= `github_pat_${randomBytes(20).toString('hex')}`;
  if (!known) core.state.accounts.push(account);
  void core.document.save();
  return { token: account.token, id: account.id };
}

/** Makes a GitHub App with a bot account and installs it here. */
export function installApp(
  core: Core,
  slug: string,
  permissions: Readonly<Record<string, 'read' | 'write'>>,
) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const id = nextId(core);
  core.state.apps.push({
    id,
    slug,
    installationId: nextId(core),
    publicKey,
    permissions: { ...permissions },
  });
  core.state.accounts.push({
    id: nextId(core),
    login: `${slug}[bot]`,
    type: 'Bot',
    role: null,
    teams: [],
    token: null,
  });
  void core.document.save();
  return { appId: String(id), privateKey };
}
