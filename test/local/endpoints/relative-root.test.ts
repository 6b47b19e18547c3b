import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { hosting } from './hosting.ts';
import { rows } from './tiny-model.ts';

test('endpoints are served below a root that is given relative to the working directory', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(path.join(tmpdir(), 'relative-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  await using aws = await hosting({ root: path.relative(process.cwd(), folder) });
  await aws.model('m');
  await aws.config('c', 'm');

  await aws.create('e', 'c');

  expect((await aws.invoke('e', rows.join('\n'))).predictions).toHaveLength(rows.length);
});
