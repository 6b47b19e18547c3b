import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { workflowSession } from './repository.ts';

const UPLOAD = 'uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f';
const DOWNLOAD = 'uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c';

function workflow(first: string, second: string): string {
  return `on: workflow_dispatch
jobs:
  first:
    runs-on: ubuntu-24.04
    steps:
      - run: mkdir -p out/a/.hidden && echo 1 > out/a/one.txt && echo 2 > out/two.txt && echo 3 > out/a/.hidden/three
${first}
  second:
    needs: first
    runs-on: ubuntu-24.04
    steps:
${second}
      - run: find . -type f | sort | tr '\\n' ' '
`;
}

test.each([
  ['a file', '{ name: x, path: out/a/one.txt }', '{ name: x }', './one.txt'],
  ['a folder', '{ name: x, path: out }', '{ name: x, path: got }', './got/a/one.txt ./got/two.txt'],
  ['a pattern', '{ name: x, path: "out/**/*.txt" }', '{ name: x }', './a/one.txt ./two.txt'],
  ['two paths', '{ name: x, path: "out/a/one.txt\\nout/two.txt" }', '{ name: x }', './a/one.txt ./two.txt'],
  ['each in a folder', '{ name: x-1, path: out/two.txt }', '{ pattern: x-* }', './x-1/two.txt'],
  ['merged', '{ name: x-1, path: out/two.txt }', '{ pattern: x-*, merge-multiple: true }', './two.txt'],
])('%s of an artifact keeps its place', async (_, upload, download, found) => {
  await using session = await workflowSession({
    'files.yml': workflow(
      `      - { ${UPLOAD}, with: ${upload} }`,
      `      - { ${DOWNLOAD}, with: ${download} }`,
    ),
  });

  const run = await session.dispatch('files.yml');

  expect(run.conclusion).toBe('success');
  expect(await session.log('second')).toContain(`\n${found} \n`);
});

function step(inputs: string): string {
  return `      - { if: always(), ${UPLOAD}, with: { ${inputs} } }\n`;
}

test('a name is taken once unless it may be overwritten; nothing found is a warning or an error', async () => {
  await using session = await workflowSession({
    'files.yml': workflow(
      step('name: x, path: out/two.txt') +
        step('name: x, path: out/two.txt') +
        step('name: x, path: out/a/one.txt, overwrite: true') +
        step('name: y, path: absent') +
        step('name: y, path: absent, if-no-files-found: error') +
        step('name: "y/z", path: out'),
      `      - { ${DOWNLOAD}, with: { name: absent } }`,
    ),
  });

  const run = await session.dispatch('files.yml');

  const conclusions = session.job('first').steps.map(({ conclusion }) => conclusion);
  expect(conclusions).toEqual(['success', 'success', 'failure', 'success', 'success', 'failure', 'failure']);
  expect(session.workflows.artifacts(run.id)).toMatchObject([{ name: 'x', bytes: 2 }]);
});

test('artifacts outlive a restart', async () => {
  await using session = await workflowSession({
    'files.yml': workflow(`      - { ${UPLOAD}, with: { name: x, path: out/two.txt } }`, ''),
  });
  const run = await session.dispatch('files.yml');

  await session.restart();

  const [artifact] = session.workflows.artifacts(run.id);
  expect(artifact).toMatchObject({ name: 'x', createdAt: expect.any(Date) });
  expect(await readdir(artifact?.folder ?? '')).toEqual(['two.txt']);
  expect(await readFile(path.join(artifact?.folder ?? '', 'two.txt'), 'utf8')).toBe('2\n');
});
