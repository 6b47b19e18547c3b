import { describe, expect, test } from 'vitest';
import { jobOf, MODEL, openPlanSession, planRuns, resultsOf, summaryOf } from './plan-session.ts';

const STAGING = 'environments/staging.json';
const PROD = 'environments/prod.json';
const PIPELINE = `pipelines/${MODEL}/pipeline.yaml`;

/** The manifest with another part of its model's entry, or of its policy. */
function edited(text: string, change: (manifest: Manifest) => void): string {
  const manifest: Manifest = JSON.parse(text);
  change(manifest);
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

interface Manifest {
  policy: Record<string, unknown>;
  models: Record<string, { release: unknown; endpoint: { instanceType: string } }>;
}

describe('plan.yml', () => {
  test('tells a promotion in one comment, which a push brings up to date, with the plan role alone', async () => {
    await using session = await openPlanSession();
    const release = await session.register();
    const staging = await session.read(STAGING);
    const promoted = edited(staging, (it) => Object.assign(it.models[MODEL] ?? {}, { release }));

    const { pullRequest, run } = await session.open('promote', { [STAGING]: promoted });

    expect(run.problems).toEqual([]);
    expect(run.jobs.flatMap(({ annotations }) => annotations)).toEqual([]);
    expect(resultsOf(run)).toEqual({
      select: 'success',
      validate: 'success',
      plan: 'success',
      comment: 'success',
      gate: 'success',
    });
    expect(jobOf(run, 'plan').name).toBe('Plan staging');
    const [comment, ...others] = await session.comments(pullRequest);
    expect(others).toEqual([]);
    expect(comment?.author).toBe('github-actions[bot]');
    expect(comment?.body).toContain(`| staging | \`${MODEL}\`: new endpoint, version 1 | new costs | none |`);
    expect(comment?.body).toContain('the merge: it is the approval');
    expect(summaryOf(jobOf(run, 'comment'))).toContain('Nothing moves in production.');
    const callers = new Set(session.aws.requests.all().map(({ principal }) => principal));
    expect([...callers].filter((name) => /Deploy|Service|Train|Propose/i.test(name ?? ''))).toEqual([]);

    await session.push(pullRequest, { [STAGING]: staging });
    expect(resultsOf(await session.ended())).toMatchObject({
      plan: 'skipped',
      comment: 'success',
      gate: 'success',
    });
    const now = await session.comments(pullRequest);
    expect(now.map(({ id }) => id)).toEqual([comment?.id]);
    expect(now[0]?.body).toContain('Nothing that runs changes.');
  });

  test('holds a pull request against the policy of its base', async () => {
    await using session = await openPlanSession();
    const frozen = { from: '2020-01-01T00:00', to: '2099-01-01T00:00', timeZone: 'UTC', reason: 'year end' };
    const release = await session.register();
    const thaw = await session.read(STAGING);
    const freeze = edited(thaw, ({ policy }) => Object.assign(policy, { freeze: [frozen] }));
    await session.land({ [STAGING]: freeze });

    const loosened = edited(thaw, (it) => Object.assign(it.models[MODEL] ?? {}, { release }));
    const { pullRequest, run } = await session.open('loosen', { [STAGING]: loosened });

    expect(resultsOf(run)).toMatchObject({ plan: 'failure', comment: 'success', gate: 'failure' });
    const [comment] = await session.comments(pullRequest);
    expect(comment?.body).toContain('the end of the freeze');
    expect(comment?.body).toContain('Until this is merged the base branch');
  });

  test('shows mistakes at their lines, and plans nothing', async () => {
    await using session = await openPlanSession();
    const pipeline = (await session.read(PIPELINE)).replace('RmseThreshold:', 'RmseTreshold:');
    const prod = (await session.read(PROD)).replace('"promotesFrom": "staging"', '"promotesFrom": "stagin"');
    // Where the parameter is compared with.
    const line = pipeline.split('\n').findIndex((text) => text.includes('<= parameters.RmseThreshold')) + 1;

    const { pullRequest, run } = await session.open('mistakes', { [PIPELINE]: pipeline, [PROD]: prod });

    expect(resultsOf(run)).toMatchObject({
      validate: 'failure',
      plan: 'skipped',
      comment: 'success',
      gate: 'failure',
    });
    const { annotations } = jobOf(run, 'validate');
    expect(annotations).toContainEqual(expect.objectContaining({ file: PIPELINE, line, level: 'error' }));
    expect(annotations).toContainEqual(expect.objectContaining({ file: PROD, line: 4, level: 'error' }));
    const [comment] = await session.comments(pullRequest);
    expect(comment?.body).toContain(`\`${PIPELINE}:${line}:`);
    expect(session.aws.requests.of('STS.AssumeRoleWithWebIdentity')).toEqual([]);
  });

  test('ends the run of a push that another one follows, and never takes it for one that passed', async () => {
    await using session = await openPlanSession();
    const readme = { 'README.md': '# Models\n' };
    const { pullRequest } = await session.open('twice', readme);

    await session.push(pullRequest, { 'README.md': '# Our models\n' });
    await session.push(pullRequest, { 'README.md': '# All our models\n' });

    expect(resultsOf(await session.ended())).toMatchObject({
      plan: 'skipped',
      comment: 'success',
      gate: 'success',
    });
    const [, replaced] = planRuns(session.github);
    expect(replaced?.conclusion).toBe('cancelled');
    expect(replaced && resultsOf(replaced)['gate']).not.toBe('success');
    expect(await session.comments(pullRequest)).toEqual([]);
  });

  test('says which right is missing where a job may not comment', async () => {
    await using session = await openPlanSession();
    const file = '.github/workflows/plan.yml';
    const workflow = (await session.read(file)).replace('pull-requests: write', 'pull-requests: read');
    const pipeline = (await session.read(PIPELINE)).replace('RmseThreshold: 7.0', 'RmseThreshold: 6.5');

    const { run } = await session.open('rights', { [file]: workflow, [PIPELINE]: pipeline });

    expect(resultsOf(run)).toMatchObject({ validate: 'success', comment: 'failure', gate: 'failure' });
    expect(jobOf(run, 'comment').annotations[0]?.message).toMatch(
      /^The token may not comment on #1: Resource not accessible by integration.* Give the job the permission/,
    );
    expect(summaryOf(jobOf(run, 'comment'))).toContain('No endpoint changes. Pipelines do.');
  });

  test('lets no fork change an environment that nobody has planned', async () => {
    await using session = await openPlanSession();
    const manifest = edited(await session.read(PROD), ({ policy }) =>
      Object.assign(policy, { soak: 'PT1H' }),
    );
    const { pullRequest } = await session.open('stranger', { [PROD]: manifest });

    const run = await session.fork(pullRequest);

    expect(resultsOf(run)).toMatchObject({ validate: 'success', plan: 'skipped', gate: 'failure' });
    expect(jobOf(run, 'gate').annotations).toContainEqual(
      expect.objectContaining({ level: 'notice', title: 'From a fork' }),
    );
  });

  test('gives a fork no AWS and no comment; its job summary has the difference', async () => {
    await using session = await openPlanSession();
    const pipeline = (await session.read(PIPELINE)).replace('RmseThreshold: 7.0', 'RmseThreshold: 6.5');
    const { pullRequest } = await session.open('stranger', { [PIPELINE]: pipeline });
    const told = await session.comments(pullRequest);
    session.aws.requests.clear();

    const run = await session.fork(pullRequest);

    expect(resultsOf(run)).toMatchObject({
      validate: 'success',
      plan: 'skipped',
      comment: 'skipped',
      gate: 'success',
    });
    expect(summaryOf(jobOf(run, 'validate'))).toContain('+      "DefaultValue": 6.5');
    expect(session.aws.requests.all()).toEqual([]);
    expect(await session.comments(pullRequest)).toEqual(told);
  });
});
