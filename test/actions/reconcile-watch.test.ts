import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../actions/reconcile/attempts.ts';
import { findingsOf } from '../../actions/reconcile/event-state.ts';
import { waitingFindings } from '../../actions/reconcile/waiting.ts';
import { type AlarmState, isToBeAssessed, type WatchFacts } from '../../actions/reconcile/watch-state.ts';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);

const OK: AlarmState = { state: 'OK', since: at('01:00') };
const RAISED: AlarmState = { state: 'ALARM', since: at('10:25') };

const HEALTHY: WatchFacts = {
  alarms: [OK, OK],
  checkedAt: at('10:20'),
  assessedAt: undefined,
  issueOpen: false,
};

describe('drift is assessed', () => {
  test.each<[string, boolean, Partial<WatchFacts>]>([
    ['not on a healthy system', false, {}],
    ['where an alarm was never looked at', true, { alarms: [RAISED, OK] }],
    ['not where that was done', false, { alarms: [RAISED, OK], assessedAt: at('10:26') }],
    ['where the last time was before the alarm', true, { alarms: [RAISED], assessedAt: at('09:00') }],
    [
      'again with each new report, while the alarm stays',
      true,
      { alarms: [RAISED], assessedAt: at('10:26'), checkedAt: at('10:40') },
    ],
    ['to close an issue', true, { issueOpen: true, assessedAt: at('10:26') }],
  ])('%s', (_, assess, changes) => {
    expect(isToBeAssessed({ ...HEALTHY, ...changes })).toBe(assess);
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

describe('events', () => {
  const alarm = {
    name: 'sagemaker-drift-gitops-events-Example-taxi-models-dead-letters',
    description: 'Events wait in the queue.',
    state: 'ALARM',
    since: at('09:00'),
  } as const;

  test('that did not arrive are told of, whatever case the names were written in', () => {
    expect(findingsOf([alarm], 'example/taxi-models')).toEqual([
      {
        model: null,
        kind: 'events',
        sentence: expect.stringMatching(/^Events wait in the queue\. .*since 2026-11-20T09:00:00.000Z\.$/),
      },
    ]);
  });

  test.each<[string, Partial<typeof alarm> | { state: 'OK' | 'INSUFFICIENT_DATA' }, string]>([
    ['nothing of an alarm that is not raised', { state: 'OK' }, 'example/taxi-models'],
    ['nothing of one that knows nothing yet', { state: 'INSUFFICIENT_DATA' }, 'example/taxi-models'],
    ["nothing of another repository's", {}, 'example/taxi'],
  ])('%s', (_, changes, repository) => {
    const alarms = [{ ...alarm, ...changes }];

    expect(findingsOf(alarms, repository === 'example/taxi' ? 'other/taxi-models' : repository)).toEqual([]);
  });
});
