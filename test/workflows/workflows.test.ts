import { registerHooks } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAction } from '../../local/runner/metadata.ts';
import { REPOSITORY, stepsOf, textOf, WORKFLOWS, workflowOf } from './workflow.ts';

// The package imports its schema as JSON without saying so, which bundlers accept and Node does not.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

/** Who is trusted with this repository's rights. */
const ACTIONS_OF_OTHERS = [
  'actions/checkout',
  'actions/create-github-app-token',
  'actions/download-artifact',
  'actions/upload-artifact',
  'aws-actions/configure-aws-credentials',
];

describe.each(WORKFLOWS)('%s', (name) => {
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
    const grants = textOf(name).match(/^ +(?!permission-)[a-z-]+: (read|write)\b.*$/gm) ?? [];
    expect(grants.filter((line) => !/# to \w+/.test(line))).toEqual([]);
    const granted = Object.values(workflow.jobs).flatMap((job) => Object.keys(job.permissions ?? {}));
    expect(grants).toHaveLength(granted.length);
  });

  test('bounds the time of every job, and names the version of its machine', () => {
    for (const job of Object.values(workflowOf(name).jobs)) {
      expect(job['timeout-minutes']).toBeDefined();
      expect(job['runs-on']).toMatch(/^ubuntu-\d+\.\d+$/);
    }
  });

  test('never runs what a stranger wrote with rights of this repository', () => {
    const { on, jobs } = workflowOf(name);

    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(Object.keys(on)).not.toContain('workflow_run');
    if (!('pull_request' in on)) return;
    for (const job of Object.values(jobs)) expect(job.environment).toBeUndefined();
    expect(textOf(name)).not.toContain('secrets.');
  });

  test('gives rights in AWS to no job that writes in GitHub unless main alone can start it', () => {
    const { on, jobs } = workflowOf(name);
    if (!('pull_request' in on)) return;
    for (const { permissions = {} } of Object.values(jobs)) {
      const written = Object.keys(permissions).filter((scope) => permissions[scope] === 'write');
      expect(written.length).toBeLessThanOrEqual(1);
    }
  });

  test('does nothing by the clock in a repository that is not set up', () => {
    const { on, jobs } = workflowOf(name);
    if (!('schedule' in on)) return;
    const ungated = Object.values(jobs).filter(
      (job) => job.needs === undefined || /always|cancelled|failure/.test(String(job.if)),
    );
    expect(ungated).not.toEqual([]);
    for (const job of ungated) expect(job.if).toMatch(/vars\.\w+ != ''/);
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

  test('uses few actions of others', () => {
    const others = stepsOf(name).flatMap(({ uses }) =>
      uses === undefined || uses.startsWith('./') ? [] : [uses.split('@')[0]],
    );
    expect(ACTIONS_OF_OTHERS).toEqual(expect.arrayContaining(others));
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
  for (const name of WORKFLOWS) {
    for (const [, action = '', pin = ''] of textOf(name).matchAll(/uses: ([\w/-]+)@(.*)$/gm)) {
      pins.set(action, (pins.get(action) ?? new Set()).add(pin));
    }
  }

  expect([...pins].filter(([, versions]) => versions.size > 1)).toEqual([]);
});

test('ci.yml runs .ci/run and nothing else', () => {
  const commands = stepsOf('ci.yml').map((step) => step.run ?? step.uses?.split('@')[0]);

  expect(commands).toEqual(['actions/checkout', '.ci/run']);
});
