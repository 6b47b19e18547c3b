import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf, readBase } from '../../actions/lib/deployment/base.ts';
import { selectModels } from '../../actions/lib/deployment/selection.ts';
import type { Manifest } from '../../actions/lib/manifest/manifest.ts';
import { fileAt, isCommit } from '../../actions/lib/repository.ts';
import { manifestWith } from './plan-example.ts';

const TEMPLATE = hashOf('template');

function manyModels(count: number): Manifest {
  const example = manifestWith();
  const models = Array.from({ length: count }, (_, index) => [
    `model-${index}`,
    structuredClone(example.models['fares']),
  ]);
  return { ...example, models: Object.fromEntries(models) };
}

function changed(manifest: Manifest, change: (manifest: Manifest) => void): Manifest {
  const copy = structuredClone(manifest);
  change(copy);
  return copy;
}

function entryOf({ models }: Manifest, model: string) {
  const entry = models[model];
  if (entry === undefined) throw new Error(`no ${model}`);
  return entry;
}

describe('the models that a plan is about', () => {
  const before = manyModels(1000);
  const base = { commit: '1'.repeat(40), manifest: before, templateHash: TEMPLATE };

  test.each<[string, (manifest: Manifest) => void, string[]]>([
    ['nothing', () => undefined, []],
    [
      'three entries',
      (manifest) => {
        entryOf(manifest, 'model-7').release = null;
        entryOf(manifest, 'model-400').endpoint.instanceCount = 3;
        entryOf(manifest, 'model-999').endpoint.instanceType = 'ml.m5.xlarge';
      },
      ['model-7', 'model-400', 'model-999'],
    ],
    ['a new one', (manifest) => (manifest.models['new'] = entryOf(manifest, 'model-1')), ['new']],
    ['a hold', (manifest) => (entryOf(manifest, 'model-1').hold = { by: 'x', reason: 'y', until: null }), []],
    ['the policy', (manifest) => (manifest.policy.soak = 'PT1H'), []],
  ])('where it changed %s', (_, change, expected) => {
    expect(selectModels(changed(before, change), TEMPLATE, base).models).toEqual(expected);
  });

  test.each([
    ['another region', changed(before, (manifest) => (manifest.region = 'eu-west-1')), TEMPLATE, base],
    ['another template', before, hashOf('other'), base],
    ['a base without the environment', before, TEMPLATE, { ...base, manifest: undefined }],
    ['no base', before, TEMPLATE, undefined],
  ])('are all with %s', (_, manifest, template, against) => {
    expect(selectModels(manifest, template, against).models).toHaveLength(1000);
  });

  test('leave out what the manifest dropped, and name it', () => {
    const without = changed(before, ({ models }) => {
      delete models['model-5'];
    });

    expect(selectModels(without, TEMPLATE, base)).toEqual({
      models: [],
      dropped: ['model-5'],
      why: `0 of 999 models differ from ${base.commit}.`,
    });
  });
});

/** A repository with one commit of these files. */
async function commitOf(files: Readonly<Record<string, string>>) {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'base-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Base');
  const commit = git('rev-parse', 'HEAD');
  const kept = stack.move();
  return { folder, commit, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

const FILES = {
  environments: 'environments',
  environment: 'prod',
  template: 'cloudformation/endpoint.yaml',
};

describe('the base', () => {
  test('is read as the commit has it, whatever the checkout holds', async () => {
    const manifest = manifestWith();
    await using repository = await commitOf({
      'environments/prod.json': JSON.stringify(manifest),
      'environments/staging.json': '{',
      'cloudformation/endpoint.yaml': 'template',
    });
    await writeFile(path.join(repository.folder, 'environments/prod.json'), 'changed since');

    const base = await readBase(repository.commit, { ...FILES, repository: repository.folder });

    expect(base).toEqual({ commit: repository.commit, manifest, templateHash: TEMPLATE });
  });

  test.each<[string, Record<string, string>]>([
    ['missing', { 'README.md': '' }],
    ['broken', { 'environments/prod.json': '{' }],
    ['no manifest', { 'environments/prod.json': '{}' }],
    ['a folder', { 'environments/prod.json/x': '' }],
  ])('counts for none where its manifest is %s', async (_, files) => {
    await using repository = await commitOf(files);

    const base = await readBase(repository.commit, { ...FILES, repository: repository.folder });

    expect(base).toEqual({ commit: repository.commit, manifest: undefined, templateHash: undefined });
  });

  test('has to be in the checkout', async () => {
    await using repository = await commitOf({ 'README.md': '' });

    const reading = readBase('c0ffee'.padEnd(40, '0'), { ...FILES, repository: repository.folder });

    await expect(reading).rejects.toThrow('fetch-depth: 0');
    await expect(reading).rejects.toHaveProperty('reason', 'base-missing');
  });

  test.each([
    '',
    'HEAD',
    '--help',
    'main',
    'C0FFEE'.padEnd(40, '0'),
    '1'.repeat(39),
    `${'1'.repeat(40)}:x`,
    '1'.repeat(64) + '\n',
  ])('is never %j', async (text) => {
    expect(isCommit(text)).toBe(false);
    await expect(fileAt('.', text, 'README.md')).rejects.toThrow('is no commit id');
  });

  test('has files whose names mean something to git', async () => {
    await using repository = await commitOf({
      '*.json': 'star',
      'a.json': 'a',
      ':(top)x': 'magic',
      'ä b': 'wide',
    });

    const read = ['*.json', 'a.json', ':(top)x', 'ä b', '?.json'].map((name) =>
      fileAt(repository.folder, repository.commit, name),
    );

    expect(await Promise.all(read)).toEqual(['star', 'a', 'magic', 'wide', undefined]);
  });
});
