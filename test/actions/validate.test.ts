import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseValidation } from '../../actions/lib/plan-comment/validation-document.ts';
import { runAction } from '../../local/runner/action.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const STAGING = 'environments/staging.json';
const PIPELINE = 'pipelines/nyc-taxi-fare/pipeline.yaml';

/** This project's own manifests and pipelines in a repository of their own, and the bundle of validate to run there. */
async function openRepository(stack: AsyncDisposableStack) {
  const folder = await mkdtemp(path.join(tmpdir(), 'validate-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  for (const part of ['environments', 'pipelines'])
    await cp(path.join(REPOSITORY, part), path.join(folder, part), { recursive: true });
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'First');
  return {
    folder,
    git,
    base: git('rev-parse', 'HEAD'),
    /** Replaces a text that a file has exactly once. */
    edit: async (file: string, before: string, after: string): Promise<void> => {
      const text = await readFile(path.join(folder, file), 'utf8');
      expect(text.split(before)).toHaveLength(2);
      await writeFile(
        path.join(folder, file),
        text.replace(before, () => after),
      );
    },
    validate: (inputs: Record<string, string> = {}) =>
      runAction({
        action: path.join(REPOSITORY, 'actions/validate'),
        inputs,
        cwd: folder,
        env: { GITHUB_SHA: git('rev-parse', 'HEAD'), GITHUB_REPOSITORY: 'octo/models' },
      }),
    written: async () =>
      parseValidation(await readFile(path.join(folder, 'validation.json'), 'utf8'), 'validation.json'),
  };
}

describe('manifests and pipelines', () => {
  test('without a problem pass, and the result says which environments there are', async () => {
    await using stack = new AsyncDisposableStack();
    const { validate, written, base } = await openRepository(stack);

    const result = await validate();

    expect(result.annotations).toEqual([]);
    expect(result.outputs).toEqual({ 'validation-file': 'validation.json', problems: '0', reason: 'valid' });
    expect(result.summary).toBe('## Manifests and pipelines\n\nNo problems.\n\n');
    expect(await written()).toEqual({
      version: 1,
      commit: base,
      repository: 'octo/models',
      base: null,
      environments: [
        { environment: 'staging', promotesFrom: null, production: false, policy: [] },
        { environment: 'prod', promotesFrom: 'staging', production: true, policy: [] },
      ],
      problems: [],
      pipelines: [],
    });
  });

  test('tell all their problems in one run, each at its place', async () => {
    await using stack = new AsyncDisposableStack();
    const { edit, validate, written } = await openRepository(stack);
    await edit(STAGING, '"promotesFrom": null', '"promotesFrom": 7');
    await edit(PIPELINE, 'RmseThreshold:', 'RmseTreshold:');

    const result = await validate();

    expect(result.outputs).toMatchObject({
      'validation-file': 'validation.json',
      reason: 'manifests-invalid',
    });
    const { problems } = await written();
    expect(result.outputs['problems']).toBe(String(problems.length));
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set([STAGING, PIPELINE]));
    const places = result.annotations.map(({ file, line, column }) => ({ file, line, column }));
    for (const { file, line, column } of problems) {
      expect(places).toContainEqual({ file, line, column });
      expect(result.summary).toContain(`\`${file}:${line}:${column}\``);
    }
    expect(result.annotations.at(-1)?.message).toContain(
      `${problems.length} problems in ${STAGING}, ${PIPELINE}`,
    );
  });

  test('that are not even there are told in sentences', async () => {
    await using stack = new AsyncDisposableStack();
    const { validate } = await openRepository(stack);

    const result = await validate({ 'environments-folder': 'stages', 'pipelines-folder': 'stages' });

    expect(result.outputs).toMatchObject({ problems: '2' });
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain('no such folder');
  });
});

