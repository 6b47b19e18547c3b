import { describe, expect, test } from 'vitest';
import { marker } from '../../actions/lib/github/marker.ts';
import { judgementOf } from '../promotion/judgement.ts';
import { MODEL } from './github-session.ts';
import { openPromotionSession, type PromotionSession } from './promotion-session.ts';

const CAUSE = `drift-prod-${MODEL}-202611201120`;
const METADATA = {
  inputSource: 'Drift',
  labelledUri: `s3://artifacts/labelled/${MODEL}/2026-11-20/${CAUSE}`,
};

function reportOf(judge: unknown) {
  return { regression_metrics: { rmse: { value: 5 } }, judge };
}

/** An issue about the drift of this model in an environment. Answers its number. */
async function driftIssue(session: PromotionSession, environment: string): Promise<number> {
  const body = `${marker('drift', { environment, model: MODEL })}\nMoved.`;
  const { number } = await session.api('POST', 'issues', { title: 'Drift', body, labels: ['drift'] });
  return number;
}

describe.concurrent('a package that was trained for drift', { timeout: 120_000 }, () => {
  test('and is better is proposed, with the verdict and the issue of its own environment', async () => {
    await using session = await openPromotionSession();
    await driftIssue(session, 'staging');
    const issue = await driftIssue(session, 'prod');
    await session.add({ metadata: METADATA, report: reportOf(judgementOf()) });

    const result = await session.propose('staging');

    expect(result.outputs).toMatchObject({ reason: 'proposed' });
    const [pull] = await session.pulls();
    expect(pull?.body).toContain('### Judged on the newest labelled rows');
    expect(pull?.body).toContain(`#${issue} tells what was seen`);
    expect(pull?.body).toContain('drifted in `prod`: its alarm was raised at 2026-11-20 11:20 UTC');
  });

  test.each([
    ['same', judgementOf({ verdict: 'same' }), 'is not distinguishable from'],
    ['worse', judgementOf({ verdict: 'worse' }), 'is worse than'],
    ['not judged', null, 'not judged against what runs'],
    ['judged in a form that nobody knows', { verdict: 'better' }, 'not judged against what runs'],
  ])('and is %s stays registered and is not proposed', async (_, judge, words) => {
    await using session = await openPromotionSession();
    const arn = await session.add({ metadata: METADATA, report: reportOf(judge) });

    const result = await session.propose('staging');

    expect(result.conclusion).toBe('success');
    expect(result.outputs).toMatchObject({ reason: 'challenger-not-better' });
    expect(result.summary).toContain(words);
    expect(await session.pulls('all')).toEqual([]);
    expect(await session.approval(arn)).toBe('PendingManualApproval');
  });

  test('and has no report any more is not proposed', async () => {
    await using session = await openPromotionSession();
    await session.add({ metadata: METADATA, report: reportOf(judgementOf()) });
    await session.removeModelData();

    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'challenger-not-better' });
  });

  test('and lost leaves the place to an older one that would be proposed anyway', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    await session.add({ metadata: METADATA, report: reportOf(judgementOf({ verdict: 'worse' })) });

    const result = await session.propose('staging');

    expect(result.outputs).toMatchObject({ reason: 'proposal-current' });
    expect(await session.pulls('all')).toMatchObject([{ title: 'Promote fares version 1 to staging' }]);
  });
});

test(
  'what was judged without drift may lose as much as the policy allows',
  { timeout: 120_000 },
  async () => {
    await using session = await openPromotionSession();
    const challenger = { value: 7.1, standardDeviation: null };
    const judge = judgementOf({ verdict: 'worse', challenger });
    await session.add({ metadata: { inputSource: 'Manual' }, report: reportOf(judge) });
    const allowed = await session.propose('staging');
    await session.add({
      metadata: { inputSource: 'Manual' },
      report: reportOf({ ...judge, challenger: { ...challenger, value: 8 } }),
    });

    const refused = await session.propose('staging');

    expect(allowed.outputs).toMatchObject({ reason: 'proposed' });
    expect(refused.outputs).toMatchObject({ reason: 'proposal-current' });
  },
);
