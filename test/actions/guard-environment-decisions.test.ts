import { describe, expect, test } from 'vitest';
import { protectionFault, protectionRemarks } from '../../actions/guard-environment/protection.ts';
import { modelsOfRun } from '../../actions/guard-environment/run-models.ts';
import { supersededRuns, type WaitingRun } from '../../actions/guard-environment/supersession.ts';
import type { Base } from '../../actions/lib/deployment/base.ts';
import { recordOf } from './deployment-records.ts';
import { entry, manifest } from './plan-session.ts';

const PROTECTED = { reviewers: 1, preventSelfReview: true, branches: ['main'] };

describe('an environment', () => {
  test.each([
    ['prod', 'staging', PROTECTED, undefined],
    ['staging', null, PROTECTED, undefined],
    ['staging', null, { ...PROTECTED, reviewers: 0 }, undefined],
    ['staging', null, { ...PROTECTED, branches: null }, undefined],
    ['staging', null, { ...PROTECTED, reviewers: 0, branches: null }, 'environment-unprotected'],
    ['prod', 'staging', { ...PROTECTED, reviewers: 0 }, 'environment-unprotected'],
    ['prod', 'staging', undefined, 'environment-unprotected'],
    ['staging', null, undefined, 'environment-missing'],
  ])('%s that promotes from %s, with %j: %s', (name, promotesFrom, protection, reason) => {
    const failure = protectionFault(name, promotesFrom, protection);

    expect(failure?.reason).toBe(reason);
    expect(failure?.message ?? `'${name}'`).toContain(`'${name}'`);
  });

  test.each([
    ['staging', PROTECTED, []],
    [null, { ...PROTECTED, preventSelfReview: false }, []],
    ['staging', { ...PROTECTED, preventSelfReview: false }, [/^Whoever starts a deployment to 'prod'/]],
    ['staging', { ...PROTECTED, branches: null }, [/^Any branch may deploy to 'prod'/]],
  ])('after %s, with %j, is weakened by %j', (promotesFrom, protection, remarks) => {
    const found = protectionRemarks('prod', promotesFrom, protection);

    expect(found).toHaveLength(remarks.length);
    for (const [index, remark] of remarks.entries()) expect(found[index]).toMatch(remark);
  });
});

function run(id: number, models: Record<string, string[]>): WaitingRun {
  return { id, environments: Object.keys(models), models: new Map(Object.entries(models)) };
}

describe('an older run that waits', () => {
  const covers = new Map([['prod', new Set(['fares', 'tips'])]]);

  test.each<[string, WaitingRun, boolean]>([
    ['for what this one deploys', run(1, { prod: ['fares'] }), true],
    ['for nothing that is still to be deployed', run(1, { prod: [] }), true],
    ['for another model too', run(1, { prod: ['fares', 'routes'] }), false],
    ['for another environment', run(1, { europe: ['fares'] }), false],
    ['for another environment too', run(1, { prod: ['fares'], europe: ['fares'] }), false],
    ['for nobody any more', run(1, {}), false],
    ['and is newer', run(3, { prod: ['fares'] }), false],
    ['and is this one', run(2, { prod: ['fares'] }), false],
  ])('%s', (_, waiting, superseded) => {
    expect(supersededRuns([waiting], { id: 2, covers })).toEqual(superseded ? [waiting] : []);
  });
});

/** What a commit has of an environment with these versions. */
function at(fares: number | null, tips: number | null, templateHash = 'one'): Base {
  const models = {
    fares: entry(fares === null ? null : recordOf(fares, 1).release),
    tips: entry(tips === null ? null : recordOf(tips, 1).release),
  };
  return { commit: '', templateHash, manifest: manifest(models) };
}

describe('a run is about', () => {
  test.each<[string, { own: Base; before: Base | undefined; now: Base }, string[]]>([
    ['what its push changed', { own: at(2, 1), before: at(1, 1), now: at(2, 1) }, ['fares']],
    ['nothing that has moved on', { own: at(2, 1), before: at(1, 1), now: at(3, 1) }, []],
    [
      'all, where nothing is known before it',
      { own: at(2, 1), before: undefined, now: at(2, 1) },
      ['fares', 'tips'],
    ],
    [
      'all of another template',
      { own: at(2, 1, 'two'), before: at(2, 1), now: at(2, 1, 'two') },
      ['fares', 'tips'],
    ],
    [
      'nothing of a template that has moved on',
      { own: at(2, 1, 'two'), before: at(2, 1), now: at(2, 1, 'three') },
      [],
    ],
    ['no model without a release', { own: at(null, 1), before: at(1, 1), now: at(null, 1) }, []],
    [
      'nothing of an environment that was not there',
      { own: { ...at(1, 1), manifest: undefined }, before: undefined, now: at(1, 1) },
      [],
    ],
  ])('%s', (_, { own, before, now }, models) => {
    expect(modelsOfRun(own, before, now)).toEqual(models);
  });
});
