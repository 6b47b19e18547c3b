import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../actions/lib/record.ts';

/** By resource type of endpoint.yaml, the IAM actions that CloudFormation's handlers say they need; see handlers.py. */
export function handlers(): Record<string, string[]> {
  const file = path.join(import.meta.dirname, 'handlers.json');
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const actions = isRecord(content) ? content['actions'] : undefined;
  if (!isRecord(actions)) throw new Error(`${file} has no "actions".`);
  return Object.fromEntries(
    Object.entries(actions).map(([type, list]) => [type, Array.isArray(list) ? list.map(String) : []]),
  );
}

/** Those of all types, each once. */
export function handlerActions(): string[] {
  return [...new Set(Object.values(handlers()).flat())].toSorted();
}
