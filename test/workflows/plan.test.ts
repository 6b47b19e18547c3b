import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { needsOf, workflowOf } from './workflow.ts';

const { on, jobs } = workflowOf('plan.yml');

test('plan.yml starts on every pull request, since a required check that never starts stays pending', () => {
  expect(on).toEqual({ pull_request: null });
});

test('the gate waits for all other jobs, and always runs', () => {
  const { gate: last, ...others } = jobs;

  expect(last).toMatchObject({ name: 'gate', if: 'always()', permissions: {} });
  expect(last && needsOf(last).toSorted()).toEqual(Object.keys(others).toSorted());
});

test('no pull request of a fork gets to AWS or to a token that writes', () => {
  const privileged = Object.values(jobs).filter(({ permissions = {} }) =>
    Object.values(permissions).includes('write'),
  );

  expect(privileged).toHaveLength(2);
  for (const job of privileged)
    expect(job.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
});

type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** Runs the gate's own lines as a runner would. */
function gate(
  results: { select?: Result; validate?: Result; plan?: Result; comment?: Result },
  facts: { nothingToPlan?: boolean; fork?: boolean } = {},
) {
  const all = { select: 'success', validate: 'success', plan: 'success', comment: 'success', ...results };
  const needs = Object.entries(all).map(([name, result]) => [
    name,
    { result, outputs: { base: '"; exit 0' } },
  ]);
  const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail'], {
    input: jobs['gate']?.steps[0]?.run ?? 'exit 9',
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      NEEDS: JSON.stringify(Object.fromEntries(needs)),
      NOTHING_TO_PLAN: String(facts.nothingToPlan ?? false),
      FORK: String(facts.fork ?? false),
    },
  });
  return { passes: status === 0, stdout };
}

describe('the gate', () => {
  test.each([
    ['everything succeeded', {}, {}],
    ['there was nothing to plan', { plan: 'skipped' }, { nothingToPlan: true }],
    [
      'a fork planned nothing and was told nothing',
      { plan: 'skipped', comment: 'skipped' },
      { fork: true, nothingToPlan: true },
    ],
  ] as const)('passes when %s', (_, results, facts) => {
    expect(gate(results, facts)).toMatchObject({ passes: true });
  });

  const ends: Result[] = ['failure', 'cancelled', 'skipped'];
  test.each(
    ['select', 'validate', 'plan', 'comment'].flatMap((job) => ends.map((end) => [job, end] as const)),
  )('fails when %s ended with %s', (job, end) => {
    const { passes, stdout } = gate({ [job]: end });

    expect(passes).toBe(false);
    expect(stdout).toContain(`${job}: ${end}`);
    expect(stdout).toContain('::error title=Not ready::');
  });

  test.each([
    ['planning failed where there was nothing to plan', { plan: 'failure' }, { nothingToPlan: true }],
    [
      'validation failed and took the rest with it',
      { validate: 'failure', plan: 'skipped' },
      { nothingToPlan: true },
    ],
    [
      'comments were skipped within the repository',
      { comment: 'skipped', plan: 'skipped' },
      { nothingToPlan: true },
    ],
  ] as const)('fails when %s', (_, results, facts) => {
    expect(gate(results, facts)).toMatchObject({ passes: false });
  });

  test('fails for a fork that changes an environment, and says what to do', () => {
    const { passes, stdout } = gate({ plan: 'skipped', comment: 'skipped' }, { fork: true });

    expect(passes).toBe(false);
    expect(stdout).toContain('push its commits to a branch of this repository');
  });
});
