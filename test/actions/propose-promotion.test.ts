import { describe, expect, test } from 'vitest';
import { MODEL } from './github-session.ts';
import { openPromotionSession, PROD, STAGING } from './promotion-session.ts';

describe.concurrent('where releases begin', { timeout: 120_000 }, () => {
  test('the newest package becomes one pull request that changes its release and nothing else', async () => {
    await using session = await openPromotionSession();
    await session.add();
    const arn = await session.add({ metadata: { commit: 'a'.repeat(40), repository: 'octo/models' } });

    const result = await session.propose('staging');

    expect(result.annotations).toEqual([]);
    expect(result.outputs).toMatchObject({ reason: 'proposed' });
    const [pull, ...others] = await session.pulls('all');
    expect(others).toEqual([]);
    expect(pull).toMatchObject({ title: 'Promote fares version 2 to staging' });
    expect(pull?.labels.toSorted()).toEqual(['environment:staging', 'model:fares', 'promotion']);
    expect(pull?.body).toContain(`${session.github.url}/octo/models/commit/${'a'.repeat(40)}`);
    const proposed = await session.manifestAt(STAGING, 'staging');
    const main = await session.manifestAt('main', 'staging');
    expect(proposed.models[MODEL]?.release).toMatchObject({ modelPackageArn: arn, commit: 'a'.repeat(40) });
    Object.assign(proposed.models[MODEL] ?? {}, { release: null });
    expect(proposed).toEqual(main);
  });

  test('a second run changes nothing, two at the same moment end in one pull request', async () => {
    await using session = await openPromotionSession();
    await session.add();

    const results = await Promise.all([session.propose('staging'), session.propose('staging')]);
    expect(results.map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
    await session.propose('staging');
    const before = [await session.remote('rev-parse', STAGING), await session.pulls('all')] as const;
    const again = await session.propose('staging');

    expect(again.outputs).toMatchObject({ reason: 'proposal-current' });
    expect([await session.remote('rev-parse', STAGING), await session.pulls('all')]).toEqual(before);
    expect(before[1]).toHaveLength(1);
  });

  test('a newer package takes the pull request over: reviews go, auto-merge ends, a comment says so once', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.api('POST', `pulls/${number}/reviews`, { event: 'APPROVE' });
    await session.add();

    const result = await session.propose('staging');
    await session.propose('staging');

    expect(result.outputs).toMatchObject({ reason: 'proposal-updated' });
    expect(await session.pulls('all')).toMatchObject([
      { number, title: 'Promote fares version 2 to staging' },
    ]);
    const reviews = await session.api('GET', `pulls/${number}/reviews`);
    expect(reviews.map(({ state }: { state: string }) => state)).toEqual(['DISMISSED']);
    expect(await session.comments(number)).toEqual([
      expect.stringContaining('Version 1 was proposed here; **version 2** takes its place.'),
    ]);
  });

  test('a review counts on while the branch stays as it is', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.api('POST', `pulls/${number}/reviews`, { event: 'APPROVE' });

    await session.propose('staging');

    const reviews = await session.api('GET', `pulls/${number}/reviews`);
    expect(reviews.map(({ state }: { state: string }) => state)).toEqual(['APPROVED']);
  });

  test('a package that was approved in SageMaker is commented on, once, and nothing is merged', async () => {
    await using session = await openPromotionSession();
    const arn = await session.add();
    await session.propose('staging');
    await session.approve(arn, 'Approved');

    await session.propose('staging');
    await session.propose('staging');

    const [{ number } = { number: 0 }] = await session.pulls();
    expect(await session.comments(number)).toEqual([expect.stringContaining('git decides')]);
  });
});

describe.concurrent('when something else moved meanwhile', { timeout: 120_000 }, () => {
  test('a manifest edited by hand: the pull request is rebuilt on it and can be merged', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const commit = await session.push('staging', ({ models }) => {
      Object.assign(models[MODEL]?.endpoint ?? {}, { instanceCount: 3 });
    });

    const again = await session.propose('staging');

    expect(again.outputs).toMatchObject({ reason: 'proposal-updated' });
    expect(await session.remote('rev-parse', `${STAGING}^`)).toBe(commit);
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.api('PUT', `pulls/${number}/merge`, { merge_method: 'squash' });
    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'nothing-newer' });
  });

  test('a branch that somebody else pushed to is made what it should be', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const head = await session.remote('rev-parse', STAGING);
    const content = Buffer.from('x').toString('base64');
    await session.api('PUT', 'contents/backdoor.txt', { message: 'More', content, branch: STAGING });

    const again = await session.propose('staging');

    expect(again.outputs).toMatchObject({ reason: 'proposal-updated' });
    const changed = await session.remote('diff', '--name-only', `main...${STAGING}`);
    expect(changed).toBe('environments/staging.json');
    expect(await session.remote('rev-parse', `${STAGING}^`)).toBe(
      await session.remote('rev-parse', `${head}^`),
    );
  });

  test('a branch that vanished: a pull request is opened again, and the closing rejects nothing', async () => {
    await using session = await openPromotionSession();
    const arn = await session.add();
    await session.propose('staging');
    await session.api('DELETE', `git/refs/heads/${STAGING}`, undefined, session.tokens.ben);

    const again = await session.propose('staging');

    expect(again.outputs).toMatchObject({ reason: 'proposed' });
    expect(await session.approval(arn)).toBe('PendingManualApproval');
    expect(await session.pulls('all')).toHaveLength(2);
  });

  test("somebody else's pull request on the branch is told of, and is not touched", async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const [own] = await session.pulls();
    await session.api('PATCH', `pulls/${own?.number}`, { state: 'closed' }, session.tokens.ben);
    const forged = own?.body ?? '';
    await session.api('POST', 'pulls', { title: 'Mine', head: STAGING, base: 'main', body: forged });

    const result = await session.propose('staging');

    expect(result.outputs).toMatchObject({ reason: 'github-refused' });
    expect(result.annotations.map(({ message }) => message).join()).toContain('of ann is open on the branch');
    expect((await session.pulls()).map(({ title }) => title)).toEqual(['Mine']);
  });

  test('a base that is not there', async () => {
    await using session = await openPromotionSession();

    const result = await session.propose('staging', { branch: 'trunk' });

    expect(result.outputs).toMatchObject({ reason: 'inputs-invalid' });
  });
});

