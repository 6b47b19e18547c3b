import { afterEach, expect, test } from 'vitest';
import { errorsOf, type Loop, MODEL, openLoop, resultsOf } from './loop.ts';

// Each story runs a dozen jobs, each of which starts several processes.
const TIMEOUT = 480_000;

let loop: Loop | undefined;
afterEach(async () => {
  await loop?.[Symbol.asyncDispose]();
  loop = undefined;
});

async function begin(): Promise<Loop> {
  loop = await openLoop();
  return loop;
}

/** A story that begins where staging runs the newest version and prod's pull request is open. */
async function untilProd(): Promise<{ here: Loop; arn: string; pull: number }> {
  const here = await begin();
  const arn = await here.register();
  await here.propose();
  const [staging] = await here.open('staging');
  await here.merge(staging?.number ?? 0, 'staging');
  const [prod] = await here.open('prod');
  if (prod === undefined)
    throw new Error(`prod has no pull request: ${errorsOf(here.runs('deploy.yml').at(-1)).join(' ')}`);
  return { here, arn, pull: prod.number };
}

test(
  'a package goes through both pull requests, and each person decides once',
  { timeout: TIMEOUT },
  async () => {
    const { here, arn, pull } = await untilProd();

    expect(await here.approval(arn)).toBe('Approved');
    const [staging] = await here.records('staging');
    expect(staging).toMatchObject({
      outcome: 'deployed',
      approval: { by: 'dana' },
      release: { modelPackageArn: arn },
    });

    await here.merge(pull, 'prod');
    expect(await here.records('prod')).toEqual([]);
    await here.review('approved');

    const [prod] = await here.records('prod');
    expect(prod).toMatchObject({ outcome: 'deployed', release: { modelPackageArn: arn } });
    expect(prod?.approval).toMatchObject({ by: 'dana', reviewedBy: 'olga' });
    expect(await here.open('staging')).toEqual([]);
    expect(await here.open('prod')).toEqual([]);
  },
);

test('a rejected approval deploys nothing, and nobody asks again', { timeout: TIMEOUT }, async () => {
  const { here, pull } = await untilProd();
  await here.merge(pull, 'prod');

  await here.review('rejected');

  const run = here.runs('deploy.yml').at(-1);
  expect(run?.conclusion).toBe('failure');
  expect(errorsOf(run).join(' ')).toContain('rejected by olga');
  expect(await here.records('prod')).toEqual([]);
  const before = here.runs('deploy.yml').length;
  await here.propose();
  expect(here.runs('deploy.yml')).toHaveLength(before);
});

test('closing the staging pull request rejects the package for good', { timeout: TIMEOUT }, async () => {
  const here = await begin();
  const arn = await here.register();
  await here.propose();
  const [first] = await here.open('staging');

  await here.close(first?.number ?? 0);

  expect(await here.approval(arn)).toBe('Rejected');
  await here.propose();
  expect(await here.open('staging')).toEqual([]);
  const next = await here.register(2);
  await here.propose();
  const [second] = await here.open('staging');
  expect(second).toMatchObject({ title: expect.stringContaining('version 2') });
  expect(await here.approval(next)).toBe('PendingManualApproval');
});

test('closing the prod pull request is remembered and rejects nothing', { timeout: TIMEOUT }, async () => {
  const { here, arn, pull } = await untilProd();

  await here.close(pull, here.team.operator);
  await here.propose();

  expect(await here.approval(arn)).toBe('Approved');
  expect(await here.open('prod')).toEqual([]);
  expect((await here.pull(pull)).labels).toContain('promotion-declined');
});

test(
  'a newer candidate takes the place of the older one in the same pull request',
  { timeout: TIMEOUT },
  async () => {
    const here = await begin();
    await here.register();
    await here.propose();
    const [first] = await here.open('staging');
    const at = { owner: here.github.repository.owner, repo: here.github.repository.name };
    await here.team.dataScientist.rest.pulls.createReview({
      ...at,
      pull_number: first?.number ?? 0,
      event: 'APPROVE',
    });

    const newer = await here.register(2);
    await Promise.all([here.propose(), here.propose()]);

    const open = await here.open('staging');
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ number: first?.number, title: expect.stringContaining('version 2') });
    expect(open[0]?.body).toContain(newer);
    const { data: reviews } = await here.team.dataScientist.rest.pulls.listReviews({
      ...at,
      pull_number: first?.number ?? 0,
    });
    expect(reviews.map(({ state }) => state)).toEqual(['DISMISSED']);
  },
);

