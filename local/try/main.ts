import path from 'node:path';
import { messageOf } from '../plain.ts';
import { ensurePython } from '../python/environment.ts';
import { mainMetric } from '../training/dataset.ts';
import { metricTable } from '../training/metric-table.ts';
import { openSession, REPOSITORY } from '../training/session.ts';
import { shortPath } from '../training/state-folder.ts';
import type { ExecutionState } from '../training/steps.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { stepTable } from './step-table.ts';
import { tryPipeline } from './trial.ts';

/** Runs one pipeline on the state of the runs before, and answers whether it succeeded. */
async function main(argv: readonly string[]): Promise<boolean> {
  if (argv.includes('--help')) {
    console.log(USAGE);
    return true;
  }
  const options = parseArguments(argv);
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupt.abort());
  await ensurePython({ log: (line) => console.log(line) });

  const state = path.resolve(options.state ?? path.join(REPOSITORY, '.local/try'));
  await using session = await openSession(path.join(state, 'aws'));
  const run = { ...options, signal: interrupt.signal, onState: printChanges() };
  const trial = await tryPipeline(session, run).catch((error: unknown) => {
    throw interrupt.signal.aborted
      ? new Error('Interrupted; everything that was started has been ended.')
      : error;
  });
  console.log(`\n${stepTable(trial.definition, trial.facts.state.steps)}`);
  const { metrics, gates } = trial.facts;
  if (metrics.length > 0) {
    const before =
      trial.before && Object.fromEntries(trial.before.metrics.map(({ name, value }) => [name, value]));
    console.log(`\n${metricTable({ metrics, gates, main: await mainMetric(options.pipeline), before })}`);
  }
  for (const arn of registered(trial.facts.state)) console.log(`\nRegistered ${arn}`);
  console.log(`\nResults: ${shortPath(state)}/aws/s3; logs: ${shortPath(state)}/aws/logs`);
  if (trial.failure !== undefined) console.error(`\n${trial.failure}`);
  return trial.failure === undefined;
}

/** The ARNs of the model packages that an execution registered. */
function registered({ steps }: ExecutionState): string[] {
  return steps.flatMap(({ metadata }) => metadata.RegisterModel?.Arn ?? []);
}

/** Prints a line whenever a step's status changes. */
function printChanges(): (state: ExecutionState) => void {
  const known = new Map<string, string>();
  return ({ steps }) => {
    for (const { name, status, origin } of steps) {
      const text = origin === 'ran' ? status : origin;
      if (known.get(name) === text) continue;
      known.set(name, text);
      console.log(`${name}: ${text}`);
    }
  };
}

try {
  if (!(await main(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 2;
}
