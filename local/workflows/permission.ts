import { isObject } from '../plain.ts';

export type Permissions = Readonly<Record<string, 'read' | 'write' | 'none'>>;

const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
];

/** What a job's token may do: what the job says, else the workflow, else the repository's default. */
export function permissionsOf(job: unknown, workflow: unknown, fallback: 'read' | 'write'): Permissions {
  for (const given of [job, workflow]) {
    if (given === undefined || given === null) continue;
    if (given === 'read-all' || given === 'write-all') return all(given === 'read-all' ? 'read' : 'write');
    if (isObject(given)) return declared(given);
  }
  return fallback === 'write' ? all('write') : { contents: 'read', packages: 'read' };
}

/** Of a pull request from a fork: nothing is written, and no OIDC token is given. */
export function readOnly(permissions: Permissions): Permissions {
  const entries = Object.entries(permissions).map(([scope, access]) => [
    scope,
    scope === 'id-token' || access === 'none' ? 'none' : 'read',
  ]);
  return Object.fromEntries(entries);
}

function all(access: 'read' | 'write'): Permissions {
  return Object.fromEntries(SCOPES.map((scope) => [scope, access]));
}

function declared(given: Record<string, unknown>): Permissions {
  const permissions: Record<string, 'read' | 'write' | 'none'> = {};
  for (const [scope, access] of Object.entries(given))
    if (access === 'read' || access === 'write' || access === 'none') permissions[scope] = access;
  return permissions;
}
