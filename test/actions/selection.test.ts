import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { select } from '../../actions/select-pipelines/select-pipelines.ts';
import { selectPipelines } from '../../actions/select-pipelines/selection.ts';
import { runAction } from '../../local/runner/action.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const NOTHING = '0'.repeat(40);

const folders = [
  { name: 'monitor', sources: ['pipelines/monitor'] },
  { name: 'taxi', sources: ['pipelines/taxi', 'pipelines/monitor', 'pipelines/shared/clean.py'] },
];

describe('a run', () => {
  test.each([
    ['push', '', ['pipelines/taxi/evaluate.py'], ['taxi'], 'selected-changed'],
    ['push', '', ['pipelines/monitor/monitor.py'], ['monitor', 'taxi'], 'selected-changed'],
    ['push', '', ['pipelines/shared/clean.py'], ['taxi'], 'selected-changed'],
    [
      'push',
      '',
      ['pipelines/taxi-old/evaluate.py', 'pipelines/pipeline.schema.json'],
      [],
      'selected-changed',
    ],
    ['push', '', undefined, ['monitor', 'taxi'], 'selected-unknown-base'],
    ['schedule', '', undefined, ['monitor', 'taxi'], 'selected-all'],
    ['workflow_dispatch', 'all', undefined, ['monitor', 'taxi'], 'selected-all'],
    ['workflow_dispatch', 'taxi', undefined, ['taxi'], 'selected-named'],
  ])('by %s with pipeline %j and changes %j selects %j', (event, pipeline, changed, pipelines, reason) => {
    expect(selectPipelines(folders, { event, pipeline, changed })).toMatchObject({ pipelines, reason });
  });

  test('that names no pipeline of ours is told which there are', () => {
    const run = { event: 'workflow_dispatch', pipeline: '../taxi', changed: undefined };

    expect(() => selectPipelines(folders, run)).toThrow(
      'There is no pipeline "../taxi" that trains; name one of monitor, taxi, or all.',
    );
  });
});

async function repositoryWith(stack: AsyncDisposableStack) {
  const folder = await mkdtemp(path.join(tmpdir(), 'select-'));
  stack.defer(() => rm(folder, { recursive: true }));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  const commit = (message: string): string => {
    git('add', '.');
    git('commit', '-qm', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q');
  await cp(path.join(REPOSITORY, 'pipelines'), path.join(folder, 'pipelines'), { recursive: true });
  await mkdir(path.join(folder, 'pipelines/broken'));
  await writeFile(path.join(folder, 'pipelines/broken/pipeline.yaml'), 'name: broken\nsteps: {}\n');
  return { folder, git, commit, first: commit('first') };
}

describe('a push to a repository', () => {
  test.each([
    ['nyc-taxi-fare/pipeline.yaml', ['nyc-taxi-fare']],
    ['monitor/monitor.py', ['nyc-taxi-fare']],
    ['broken/pipeline.yaml', ['broken']],
    ['notes.md', []],
  ])('that changed pipelines/%s selects %j', async (file, pipelines) => {
    await using stack = new AsyncDisposableStack();
    const { folder, commit, first } = await repositoryWith(stack);
    await writeFile(path.join(folder, 'pipelines', file), '# changed\n', { flag: 'a' });
    const after = commit('second');

    const selection = await select(folder, { pipeline: '', event: 'push', before: first, after });

    expect(selection.pipelines).toEqual(pipelines);
  });

  test.each([NOTHING, 'f'.repeat(40), '--output=x'])(
    'after %s, which the checkout does not have, selects all',
    async (before) => {
      await using stack = new AsyncDisposableStack();
      const { folder, first } = await repositoryWith(stack);

      const selection = await select(folder, { pipeline: '', event: 'push', before, after: first });

      expect(selection).toMatchObject({
        reason: 'selected-unknown-base',
        pipelines: ['broken', 'nyc-taxi-fare'],
      });
    },
  );
});

test('the bundle selects in the checkout of the run, and fails with a sentence for a pipeline that is not there', async () => {
  await using stack = new AsyncDisposableStack();
  const { folder, commit, first } = await repositoryWith(stack);
  await writeFile(path.join(folder, 'pipelines/monitor/monitor.py'), '# changed\n', { flag: 'a' });
  const run = {
    action: path.join(REPOSITORY, 'actions/select-pipelines'),
    cwd: folder,
    env: { GITHUB_EVENT_NAME: 'push', GITHUB_SHA: commit('second') },
    event: { before: first },
  };

  const push = await runAction({ ...run, inputs: {} });
  expect(push).toMatchObject({
    conclusion: 'success',
    outputs: { pipelines: '["nyc-taxi-fare"]', reason: 'selected-changed' },
    summary: 'Changed: nyc-taxi-fare.\n',
  });

  const unknown = await runAction({ ...run, inputs: { pipeline: 'taxi' } });
  expect(unknown).toMatchObject({ conclusion: 'failure', outputs: { reason: 'inputs-invalid' } });
  expect(unknown.annotations[0]?.message).toContain('There is no pipeline "taxi"');
});
