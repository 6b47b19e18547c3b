import { describe, expect, test } from 'vitest';
import { recordOf, rolledBackRecord } from './deployment-records.ts';
import { BUCKET, type GitHubSession, MODEL, openGitHubSession, release } from './github-session.ts';

const BRANCH = `rollback/prod/${MODEL}`;

/** Production names version 3, which an alarm ended; version 2 ran before. */
async function openRolledBack(): Promise<GitHubSession> {
  const session = await openGitHubSession();
  await session.push('prod', ({ models }) => {
    Object.assign(models[MODEL] ?? {}, { release: release(3) });
  });
  await session.record(recordOf(1, 1));
  await session.record(recordOf(2, 3));
  await session.record(rolledBackRecord(3, 5));
  return session;
}

function propose(session: GitHubSession, inputs: Record<string, string> = {}) {
  return session.act('propose-rollback', {
    inputs: { environment: 'prod', 'artifact-bucket': BUCKET, ...inputs },
  });
}

describe.concurrent('after an alarm ended a rollout', { timeout: 60_000 }, () => {
  test('a pull request goes back to what runs, holds proposals, and says why', async () => {
    await using session = await openRolledBack();

    const result = await propose(session);

    expect(result.outputs).toMatchObject({ reason: 'rollback-proposed' });
    const [pull] = await session.api('GET', 'pulls?state=open');
    expect(pull).toMatchObject({
      title: 'Roll fares in prod back to version 2',
      head: { ref: BRANCH },
      base: { ref: 'main' },
    });
    expect(pull.body).toContain('The alarm fares-prod-ErrorAlarm went off.');
    expect(pull.labels.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'environment:prod',
      'model:fares',
      'rollback',
    ]);
    const { models } = await session.manifestAt(BRANCH, 'prod');
    expect(models[MODEL]?.release).toEqual(release(2));
    expect(models[MODEL]?.hold).toEqual({
      by: 'deploy.yml',
      reason: 'rolled back: The alarm fares-prod-ErrorAlarm went off.',
      until: null,
    });
    expect(models['tips']).toEqual((await session.manifestAt('main', 'prod')).models['tips']);
  });

  test('a second run changes nothing', async () => {
    await using session = await openRolledBack();
    await propose(session);
    const before = await session.remote('rev-parse', BRANCH);

    const again = await propose(session);

    expect(again.outputs).toMatchObject({ reason: 'rollback-current' });
    expect(await session.remote('rev-parse', BRANCH)).toBe(before);
    expect(await session.api('GET', 'pulls?state=all')).toHaveLength(1);
  });

  test('two runs at the same moment end in one pull request', async () => {
    await using session = await openRolledBack();

    const results = await Promise.all([propose(session), propose(session)]);

    expect(results.map(({ conclusion }) => conclusion)).toEqual(['success', 'success']);
    expect(await session.api('GET', 'pulls?state=all')).toHaveLength(1);
  });

  test('the pull request is rebuilt on what main says by now', async () => {
    await using session = await openRolledBack();
    await propose(session);
    const commit = await session.push('prod', ({ policy }) => {
      policy.maxMetricRegressionPercent = 1;
    });

    const again = await propose(session);

    expect(again.conclusion).toBe('success');
    expect(await session.remote('rev-parse', `${BRANCH}^`)).toBe(commit);
    expect((await session.manifestAt(BRANCH, 'prod')).policy.maxMetricRegressionPercent).toBe(1);
  });

  test('nothing is proposed once it was merged', async () => {
    await using session = await openRolledBack();
    await propose(session);
    const [{ number }] = await session.api('GET', 'pulls?state=open');
    await session.api('PUT', `pulls/${number}/merge`, { merge_method: 'squash' });

    const again = await propose(session);

    expect(again.outputs).toMatchObject({ reason: 'rollback-needless', proposals: '[]' });
  });

  test('nothing is proposed where nothing was rolled back', async () => {
    await using session = await openRolledBack();
    await session.record(recordOf(3, 6));

    expect((await propose(session)).outputs).toMatchObject({ reason: 'rollback-needless' });
    expect(await session.api('GET', 'pulls?state=all')).toEqual([]);
  });
});

describe.concurrent('a person goes back', { timeout: 60_000 }, () => {
  const request = { model: MODEL, by: 'ann', why: 'fares at the airport are off', until: '2026-12-01' };

  test('to a version of their choice, with their words in the hold', async () => {
    await using session = await openRolledBack();

    const result = await propose(session, { ...request, release: '1' });

    expect(result.outputs).toMatchObject({ reason: 'rollback-proposed' });
    const { models } = await session.manifestAt(BRANCH, 'prod');
    expect(models[MODEL]).toMatchObject({
      release: release(1),
      hold: { by: 'ann', reason: 'fares at the airport are off', until: '2026-12-01' },
    });
  });

  test.each([
    [{ release: '7' }, 'rollback-impossible', /has run version 7 of fares; it has run version 2, 1/],
    [{ model: 'fare' }, 'inputs-invalid', /no model 'fare'; did you mean 'fares'/],
    [{ environment: 'prd' }, 'inputs-invalid', /environments\/prd\.json/],
    [{ release: 'v1' }, 'inputs-invalid', /write the version of a model package/],
    [{ until: 'soon' }, 'manifests-invalid', /until/],
  ])('not with %j', async (inputs, reason, message) => {
    await using session = await openRolledBack();

    const result = await propose(session, { ...request, ...inputs });

    expect(result.outputs).toMatchObject({ reason });
    expect(result.annotations.map((each) => each.message).join('\n')).toMatch(message);
    expect(await session.api('GET', 'pulls?state=all')).toEqual([]);
  });

  test('with words that are no Markdown, no HTML and no page', async () => {
    await using session = await openRolledBack();
    const why = `\`\`\`\n<img src=x onerror=alert(1)> @octo/everybody ${'long '.repeat(1000)}`;

    await propose(session, { ...request, by: '**ann**', why });

    const [pull] = await session.api('GET', 'pulls?state=open');
    expect(pull.body.length).toBeLessThan(5000);
    expect(pull.body).toContain('````\n``` <img');
    expect(pull.body).toContain(String.raw`\*\*ann\*\*`);
  });
});
