import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from './observation.ts';
import { BUCKET, entry, manifest, openPlanSession, type PlanSession } from './plan-session.ts';

/** A session in which version 1 of `fares` is deployed and version 2 is what the manifest says. */
async function updatedSession() {
  const session = await openPlanSession();
  const running = manifest({ fares: entry(await session.register('fares')) });
  const base = await session.commit(running);
  await session.deploy(running, 'fares');
  const wanted = manifest({ fares: entry(await session.register('fares')) });
  await session.commit(wanted);
  return { session, base, running };
}

function count({ aws }: PlanSession, operation: string): number {
  return aws.requests.all().filter((request) => request.operation === operation).length;
}

describe('a model without a stack', () => {
  test('is an addition, and no change set is made for it', async () => {
    await using session = await openPlanSession();
    await session.commit(
      manifest({ fares: entry(await session.register('fares', 'PendingManualApproval')) }),
    );

    const result = await session.plan();

    expect(result.annotations).toEqual([]);
    expect(result.outputs).toEqual({
      'plan-file': 'plan.json',
      changes: 'true',
      production: 'true',
      models: '["fares"]',
      problems: '0',
      reason: 'planned',
    });
    expect(operations(session).toSorted()).toEqual([
      'CloudFormation.DescribeStacks',
      'S3.GetObject',
      'S3.HeadObject',
      'STS.GetCallerIdentity',
      'SageMaker.DescribeModelPackage',
    ]);
    expect(await session.stacks()).toEqual([]);
    const { models } = await session.written();
    expect(models).toMatchObject([
      {
        model: 'fares',
        action: 'create',
        cost: 'new',
        stack: { name: 'fares-staging', id: null },
        package: {
          version: 1,
          metrics: [
            { name: 'rmse', value: 3.5 },
            { name: 'mae', value: 2.25 },
          ],
        },
      },
    ]);
  });

  test('has nothing to plan without a release, and AWS is not asked', async () => {
    await using session = await openPlanSession();
    await session.commit(manifest({ fares: entry(null) }));

    const result = await session.plan();

    expect(result.outputs).toMatchObject({ changes: 'false', models: '[]', reason: 'planned-nothing' });
    expect(operations(session)).toEqual([]);
  });
});

describe('a model with a stack', () => {
  test('gets a change set that is removed again, and nothing changes', async () => {
    const { session, base } = await updatedSession();
    await using _ = session;
    const before = await session.stacks();

    const result = await session.plan({ inputs: { base } });

    expect(result.annotations).toEqual([]);
    expect(result.outputs).toMatchObject({ changes: 'true', reason: 'planned' });
    expect(await session.stacks()).toEqual(before);
    expect(operations(session)).not.toContain('CloudFormation.ExecuteChangeSet');
    const { models } = await session.written();
    expect(models).toMatchObject([
      { action: 'update', cost: 'same', steps: 1, settings: [{ name: 'ModelPackageArn' }] },
    ]);
    expect(models[0]?.resources.map(({ logicalId, replacement }) => [logicalId, replacement])).toEqual(
      expect.arrayContaining([['Model', 'always']]),
    );
    expect(result.summary).toContain('fares version 1 | fares version 2');
  });

  test('stays as it is where nothing differs', async () => {
    const { session, running } = await updatedSession();
    await using _ = session;
    await session.commit(running);

    const result = await session.plan();

    expect(result.outputs).toMatchObject({ changes: 'false', reason: 'planned-nothing' });
    expect((await session.written()).models).toMatchObject([
      { action: 'unchanged', resources: [], settings: [] },
    ]);
    expect((await session.stacks())[0]?.changeSets).toEqual([]);
  });

  test('that something else made is refused and not touched', async () => {
    await using session = await openPlanSession();
    const wanted = manifest({ fares: entry(await session.register('fares')) });
    await session.commit(wanted);
    await session.deploy(wanted, 'fares', { team: 'other' });

    const result = await session.plan();

    expect(result.exitCode).toBe(1);
    expect(result.outputs['reason']).toBe('stack-foreign');
    expect(result.annotations[0]?.message).toContain('has no tag sagemaker-drift-gitops:environment');
    expect(operations(session)).not.toContain('CloudFormation.CreateChangeSet');
  });
});

test('of a thousand models only the three that changed are asked about', async () => {
  await using session = await openPlanSession();
  const release = await session.register('model-0');
  const models = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `model-${index}`,
      entry({ ...release, modelPackageArn: release.modelPackageArn.replace('model-0', `model-${index}`) }),
    ]),
  );
  const base = await session.commit(manifest(models));
  const changed = ['model-3', 'model-500', 'model-999'];
  for (const model of changed) models[model] = entry(await session.register(model));
  await session.commit(manifest(models));

  const result = await session.plan({ inputs: { base } });

  expect(result.annotations).toEqual([]);
  expect(JSON.parse(result.outputs['models'] ?? '')).toEqual(changed);
  expect(operations(session)).toHaveLength(1 + 3 * 4);
  for (const operation of [
    'SageMaker.DescribeModelPackage',
    'S3.HeadObject',
    'CloudFormation.DescribeStacks',
  ])
    expect(count(session, operation)).toBe(3);
});

