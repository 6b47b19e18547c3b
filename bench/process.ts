import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import listProcessTree from 'pidtree';
import measureProcesses from 'pidusage';

export interface Run {
  wallMs: number;
  /** Largest sum of resident memory over the process and its descendants; pages they share count once each. */
  peakBytes: number;
  stdout: string;
}

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface ProcessOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Sampling the process tree costs processor time of its own, so only long runs ask for it. */
  sampleMemory?: boolean;
  /** The exit codes that count as a success; 0 alone by default. */
  exitCodes?: readonly number[];
}

/** Runs a command to its end and measures it as a whole process. @throws when it exits with another code than expected. */
export async function runProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Run> {
  const started = process.hrtime.bigint();
  const child = spawn(command, args, {
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const sampling = new AbortController();
  const peak = options.sampleMemory === true ? samplePeak(child.pid, sampling.signal) : Promise.resolve(0);
  const code = await exited;
  const wallMs = Number(process.hrtime.bigint() - started) / 1e6;
  sampling.abort();
  if (code === null || !(options.exitCodes ?? [0]).includes(code)) {
    const tail = Buffer.concat(err).toString().trimEnd().split('\n').slice(-12).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with exit code ${String(code)}:\n${tail}`);
  }
  return { wallMs, peakBytes: await peak, stdout: Buffer.concat(out).toString() };
}

async function samplePeak(pid: number | undefined, signal: AbortSignal): Promise<number> {
  let peak = 0;
  if (pid === undefined) return peak;
  while (!signal.aborted) {
    try {
      const usage = await measureProcesses(await listProcessTree(pid, { root: true }));
      let total = 0;
      for (const entry of Object.values(usage)) total += entry.memory;
      peak = Math.max(peak, total);
    } catch {
      // A process that ended between being listed and being read is no loss: the next sample has the rest.
    }
    await sleep(50);
  }
  return peak;
}

/** Minimum, median and maximum of at least one value. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, median, max] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (min === undefined || median === undefined || max === undefined)
    throw new Error('no measurement to summarise');
  return { min, median, max };
}

/** Runs the two commands in turn, A B A B, so that a machine that slows down slows both. One warm-up each. */
export async function alternate(
  runs: number,
  a: () => Promise<Run>,
  b: () => Promise<Run>,
): Promise<{ a: Run[]; b: Run[] }> {
  await a();
  await b();
  const result: { a: Run[]; b: Run[] } = { a: [], b: [] };
  for (let i = 0; i < runs; i += 1) {
    result.a.push(await a());
    result.b.push(await b());
  }
  return result;
}
