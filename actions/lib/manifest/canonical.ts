import { createHash } from 'node:crypto';
import { isMapping } from '../pipeline/mapping.ts';
import type { Manifest } from './manifest.ts';

/**
 * SHA-256, in hexadecimal, of what decides the deployment of one model in an environment. Policy, hold and other models
 * do not: a plan stays valid when they change. The order of keys does not matter. The manifest has to have the model.
 */
export function entryHash(manifest: Manifest, model: string): string {
  const entry = Object.hasOwn(manifest.models, model) ? manifest.models[model] : undefined;
  if (entry === undefined) throw new Error(`${manifest.environment} has no model '${model}'`);
  const { environment, promotesFrom, account, region } = manifest;
  const { release, endpoint, monitor } = entry;
  const deciding = { environment, promotesFrom, account, region, model, release, endpoint, monitor };
  return createHash('sha256').update(canonicalJson(deciding)).digest('hex');
}

/** JSON without white space, its keys in the order of their UTF-16 code units, as RFC 8785 has it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (!isMapping(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
