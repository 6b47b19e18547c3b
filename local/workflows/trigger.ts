import picomatch from 'picomatch';
import type { RepositoryEvent } from '../github/event.ts';
import { isObject } from '../plain.ts';
import type { WorkflowDefinition } from './definition.ts';

/** Activity types that start a run of a pull request's workflow which names none. */
const PULL_REQUEST_TYPES = ['opened', 'synchronize', 'reopened'];

export interface TriggerFacts {
  /** Files that the push or the pull request changes; asked for only where a filter needs them. */
  files: () => Promise<readonly string[]>;
}

/** Whether an event starts a workflow. */
export async function triggers(
  { on, path }: Pick<WorkflowDefinition, 'on' | 'path'>,
  event: RepositoryEvent,
  { files }: TriggerFacts,
): Promise<boolean> {
  if (!Object.hasOwn(on, event.name)) return false;
  const declared = on[event.name];
  const filters = isObject(declared) ? declared : {};
  if (event.name === 'workflow_dispatch') return path === `.github/workflows/${event.workflow?.file}`;
  if (event.name === 'schedule') return event.cron === undefined || cronsOf(on).includes(event.cron);
  if (!typeAllowed(event, filters['types'])) return false;
  const branch = branchOf(event);
  if (branch !== undefined && !included(branch, filters, 'branches')) return false;
  if (filters['paths'] === undefined && filters['paths-ignore'] === undefined) return true;
  return pathsAllowed(await files(), filters);
}

/** Lines of `on.schedule`. */
export function cronsOf(on: WorkflowDefinition['on']): string[] {
  const { schedule } = on;
  if (!Array.isArray(schedule)) return [];
  return schedule.flatMap((item: unknown) =>
    isObject(item) && typeof item['cron'] === 'string' ? [item['cron']] : [],
  );
}

function typeAllowed({ name, action }: RepositoryEvent, types: unknown): boolean {
  const wanted = patterns(types);
  if (wanted.length > 0) return wanted.includes(action ?? '');
  return name !== 'pull_request' || PULL_REQUEST_TYPES.includes(action ?? '');
}

/** The branch that a filter is about: of a pull request the one it goes into. */
function branchOf({ name, ref, pullRequest }: RepositoryEvent): string | undefined {
  if (name === 'pull_request') return pullRequest?.baseRef;
  if (name === 'push') return ref.replace(/^refs\/heads\//, '');
  return undefined;
}

function included(value: string, filters: Record<string, unknown>, key: 'branches' | 'paths'): boolean {
  const ignored = patterns(filters[`${key}-ignore`]);
  if (ignored.length > 0) return !ignored.some((pattern) => matches(value, pattern));
  const wanted = patterns(filters[key]);
  return wanted.length === 0 || lastMatch(value, wanted);
}

function pathsAllowed(files: readonly string[], filters: Record<string, unknown>): boolean {
  return files.some((file) => included(file, filters, 'paths'));
}

/** The last pattern that matches decides; one that begins with "!" takes out again. */
function lastMatch(value: string, wanted: readonly string[]): boolean {
  let found = false;
  for (const pattern of wanted) {
    if (pattern.startsWith('!')) found &&= !matches(value, pattern.slice(1));
    else found ||= matches(value, pattern);
  }
  return found;
}

function matches(value: string, pattern: string): boolean {
  return picomatch.isMatch(value, pattern, { dot: true, nonegate: true });
}

function patterns(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}
