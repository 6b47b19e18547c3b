import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { MODEL, openDeploymentSession } from './deployment-session.ts';
import { operations } from './observation.ts';
import { type BadStack, bringStack, stackOf } from './stack-states.ts';
import { entry, manifest, openPlanSession, OWNER, type PlanSession } from './plan-session.ts';

const NAME = 'fares-staging';
const STACK: BadStack = {
  name: NAME,
  owner: { environment: 'staging', model: 'fares', repository: OWNER },
  taken: 'fares',
};

async function inState(status: string): Promise<PlanSession> {
  const session = await openPlanSession();
  await session.commit(manifest({ fares: entry(await session.register('fares')) }));
  await bringStack(session, STACK, status);
  session.aws.requests.clear();
  return session;
}

describe('a stack that is', () => {
  test.each<[string, string, string]>([
    ['REVIEW_IN_PROGRESS', 'create', 'everything in it is added'],
    ['ROLLBACK_COMPLETE', 'create', 'is deleted and made again'],
    ['CREATE_FAILED', 'create', 'is deleted and made again'],
    ['CREATE_IN_PROGRESS', 'update', 'deploying waits for its end'],
  ])('%s gets a plan without a change set: %s', async (status, action, sentence) => {
    await using session = await inState(status);
    const before = await session.stacks();
    session.aws.requests.clear();

    const result = await session.plan();

    expect(result.outputs).toMatchObject({ changes: 'true', reason: 'planned' });
    expect((await session.written()).models).toMatchObject([{ action, stack: { status } }]);
    expect(result.summary).toContain(sentence);
    expect(operations(session)).not.toContain('CloudFormation.CreateChangeSet');
    expect(await session.stacks()).toEqual(before);
  });

  test.each<[string, string]>([
    ['UPDATE_FAILED', 'aws cloudformation rollback-stack'],
    ['DELETE_FAILED', '--retain-resources'],
  ])("%s is a person's to end, who is told how: %s", async (status, todo) => {
    await using session = await inState(status);

    const result = await session.plan();

    expect(result.exitCode).toBe(1);
    expect(result.outputs['reason']).toBe('stack-blocked');
    expect(result.annotations.map(({ message }) => message).join('\n')).toContain(todo);
    expect(operations(session)).not.toContain('CloudFormation.CreateChangeSet');
  });

  test('UPDATE_ROLLBACK_COMPLETE changes like any other, and its change set goes again', async () => {
    await using session = await inState('UPDATE_ROLLBACK_COMPLETE');

    const result = await session.plan();

    expect(result.outputs).toMatchObject({ changes: 'true', reason: 'planned' });
    expect(operations(session)).toContain('CloudFormation.DeleteChangeSet');
    expect(await session.stacks()).toMatchObject([{ status: 'UPDATE_ROLLBACK_COMPLETE', changeSets: [] }]);
  });
});

test('another instance type under autoscaling takes two updates, and the summary says why', async () => {
  await using session = await openPlanSession();
  const release = await session.register('fares');
  const autoscaling = { min: 2, max: 4, invocationsPerInstance: 500 };
  const running = manifest({ fares: entry(release, { instanceCount: 2, autoscaling }) });
  await session.commit(running);
  await session.deploy(running, 'fares');
  const changes = { instanceType: 'ml.m5.xlarge', instanceCount: 2, autoscaling };
  await session.commit(manifest({ fares: entry(release, changes) }));

  const result = await session.plan();

  expect(result.annotations).toEqual([]);
  expect((await session.written()).models).toMatchObject([{ action: 'update', steps: 2, cost: 'up' }]);
  expect(result.summary).toContain('Takes two updates of the stack');
  expect(result.summary).toContain('2 to 4 × ml.m5.large → 2 to 4 × ml.m5.xlarge');
  expect((await session.stacks())[0]?.changeSets).toEqual([]);
});

test.each<[string, (template: string) => string]>([
  [
    'replace',
    (template) =>
      template.replace('EndpointName: !Ref EndpointName', "EndpointName: !Sub '${EndpointName}-b'"),
  ],
  [
    'remove',
    (template) =>
      template.split('\nOutputs:')[0]?.replace('  Endpoint:\n', '  Endpoint:\n    Condition: Canary\n') ?? '',
  ],
])('a template that would %s an endpoint that serves is refused', async (word, change) => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await session.planAndDeploy('staging');
  await session.commit('cloudformation/endpoint.yaml', change);

  const result = await session.plan('staging');

  expect(result.outputs).toMatchObject({ reason: 'endpoint-replaced', problems: '1' });
  expect(result.annotations[0]?.message).toContain(
    `would ${word} the endpoint of the stack ${MODEL}-staging`,
  );
});

