import { describe, expect, test } from 'vitest';
import type { StackEvent } from '../../actions/lib/aws/stack-events.ts';
import { isAlarm, rootCause } from '../../actions/lib/deployment/root-cause.ts';
import { answerTo } from '../../actions/lib/deployment/stack-state.ts';
import { foreignStack, ownerIn, stackTags } from '../../actions/lib/deployment/stack-tags.ts';

describe('the answer to a stack', () => {
  test.each([
    [undefined, 'create'],
    ['DELETE_COMPLETE', 'create'],
    ['REVIEW_IN_PROGRESS', 'create'],
    ['CREATE_COMPLETE', 'update'],
    ['UPDATE_COMPLETE', 'update'],
    ['UPDATE_ROLLBACK_COMPLETE', 'update'],
    ['IMPORT_COMPLETE', 'update'],
    ['IMPORT_ROLLBACK_COMPLETE', 'update'],
    ['CREATE_FAILED', 'delete-and-create'],
    ['ROLLBACK_COMPLETE', 'delete-and-create'],
    ['ROLLBACK_FAILED', 'delete-and-create'],
    ['CREATE_IN_PROGRESS', 'wait'],
    ['ROLLBACK_IN_PROGRESS', 'wait'],
    ['UPDATE_IN_PROGRESS', 'wait'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'wait'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'wait'],
    ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'wait'],
    ['DELETE_IN_PROGRESS', 'wait'],
    ['IMPORT_IN_PROGRESS', 'wait'],
    ['IMPORT_ROLLBACK_IN_PROGRESS', 'wait'],
    ['UPDATE_FAILED', 'stop'],
    ['UPDATE_ROLLBACK_FAILED', 'stop'],
    ['DELETE_FAILED', 'stop'],
    ['IMPORT_ROLLBACK_FAILED', 'stop'],
  ] as const)('that is %s: %s', (status, kind) => {
    expect(answerTo(status)).toMatchObject({ kind });
  });
});

function event(logicalId: string, status: string, reason?: string): StackEvent {
  return {
    id: `${logicalId} ${status}`,
    at: new Date(0),
    logicalId,
    physicalId: logicalId,
    type: logicalId === 'stack' ? 'AWS::CloudFormation::Stack' : `AWS::Test::${logicalId}`,
    status,
    reason,
    token: undefined,
    ofStack: logicalId === 'stack',
  };
}

describe('the root cause of a failed operation', () => {
  test('is the first failure that is no consequence of another', () => {
    const events = [
      event('stack', 'CREATE_IN_PROGRESS', 'User Initiated'),
      event('Alarm', 'CREATE_FAILED', 'Resource creation cancelled'),
      event('Endpoint', 'CREATE_FAILED', 'no capacity'),
      event('Policy', 'CREATE_FAILED', 'later'),
      event('stack', 'ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to create: [Endpoint]'),
    ];

    expect(rootCause(events)).toEqual({
      logicalId: 'Endpoint',
      type: 'AWS::Test::Endpoint',
      physicalId: 'Endpoint',
      reason: 'no capacity',
    });
  });

  test("is the stack's own where no resource failed", () => {
    const events = [event('stack', 'ROLLBACK_IN_PROGRESS', 'The stack was cancelled by a person')];

    expect(rootCause(events)).toMatchObject({ reason: 'The stack was cancelled by a person' });
    expect(rootCause([event('stack', 'CREATE_IN_PROGRESS')])).toBeUndefined();
  });
});

test.each([
  ["One or more alarms are in ALARM state: ['x']", 'tiny-prod', true],
  ['Rollback was initiated by the alarm tiny-prod-ErrorsAlarm-1', 'tiny-prod', true],
  ['The container of fire-alarm-prod did not pass the ping health check', 'fire-alarm-prod', false],
  ['User: x is not authorized to perform: cloudwatch:DescribeAlarms', 'tiny-prod', false],
  ['No capacity', 'tiny-prod', false],
])('whether an alarm ended it: "%s" of %s: %s', (reason, endpoint, alarm) => {
  expect(isAlarm(reason, endpoint)).toBe(alarm);
});

describe("a stack's tags", () => {
  const owner = { environment: 'prod', model: 'fares', repository: 'octo/models' };

  test('tell whose it is', () => {
    expect(
      foreignStack({ name: 'fares-prod', tags: { ...stackTags(owner), more: 'x' } }, owner),
    ).toBeUndefined();
    expect(ownerIn(stackTags(owner), owner)).toBe('own');
  });

  test.each([
    ['none', {}],
    ['of another repository', stackTags({ ...owner, repository: 'octo/other' })],
    ['of another model', stackTags({ ...owner, model: 'tips' })],
  ])('are not ours: %s', (_, tags) => {
    expect(foreignStack({ name: 'fares-prod', tags }, owner)).toContain('The stack fares-prod');
  });

  test('of other environments are no matter of a teardown, those of other repositories are told', () => {
    expect(ownerIn(stackTags({ ...owner, environment: 'staging' }), owner)).toBeUndefined();
    expect(ownerIn({}, owner)).toBeUndefined();
    expect(ownerIn(stackTags({ ...owner, repository: 'octo/other' }), owner)).toEqual({
      other: 'octo/other',
    });
  });
});
