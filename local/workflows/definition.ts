import { registerHooks } from 'node:module';
import { CORE_SCHEMA, load } from 'js-yaml';
import { isObject } from '../plain.ts';
import { scalarText, textAt } from '../runner/value.ts';

// The package imports its schema as JSON without saying so, which bundlers accept and Node does not.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

/** A workflow file, its expressions as they stand there. */
export interface WorkflowDefinition {
  /** `.github/workflows/deploy.yml`. */
  path: string;
  name: string;
  runName: string | undefined;
  /** Triggers by event, null where an event stands without filters. */
  on: Readonly<Record<string, unknown>>;
  env: Readonly<Record<string, unknown>>;
  permissions: unknown;
  concurrency: unknown;
  defaults: unknown;
  jobs: readonly JobDefinition[];
  /** What GitHub's own parser says against the file. */
  problems: readonly string[];
}

export interface JobDefinition {
  key: string;
  name: string | undefined;
  needs: readonly string[];
  condition: string | undefined;
  /** The whole job, for what only it needs to know. */
  source: Readonly<Record<string, unknown>>;
  steps: readonly StepDefinition[];
}

export interface StepDefinition {
  id: string | undefined;
  name: string | undefined;
  condition: string | undefined;
  uses: string | undefined;
  run: string | undefined;
  with: Readonly<Record<string, unknown>>;
  env: Readonly<Record<string, unknown>>;
  shell: string | undefined;
  workingDirectory: string | undefined;
  continueOnError: unknown;
  timeoutMinutes: unknown;
}

/** Reads a workflow file. A file that GitHub would refuse has `problems`. */
export function readWorkflow(path: string, text: string): WorkflowDefinition {
  const problems = problemsOf(path, text);
  const document = problems.length > 0 ? undefined : load(text, { filename: path, schema: CORE_SCHEMA });
  const source = isObject(document) ? document : {};
  const jobs = isObject(source['jobs']) ? source['jobs'] : {};
  return {
    path,
    name: textAt(source, 'name') ?? path,
    runName: textAt(source, 'run-name'),
    on: triggersOf(source['on']),
    env: mapping(source['env']),
    permissions: source['permissions'],
    concurrency: source['concurrency'],
    defaults: source['defaults'],
    jobs: Object.entries(jobs).map(([key, job]) => jobOf(key, mapping(job))),
    problems,
  };
}

function problemsOf(path: string, text: string): string[] {
  const parsed = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
  return parsed.context.errors.getErrors().map((error) => error.message);
}

function triggersOf(on: unknown): Record<string, unknown> {
  if (typeof on === 'string') return { [on]: null };
  if (Array.isArray(on)) return Object.fromEntries(on.map((name) => [String(name), null]));
  return mapping(on);
}

function jobOf(key: string, source: Record<string, unknown>): JobDefinition {
  const { needs } = source;
  const steps = Array.isArray(source['steps']) ? source['steps'] : [];
  return {
    key,
    name: textAt(source, 'name'),
    needs: typeof needs === 'string' ? [needs] : Array.isArray(needs) ? needs.map(String) : [],
    condition: conditionOf(source['if']),
    source,
    steps: steps.map((step) => stepOf(mapping(step))),
  };
}

function stepOf(step: Record<string, unknown>): StepDefinition {
  return {
    id: textAt(step, 'id'),
    name: textAt(step, 'name'),
    condition: conditionOf(step['if']),
    uses: textAt(step, 'uses'),
    run: textAt(step, 'run'),
    with: mapping(step['with']),
    env: mapping(step['env']),
    shell: textAt(step, 'shell'),
    workingDirectory: textAt(step, 'working-directory'),
    continueOnError: step['continue-on-error'],
    timeoutMinutes: step['timeout-minutes'],
  };
}

function conditionOf(value: unknown): string | undefined {
  return scalarText(value);
}

function mapping(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
