import { describe, expect, test } from 'vitest';
import { MODEL } from './github-session.ts';
import { openPromotionSession, PROD, type PromotionSession, STAGING } from './promotion-session.ts';

const KINDS = ['throttle', '500', 'reset', 'lost-answer'] as const;

/** Lets one fault hit each of these, and checks that it did. */
async function throughFaults(
  session: PromotionSession,
  { operations, kind }: { operations: readonly string[]; kind: (typeof KINDS)[number] },
  run: () => ReturnType<PromotionSession['propose']>,
) {
  for (const operation of operations) session.github.faults.queue({ operation, kind });
  const result = await run();
  expect(session.github.faults.pending()).toEqual([]);
  expect(result.annotations).toEqual([]);
  return result;
}

describe.concurrent('when every call of GitHub meets a fault', { timeout: 240_000 }, () => {
  test.each(KINDS)('one pull request is opened: %s', async (kind) => {
    await using session = await openPromotionSession();
    const arn = await session.add();
    const operations = [
      'git.getRef',
      'repos.getContent',
      'graphql.query',
      'pulls.list',
      'git.getCommit',
      'git.createTree',
      'git.createCommit',
      'git.createRef',
      'pulls.create',
      'issues.addLabels',
    ];

    const result = await throughFaults(session, { operations, kind }, () => session.propose('staging'));

    expect(result.outputs).toMatchObject({ reason: 'proposed' });
    const pulls = await session.pulls('all');
    expect(pulls.map(({ labels }) => labels.length)).toEqual([3]);
    expect((await session.manifestAt(STAGING, 'staging')).models[MODEL]?.release?.modelPackageArn).toBe(arn);
    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'proposal-current' });
  });

  test.each(KINDS)('it is brought to a newer package, with one comment: %s', async (kind) => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.api('POST', `pulls/${number}/reviews`, { event: 'APPROVE' });
    await session.add({ approval: 'Approved' });
    const operations = [
      'git.updateRef',
      'pulls.listReviews',
      'pulls.dismissReview',
      'pulls.get',
      'issues.listComments',
      'issues.createComment',
      'pulls.update',
    ];

    const result = await throughFaults(session, { operations, kind }, () => session.propose('staging'));

    expect(result.outputs).toMatchObject({ reason: 'proposal-updated' });
    expect(await session.pulls('all')).toMatchObject([
      { number, title: 'Promote fares version 2 to staging' },
    ]);
    const reviews = await session.api('GET', `pulls/${number}/reviews`);
    expect(reviews.map(({ state }: { state: string }) => state)).toEqual(['DISMISSED']);
    expect(await session.comments(number)).toEqual([
      expect.stringContaining('version 2** takes its place'),
      expect.stringContaining('git decides'),
    ]);
    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'proposal-current' });
  });

  test.each(KINDS)(
    'what a person closed is settled once, and what is rejected withdrawn: %s',
    async (kind) => {
      await using session = await openPromotionSession();
      const arn = await session.addDeployed(3);
      await session.propose('prod');
      const [{ number } = { number: 0 }] = await session.pulls();
      await session.close(number);
      const settling = ['issues.get', 'issues.listComments', 'issues.addLabels', 'issues.createComment'];

      const settled = await throughFaults(session, { operations: settling, kind }, () =>
        session.propose('prod'),
      );

      expect(settled.outputs).toMatchObject({ reason: 'proposal-declined' });
      expect(await session.comments(number)).toHaveLength(1);
      await session.api('PATCH', `pulls/${number}`, { state: 'open' });
      await session.approve(arn, 'Rejected');
      const withdrawing = ['pulls.get', 'issues.listComments', 'issues.createComment', 'pulls.update'];

      const withdrawn = await throughFaults(session, { operations: withdrawing, kind }, () =>
        session.propose('prod'),
      );

      expect(withdrawn.outputs).toMatchObject({ reason: 'proposal-withdrawn' });
      expect(await session.pulls()).toEqual([]);
      expect(await session.comments(number)).toHaveLength(2);
      expect(await session.remote('rev-parse', PROD)).toMatch(/^[0-9a-f]{40}$/);
    },
  );
});

describe.concurrent('a run that ended halfway', { timeout: 120_000 }, () => {
  test('between branch and body: the next one dismisses reviews and says what is superseded', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.api('POST', `pulls/${number}/reviews`, { event: 'APPROVE' });
    await session.add();
    session.github.faults.queue({ operation: 'pulls.listReviews', kind: '503', times: 10 });

    const ended = await session.propose('staging');
    session.github.faults.clear();
    const next = await session.propose('staging');

    expect(ended.outputs).toMatchObject({ reason: 'github-unavailable' });
    expect(next.outputs).toMatchObject({ reason: 'proposal-updated' });
    const reviews = await session.api('GET', `pulls/${number}/reviews`);
    expect(reviews.map(({ state }: { state: string }) => state)).toEqual(['DISMISSED']);
    expect(await session.comments(number)).toHaveLength(1);
  });

  test('a token that may not open pull requests is told of', async () => {
    await using session = await openPromotionSession();
    await session.add();
    const { token } = session.github.addUser('eve', 'read');

    const result = await session.propose('staging', { 'github-token': token });

    expect(result.outputs).toMatchObject({ reason: 'github-permission-missing' });
    expect(await session.pulls('all')).toEqual([]);
  });
});
