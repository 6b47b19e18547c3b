import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FaultKind, faultKinds } from '../../local/aws/faults.ts';
import type { ActionResult } from '../../local/runner/action.ts';
import { openSession, type Session } from './session.ts';
import { stateOf } from './state.ts';

interface Scenario {
  name: string;
  /** What is there before the faults come. */
  prepare: (session: Session) => Promise<unknown>;
  act: (session: Session) => Promise<ActionResult>;
}

const waiting = { inputs: { wait: 'true' } };

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'build-pipeline creates',
    prepare: () => Promise.resolve(),
    act: (session) => session.build(),
  },
  {
    name: 'build-pipeline updates',
    prepare: async (session) => {
      await session.build();
      const file = 'pipelines/tiny/fit.py';
      await session.write(file, `${await readFile(path.join(session.workspace, file), 'utf8')}# changed\n`);
    },
    act: (session) => session.build({ inputs: { tags: 'team=fares' } }),
  },
  {
    name: 'run-pipeline waits',
    prepare: (session) => session.build(),
    act: (session) => session.run(waiting),
  },
  {
    name: 'run-pipeline meets a gate',
    prepare: (session) => session.build(),
    act: (session) => session.run({ inputs: { wait: 'true', parameters: 'Threshold=1' } }),
  },
];

/** Runs the scenario with the same fault on each of these operations; none by default. */
async function play(scenario: Scenario, kind?: FaultKind, operations: readonly string[] = []) {
  await using session = await openSession();
  await scenario.prepare(session);
  session.aws.requests.clear();
  if (kind) for (const operation of operations) session.aws.faults.queue({ operation, kind, delayMs: 300 });
  const { exitCode, outputs, annotations } = await scenario.act(session);
  const { 'execution-arn': _, ...comparable } = outputs;
  return {
    operations: [...new Set(session.aws.requests.all().map(({ operation }) => operation))],
    missed: session.aws.faults.pending().map(({ operation }) => operation),
    end: {
      exitCode,
      outputs: comparable,
      errors: annotations.length,
      state: await stateOf(session),
    },
  };
}

describe.concurrent.each(SCENARIOS)('$name', (scenario) => {
  const quiet = play(scenario);

  test.each(faultKinds)('to the same end when every operation meets a fault: %s', async (kind) => {
    const { operations, end } = await quiet;

    const disturbed = await play(scenario, kind, operations);

    expect(disturbed.missed).toEqual([]);
    expect(disturbed.end).toEqual(end);
  });
});
