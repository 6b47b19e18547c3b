import { ApiError, notFound } from '../api-error.ts';
import { type Core, timestamp } from '../core.ts';

import type { VariableRecord } from '../state.ts';
import { findEnvironment } from './environments.ts';
import { requiredText } from './input.ts';
import { type Call, listed, type Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const PLACES = [
  { path: `${REPOSITORY}/actions`, of: 'Repo', names: 'actions' },
  { path: `${REPOSITORY}/environments/:environment`, of: 'Environment', names: 'actions' },
] as const;

export const variableOperations: readonly Operation[] = PLACES.flatMap(({ path, of }): Operation[] => [
  {
    name: `actions.list${of}Variables`,
    method: 'get',
    path: `${path}/variables`,
    needs: ['variables', 'read'],
    handle: (call) =>
      listed(
        call.context,
        'variables',
        within(call, call.core.state.variables).map((variable) => variableJson(variable)),
      ),
  },
  {
    name: `actions.get${of}Variable`,
    method: 'get',
    path: `${path}/variables/:name`,
    needs: ['variables', 'read'],
    handle: (call) => ({ json: variableJson(existing(call, call.core.state.variables)) }),
  },
  {
    name: `actions.create${of}Variable`,
    method: 'post',
    path: `${path}/variables`,
    needs: ['variables', 'write'],
    async handle(call) {
      const input = await call.body();
      const name = nameOf(requiredText(input, 'name'));
      if (call.core.state.variables[keyOf(call, name)])
        throw new ApiError(409, 'Already exists - Variable already exists');
      await put(call, call.core.state.variables, name, requiredText(input, 'value'));
      return { status: 201, json: {} };
    },
  },
  {
    name: `actions.update${of}Variable`,
    method: 'patch',
    path: `${path}/variables/:name`,
    needs: ['variables', 'write'],
    async handle(call) {
      const { name } = existing(call, call.core.state.variables);
      await put(call, call.core.state.variables, name, requiredText(await call.body(), 'value'));
      return { status: 204 };
    },
  },
  {
    name: `actions.delete${of}Variable`,
    method: 'delete',
    path: `${path}/variables/:name`,
    needs: ['variables', 'write'],
    async handle(call) {
      const { name } = existing(call, call.core.state.variables);
      delete call.core.state.variables[keyOf(call, name)];
      await call.core.document.save();
      return { status: 204 };
    },
  },
  {
    name: `actions.list${of}Secrets`,
    method: 'get',
    path: `${path}/secrets`,
    needs: ['secrets', 'read'],
    handle: (call) =>
      listed(
        call.context,
        'secrets',
        within(call, call.core.state.secrets).map((secret) => secretJson(secret)),
      ),
  },
  {
    name: `actions.get${of}Secret`,
    method: 'get',
    path: `${path}/secrets/:name`,
    needs: ['secrets', 'read'],
    handle: (call) => ({ json: secretJson(existing(call, call.core.state.secrets)) }),
  },
]);

/** Sets a variable or secret, as the operations do. */
export function setValue(
  core: Core,
  place: 'variables' | 'secrets',
  name: string,
  value: string,
  environment: string | null = null,
): void {
  const at = timestamp(core);
  const key = environment === null ? name : `${environment}/${name}`;
  const before = core.state[place][key];
  core.state[place][key] = { name, value, environment, createdAt: before?.createdAt ?? at, updatedAt: at };
}

/** Values that a job sees: the environment's own come before the repository's. */
export function valuesFor(
  core: Core,
  place: 'variables' | 'secrets',
  environment: string | undefined,
): Record<string, string> {
  const all = Object.values(core.state[place]);
  const pick = (wanted: string | null) =>
    all.filter((item) => item.environment === wanted).map(({ name, value }) => [name, value]);
  return Object.fromEntries([...pick(null), ...(environment === undefined ? [] : pick(environment))]);
}

async function put(
  call: Call,
  records: Record<string, VariableRecord>,
  name: string,
  value: string,
): Promise<void> {
  const at = timestamp(call.core);
  const key = keyOf(call, name);
  const environment = environmentIn(call);
  records[key] = { name, value, environment, createdAt: records[key]?.createdAt ?? at, updatedAt: at };
  await call.core.document.save();
}

function within(call: Call, records: Record<string, VariableRecord>): VariableRecord[] {
  const environment = environmentIn(call);
  return Object.values(records).filter((record) => record.environment === environment);
}

function existing(call: Call, records: Record<string, VariableRecord>): VariableRecord {
  const record = records[keyOf(call, nameOf(call.param('name')))];
  if (record === undefined) throw notFound();
  return record;
}

function keyOf(call: Call, name: string): string {
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
function nameOf(given: string): string {
  const name = given.toUpperCase();
  if (!/^[A-Z_][A-Z0-9_]*$/.test(name) || name.startsWith('GITHUB_'))
    throw new ApiError(
      422,
      `Name ${JSON.stringify(given)} is invalid: use letters, digits and underscores, and do not start with GITHUB_ or a digit.`,
    );
  return name;
}

function variableJson({ name, value, createdAt, updatedAt }: VariableRecord) {
  return { name, value, created_at: createdAt, updated_at: updatedAt };
}

function secretJson({ name, createdAt, updatedAt }: VariableRecord) {
  return { name, created_at: createdAt, updated_at: updatedAt };
}
