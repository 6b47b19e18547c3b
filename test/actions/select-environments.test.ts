import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { select } from '../../actions/select-environments/select-environments.ts';
import { selectEnvironments } from '../../actions/select-environments/selection.ts';
import { runAction } from '../../local/runner/action.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const TEMPLATE = 'cloudformation/endpoint.yaml';

const manifests = [
  { file: 'environments/prod.json', manifest: { environment: 'prod', promotesFrom: 'staging' } },
  { file: 'environments/alpha.json', manifest: { environment: 'alpha', promotesFrom: 'prod' } },
  { file: 'environments/staging.json', manifest: { environment: 'staging', promotesFrom: null } },
];

describe('what a run is about', () => {
  const facts = { environment: '', compares: true, changed: undefined, template: TEMPLATE };
  test.each([
    ['prod', { changed: ['environments/prod.json'] }, ['prod'], 'selected-changed'],
    [
      'several in the order of promotion',
      { changed: ['environments/alpha.json', 'environments/staging.json'] },
      ['staging', 'alpha'],
      'selected-changed',
    ],
    ['the template', { changed: [TEMPLATE] }, ['staging', 'prod', 'alpha'], 'selected-changed'],
    [
      'other files',
      { changed: ['environments/prod.json.orig', 'docs/environments/prod.json'] },
      [],
      'selected-changed',
    ],
    ['an unknown base', {}, ['staging', 'prod', 'alpha'], 'selected-unknown-base'],
    ['no base', { compares: false }, ['staging', 'prod', 'alpha'], 'selected-all'],
    ['a name', { environment: 'prod', changed: [] }, ['prod'], 'selected-named'],
  ])('by %s', (_, changes, environments, reason) => {
    expect(selectEnvironments(manifests, { ...facts, ...changes })).toEqual({ environments, reason });
  });

  test('is never an environment that is not there', () => {
    expect(() => selectEnvironments(manifests, { ...facts, environment: 'prd' })).toThrow(
      "There is no environment 'prd'; did you mean 'prod'?",
    );
  });
});

/** A repository with a manifest for each environment and a pipeline whose code lies beside it. */
async function openRepository(stack: AsyncDisposableStack) {
  const folder = await mkdtemp(path.join(tmpdir(), 'environments-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  const commit = (message = 'Change'): string => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch=main');
  await write('environments/staging.json', '{"environment": "staging", "promotesFrom": null}');
  await write('environments/prod.json', '{"environment": "prod", "promotesFrom": "staging"}');
  await write('environments/manifest.schema.json', '{}');
  const step = 'Prepare: { type: Processing, source: ../shared, entry: prepare.py }';
  await write('pipelines/fares/pipeline.yaml', `name: fares\nsteps:\n  ${step}\n`);
  await write('pipelines/shared/prepare.py', 'print(1)\n');
  return { folder, git, write, commit, first: commit('First') };
}

const inputs = {
  environment: '',
  environmentsFolder: 'environments',
  pipelinesFolder: 'pipelines',
  template: TEMPLATE,
  head: undefined,
};

describe('a change of a repository', () => {
  test.each([
    ['environments/prod.json', ['prod'], []],
    ['environments/manifest.schema.json', [], []],
    [TEMPLATE, ['staging', 'prod'], []],
    ['pipelines/fares/notes.md', [], ['fares']],
    ['pipelines/shared/prepare.py', [], ['fares']],
    ['pipelines/sharedness.py', [], []],
  ])('in %s selects %j and %j', async (file, environments, pipelines) => {
    await using stack = new AsyncDisposableStack();
    const { folder, write, commit, first } = await openRepository(stack);
    await write(file, '{"promotesFrom": null, "more": 1}\n');

    const selection = await select(folder, { ...inputs, base: first, commit: commit() });

    expect(selection).toMatchObject({ environments, pipelines, base: first, reason: 'selected-changed' });
  });

  test('is compared with what GitHub merged it into, not with an older base', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, git, write, commit, first } = await openRepository(stack);
    git('switch', '--quiet', '--create', 'change');
    await write('environments/staging.json', '{"environment": "staging", "promotesFrom": null, "a": 1}');
    const head = commit();
    git('switch', '--quiet', 'main');
    await write('environments/prod.json', '{"environment": "prod", "promotesFrom": "staging", "a": 1}');
    const newer = commit();
    git('merge', '--quiet', '--no-ff', 'change');

    const merge = git('rev-parse', 'HEAD');
    const selection = await select(folder, { ...inputs, base: first, head, commit: merge });
    expect(selection).toMatchObject({ environments: ['staging'], base: newer });

    const elsewhere = await select(folder, { ...inputs, base: first, head: first, commit: merge });
    expect(elsewhere).toMatchObject({ environments: ['staging', 'prod'], base: first });
  });

  test('of a pull request without its base is refused: its own policy would decide', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, first } = await openRepository(stack);

    const selection = select(folder, { ...inputs, base: 'f'.repeat(40), head: first, commit: first });

    await expect(selection).rejects.toMatchObject({ reason: 'base-missing' });
  });

  test('that takes a manifest away, or moves it, does not select what is gone', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, git, commit, first } = await openRepository(stack);
    git('mv', 'environments/prod.json', 'environments/production.json');

    const selection = await select(folder, { ...inputs, base: first, commit: commit() });

    expect(selection.environments).toEqual(['production']);
  });
});

