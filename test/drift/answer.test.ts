import { expect, test } from 'vitest';
import { isAnswered } from '../../actions/lib/drift/answer.ts';
import type { RaisedAlarm } from '../../actions/lib/drift/decision.ts';

const METRIC = 'model_quality_mae_ratio_low';
const RELEASE = { modelPackageArn: 'fares/4', version: 4, deployedAt: new Date('2026-11-20T12:00:00Z') };

function alarm(since: string, changes: Partial<RaisedAlarm> = {}): RaisedAlarm {
  return { name: 'a', metric: METRIC, threshold: 1.2, since: new Date(since), kind: 'drift', ...changes };
}

function report(version: number, value?: number) {
  return { modelPackageArn: `fares/${version}`, metrics: value === undefined ? {} : { [METRIC]: value } };
}

const BEFORE = '2026-11-20T11:20:00Z';
const AFTER = '2026-11-20T13:20:00Z';

test.each<[string, Parameters<typeof isAnswered>[0], boolean]>([
  ['was not checked yet', { alarms: [alarm(BEFORE)], release: RELEASE, report: report(3, 1.6) }, true],
  ['has no report at all', { alarms: [alarm(BEFORE)], release: RELEASE, report: undefined }, true],
  ['was checked with too few labels', { alarms: [alarm(BEFORE)], release: RELEASE, report: report(4) }, true],
  ['is healthy', { alarms: [alarm(BEFORE)], release: RELEASE, report: report(4, 1.1) }, true],
  ['drifts too', { alarms: [alarm(BEFORE)], release: RELEASE, report: report(4, 1.3) }, false],
  [
    'raised an alarm itself',
    { alarms: [alarm(BEFORE), alarm(AFTER)], release: RELEASE, report: undefined },
    false,
  ],
  [
    'gets no requests',
    { alarms: [alarm(BEFORE, { kind: 'no-data' })], release: RELEASE, report: undefined },
    false,
  ],
  ['is not there', { alarms: [alarm(BEFORE)], release: undefined, report: undefined }, false],
  ['never had an alarm', { alarms: [], release: RELEASE, report: undefined }, false],
])('whether alarms are those of the release before, where the new one %s', (_, facts, answered) => {
  expect(isAnswered(facts)).toBe(answered);
});
