import type { Cause } from './event.ts';
import type { Account, Role } from './state.ts';

export type Access = 'read' | 'write' | 'admin';

/** Who calls, by the token of the request. */
export interface Caller {
  kind: 'user' | 'app' | 'job' | 'anonymous';
  /** Account that does what the call asks for; a job's is `github-actions[bot]`. */
  account: Account;
  /** Scopes of an App's or job's token; a person has what their role gives. */
  permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  /** Of a job's token. */
  runId?: number;
}

const LEVEL: Readonly<Record<Role, number>> = { read: 1, triage: 2, write: 3, maintain: 4, admin: 5 };
const NEEDED: Readonly<Record<Access, number>> = { read: 1, write: 3, admin: 5 };

/** Scopes that a person with the right to write does not have: settings belong to administrators. */
const ADMIN_SCOPES = new Set(['administration', 'environments', 'variables', 'secrets']);

export function isSetting(scope: string): boolean {
  return ADMIN_SCOPES.has(scope);
}

/** Whether the token allows this kind of access to a scope such as `pull-requests`. */
export function allows(caller: Caller, scope: string, access: Access): boolean {
  if (caller.kind === 'anonymous') return false;
  if (caller.kind === 'user') {
    const { role } = caller.account;
    if (role === null) return false;
    const needed = access === 'write' && isSetting(scope) ? NEEDED.admin : NEEDED[access];
    return LEVEL[role] >= needed;
  }
  if (scope === 'metadata' && access === 'read') return true;
  const granted = caller.permissions[scope] ?? caller.permissions[scope.replaceAll('-', '_')] ?? 'none';
  if (access === 'read') return granted !== 'none';
  return access === 'write' && granted === 'write';
}

export function mayWrite(account: Account): boolean {
  return account.role !== null && LEVEL[account.role] >= NEEDED.write;
}

export function causeOf(caller: Caller): Cause {
  if (caller.kind === 'app') return 'app';
  return caller.kind === 'job' ? 'job-token' : 'user';
}
