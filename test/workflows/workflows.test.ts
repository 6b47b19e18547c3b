import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readAction } from '../../local/runner/metadata.ts';

// The package imports its schema as JSON without saying so, which bundlers accept and Node does not.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  'timeout-minutes'?: unknown;
  steps: Step[];
}
interface Workflow {
  permissions?: unknown;
  jobs: Record<string, Job>;
}

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(REPOSITORY, '.github/workflows');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
const texts = new Map(files.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));

function textOf(name: string): string {
  return texts.get(name) ?? '';
}

function stepsOf(name: string): Step[] {
  return Object.values(workflowOf(name).jobs).flatMap((job) => job.steps);
}

function workflowOf(name: string): Workflow {
  const document = load(textOf(name));
  if (!isWorkflow(document)) throw new Error(`${name} has no jobs.`);
  return document;
}

function isWorkflow(document: unknown): document is Workflow {
  return typeof document === 'object' && document !== null && 'jobs' in document;
}

describe.each(files)('%s', (name) => {
  test("is accepted by GitHub's own parser", async () => {
    const parsed = parseWorkflow({ name, content: textOf(name) }, new NoOperationTraceWriter());
    const problems = parsed.context.errors.getErrors().map((error) => error.message);

    expect(problems).toEqual([]);
    const template = parsed.value && (await convertWorkflowTemplate(parsed.context, parsed.value));
    expect(template?.errors ?? []).toEqual([]);
    expect(template?.jobs.length).toBeGreaterThan(0);
  });

  test('grants nothing by default, and gives the reason of every permission beside it', () => {
    const workflow = workflowOf(name);

    expect(workflow.permissions).toEqual({});
    const silent = Object.entries(workflow.jobs).filter(([, job]) => job.permissions === undefined);
    expect(silent.map(([id]) => id)).toEqual([]);
    const grants = textOf(name).match(/^ +[a-z-]+: (read|write)\b.*$/gm) ?? [];
    expect(grants.filter((line) => !/# to \w+/.test(line))).toEqual([]);
    const granted = Object.values(workflow.jobs).flatMap((job) => Object.keys(job.permissions ?? {}));
    expect(grants).toHaveLength(granted.length);
  });

  test('bounds the time of every job', () => {
    for (const job of Object.values(workflowOf(name).jobs)) expect(job['timeout-minutes']).toBeDefined();
  });

  test('pins third-party actions to a commit, its version beside it', () => {
    const uses = [...textOf(name).matchAll(/uses: (?!\.\/)(.*)$/gm)].map((match) => match[1] ?? '');

    expect(uses.filter((use) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([]);
  });

  test('leaves no credentials behind a checkout', () => {
    for (const step of stepsOf(name).filter((candidate) => candidate.uses?.startsWith('actions/checkout@'))) {
      expect(step.with?.['persist-credentials']).toBe(false);
    }
  });

  test('gives its own actions the inputs that they declare', async () => {
    for (const step of stepsOf(name).filter((candidate) => candidate.uses?.startsWith('./'))) {
      const { inputs } = await readAction(path.join(REPOSITORY, step.uses ?? ''));
      const given = Object.keys(step.with ?? {});
      const required = Object.entries(inputs).filter(
        ([, input]) => input.required && input.default === undefined,
      );
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
      expect(given).toEqual(expect.arrayContaining(required.map(([input]) => input)));
    }
  });

  test('holds no program: five shell lines at most, and no expression in them', () => {
    for (const { run } of stepsOf(name)) {
      expect(run?.trim().split('\n').length ?? 0).toBeLessThanOrEqual(5);
      expect(run ?? '').not.toContain('${{');
    }
  });
});

test('an action has one pin in all workflows', () => {
  const pins = new Map<string, Set<string>>();
  for (const text of texts.values()) {
    for (const [, action = '', pin = ''] of text.matchAll(/uses: ([\w/-]+)@(.*)$/gm)) {
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    }
  }

  expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([]);
});

test('ci.yml runs .ci/run and nothing else', () => {
  const commands = stepsOf('ci.yml').map((step) => step.run ?? step.uses?.split('@')[0]);

  expect(commands).toEqual(['actions/checkout', '.ci/run']);
});
