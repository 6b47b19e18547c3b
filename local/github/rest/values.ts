import { ApiError, notFound } from '../api-error.ts';
import { type Core, timestamp } from '../core.ts';
import type { VariableRecord } from '../state.ts';
import { findEnvironment } from './environments.ts';
import type { Call } from './router.ts';

/** Variables and secrets are kept alike: by name, and those of an environment below its name. */
export type Kind = 'variables' | 'secrets';

export const VALUE_PLACES = [
  { path: '/repos/:owner/:repo/actions', of: 'Repo' },
  { path: '/repos/:owner/:repo/environments/:environment', of: 'Environment' },
] as const;

/** Sets a variable or secret, as the operations do. */
export function setValue(
  core: Core,
  kind: Kind,
  { name, value, environment = null }: { name: string; value: string; environment?: string | null },
): void {
  const at = timestamp(core);
  const key = environment === null ? name : `${environment}/${name}`;
  const before = core.state[kind][key];
  core.state[kind][key] = { name, value, environment, createdAt: before?.createdAt ?? at, updatedAt: at };
}

/** Values that a job sees: the environment's own come before the repository's. */
export function valuesFor(core: Core, kind: Kind, environment: string | undefined): Record<string, string> {
  const all = Object.values(core.state[kind]);
  const own = environment === undefined ? undefined : findEnvironment(core, environment)?.name;
  const pick = (wanted: string | null) =>
    all.filter((item) => item.environment === wanted).map(({ name, value }) => [name, value]);
  return Object.fromEntries([...pick(null), ...(own === undefined ? [] : pick(own))]);
}

export async function put(call: Call, kind: Kind, name: string, value: string): Promise<void> {
  setValue(call.core, kind, { name, value, environment: environmentIn(call) });
  await call.core.document.save();
}

export async function remove(call: Call, kind: Kind): Promise<void> {
  const { name } = existing(call, kind);
  delete call.core.state[kind][keyOf(call, name)];
  await call.core.document.save();
}

export function within(call: Call, kind: Kind): VariableRecord[] {
  const environment = environmentIn(call);
  const records = Object.values(call.core.state[kind]);
  return records
    .filter((record) => record.environment === environment)
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The one that the path names. Throws 404 where there is none. */
export function existing(call: Call, kind: Kind): VariableRecord {
  const record = call.core.state[kind][keyOf(call, nameOf(call.param('name')))];
  if (record === undefined) throw notFound();
  return record;
}

export function keyOf(call: Call, name: string): string {
  const environment = environmentIn(call);
  return environment === null ? name : `${environment}/${name}`;
}

function environmentIn({ core, param }: Call): string | null {
  const name = param('environment');
  if (name === '') return null;
  const environment = findEnvironment(core, name);
  if (environment === undefined) throw notFound();
  return environment.name;
}

/** GitHub keeps names in capitals. */
export function nameOf(given: string): string {
  const name = given.toUpperCase();
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name) || name.startsWith('GITHUB_'))
    throw new ApiError(
      422,
      `Name ${JSON.stringify(given)} is invalid: use letters, digits and underscores, and do not start with GITHUB_ or a digit.`,
    );
  return name;
}