describe('what forbids to deploy', () => {
  test('is told of all manifests at once, written to the plan, and AWS is not asked', async () => {
    await using session = await openPlanSession();
    await session.commit(
      manifest({
        fares: entry(null, { instanceCount: 1, rollout: { type: 'canary', instances: 1, bake: 'PT2H' } }),
      }),
    );
    await session.commit(manifest({ other: entry(null) }, { environment: 'prod', promotesFrom: 'stagin' }));

    const result = await session.plan();

    expect(result.exitCode).toBe(1);
    expect(result.outputs['reason']).toBe('manifests-invalid');
    expect(operations(session)).toEqual([]);
    const { problems, models } = await session.written();
    expect(models).toEqual([]);
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['environments/prod.json', 'environments/staging.json']),
    );
    expect(problems.every(({ line, column }) => line !== null && column !== null)).toBe(true);
    expect(result.annotations.filter(({ level }) => level === 'error')).toHaveLength(problems.length + 1);
    for (const { line } of problems) expect(result.summary).toContain(`:${line}:`);
  });

  test('is a package whose data were exchanged, and then no change set is made', async () => {
    const { session } = await updatedSession();
    await using _ = session;
    for (const { key } of await session.aws.objects.list(BUCKET, 'fares/executions/'))
      if (key.endsWith('model.tar.gz')) await session.aws.objects.put(BUCKET, key, 'something else');

    const result = await session.plan();

    expect(result.outputs['reason']).toBe('package-swapped');
    expect(operations(session)).not.toContain('CloudFormation.CreateChangeSet');
  });

  test('is that the environment before has not run it', async () => {
    await using session = await openPlanSession();
    const release = await session.register('fares');
    await session.commit(manifest({ fares: entry(null) }));
    const digest = `sha256:${'0'.repeat(64)}`;
    await session.commit(
      manifest(
        { fares: entry({ ...release, imageDigest: digest }) },
        { environment: 'prod', promotesFrom: 'staging' },
      ),
    );

    const result = await session.plan({ inputs: { environment: 'prod' } });

    expect(result.outputs).toMatchObject({ reason: 'not-run-in-previous-environment', problems: '1' });
    expect((await session.written()).problems).toMatchObject([
      { model: 'fares', path: 'models.fares.release.modelPackageArn', file: 'environments/prod.json' },
    ]);
  });

  test.each([
    [{ environment: 'stagin' }, 'inputs-invalid', "did you mean 'staging'?"],
    [{ base: 'HEAD' }, 'inputs-invalid', 'write a full commit id'],
    [{ base: 'c'.repeat(40) }, 'base-missing', 'fetch-depth: 0'],
    [
      { template: 'cloudformation/none.yaml' },
      'template-invalid',
      'There is no template cloudformation/none.yaml',
    ],
    [{ template: '../secret.yaml' }, 'inputs-invalid', 'write a path within the repository'],
    [
      { 'execution-role-arn': 'arn:aws:iam::444455556666:role/x' },
      'account-mismatch',
      'environments/staging.json is about the account 111122223333',
    ],
  ])('is an input such as %j', async (inputs, reason, message) => {
    await using session = await openPlanSession();
    await session.commit(manifest({ fares: entry(null) }));

    const result = await session.plan({ inputs });

    expect(result.exitCode).toBe(1);
    expect(result.outputs['reason']).toBe(reason);
    expect(result.annotations.map((each) => each.message).join('\n')).toContain(message);
    expect(operations(session)).toEqual([]);
  });

  test('is a template that is too large', async () => {
    await using session = await openPlanSession();
    await session.commit(manifest({ fares: entry(null) }));
    await writeFile(path.join(session.workspace, 'large.yaml'), ' '.repeat(51_201));

    const result = await session.plan({ inputs: { template: 'large.yaml' } });

    expect(result.outputs['reason']).toBe('template-invalid');
  });
});

describe('a cancelled plan', () => {
  test('removes its change set', async () => {
    const { session } = await updatedSession();
    await using _ = session;
    const cancel = new AbortController();
    session.aws.faults.queue({
      operation: 'CloudFormation.DescribeChangeSet',
      kind: 'slow',
      delayMs: 60_000,
    });
    const running = session.plan({ signal: cancel.signal });
    await expect
      .poll(() => operations(session), { timeout: 30_000 })
      .toContain('CloudFormation.CreateChangeSet');

    cancel.abort();
    const result = await running;

    expect(result.conclusion).toBe('cancelled');
    expect(result.outputs['reason']).toBe('cancelled');
    expect((await session.stacks())[0]?.changeSets).toEqual([]);
  });

  test('removes at the end of the job what it could not remove at once', async () => {
    const { session } = await updatedSession();
    await using _ = session;
    // As many as the SDK's attempts: main gives up, post succeeds.
    session.aws.faults.queue({ operation: 'CloudFormation.DeleteChangeSet', kind: '500', times: 6 });

    const result = await session.plan();

    expect(result.outputs['reason']).toBe('aws-unavailable');
    expect(session.aws.faults.pending()).toEqual([]);
    expect(result.stdout).toContain('Removed the change set plan-');
    expect((await session.stacks())[0]?.changeSets).toEqual([]);
  });
});
