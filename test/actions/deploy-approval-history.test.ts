import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { releaseCommit } from '../../actions/deploy/approval.ts';
import { makeRepository, MODEL } from './deployment-session.ts';

interface History extends AsyncDisposable {
  /** Commits another version, or another number of instances, of the model in staging. */
  commit(version: number, instances?: number): Promise<string>;
  git(...args: readonly string[]): Promise<string>;
  /** The commit that brought the release which `commit` has. */
  brought(commit: string, model?: string): Promise<string | undefined>;
}

async function openHistory(): Promise<History> {
  const repository = await mkdtemp(path.join(tmpdir(), 'history-'));
  const git = await makeRepository(repository);
  const file = path.join(repository, 'environments/staging.json');
  return {
    git,
    async commit(version, instances = 1) {
      const manifest = JSON.parse(await readFile(file, 'utf8'));
      const entry = manifest.models[MODEL];
      entry.endpoint.instanceCount = instances;
      entry.release = {
        modelPackageArn: `arn:aws:sagemaker:us-east-1:111122223333:model-package/${MODEL}/${version}`,
        modelDataETag: String(version),
        imageDigest: null,
        pipelineExecutionArn: null,
        commit: null,
      };
      await writeFile(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
      await git('commit', '--quiet', '--all', '--message', `Version ${version}`);
      return git('rev-parse', 'HEAD');
    },
    brought: (commit, model = MODEL) =>
      releaseCommit({ repository, environments: 'environments', environment: 'staging', commit }, model),
    [Symbol.asyncDispose]: () => rm(repository, { recursive: true, force: true }),
  };
}

test('a release was brought by the commit that wrote it, whatever came after it', async () => {
  await using history = await openHistory();
  await history.commit(1);
  const second = await history.commit(2);
  await history.commit(2, 3);
  await history.git('commit', '--quiet', '--allow-empty', '--message', 'Something else');

  const head = await history.git('rev-parse', 'HEAD');

  expect(await history.brought(head)).toBe(second);
});

test('a release that comes back was brought by the commit that brought it back', async () => {
  await using history = await openHistory();
  await history.commit(1);
  await history.commit(2);
  const back = await history.commit(1);

  expect(await history.brought(back)).toBe(back);
});

test('a merge brought what its branch wrote', async () => {
  await using history = await openHistory();
  await history.commit(1);
  await history.git('switch', '--quiet', '--create', 'promote/staging/tiny');
  await history.commit(2);
  await history.git('switch', '--quiet', 'main');
  await history.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'promote/staging/tiny');
  const merge = await history.git('rev-parse', 'HEAD');

  expect(await history.brought(merge)).toBe(merge);
});

test('no release, and no such model, was brought by nothing', async () => {
  await using history = await openHistory();
  const head = await history.git('rev-parse', 'HEAD');

  expect(await history.brought(head)).toBeUndefined();
  expect(await history.brought(await history.commit(1), 'other')).toBeUndefined();
});
