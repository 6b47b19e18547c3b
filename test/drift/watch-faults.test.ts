import { expect, test } from 'vitest';
import { type Watch, watchFaults } from '../../actions/lib/drift/watch-faults.ts';

const at = (time: string) => new Date(`2026-11-20T${time}Z`);
const NO_DATA = 'drift-gitops-fares-prod-no-data';
const MAX = 'drift-gitops-fares-prod-feature_baseline_drift_max';

const HEALTHY: Watch = {
  endpoint: 'fares-prod',
  engine: 'processing',
  deployedAt: at('00:30'),
  checkedAt: at('10:20'),
  alarms: [
    { name: MAX, actionsEnabled: true },
    { name: NO_DATA, actionsEnabled: true },
  ],
  wantedAlarms: [MAX, NO_DATA],
  schedule: 'on',
  interval: 3600,
  now: at('10:53'),
};

test.each<[string, string[], Partial<Watch>]>([
  ['a healthy watch', [], {}],
  ['two missed checks', [], { checkedAt: at('08:20') }],
  ['a third', ['was last checked on 2026-11-20T07:20:00.000Z'], { checkedAt: at('07:20') }],
  ['an endpoint that is new', [], { checkedAt: undefined, deployedAt: at('09:00') }],
  ['one that was never checked', ['has not been checked since'], { checkedAt: undefined }],
  [
    'a daily schedule, between two checks',
    [],
    { interval: 86_400, checkedAt: new Date('2026-11-19T06:00:00Z') },
  ],
  ['a deleted alarm', [`lacks alarms, ${NO_DATA}:`], { alarms: [{ name: MAX, actionsEnabled: true }] }],
  [
    'an alarm that tells nobody',
    [`The actions of the alarm ${NO_DATA} are switched off`],
    {
      alarms: [
        { name: MAX, actionsEnabled: true },
        { name: NO_DATA, actionsEnabled: false },
      ],
    },
  ],
  [
    'a schedule that is off, and nothing of the checks it did not start',
    ['is switched off'],
    { schedule: 'off', checkedAt: at('01:00') },
  ],
  ['a deleted schedule', ['has no schedule that checks it'], { schedule: undefined }],
])('%s', (_, sentences, changes) => {
  expect(watchFaults({ ...HEALTHY, ...changes })).toEqual(
    sentences.map((sentence) => expect.stringContaining(sentence)),
  );
});
