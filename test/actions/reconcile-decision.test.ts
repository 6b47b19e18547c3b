import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../actions/reconcile/attempts.ts';
import { decide } from '../../actions/reconcile/decision.ts';
import { deploymentState } from '../../actions/reconcile/model-state.ts';
import type { Difference } from '../../actions/reconcile/reconcile.ts';
import { packageArn, recordOf, rolledBackRecord } from './deployment-records.ts';

const WANTED = { modelPackageArn: packageArn(3), entryHash: 'entry-3', templateHash: 'template-1' };

describe('a release is', () => {
  test.each([
    ['deployed', [recordOf(3, 5), recordOf(2, 3)], []],
    ['missing', [recordOf(2, 5)], []],
    ['missing', [], []],
    // What ran once and was replaced since has to be deployed again.
    ['missing', [recordOf(2, 5), recordOf(3, 3)], []],
    ['missing', [recordOf(3, 5, { entryHash: 'other-instances' })], []],
    ['missing', [recordOf(3, 5, { templateHash: 'template-0' })], []],
    ['failed', [recordOf(2, 3)], [rolledBackRecord(3, 5)]],
    ['missing', [recordOf(2, 7), recordOf(3, 6)], [rolledBackRecord(3, 5)]],
    ['missing', [recordOf(2, 3)], [rolledBackRecord(4, 5)]],
    ['deployed', [recordOf(3, 6)], [rolledBackRecord(3, 5)]],
  ])('%s', (state, deployed, failed) => {
    expect(deploymentState(WANTED, { deployed, failed })).toBe(state);
  });
});

describe('what is due is', () => {
  const due: Difference = { model: 'fares', state: 'due', entryHash: 'entry-3' };
  const attempt: Attempt = {
    commit: 'c1',
    status: 'completed',
    conclusion: 'success',
    title: 'Promote fares to prod',
    url: 'https://github.com/example/taxi-models/actions/runs/1',
    startedAt: new Date('2026-11-20T00:00:00Z'),
    waitsFor: [],
    rejectedIn: [],
  };
  const decision = (attempts: Attempt[], rejected: string[] = [], differences = [due]) => {
    const { reason, models } = decide(differences, {
      attempts,
      rejected: new Set(rejected),
      environment: 'prod',
      commit: 'c1',
    });
    return [reason, ...models.map(({ state }) => state)];
  };
  const byProgram = { ...attempt, title: 'Deploy prod' };

  test.each<[string, string[], Attempt[]]>([
    ['started', ['deployment-started', 'due'], [attempt]],
    [
      'left to a run that has begun',
      ['deployment-under-way', 'due'],
      [{ ...attempt, status: 'in_progress' }],
    ],
    ['left to a run that is queued', ['deployment-under-way', 'due'], [{ ...attempt, status: 'queued' }]],
    [
      'left to a run that waits for its reviewers',
      ['deployment-under-way', 'due'],
      [{ ...attempt, status: 'waiting', waitsFor: ['prod'] }],
    ],
    [
      'started beside a run that waits for those of another environment',
      ['deployment-started', 'due'],
      [{ ...attempt, status: 'waiting', waitsFor: ['europe'] }],
    ],
    [
      'not started a second time at one commit',
      ['in-sync', 'tried'],
      [{ ...byProgram, conclusion: 'failure' }],
    ],
    [
      'started after a commit',
      ['deployment-started', 'due'],
      [{ ...byProgram, commit: 'c0', conclusion: 'failure' }],
    ],
    [
      'started after a run that was cancelled',
      ['deployment-started', 'due'],
      [{ ...byProgram, conclusion: 'cancelled' }],
    ],
    [
      'started after the push itself failed',
      ['deployment-started', 'due'],
      [{ ...attempt, conclusion: 'failure' }],
    ],
  ])('%s', (_, expected, attempts) => {
    expect(decision(attempts)).toEqual(expected);
  });

  test('not asked for again after its reviewers said no', () => {
    expect(decision([attempt], ['fares'])).toEqual(['in-sync', 'rejected']);
  });

  test('not started for what failed, or what a rule forbids', () => {
    const failed: Difference = { ...due, state: 'failed' };
    const refused: Difference = { ...due, state: 'refused', message: 'prod is frozen' };

    expect(decision([attempt], [], [failed, refused])).toEqual(['in-sync', 'failed', 'refused']);
  });
});
