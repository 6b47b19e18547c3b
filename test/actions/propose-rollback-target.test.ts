import { describe, expect, test } from 'vitest';
import { Failure } from '../../actions/lib/failure.ts';
import { rolledBack, rollbackTarget, versionOf } from '../../actions/propose-rollback/target.ts';
import { recordOf, rolledBackRecord } from './deployment-records.ts';

const NOW = recordOf(3, 1).release;
const SUBJECT = { environment: 'prod', model: 'fares' };

describe('a rollback goes back', () => {
  test.each([
    ['to the release before', [recordOf(3, 5), recordOf(2, 3), recordOf(1, 1)], undefined, 2],
    ['to what runs, where the newest one never got through', [recordOf(2, 3), recordOf(1, 1)], undefined, 2],
    [
      'behind a deployment of the same package',
      [recordOf(3, 5), recordOf(3, 4), recordOf(1, 1)],
      undefined,
      1,
    ],
    ['to the version that is asked for', [recordOf(3, 5), recordOf(2, 3), recordOf(1, 1)], 1, 1],
  ])('%s', (_, deployed, version, expected) => {
    const target = rollbackTarget(NOW, { deployed }, { ...SUBJECT, version });

    expect(versionOf(target.release)).toBe(expected);
  });

  test.each([
    [[], undefined, 'prod has run another release of fares; it has run nothing.'],
    [[recordOf(3, 5)], undefined, 'prod has run another release of fares; it has run version 3.'],
    [[recordOf(3, 5), recordOf(1, 1)], 2, 'prod has run version 2 of fares; it has run version 3, 1.'],
  ])('nowhere, and says what has run', (deployed, version, message) => {
    const attempt = () => rollbackTarget(NOW, { deployed }, { ...SUBJECT, version });

    expect(attempt).toThrow(Failure);
    expect(attempt).toThrow(message);
  });
});

describe('an alarm ended the deployment of a release', () => {
  test.each([
    [
      'when that was its last attempt',
      { deployed: [recordOf(2, 3)], failed: [rolledBackRecord(3, 5)] },
      true,
    ],
    ['also after an earlier success', { deployed: [recordOf(3, 4)], failed: [rolledBackRecord(3, 5)] }, true],
    [
      'not when a later attempt got through',
      { deployed: [recordOf(3, 6)], failed: [rolledBackRecord(3, 5)] },
      false,
    ],
    [
      'not when it was another release',
      { deployed: [recordOf(3, 4)], failed: [rolledBackRecord(2, 5)] },
      false,
    ],
    [
      'not when it ended by something else',
      { deployed: [], failed: [recordOf(3, 5, { outcome: 'failed', reason: 'stack-failed' })] },
      false,
    ],
    ['not when nothing failed', { deployed: [recordOf(3, 4)], failed: [] }, false],
  ])('%s', (_, history, expected) => {
    expect(rolledBack(NOW, history) !== undefined).toBe(expected);
  });
});
