import { describe, expect, test } from 'vitest';
import {
  type Answer,
  type Challenger,
  decideRetraining,
  type DriftFacts,
  type RaisedAlarm,
  type ReasonCode,
  type Retraining,
} from '../../actions/lib/drift/decision.ts';
import type { DriftReport } from '../../actions/lib/drift/report.ts';

const ARN = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3';
const METRIC = 'model_quality_mae_ratio_low';
const NOW = new Date('2026-11-20T12:00:00Z');
const CAUSE = 'drift-prod-fares-202611201120';

const POLICY = { minimumLabelledRows: 5000, cooldown: 'P1D', maxRunsPerMonth: 4, maxRejectedChallengers: 2 };

const ALARM: RaisedAlarm = {
  name: `drift-gitops-fares-prod-${METRIC}`,
  metric: METRIC,
  threshold: 1.2,
  since: new Date('2026-11-20T11:20:30Z'),
  kind: 'drift',
};

function report(changes: Partial<DriftReport> = {}, labelled = 6000): DriftReport {
  return {
    version: 1,
    engine: 'processing',
    model: 'fares',
    environment: 'prod',
    endpoint: 'fares-prod',
    modelPackageArn: ARN,
    baselineUri: 's3://artifacts/baseline',
    execution: null,
    checkedAt: '2026-11-20T11:20:00Z',
    window: {
      start: '2026-11-17T11:20:00Z',
      end: '2026-11-20T11:20:00Z',
      deployedAt: '2026-11-01T12:00:00Z',
      duration: 'P3D',
    },
    verdict: 'healthy',
    rows: { captured: 9000, records: 90, corrupt: 0, minimum: 1000, baseline: 20_000 },
    features: [],
    violations: [],
    quality: {
      verdict: 'worse',
      labelled,
      minimum: 500,
      due: 8000,
      coverage: labelled / 8000,
      orphans: 0,
      duplicates: 0,
      labelDelay: 'PT24H',
      metrics: {},
    },
    distributions: {},
    sample: [],
    metrics: { [METRIC]: 1.63 },
    files: { statistics: 's3://a/s', constraints: 's3://a/c', violations: 's3://a/v' },
    ...changes,
  };
}

/** Facts where everything speaks for training again. */
function facts(changes: Partial<DriftFacts> = {}): DriftFacts {
  return {
    now: NOW,
    model: 'fares',
    environment: 'prod',
    policy: POLICY,
    hold: null,
    alarms: [ALARM],
    report: report(),
    release: { modelPackageArn: ARN, version: 3, deployedAt: new Date('2026-11-01T12:00:00Z') },
    underWay: [],
    retrainings: [],
    candidates: [],
    rawDataChangedAt: undefined,
    trainedAt: undefined,
    ...changes,
  };
}

function retraining(cause: string, startedAt: string, status = 'Succeeded'): Retraining {
  return { cause, status, startedAt: new Date(startedAt) };
}

function challenger(version: number, changes: Partial<Challenger> = {}): Challenger {
  return {
    version,
    approval: 'PendingManualApproval',
    registeredAt: new Date('2026-11-10T12:00:00Z'),
    inputSource: 'Drift',
    verdict: 'worse',
    ...changes,
  };
}

const AFTER = { registeredAt: new Date('2026-11-20T11:40:00Z') };
const WITHOUT_LABELS = { ...POLICY, minimumLabelledRows: 0 };

test('everything speaks for it', () => {
  const decision = decideRetraining(facts());

  expect(decision).toMatchObject({ retrain: 'yes', cause: CAUSE });
  expect(decision.reasons.map(({ answer }) => answer)).toEqual(decision.reasons.map(() => 'yes'));
  expect(decision.reasons.map(({ code }) => code)).toEqual([
    'alarm',
    'release',
    'report',
    'policy',
    'rows',
    'labels',
    'data-changed',
    'cooldown',
    'failures',
    'budget',
    'challengers',
    'under-way',
    'candidate',
  ]);
});

type Row = [name: string, changes: Partial<DriftFacts>, code: ReasonCode, answer: Answer, sentence: RegExp];

