import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { RELEASE_REASONS } from '../../actions/lib/manifest/release-facts.ts';
import { entry, filesOf, manifest, problemsOf } from './example.ts';

const TEXT = await readFile('docs/manifests.md', 'utf8');

test('every example of docs/manifests.md is one that the check takes', () => {
  const blocks = [...TEXT.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json));
  const [prod, release, hold, monitor, freeze] = blocks;
  prod.models['nyc-taxi-fare'] = { ...prod.models['nyc-taxi-fare'], release, hold, monitor };
  prod.policy.freeze = freeze;
  const staging = manifest('staging', { models: { 'nyc-taxi-fare': entry() } });

  expect(blocks).toHaveLength(5);
  expect(problemsOf(filesOf([staging, prod]))).toEqual([]);
});

test('docs/manifests.md tells every reason why a release is refused', () => {
  const rows = [...TEXT.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, reason]) => reason);

  expect(RELEASE_REASONS.filter((reason) => !rows.includes(reason))).toEqual([]);
});
