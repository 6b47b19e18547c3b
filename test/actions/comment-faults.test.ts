import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../local/aws/faults.ts';
import { planWith } from '../deployment/plan-example.ts';
import { validationWith } from '../plan-comment/facts.ts';
import { COMMIT, openCommentSession } from './comment-session.ts';

const SAME_RUN = { commit: COMMIT, repository: 'example/taxi-models' };

/** A run whose comment is new, or there already, with the same fault at each of these operations. */
async function play(commented: boolean, kind?: FaultKind, disturbed: readonly string[] = []) {
  await using session = await openCommentSession();
  await session.writeValidation(validationWith(SAME_RUN));
  if (commented) await session.run(['prod']);
  await session.writePlan(planWith(SAME_RUN));
  session.github.requests.clear();
  for (const operation of disturbed)
    session.github.faults.queue({ operation, kind: kind ?? 'slow', delayMs: 200 });
  const { exitCode, outputs, annotations } = await session.run(['prod']);
  const asked = session.github.requests.all().map(({ operation }) => operation);
  const comments = await session.comments();
  return {
    asked: [...new Set(asked)],
    missed: session.github.faults.pending().map(({ operation }) => operation),
    end: {
      exitCode,
      reason: outputs['reason'],
      annotations,
      comments: comments.map(({ author, body }) => [author, body.includes('Something moves in production')]),
    },
  };
}

const DONE = {
  exitCode: 0,
  reason: 'commented',
  annotations: [],
  comments: [['plan-writer', true]],
};

const CALLS = ['graphql.query', 'issues.listComments', 'pulls.get', 'repos.getEnvironment'];

describe.concurrent.each([
  ['a new comment', false, 'issues.createComment'],
  ['a comment that is there', true, 'issues.updateComment'],
] as const)('%s', (_, commented, written) => {
  test.each<FaultKind>(['throttle', '500', 'reset', 'lost-answer'])(
    'is one comment in the end where every call meets %s once',
    async (kind) => {
      const { asked, missed, end } = await play(commented, kind, [...CALLS, written]);

      expect(end).toEqual(DONE);
      expect(asked.toSorted()).toEqual([...CALLS, written].toSorted());
      expect(missed).toEqual([]);
    },
    120_000,
  );
});