/** Each of them alone decides. */
const ROWS: Row[] = [
  ['no alarm', { alarms: [] }, 'alarm', 'no', /No alarm/],
  [
    'only no data',
    { alarms: [{ ...ALARM, kind: 'no-data', metric: 'captured_rows' }] },
    'alarm',
    'no',
    /Nothing has been captured since/,
  ],
  ['nothing deployed', { release: undefined }, 'release', 'no', /Nothing is deployed/],
  [
    'a report of another release',
    { report: report({ modelPackageArn: ARN.replace('/3', '/2') }) },
    'report',
    'not-yet',
    /another version/,
  ],
  ['a report below', { report: report({ metrics: { [METRIC]: 1.1 } }) }, 'report', 'no', /is 1.1, not above/],
  [
    'a report at the threshold',
    { report: report({ metrics: { [METRIC]: 1.2 } }) },
    'report',
    'no',
    /not above 1.2/,
  ],
  ['a report of other metrics', { report: report({ metrics: {} }) }, 'report', 'not-yet', /says nothing/],
  ['"retraining": null', { policy: null }, 'policy', 'no', /null/],
  [
    'too few rows',
    { report: report({ rows: { captured: 999, records: 9, corrupt: 0, minimum: 1000, baseline: 20_000 } }) },
    'rows',
    'not-yet',
    /999 rows are captured, of 1000/,
  ],
  ['too few labels', { report: report({}, 4999) }, 'labels', 'not-yet', /4999 labelled rows .* of 5000/],
  [
    'the same data',
    {
      policy: WITHOUT_LABELS,
      report: report({}, 0),
      trainedAt: new Date('2026-10-31T12:00:00Z'),
      rawDataChangedAt: new Date('2026-10-30T12:00:00Z'),
    },
    'data-changed',
    'no',
    /same data would give the same model/,
  ],
  [
    'data of which nothing is known',
    { policy: WITHOUT_LABELS, report: report({}, 0) },
    'data-changed',
    'no',
    /not known/,
  ],
  [
    'a cooldown',
    { retrainings: [retraining('drift-prod-fares-202611200000', '2026-11-20T00:30:00Z')] },
    'cooldown',
    'not-yet',
    /lasts until 2026-11-21T00:30:00.000Z/,
  ],
  [
    'an answer that was given',
    { retrainings: [retraining(CAUSE, '2026-11-20T11:30:00Z')] },
    'cooldown',
    'no',
    /answered by the training/,
  ],
  [
    'two failures',
    {
      retrainings: [
        retraining(CAUSE, '2026-11-20T11:40:00Z', 'Failed'),
        retraining(CAUSE, '2026-11-20T11:30:00Z', 'Failed'),
      ],
    },
    'failures',
    'no',
    /failed 2 times/,
  ],
  [
    'a stop by a person',
    { retrainings: [retraining(CAUSE, '2026-11-20T11:30:00Z', 'Stopped')] },
    'failures',
    'no',
    /stopped/,
  ],
  [
    'no budget',
    {
      retrainings: ['17', '13', '09', '05'].map((day) =>
        retraining(`drift-prod-fares-202611${day}0000`, `2026-11-${day}T00:30:00Z`),
      ),
    },
    'budget',
    'not-yet',
    /4 trainings in 30 days, of 4/,
  ],
  [
    'two lost challengers',
    { candidates: [challenger(5), challenger(4)] },
    'challengers',
    'no',
    /version 5, 4/,
  ],
  ['a training under way', { underWay: ['arn:x'] }, 'under-way', 'not-yet', /arn:x/],
  [
    'a candidate in review',
    { candidates: [challenger(4, { ...AFTER, verdict: 'better' })] },
    'candidate',
    'no',
    /Version 4 .* waits/,
  ],
  [
    'a candidate of a push',
    { candidates: [challenger(4, { ...AFTER, verdict: null, inputSource: 'Push' })] },
    'candidate',
    'no',
    /Version 4/,
  ],
];

test.each(ROWS)('against it speaks %s', (_, changes, code, answer, sentence) => {
  const decision = decideRetraining(facts(changes));

  expect(decision.retrain).toBe(answer);
  const first = decision.reasons.filter((reason) => reason.answer === answer);
  expect(first).toEqual([{ code, answer, sentence: expect.stringMatching(sentence) }]);
  expect(decision.reasons[0]).toEqual(first[0]);
});

const NOT_AGAINST: [string, Partial<DriftFacts>][] = [
  ['a hold', { hold: 'holidays' }],
  ['enough labels exactly', { report: report({}, 5000) }],
  [
    'an older cooldown',
    { retrainings: [retraining('drift-prod-fares-202611190000', '2026-11-19T12:00:00Z')] },
  ],
  ['one failure', { retrainings: [retraining(CAUSE, '2026-11-20T11:30:00Z', 'Failed')] }],
  [
    'a budget of last month',
    {
      retrainings: ['17', '13', '09', '05'].map((day) =>
        retraining(`drift-prod-fares-202610${day}0000`, `2026-10-${day}T00:30:00Z`),
      ),
    },
  ],
  [
    'attempts of one cause, which are one retraining',
    {
      retrainings: ['17', '16', '15', '14'].map((day) =>
        retraining('drift-prod-fares-202611140000', `2026-11-${day}T00:30:00Z`, 'Failed'),
      ),
    },
  ],
  ['one lost challenger', { candidates: [challenger(4)] }],
  [
    'challengers that lost before the release',
    {
      candidates: [5, 4].map((version) =>
        challenger(version, { registeredAt: new Date('2026-10-30T12:00:00Z') }),
      ),
    },
  ],
  ['a challenger of this alarm that lost', { candidates: [challenger(4, AFTER)] }],
  ['a rejected candidate', { candidates: [challenger(4, { ...AFTER, approval: 'Rejected' })] }],
  ['a candidate from before the alarm', { candidates: [challenger(4, { verdict: 'better' })] }],
  [
    'new raw data without labels',
    {
      policy: WITHOUT_LABELS,
      report: report({}, 0),
      trainedAt: new Date('2026-10-31T12:00:00Z'),
      rawDataChangedAt: new Date('2026-11-02T12:00:00Z'),
    },
  ],
  [
    'a no-data alarm beside',
    { alarms: [{ ...ALARM, name: 'n', kind: 'no-data', metric: 'captured_rows' }, ALARM] },
  ],
];