describe('names and contents that nobody has looked at', () => {
  test('are in no list unless an environment can have the name', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, write, commit, first } = await openRepository(stack);
    const hostile = ['$(id)', 'a b', '-x', 'a;b', 'x"y', "x'y", 'a\nb', '..', 'ü', 'a'.repeat(64)];
    for (const name of hostile) await write(`environments/${name}.json`, '{}');
    await write('environments/qa.json', '{"promotesFrom": {"toString": 1}}');
    await write('environments/broken.json', 'not JSON');
    await write('environments/more/nested.json', '{}');
    await symlink('/etc/passwd', path.join(folder, 'environments/link.json'));
    for (const name of ['$(id)', 'a b', '-x'])
      await write(`pipelines/${name}/pipeline.yaml`, 'name: x\nsteps: {}\n');

    const selection = await select(folder, { ...inputs, base: first, commit: commit() });

    expect(selection.environments).toEqual(['broken', 'qa']);
    expect(selection.pipelines).toEqual([]);
  });

  test('may be no folders at all', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, git, commit, first } = await openRepository(stack);
    git('rm', '-r', '--quiet', 'environments', 'pipelines');

    const selection = await select(folder, { ...inputs, base: first, commit: commit() });

    expect(selection).toMatchObject({ environments: [], pipelines: [] });
  });
});

describe('the bundle', () => {
  test('takes a pull request from its event', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, git, write, commit, first } = await openRepository(stack);
    git('switch', '--quiet', '--create', 'change');
    await write('environments/prod.json', '{"environment": "prod", "promotesFrom": "staging", "a": 1}');
    const head = commit();
    git('switch', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', 'change');

    const result = await runAction({
      action: path.join(REPOSITORY, 'actions/select-environments'),
      inputs: {},
      cwd: folder,
      env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: git('rev-parse', 'HEAD') },
      event: { pull_request: { base: { sha: first }, head: { sha: head } } },
    });

    expect(result.annotations).toEqual([]);
    expect(result.outputs).toEqual({
      environments: '["prod"]',
      pipelines: '[]',
      base: first,
      reason: 'selected-changed',
    });
    expect(result.summary).toBe('Environments: prod. Changed pipelines: none.\n');
  });

  test('takes a push from its event, one without history as a change of everything', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, write, commit, first } = await openRepository(stack);
    await write(TEMPLATE, 'Resources: {}\n');
    const env = { GITHUB_EVENT_NAME: 'push', GITHUB_SHA: commit() };
    const action = path.join(REPOSITORY, 'actions/select-environments');

    const push = await runAction({ action, inputs: {}, cwd: folder, env, event: { before: first } });
    expect(push.outputs).toMatchObject({ environments: '["staging","prod"]', reason: 'selected-changed' });

    const unknown = 'f'.repeat(40);
    const forced = await runAction({ action, inputs: {}, cwd: folder, env, event: { before: unknown } });
    expect(forced.outputs).toMatchObject({ base: '', reason: 'selected-unknown-base' });
    expect(forced.summary).toContain(`The checkout does not have ${unknown}.`);
  });

  test('says in one sentence each what is wrong with its inputs', async () => {
    const result = await runAction({
      action: path.join(REPOSITORY, 'actions/select-environments'),
      inputs: { base: '--output=x', commit: 'HEAD', 'environments-folder': '../other' },
    });

    expect(result.outputs).toEqual({ reason: 'inputs-invalid' });
    expect(result.annotations.map(({ message }) => message)).toEqual([
      "Input 'environments-folder' is '../other': write a path within the repository, relative to it.",
      "Input 'commit' is 'HEAD': write a full commit id, 40 or 64 hexadecimal digits.",
      "Input 'base' is '--output=x': write a full commit id, 40 or 64 hexadecimal digits, or nothing.",
      'The inputs of the action are wrong; AWS was not asked for anything.',
    ]);
  });
});
