import { describe, expect, test } from 'vitest';
import { executeChangeSet, isOutdatedChangeSet } from '../../actions/lib/aws/change-sets.ts';
import { operationEvents } from '../../actions/lib/aws/stack-events.ts';
import { followStack, type FollowOptions } from '../../actions/lib/deployment/stack-operation.ts';
import { describeStack, isOtherStack } from '../../actions/lib/aws/stacks.ts';
import { type Answer, answering } from './cloudformation-answers.ts';

const PLACE = { partition: 'aws', region: 'us-east-1', account: '111122223333' };
const STACK = { name: 'tiny-prod', id: 'arn:aws:cloudformation:us-east-1:111122223333:stack/tiny-prod/1' };

interface Told {
  status: string;
  token?: string;
  /** Seconds after the beginning. */
  at: number;
  resource?: string;
}

/** An answer of DescribeStackEvents; `events` are oldest first, as they happened. */
function events(...told: Told[]): Answer {
  const members = told
    .toReversed()
    .map(({ status, token, at, resource }) =>
      [
        '<member>',
        `<EventId>${status}-${at}</EventId><StackId>${STACK.id}</StackId>`,
        `<LogicalResourceId>${resource ?? STACK.name}</LogicalResourceId>`,
        `<PhysicalResourceId>${resource ?? STACK.id}</PhysicalResourceId>`,
        `<ResourceStatus>${status}</ResourceStatus>`,
        `<Timestamp>${new Date(at * 1000).toISOString()}</Timestamp>`,
        token === undefined ? '' : `<ClientRequestToken>${token}</ClientRequestToken>`,
        '</member>',
      ].join(''),
    );
  return { result: `<StackEvents>${members.join('')}</StackEvents>` };
}

async function follow(answers: readonly Answer[], which: Partial<FollowOptions>) {
  await using aws = await answering(answers);
  const seen: string[] = [];
  const operation = await followStack(aws.clients, PLACE, STACK, {
    deadlineMs: 20_000,
    onEvent: ({ status }) => seen.push(status),
    onQuiet: () => undefined,
    ...which,
  });
  return { status: operation.status, seen };
}

const BEGUN: Told = { status: 'UPDATE_IN_PROGRESS', token: 'ours', at: 100 };
const DONE: Told = { status: 'UPDATE_COMPLETE', token: 'ours', at: 110 };

describe('the end of an operation', () => {
  test('is not that of an earlier one without a token, whose events alone are there at first', async () => {
    const stale = [
      { status: 'UPDATE_IN_PROGRESS', at: 10 },
      { status: 'UPDATE_ROLLBACK_COMPLETE', at: 20 },
    ];
    const answers = [events(...stale), events(...stale, BEGUN), events(...stale, BEGUN, DONE)];

    const { status, seen } = await follow(answers, { token: 'ours', notBefore: new Date(99_000) });

    expect(status).toBe('UPDATE_COMPLETE');
    expect(seen).toEqual(['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE']);
  });

  test('is seen where the service gives its operations no tokens', async () => {
    const untold = [BEGUN, DONE].map(({ status, at }) => ({ status, at }));

    const { status } = await follow([events(...untold)], { token: 'ours', notBefore: new Date(99_000) });

    expect(status).toBe('UPDATE_COMPLETE');
  });

  test('is seen where another operation began between two looks', async () => {
    const next = { status: 'UPDATE_IN_PROGRESS', token: 'theirs', at: 111 };
    const answers = [events(BEGUN), events(BEGUN, DONE, next)];

    expect(await follow(answers, { token: 'ours' })).toMatchObject({ status: 'UPDATE_COMPLETE' });
  });

  test('is the deletion of the stack by somebody else', async () => {
    const deletion = { status: 'DELETE_IN_PROGRESS', token: 'theirs', at: 105 };
    const answers = [events(BEGUN), events(BEGUN, deletion)];

    expect(await follow(answers, { token: 'ours' })).toMatchObject({ status: 'DELETE_IN_PROGRESS' });
  });

  test('of a deletion is not that of the last one, which failed', async () => {
    const before = [
      { status: 'DELETE_IN_PROGRESS', at: 1 },
      { status: 'DELETE_FAILED', at: 2 },
    ];
    const gone = { status: 'DELETE_COMPLETE', at: 9 };
    await using aws = await answering([events(...before)]);
    const earlier = await operationEvents(aws.clients, PLACE, STACK);

    const { status } = await follow([events(...before), events(...before, gone)], {
      begins: 'DELETE',
      after: earlier.at(-1)?.id,
    });

    expect(status).toBe('DELETE_COMPLETE');
  });

  test('is waited for while the service asks to slow down', async () => {
    const throttled = { code: 'Throttling', message: 'Rate exceeded' };

    const { status } = await follow([events(BEGUN), throttled, events(BEGUN, DONE)], { token: 'ours' });

    expect(status).toBe('UPDATE_COMPLETE');
  });
});

describe('a stack that has become another one', () => {
  test.each([
    [
      'InvalidChangeSetStatus',
      'ChangeSet [x] cannot be executed in its current execution status of [OBSOLETE]',
    ],
    ['ChangeSetNotFound', 'ChangeSet [x] does not exist'],
  ])('is known by the code %s', async (code, message) => {
    await using aws = await answering([{ code, message }]);
    const id = { id: 'x', stackId: STACK.id, stack: STACK.name, token: 't' };

    const error = await executeChangeSet(aws.clients, PLACE, id).catch((each: unknown) => each);

    expect(isOutdatedChangeSet(error)).toBe(true);
  });

  test.each([
    ['Stack:arn:aws:x is in UPDATE_IN_PROGRESS state and can not be updated.', true],
    ['Stack:arn:aws:x is in ROLLBACK_COMPLETE state and can not be updated.', true],
    ['Stack [tiny-prod] already exists and cannot be created again with the changeSet [x].', true],
    ['Parameter values specified for a template which does not require them.', false],
    ['Template format error: Unresolved resource dependencies [X]', false],
  ])('is known by the text "%s": %s', async (message, known) => {
    await using aws = await answering([{ code: 'ValidationError', message }]);

    const error = await describeStack(aws.clients, PLACE, STACK.name).catch((each: unknown) => each);

    expect(isOtherStack(error)).toBe(known);
  });
});