test.each<[string, (template: string) => string, string]>([
  ['is no template', (template) => template.replace('Resources:', 'Things:'), 'Things'],
  ['wants another parameter', (template) => template.replace('  Autoscaling:', '  Scaling:'), 'caling'],
])(
  'a template that %s is told as CloudFormation tells it, and the plan is written',
  async (_, change, told) => {
    await using session = await openPlanSession();
    const running = manifest({ fares: entry(await session.register('fares')) });
    await session.commit(running);
    await session.deploy(running, 'fares');
    const file = path.join(session.workspace, 'cloudformation/endpoint.yaml');
    await writeFile(file, change(await readFile(file, 'utf8')));

    const result = await session.plan();

    expect(result.outputs).toMatchObject({ reason: 'change-set-failed', problems: '1' });
    expect((await session.written()).problems[0]?.message).toMatch(
      new RegExp(`does not take the template with these parameters: .*${told}`),
    );
    expect((await session.stacks())[0]?.changeSets).toEqual([]);
  },
);

test('a stack that another run begins to change meanwhile is no problem of the plan', async () => {
  await using session = await openPlanSession();
  const running = manifest({ fares: entry(await session.register('fares')) });
  await session.commit(running);
  await session.deploy(running, 'fares');
  await session.commit(manifest({ fares: entry(await session.register('fares')) }));
  // Between the look at the stack and the change set, which a server that is busy holds up.
  session.aws.faults.queue({ operation: 'CloudFormation.CreateChangeSet', kind: 'throttle', times: 5 });
  const planning = session.plan();
  await expect
    .poll(() => operations(session), { timeout: 30_000 })
    .toContain('CloudFormation.CreateChangeSet');
  session.aws.time.polls.stack = 1000;
  await session.cloudformation.send(new UpdateStackCommand(stackOf(STACK, 'a')));

  const result = await planning;

  expect(result.outputs).toMatchObject({ reason: 'planned', problems: '0' });
  expect(result.summary).toContain('is under way (since this run looked)');
});

describe('the policy of the base', () => {
  test("counts, so that a change can't lift a freeze for itself", async () => {
    await using session = await openPlanSession();
    const models = { fares: entry(await session.register('fares')) };
    const freeze = [{ from: '2020-01-01T00:00', to: '2120-01-01T00:00', timeZone: 'UTC', reason: 'Audit' }];
    const policy = { soak: 'PT0S', freeze, maxMetricRegressionPercent: 2 };
    const base = await session.commit(manifest({ fares: entry(null) }, { policy }));
    await session.commit(manifest(models));

    const result = await session.plan({ inputs: { base } });

    expect(result.outputs).toMatchObject({ reason: 'frozen', problems: '1' });
    expect(result.annotations[0]?.message).toContain('Audit');
  });

  test('lets through what the same change freezes from then on', async () => {
    await using session = await openPlanSession();
    const base = await session.commit(manifest({ fares: entry(null) }));
    const freeze = [{ from: '2020-01-01T00:00', to: '2120-01-01T00:00', timeZone: 'UTC', reason: 'Audit' }];
    const policy = { soak: 'PT0S', freeze, maxMetricRegressionPercent: 2 };
    await session.commit(manifest({ fares: entry(await session.register('fares')) }, { policy }));

    const result = await session.plan({ inputs: { base } });

    expect(result.outputs).toMatchObject({ reason: 'planned', problems: '0' });
  });
});

test('what one change set costs keeps no other one from being removed', async () => {
  await using session = await openPlanSession();
  const running = { one: entry(await session.register('one')), two: entry(await session.register('two')) };
  await session.commit(manifest(running));
  for (const model of ['one', 'two']) await session.deploy(manifest(running), model);
  const next = { one: entry(await session.register('one')), two: entry(await session.register('two')) };
  await session.commit(manifest(next));
  // Six attempts each: both fail in main, the first one in post too.
  session.aws.faults.queue({ operation: 'CloudFormation.DeleteChangeSet', kind: '500', times: 18 });

  const result = await session.plan();

  expect(result.outputs['reason']).toBe('aws-unavailable');
  expect(session.aws.faults.pending()).toEqual([]);
  const left = (await session.stacks()).flatMap(({ changeSets }) => changeSets);
  expect(left).toHaveLength(1);
});

test('a plan may be written into a folder that is not there yet', async () => {
  await using session = await openPlanSession();
  await session.commit(manifest({ fares: entry(null) }));

  const result = await session.plan({ inputs: { 'plan-file': 'out/of/plan.json' } });

  expect(result.outputs).toMatchObject({ 'plan-file': 'out/of/plan.json', reason: 'planned-nothing' });
});
