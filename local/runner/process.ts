import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Environment } from './environment.ts';

// As the hosted runner does on cancel: 7.5 s after SIGINT comes SIGTERM, 2.5 s later SIGKILL.
const CANCEL_STEPS = [
  { signal: 'SIGINT', waitMs: 7_500 },
  { signal: 'SIGTERM', waitMs: 2_500 },
  { signal: 'SIGKILL', waitMs: 0 },
] as const;

export interface ProcessOptions {
  command: string;
  args: readonly string[];
  cwd: string;
  environment: Environment;
  onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  signal?: AbortSignal | undefined;
}

/** Runs a process to its end, line by line. Answers its exit code; 130 where a signal ended it. */
export async function runProcess(options: ProcessOptions): Promise<number> {
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in a terminal reaches the runner alone, which then cancels in its order.
    detached: true,
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const ended = [
    readLines(child.stdout, (line) => options.onLine(line, 'stdout')),
    readLines(child.stderr, (line) => options.onLine(line, 'stderr')),
  ];
  const timers: NodeJS.Timeout[] = [];
  const cancel = (): void => {
    let delay = 0;
    for (const { signal, waitMs } of CANCEL_STEPS) {
      timers.push(
        setTimeout(() => (signal === 'SIGKILL' ? killGroup(child.pid) : child.kill(signal)), delay),
      );
      delay += waitMs;
    }
  };
  if (options.signal?.aborted) cancel();
  options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const code = await closed;
    await Promise.all(ended);
    return code ?? 130;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Ends the process with all that it started, which would keep its output open. */
function killGroup(id: number | undefined): void {
  if (id === undefined) return;
  try {
    process.kill(-id, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/** The Node that an action declares with `using: node24`: this process's own, else the one from the package `node`. */
export function nodeFor(using: string): string {
  const major = Number(using.replace('node', ''));
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const packaged = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (existsSync(packaged)) return packaged;
  throw new Error(
    `The action needs Node ${major}; this is ${process.version}. "npm ci" installs the right one.`,
  );
}

async function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) onLine(line);
}
