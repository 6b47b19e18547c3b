import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import config from '../../rolldown.config.ts';
import { readActions } from '../../actions/lib/contract/metadata.ts';

const DIST = path.resolve(import.meta.dirname, '../../actions/dist');

function filesIn(folder: string): Map<string, string> {
  const names = globSync('**/*.*', { cwd: folder }).toSorted();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

test('actions/dist is what npm run build makes, to the byte, with the licence of all that is in it', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(path.join(tmpdir(), 'dist-')), (it) =>
    rm(it, { recursive: true }),
  );
  const { output, ...input } = config;
  if (output === undefined || Array.isArray(output)) throw new Error('The configuration has one output.');
  const build = await rolldown(input);
  stack.defer(() => build.close());
  const { output: files } = await build.write({ ...output, dir: folder });

  const made = filesIn(folder);
  const committed = filesIn(DIST);

  expect([...committed.keys()]).toEqual([...made.keys()]);
  const stale = [...made].filter(([name, text]) => committed.get(name) !== text).map(([name]) => name);
  expect(stale).toEqual([]);
  for (const { name } of readActions()) expect([...made.keys()]).toContain(`${name}.js`);
  const modules = files.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  const packages = new Set(modules.map((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]));
  const licenses = made.get('licenses.txt') ?? '';
  expect([...packages].filter((name) => name !== undefined && !licenses.includes(`\n${name} `))).toEqual([]);
  expect(licenses).toContain('Apache License');
});
