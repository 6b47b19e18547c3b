import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { stacks } from './small-stacks.ts';

const run = promisify(execFile);

test('boto3 works, its waiters and paginators too', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using aws = await stacks();
  const { root, aws: server } = aws.here;
  const nowhere = join(root, 'no-config');

  const { stdout } = await run(python, [join(import.meta.dirname, 'clients', 'stacks.py')], {
    env: {
      PATH: `${bin}:${process.env['PATH']}`,
      HOME: root,
      AWS_CONFIG_FILE: nowhere,
      AWS_SHARED_CREDENTIALS_FILE: nowhere,
      ...server.environment(),
    },
  });

  expect(JSON.parse(stdout)).toEqual({
    review: 'REVIEW_IN_PROGRESS',
    change: ['Add', 'Role', 'AVAILABLE'],
    updated: 'UPDATE_COMPLETE',
    nothing: 'No updates are to be performed.',
    'first event': 'REVIEW_IN_PROGRESS',
    resources: ['UPDATE_COMPLETE'],
    stacks: ['boto'],
    template: true,
    gone: ['ValidationError', 'Stack with id boto does not exist'],
  });
});
