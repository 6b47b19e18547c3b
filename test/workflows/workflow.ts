import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

export interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

export interface Job {
  name?: string;
  needs?: string | string[];
  if?: string;
  environment?: unknown;
  permissions?: Record<string, string>;
  'runs-on'?: unknown;
  'timeout-minutes'?: unknown;
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Workflow {
  on: Record<string, unknown>;
  permissions?: unknown;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(REPOSITORY, '.github/workflows');

/** Names of all workflow files. */
export const WORKFLOWS = readdirSync(FOLDER).filter((name) => /\.ya?ml$/.test(name));

const texts = new Map(WORKFLOWS.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));

export function textOf(name: string): string {
  return texts.get(name) ?? '';
}

export function workflowOf(name: string): Workflow {
  const document = load(textOf(name));
  if (!isWorkflow(document)) throw new Error(`${name} has no jobs.`);
  return document;
}

export function stepsOf(name: string): Step[] {
  return Object.values(workflowOf(name).jobs).flatMap((job) => job.steps);
}

/** Names of the jobs that a job waits for. */
export function needsOf({ needs = [] }: Job): string[] {
  return typeof needs === 'string' ? [needs] : needs;
}

function isWorkflow(document: unknown): document is Workflow {
  return typeof document === 'object' && document !== null && 'jobs' in document && 'on' in document;
}
