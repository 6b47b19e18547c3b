import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

interface Policy {
  Statement: { Action: string | string[] }[];
}

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const CLIENTS = path.join(REPOSITORY, 'actions/lib/aws');
const TRUST = 'sts:AssumeRoleWithWebIdentity';
// AWS answers it whatever the policies say.
const ALWAYS_ALLOWED = 'sts:GetCallerIdentity';

test("the policy in docs/training.md allows what the actions' AWS calls need, and nothing else", () => {
  const sources = readdirSync(CLIENTS).map((name) => readFileSync(path.join(CLIENTS, name), 'utf8'));
  const needed = [...sources.join('\n').matchAll(/action: '([a-z0-9]+:\w+)'/g)].map(([, action]) => action);
  const doc = readFileSync(path.join(REPOSITORY, 'docs/training.md'), 'utf8');
  const policies = [...doc.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']): Policy => JSON.parse(json));
  const allowed = policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));

  expect(new Set(allowed)).toEqual(new Set([...needed, TRUST].filter((action) => action !== ALWAYS_ALLOWED)));
});
