import { expect, test } from 'vitest';
import { type ChallengerFacts, lossOf } from '../../actions/lib/promotion/challenger.ts';
import { driftOrigin } from '../../actions/lib/promotion/drift-origin.ts';
import { judgementOf } from './judgement.ts';

const POLICY = { maxMetricRegressionPercent: 2 };

function worse(challenger: number, better: 'lower' | 'higher' = 'lower') {
  return judgementOf({
    verdict: 'worse',
    better,
    champion: { modelPackageArn: 'arn', value: 10, standardDeviation: null },
    challenger: { value: challenger, standardDeviation: null },
  });
}

test.each<[string, Partial<ChallengerFacts>, string | undefined]>([
  ['better after drift', { inputSource: 'Drift', judge: judgementOf() }, undefined],
  [
    'the same after drift',
    { inputSource: 'Drift', judge: judgementOf({ verdict: 'same' }) },
    'was trained for drift and is not distinguishable from the model that drifted: rmse 4.81 beside 7.05 on the 1,200 newest labelled rows',
  ],
  [
    'worse after drift, by less than the policy allows',
    { inputSource: 'Drift', judge: worse(10.1) },
    'was trained for drift and is worse than the model that drifted: rmse 10.1 beside 10 on the 1,200 newest labelled rows',
  ],
  [
    'not judged after drift',
    { inputSource: 'Drift' },
    'was trained for drift and not judged against what runs',
  ],
  [
    'not judged after drift, with a reason',
    { inputSource: 'Drift', problem: '12 labelled rows are too few.' },
    'was trained for drift and not judged against what runs: 12 labelled rows are too few',
  ],
  ['of a push and not judged', { inputSource: 'Push' }, undefined],
  ['of another pipeline', {}, undefined],
  ['of a person and the same', { inputSource: 'Manual', judge: judgementOf({ verdict: 'same' }) }, undefined],
  ['of a person and worse by what is allowed', { inputSource: 'Manual', judge: worse(10.2) }, undefined],
  [
    'of a person and worse by more',
    { inputSource: 'Manual', judge: worse(10.21) },
    'gets worse by more than the 2 % that policy.maxMetricRegressionPercent allows: rmse 10.21 beside 10 on the 1,200 newest labelled rows',
  ],
  [
    'of a person and lower, where higher is better',
    { inputSource: 'Manual', judge: worse(9.7, 'higher') },
    'gets worse by more than the 2 % that policy.maxMetricRegressionPercent allows: rmse 9.7 beside 10 on the 1,200 newest labelled rows',
  ],
])('a challenger that is %s', (_, changes, loss) => {
  expect(lossOf({ inputSource: undefined, judge: null, problem: undefined, ...changes }, POLICY)).toBe(loss);
});

const LABELLED = 's3://artifacts/labelled/nyc-taxi-fare/2026-11-20/drift-prod-eu-nyc-taxi-fare-202611201120';

test.each<[string, Record<string, string>, string | undefined]>([
  ['of a retraining', { inputSource: 'Drift', labelledUri: LABELLED }, 'prod-eu 2026-11-20T11:20:00.000Z'],
  ['of a push', { inputSource: 'Push', labelledUri: LABELLED }, undefined],
  ['without rows', { inputSource: 'Drift', labelledUri: 'none' }, undefined],
  ['without metadata', {}, undefined],
  [
    'of another model',
    { inputSource: 'Drift', labelledUri: LABELLED.replace('fare-2026', 'tips-2026') },
    undefined,
  ],
  ['at no time', { inputSource: 'Drift', labelledUri: LABELLED.replace('1120', '9999') }, undefined],
  [
    'with more in its name',
    { inputSource: 'Drift', labelledUri: `${LABELLED}](https://evil.example)` },
    undefined,
  ],
])('the drift behind a package %s', (_, metadata, origin) => {
  const found = driftOrigin(metadata, 'nyc-taxi-fare');

  expect(found && `${found.environment} ${found.raisedAt.toISOString()}`).toBe(origin);
});