test.each(NOT_AGAINST)('%s does not speak against it', (_, changes) => {
  expect(decideRetraining(facts(changes))).toMatchObject({ retrain: 'yes', cause: CAUSE });
});

test('without a report nothing is decided yet', () => {
  const { retrain, reasons } = decideRetraining(facts({ report: undefined }));
  expect(retrain).toBe('not-yet');
  expect(reasons[0]).toMatchObject({ code: 'report', answer: 'not-yet' });
});

test('a hold is told', () => {
  const { reasons } = decideRetraining(facts({ hold: 'holidays' }));
  expect(reasons.find(({ code }) => code === 'hold')?.sentence).toContain('holidays');
});

test('a rejected challenger counts as lost, whatever the judge said', () => {
  const candidates = [5, 4].map((version) =>
    challenger(version, { verdict: 'better', approval: 'Rejected' }),
  );
  const { retrain, reasons } = decideRetraining(facts({ candidates }));
  expect(retrain).toBe('no');
  expect(reasons[0]?.code).toBe('challengers');
});

describe('all reasons are on record, those that decide first', () => {
  test.each<[Answer, Partial<DriftFacts>, ReasonCode[]]>([
    ['no', { policy: null, underWay: ['arn:x'], report: report({}, 10) }, ['policy', 'under-way']],
    ['no', { underWay: ['arn:x'], candidates: [challenger(5), challenger(4)] }, ['challengers', 'under-way']],
    ['not-yet', { underWay: ['arn:x'], report: report({}, 10) }, ['labels', 'under-way']],
  ])('%s', (retrain, changes, codes) => {
    const decision = decideRetraining(facts(changes));
    const against = decision.reasons.filter(({ answer }) => answer !== 'yes').map(({ code }) => code);
    expect(decision.retrain).toBe(retrain);
    expect(against).toEqual(codes);
    expect(decision.reasons.slice(0, against.length).map(({ code }) => code)).toEqual(codes);
  });
});

describe('an alarm that is older than the release', () => {
  const release = { modelPackageArn: ARN, version: 3, deployedAt: new Date('2026-11-20T11:50:00Z') };

  test('is none where the newest report of the release does not confirm it', () => {
    const calm = report({ metrics: { [METRIC]: 0.9 } });
    expect(decideRetraining(facts({ release, report: calm }))).toMatchObject({ retrain: 'no' });
  });

  test('waits for a report of the release', () => {
    const old = report({ modelPackageArn: ARN.replace('/3', '/2') });
    expect(decideRetraining(facts({ release, report: old }))).toMatchObject({ retrain: 'not-yet' });
  });

  test('that the release brings about too is another one, which the last training did not answer', () => {
    const retrainings = [retraining(CAUSE, '2026-11-18T11:30:00Z')];
    expect(decideRetraining(facts({ release, retrainings }))).toMatchObject({
      retrain: 'yes',
      cause: 'drift-prod-fares-202611201150',
    });
  });
});

test('of several alarms the first one names the retraining, so that a second one brings no other', () => {
  const later = { ...ALARM, name: 'b', metric: 'captured_x', since: new Date('2026-11-20T11:59:00Z') };
  expect(decideRetraining(facts({ alarms: [later, ALARM] })).cause).toBe(CAUSE);
});

test('a flapping alarm has a cause for each transition, and the cooldown holds back the second', () => {
  const retrainings = [retraining(CAUSE, '2026-11-20T11:25:00Z')];
  const again = { ...ALARM, since: new Date('2026-11-20T11:55:00Z') };
  expect(decideRetraining(facts({ alarms: [again], retrainings }))).toMatchObject({
    retrain: 'not-yet',
    reasons: expect.arrayContaining([expect.objectContaining({ code: 'cooldown', answer: 'not-yet' })]),
  });
});
