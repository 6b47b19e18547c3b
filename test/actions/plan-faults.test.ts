import { describe, expect, test } from 'vitest';
import { type FaultKind, faultKinds } from '../../local/aws/faults.ts';
import { operations } from './observation.ts';
import { entry, manifest, openPlanSession, type PlanSession } from './plan-session.ts';

interface Scenario {
  name: string;
  prepare: (session: PlanSession) => Promise<string | undefined>;
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a new endpoint',
    async prepare(session) {
      await session.commit(manifest({ fares: entry(await session.register('fares')) }));
      return undefined;
    },
  },
  {
    name: 'a stack that changes',
    async prepare(session) {
      const running = manifest({ fares: entry(await session.register('fares')) });
      const base = await session.commit(running);
      await session.deploy(running, 'fares');
      await session.commit(manifest({ fares: entry(await session.register('fares')) }));
      return base;
    },
  },
  {
    name: 'a stack that stays',
    async prepare(session) {
      const running = manifest({ fares: entry(await session.register('fares')) });
      await session.commit(running);
      await session.deploy(running, 'fares');
      return undefined;
    },
  },
];

/** Runs the scenario with the same fault on each of these operations; none by default. */
async function play({ prepare }: Scenario, kind?: FaultKind, disturbed: readonly string[] = []) {
  await using session = await openPlanSession();
  const base = await prepare(session);
  session.aws.requests.clear();
  if (kind) for (const operation of disturbed) session.aws.faults.queue({ operation, kind, delayMs: 300 });
  const { exitCode, outputs, annotations } = await session.plan({ inputs: { base: base ?? '' } });
  const { models } = await session.written();
  return {
    operations: [...new Set(operations(session))],
    missed: session.aws.faults.pending().map(({ operation }) => operation),
    end: {
      exitCode,
      outputs,
      annotations,
      stacks: await session.stacks(),
      models: models.map(({ action, resources, settings, package: pinned }) => ({
        action,
        resources,
        settings: settings.map(({ name }) => name),
        metrics: pinned?.metrics,
      })),
    },
  };
}

describe.concurrent.each(SCENARIOS)('$name', (scenario) => {
  const quiet = play(scenario);

  test.each(faultKinds)('is planned the same when every operation meets a fault: %s', async (kind) => {
    const { operations: all, end } = await quiet;

    const disturbed = await play(scenario, kind, all);

    expect(disturbed.missed).toEqual([]);
    expect(disturbed.end).toEqual(end);
  });

  test('leaves no change set behind', async () => {
    const { end } = await quiet;

    expect(end.stacks.flatMap(({ changeSets }) => changeSets)).toEqual([]);
  });
});
