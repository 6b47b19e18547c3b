import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { entryHash } from '../../actions/lib/manifest/canonical.ts';
import type { Attempt } from '../../actions/reconcile/attempts.ts';
import { rejectedModels } from '../../actions/reconcile/rejection.ts';
import { makeRepository, MODEL } from './deployment-session.ts';

test('a rejection counts for the entry that the reviewers saw, and for no later one', async () => {
  const repository = await mkdtemp(path.join(tmpdir(), 'rejection-'));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(repository, { recursive: true, force: true }));
  const git = await makeRepository(repository);
  const file = path.join(repository, 'environments/prod.json');
  const read = async () => JSON.parse(await readFile(file, 'utf8'));
  const seen = { commit: await git('rev-parse', 'HEAD'), hash: entryHash(await read(), MODEL) };
  const changed = await read();
  changed.models[MODEL].endpoint.instanceCount += 1;
  await writeFile(file, JSON.stringify(changed));
  await git('commit', '--quiet', '--all', '--message', 'More instances');
  const later = entryHash(changed, MODEL);
  const attempt: Attempt = {
    commit: seen.commit,
    status: 'completed',
    conclusion: 'failure',
    title: 'Promote',
    url: 'https://github.com/example/taxi-models/actions/runs/1',
    startedAt: new Date('2026-11-20T00:00:00Z'),
    waitsFor: [],
    rejectedIn: ['prod'],
  };
  const rejected = async (hash: string, changes: Partial<Attempt> = {}) => [
    ...(await rejectedModels([{ ...attempt, ...changes }], [{ model: MODEL, entryHash: hash }], {
      repository,
      environments: 'environments',
      environment: 'prod',
    })),
  ];

  expect(await rejected(seen.hash)).toEqual([MODEL]);
  expect(await rejected(later)).toEqual([]);
  expect(await rejected(seen.hash, { rejectedIn: ['staging'] })).toEqual([]);
  // A commit that is not in the checkout any more.
  expect(await rejected(seen.hash, { commit: 'f'.repeat(40) })).toEqual([]);
});
