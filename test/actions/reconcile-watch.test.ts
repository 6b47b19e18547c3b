import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../actions/reconcile/attempts.ts';
import { waitingFindings } from '../../actions/reconcile/waiting.ts';
import { type AlarmState, type WatchFacts, watchState } from '../../actions/reconcile/watch-state.ts';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);

const OK: AlarmState = {
  name: 'drift-gitops-fares-prod-max',
  state: 'OK',
  actionsEnabled: true,
  changedAt: at('01:00'),
};
const NO_DATA: AlarmState = { ...OK, name: 'drift-gitops-fares-prod-no-data' };
const RAISED: AlarmState = { ...OK, state: 'ALARM', changedAt: at('10:25') };

const HEALTHY: WatchFacts = {
  model: 'fares',
  endpoint: 'fares-prod',
  deployedAt: at('00:30'),
  alarms: [OK, NO_DATA],
  wantedAlarms: 2,
  checkedAt: at('10:20'),
  assessedAt: undefined,
  issueOpen: false,
  interval: 3600,
  now: at('10:53'),
};

describe('drift is assessed', () => {
  test.each<[string, boolean, Partial<WatchFacts>]>([
    ['not on a healthy system', false, {}],
    ['where an alarm was never looked at', true, { alarms: [RAISED, NO_DATA] }],
    ['not where that was done', false, { alarms: [RAISED, NO_DATA], assessedAt: at('10:26') }],
    ['where the last time was before the alarm', true, { alarms: [RAISED], assessedAt: at('09:00') }],
    [
      'again with each new report, while the alarm stays',
      true,
      { alarms: [RAISED], assessedAt: at('10:26'), checkedAt: at('10:40') },
    ],
    ['to close an issue', true, { issueOpen: true, assessedAt: at('10:26') }],
  ])('%s', (_, assess, changes) => {
    expect(watchState({ ...HEALTHY, ...changes }).assess).toBe(assess);
  });
});

describe('people are told', () => {
  test.each<[string, string[], Partial<WatchFacts>]>([
    ['nothing of a healthy watch', [], {}],
    ['nothing of two missed checks', [], { checkedAt: at('08:20') }],
    ['of the fourth', ['last checked on 2026-11-20T07:20:00.000Z'], { checkedAt: at('07:20') }],
    ['nothing of an endpoint that is new', [], { checkedAt: undefined, deployedAt: at('09:00') }],
    ['of one that was never checked', ['has not been checked since'], { checkedAt: undefined }],
    ['of a deleted alarm', ['1 of 2 alarms'], { alarms: [OK] }],
    [
      'of an alarm whose actions are off',
      ['the alarm drift-gitops-fares-prod-no-data off'],
      { alarms: [OK, { ...NO_DATA, actionsEnabled: false }] },
    ],
  ])('%s', (_, sentences, changes) => {
    const { findings } = watchState({ ...HEALTHY, ...changes });

    expect(findings.map(({ sentence }) => sentence)).toEqual(
      sentences.map((sentence) => expect.stringContaining(sentence)),
    );
  });
});

test('an approval that waits for longer than a day is told of', () => {
  const attempt: Attempt = {
    commit: 'c1',
    status: 'waiting',
    conclusion: null,
    title: 'Deploy',
    url: 'https://github.com/example/taxi-models/actions/runs/7',
    startedAt: new Date('2026-11-19T09:00:00Z'),
    waitsFor: ['prod'],
    rejectedIn: [],
  };
  const asked = { environment: 'prod', now: at('10:00') };

  expect(waitingFindings([attempt], asked)).toMatchObject([
    { kind: 'approval', sentence: expect.stringContaining('runs/7') },
  ]);
  expect(waitingFindings([attempt], { ...asked, environment: 'staging' })).toEqual([]);
  expect(waitingFindings([{ ...attempt, startedAt: at('09:00') }], asked)).toEqual([]);
});
