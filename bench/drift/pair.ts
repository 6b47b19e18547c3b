import { join, resolve } from 'node:path';
import { ensurePython } from '../../local/python/environment.ts';
import { runProcess, spread } from '../process.ts';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');

export interface Measured {
  wallMs: number;
  /** Of all its threads. */
  cpuMs: number;
  peakBytes: number;
  /** What the program itself printed last. */
  said: string;
}

/** A command line in Python: a script and its arguments. */
export interface PythonCommand {
  python: string;
  script: readonly string[];
  env?: NodeJS.ProcessEnv;
}

/** The environment of the drift engine, and that of Evidently. */
export async function pythons(): Promise<{ ours: string; theirs: string }> {
  const { python: ours } = await ensurePython();
  const { python: theirs } = await ensurePython({
    folder: join(ROOT, '.local/python-bench-drift'),
    requirements: join(HERE, 'requirements.txt'),
    log: (line) => console.error(line),
  });
  return { ours, theirs };
}

/** Runs both as whole processes in turn, so that a machine that slows down slows both, and answers the medians. */
export async function measurePair(
  runs: number,
  ours: PythonCommand,
  theirs: PythonCommand,
): Promise<{ ours: Measured; theirs: Measured }> {
  const all: { ours: Measured[]; theirs: Measured[] } = { ours: [], theirs: [] };
  for (let run = 0; run < runs; run += 1) {
    all.ours.push(await measure(ours));
    all.theirs.push(await measure(theirs));
  }
  return { ours: medians(all.ours), theirs: medians(all.theirs) };
}

async function measure({ python, script, env }: PythonCommand): Promise<Measured> {
  const command = [join(HERE, 'measure.py'), python, ...script];
  const { stdout } = await runProcess(python, command, { env: { ...process.env, ...env } });
  const [figures = '', said = ''] = stdout.trimEnd().split('\n').toReversed();
  const parsed: Omit<Measured, 'said'> = JSON.parse(figures);
  return { ...parsed, said };
}

function medians(measured: readonly Measured[]): Measured {
  const median = (pick: (one: Measured) => number) => spread(measured.map(pick)).median;
  return {
    wallMs: median(({ wallMs }) => wallMs),
    cpuMs: median(({ cpuMs }) => cpuMs),
    peakBytes: median(({ peakBytes }) => peakBytes),
    said: measured.at(-1)?.said ?? '',
  };
}
