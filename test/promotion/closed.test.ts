import { expect, test } from 'vitest';
import { closedComment, meaningOf } from '../../actions/lib/promotion/closed.ts';

const PERSON = { login: 'ann', isPerson: true };
const PROGRAM = { login: 'github-actions[bot]', isPerson: false };

test.each([
  [PERSON, null, 'PendingManualApproval', 'reject'],
  [PERSON, null, 'Approved', 'remember'],
  [PERSON, null, 'Rejected', 'nothing'],
  [PERSON, null, undefined, 'nothing'],
  [PERSON, 'staging', 'Approved', 'remember'],
  [PERSON, 'staging', 'PendingManualApproval', 'remember'],
  [PROGRAM, null, 'PendingManualApproval', 'nothing'],
  [PROGRAM, 'staging', 'Approved', 'nothing'],
  [undefined, null, 'PendingManualApproval', 'nothing'],
])('closed by %o, promoted from %s, %s: %s', (closedBy, promotesFrom, approval, expected) => {
  expect(meaningOf({ closedBy }, { promotesFrom, approval })).toBe(expected);
});

test.each(['reject', 'remember'] as const)('the comment says how to take it back: %s', (meaning) => {
  const text = closedComment(meaning, { by: 'ann', version: 3, environment: 'prod' });

  expect(text).toContain('`ann` closed this, so version 3');
  expect(text).toContain('To change your mind');
});