describe.concurrent('a pull request that a person closes', { timeout: 120_000 }, () => {
  test('rejects the package where releases begin, once', async () => {
    await using session = await openPromotionSession();
    const arn = await session.add();
    await session.propose('staging');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.close(number);

    const result = await session.propose('staging');

    expect(result.outputs).toMatchObject({ reason: 'candidate-rejected' });
    expect(await session.approval(arn)).toBe('Rejected');
    expect(await session.comments(number)).toEqual([expect.stringContaining('`ann` closed this')]);
    await session.approve(arn, 'PendingManualApproval');
    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'proposed' });
    expect(await session.approval(arn)).toBe('PendingManualApproval');
  });

  test('is remembered where the package was approved, and rejects nothing', async () => {
    await using session = await openPromotionSession();
    const arn = await session.add({ approval: 'Approved' });
    await session.propose('staging');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.close(number);

    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'proposal-declined' });
    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'proposal-declined' });
    expect(await session.approval(arn)).toBe('Approved');
  });

  test('is remembered in a later environment until the label is taken off', async () => {
    await using session = await openPromotionSession();
    const arn = await session.addDeployed(3);
    expect((await session.propose('prod')).outputs).toMatchObject({ reason: 'proposed' });
    expect((await session.manifestAt(PROD, 'prod')).models[MODEL]?.release?.imageDigest).toMatch(/^sha256:/);
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.close(number);

    expect((await session.propose('prod')).outputs).toMatchObject({ reason: 'proposal-declined' });
    const [closed] = await session.pulls('closed');
    expect(closed?.labels).toContain('promotion-declined');
    expect(await session.approval(arn)).toBe('Approved');
    await session.api('DELETE', `issues/${number}/labels/promotion-declined`);
    expect((await session.propose('prod')).outputs).toMatchObject({ reason: 'proposed' });
    expect(await session.pulls()).toHaveLength(1);
  });

  test('counts no more once it is reopened, and counts again when closed again', async () => {
    await using session = await openPromotionSession();
    await session.addDeployed(3);
    await session.propose('prod');
    const [{ number } = { number: 0 }] = await session.pulls();
    await session.close(number);
    await session.propose('prod');
    await session.api('PATCH', `pulls/${number}`, { state: 'open' });
    expect((await session.propose('prod')).conclusion).toBe('success');
    expect(await session.pulls()).toMatchObject([{ number }]);
    await session.close(number);

    expect((await session.propose('prod')).outputs).toMatchObject({ reason: 'proposal-declined' });
    expect(await session.pulls('all')).toHaveLength(1);
  });
});

describe.concurrent('while proposals wait', { timeout: 120_000 }, () => {
  test('an open pull request stays as it is and says why, and says when that is over', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.propose('staging');
    const [open] = await session.pulls();
    await session.push('staging', ({ models }) => {
      Object.assign(models[MODEL] ?? {}, { hold: { by: 'ann', reason: 'look first', until: null } });
    });
    await session.add();

    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'on-hold' });
    expect(await session.pulls()).toEqual([open]);
    expect(await session.comments(open?.number ?? 0)).toEqual([expect.stringContaining('look first')]);
    await session.push('staging', ({ models }) => {
      Object.assign(models[MODEL] ?? {}, { hold: null });
    });

    expect((await session.propose('staging')).outputs).toMatchObject({ reason: 'proposal-updated' });
    expect((await session.comments(open?.number ?? 0))[0]).toContain('That is over');
  });

  test('what was rejected in SageMaker is withdrawn, in a hold too, and stays unrejected by that', async () => {
    await using session = await openPromotionSession();
    await session.addDeployed(3);
    await session.propose('prod');
    const arn = await session.addDeployed(5);
    await session.propose('prod');
    await session.push('prod', ({ models }) => {
      Object.assign(models[MODEL] ?? {}, { hold: { by: 'ann', reason: 'look first', until: null } });
    });
    await session.approve(arn, 'Rejected');

    const result = await session.propose('prod');

    expect(result.outputs).toMatchObject({ reason: 'proposal-withdrawn' });
    const [pull] = await session.pulls('all');
    expect(pull?.labels).not.toContain('promotion-declined');
    expect((await session.comments(pull?.number ?? 0)).at(-1)).toContain(
      'Withdrawn: Version 2 of fares was rejected.',
    );
  });

  test('one model that fails stops no other, and the action fails', async () => {
    await using session = await openPromotionSession();
    await session.add();
    await session.removeModelData();

    const result = await session.propose('staging', { model: '' });

    expect(result.outputs).toMatchObject({ reason: 'package-missing' });
    expect(JSON.parse(result.outputs['proposals'] ?? '')).toMatchObject([
      { model: MODEL, outcome: 'failed', reason: 'package-missing' },
      { model: 'tips', outcome: 'none', reason: 'nothing-registered' },
    ]);
  });
});