describe('a definition', () => {
  test('that changes is shown as a difference from the base', async () => {
    await using stack = new AsyncDisposableStack();
    const { edit, validate, written, base } = await openRepository(stack);
    await edit(PIPELINE, '  RmseThreshold: 7.0', '  RmseThreshold: 6.5');

    const result = await validate({ base, pipelines: '["nyc-taxi-fare"]' });

    expect(result.outputs).toMatchObject({ reason: 'valid' });
    expect(result.summary).toContain('-      "DefaultValue": 7\n');
    expect(result.summary).toContain('+      "DefaultValue": 6.5\n');
    const { pipelines } = await written();
    expect(pipelines).toMatchObject([{ pipeline: 'nyc-taxi-fare', change: 'changed' }]);
    expect(pipelines[0]?.difference).toMatch(/^--- base\n\+\+\+ this change\n@@/);
  });

  test('is compiled for the account that the inputs name, and its code counts', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, validate, written, base } = await openRepository(stack);
    await writeFile(path.join(folder, 'pipelines/monitor/monitor.py'), '# changed\n', { flag: 'a' });

    await validate({
      base,
      pipelines: '["nyc-taxi-fare"]',
      region: 'eu-central-1',
      'role-arn': 'arn:aws:iam::444455556666:role/execution',
      'artifact-bucket': 'own-bucket',
    });

    const { pipelines } = await written();
    expect(pipelines).toMatchObject([{ change: 'changed' }]);
    const difference = pipelines[0]?.difference ?? '';
    expect(difference).toMatch(/^\+ +"S3Uri": "s3:\/\/own-bucket\/nyc-taxi-fare\/code\/\w+/m);
    expect(difference.match(/^[-+] /gm)?.length).toBe(difference.match(/^[-+].*\/code\//gm)?.length);
  });

  test('says what is new, gone, the same, or not to be compared', async () => {
    await using stack = new AsyncDisposableStack();
    const { folder, git, edit, validate, written } = await openRepository(stack);
    const copy = async (name: string): Promise<void> => {
      const target = path.join(folder, 'pipelines', name);
      await cp(path.join(folder, 'pipelines/nyc-taxi-fare'), target, { recursive: true });
    };
    for (const name of ['gone', 'broken']) await copy(name);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Second');
    const base = git('rev-parse', 'HEAD');
    await rm(path.join(folder, 'pipelines/gone'), { recursive: true });
    await copy('fresh');
    await edit('pipelines/broken/pipeline.yaml', 'RmseThreshold:', 'RmseTreshold:');

    const pipelines = JSON.stringify(['broken', 'fresh', 'gone', 'nyc-taxi-fare']);
    const result = await validate({ base, pipelines });

    expect((await written()).pipelines).toEqual([
      { pipeline: 'broken', change: 'unknown', difference: null },
      { pipeline: 'fresh', change: 'added', difference: null },
      { pipeline: 'gone', change: 'removed', difference: null },
      { pipeline: 'nyc-taxi-fare', change: 'unchanged', difference: null },
    ]);
    expect(result.outputs).toMatchObject({ reason: 'pipeline-invalid' });
    expect(git('status', '--porcelain', '--untracked-files=all')).not.toContain('.index');
  });
});

describe('the policy', () => {
  test('of the base counts, and a change of it is told', async () => {
    await using stack = new AsyncDisposableStack();
    const { edit, validate, written, base } = await openRepository(stack);
    await edit('environments/prod.json', '"soak": "PT24H"', '"soak": "PT0S"');

    const result = await validate({ base });

    const [, prod] = (await written()).environments;
    expect(prod?.policy).toEqual([{ name: 'soak', before: '"PT24H"', after: '"PT0S"' }]);
    expect(result.summary).toContain("Until this is merged the base branch's counts");
    expect(result.summary).toContain('| prod | `soak` | `"PT24H"` | `"PT0S"` |');
  });
});

describe('inputs', () => {
  test('that name no pipeline folder reach no path', async () => {
    await using stack = new AsyncDisposableStack();
    const { validate, base } = await openRepository(stack);

    const result = await validate({ base, pipelines: '["../../etc"]' });

    expect(result.outputs).toEqual({ reason: 'inputs-invalid' });
    expect(result.annotations[0]?.message).toContain('Input \'pipelines\' has "../../etc"');
  });

  test('that are wrong are told all together', async () => {
    await using stack = new AsyncDisposableStack();
    const { validate } = await openRepository(stack);

    const result = await validate({ base: 'main', pipelines: 'taxi', 'role-arn': 'execution' });

    expect(result.annotations.map(({ message }) => message.split(':')[0])).toEqual([
      "Input 'base' is 'main'",
      "Input 'pipelines' is 'taxi'",
      "Input 'role-arn' is 'execution'",
      'The inputs of the action are wrong; AWS was not asked for anything.',
    ]);
  });

  test('that name a commit which is not there end in base-missing', async () => {
    await using stack = new AsyncDisposableStack();
    const { validate } = await openRepository(stack);

    const result = await validate({ base: 'f'.repeat(40) });

    expect(result.outputs).toEqual({ reason: 'base-missing' });
  });
});