test('a forged or hostile event starts nothing that it could decide', { timeout: TIMEOUT }, async () => {
  const here = await begin();
  const execution = 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/tiny/execution/abcdefghijkl';
  const good = { execution, status: 'Succeeded', region: 'us-east-1', account: '111122223333' };

  for (const pipeline of [
    good,
    { ...good, account: '999988887777' },
    { ...good, execution: '$(touch /tmp/owned)`id`' },
    { ...good, extra: 'x' },
    { ...good, execution: 'x'.repeat(5000) },
    '${{ secrets.PROMOTION_APP_PRIVATE_KEY }}',
    null,
  ])
    await here.dispatch('pipeline-finished', { pipeline });

  const runs = here.runs('promote.yml');
  expect(runs).toHaveLength(7);
  for (const run of runs) expect(resultsOf(run)).toMatchObject({ 'Report the training': 'failure' });
  expect(errorsOf(runs[0]).join(' ')).toContain('has no execution');
  for (const run of runs.slice(1))
    expect(errorsOf(run).join(' ')).toMatch(/The event (says nothing|is about)/);
  expect(await here.open('staging')).toEqual([]);
});

test('prod without reviewers is never deployed to', { timeout: TIMEOUT }, async () => {
  const { here, pull } = await untilProd();
  const at = { owner: here.github.repository.owner, repo: here.github.repository.name };
  await here.team.admin.rest.repos.createOrUpdateEnvironment({
    ...at,
    environment_name: 'prod',
    reviewers: [],
  });

  await here.merge(pull, 'prod');

  const run = here.runs('deploy.yml').at(-1);
  expect(errorsOf(run).join(' ')).toMatch(/reviewers/);
  expect(resultsOf(run)).not.toHaveProperty('Deploy to prod', 'success');
  expect(await here.records('prod')).toEqual([]);
});

test(
  'a freeze at the merge ends frozen, and the same release is deployed afterwards',
  { timeout: TIMEOUT },
  async () => {
    const { here, arn, pull } = await untilProd();
    await here.merge(pull, 'prod');
    const freeze = {
      from: '2020-01-01T00:00',
      to: '2099-01-01T00:00',
      timeZone: 'UTC',
      reason: 'end of the year',
    };
    await here.land('prod', (manifest) => manifest.policy.freeze.push(freeze));

    await here.review('approved');

    expect(errorsOf(here.runs('deploy.yml').at(-1)).join(' ')).toContain('frozen until');
    expect(await here.records('prod')).toEqual([]);
    await here.land('prod', (manifest) => void manifest.policy.freeze.splice(0));
    await sweep(here);
    await here.review('approved');
    expect(await here.records('prod')).toMatchObject([
      { outcome: 'deployed', release: { modelPackageArn: arn } },
    ]);
  },
);

test(
  'a run that waits while main moves on is superseded, and the newer one deploys',
  { timeout: TIMEOUT },
  async () => {
    const { here, pull } = await untilProd();
    await here.merge(pull, 'prod');
    const stale = here.runs('deploy.yml').at(-1);

    const newer = await here.register(2);
    await here.propose();
    const [staging] = await here.open('staging');
    await here.merge(staging?.number ?? 0, 'staging');
    const [prod] = await here.open('prod');
    await here.merge(prod?.number ?? 0, 'prod');

    expect(here.github.workflows.run(stale?.id ?? 0)?.conclusion).toBe('cancelled');
    expect((await here.comments(pull)).join(' ')).toMatch(/supersede/i);
    await here.review('approved');
    expect(await here.records('prod')).toMatchObject([
      { outcome: 'deployed', release: { modelPackageArn: newer } },
    ]);
  },
);

async function sweep(here: Loop): Promise<void> {
  const at = { owner: here.github.repository.owner, repo: here.github.repository.name };
  await here.team.admin.rest.actions.createWorkflowDispatch({
    ...at,
    workflow_id: 'reconcile.yml',
    ref: 'main',
  });
  await here.github.workflows.idle();
}

test('what a hold says is obeyed', { timeout: TIMEOUT }, async () => {
  const here = await begin();
  await here.register();
  await here.land('staging', (manifest) => {
    const entry = manifest.models[MODEL];
    if (entry) entry.hold = { by: 'olga', reason: 'an audit', until: null };
  });

  await here.propose();

  expect(await here.open('staging')).toEqual([]);
  const run = here.runs('promote.yml').at(-1);
  expect(run?.conclusion).toBe('success');
  expect(run?.jobs.flatMap(({ steps }) => steps.map(({ summary }) => summary)).join('')).toContain(
    'an audit',
  );
});
