import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Isolation, unshare } from './isolation.ts';

export interface ContainerSpec {
  /** Has `ml` (what the program sees as /opt/ml), `work` and `temporary`. */
  folder: string;
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  logFile: string;
  /** Interpreter that starts the program; its folder comes first in PATH. */
  python: string;
  isolation: Isolation;
  /** Gets each line of standard output and standard error. */
  line?: (line: string) => void;
}

export interface ContainerEnding {
  code: number;
  /** The last lines of standard error. */
  errors: readonly string[];
}

export interface Container {
  ended: Promise<ContainerEnding>;
  /** SIGTERM now, SIGKILL after the grace period in milliseconds: to the program and all that it started. */
  stop(grace: number): void;
}

const launcher = join(import.meta.dirname, 'launch.py');
const redirect = join(import.meta.dirname, 'redirect');
const contractFolder = '/opt/ml';
const errorLines = 40;

type Program = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts a program under SageMaker's container contract as a process of this machine. */
export async function startContainer(spec: ContainerSpec): Promise<Container> {
  await mkdir(dirname(spec.logFile), { recursive: true });
  const [command, ...parameters] = launchCommand(spec);
  const child = spawn(command ?? '', parameters, {
    cwd: join(spec.folder, 'work'),
    env: containerEnvironment(spec),
    stdio: ['pipe', 'pipe', 'pipe'],
    // A process group of its own, so that a signal reaches all of it.
    detached: true,
  });
  return { ended: follow(child, spec), stop: (grace) => stop(child, grace) };
}

function launchCommand(spec: ContainerSpec): string[] {
  const launch = [spec.python, '-I', '-S', launcher];
  if (spec.isolation === 'redirect')
    return [...launch, '--', ...spec.command.map((text) => toFolder(spec, text))];
  const mounts = ['--mount', join(spec.folder, 'ml'), join(spec.folder, 'stage')];
  return [...unshare, ...launch, ...mounts, '--', ...spec.command];
}

function containerEnvironment(spec: ContainerSpec): Record<string, string> {
  const base: Record<string, string> = {
    PATH: [dirname(spec.python), process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'].join(':'),
    HOME: join(spec.folder, 'work'),
    TMPDIR: join(spec.folder, 'temporary'),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  if (spec.isolation === 'mount') return { ...base, ...spec.environment };
  const rewritten = Object.entries(spec.environment).map(([name, value]): [string, string] => [
    name,
    toFolder(spec, value),
  ]);
  const own = Object.fromEntries(rewritten);
  const path = [redirect, own['PYTHONPATH']].filter(Boolean).join(':');
  return { ...base, ...own, PYTHONPATH: path, LOCAL_CONTAINER_FOLDER: join(spec.folder, 'ml') };
}

/** Without a mount, a path under /opt/ml in the command or the environment has to be the real one. */
function toFolder(spec: ContainerSpec, text: string): string {
  return text.replaceAll(new RegExp(`${contractFolder}(?=/|$|[^\\w.-])`, 'g'), join(spec.folder, 'ml'));
}

async function follow(child: Program, spec: ContainerSpec): Promise<ContainerEnding> {
  const log = createWriteStream(spec.logFile);
  const errors: string[] = [];
  const streams = [child.stdout, child.stderr].map(async (stream) => {
    const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
      log.write(`${line}\n`);
      spec.line?.(line);
      if (stream === child.stderr && errors.push(line) > errorLines) errors.shift();
    }
  });
  // The other end may be gone already when the lifeline is closed.
  child.stdin.on('error', () => undefined);
  const code = await exitCode(child, errors);
  signalGroup(child, 'SIGKILL');
  await Promise.all(streams);
  log.end();
  await finished(log);
  return { code, errors };
}

async function exitCode(child: Program, errors: string[]): Promise<number> {
  return await new Promise((settle) => {
    child.once('error', (error) => {
      errors.push(error.message);
      settle(127);
    });
    child.once('exit', (code, signal) => settle(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}

function stop(child: Program, grace: number): void {
  signalGroup(child, grace > 0 ? 'SIGTERM' : 'SIGKILL');
  if (grace <= 0) return;
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  child.once('exit', () => clearTimeout(timer));
}

function signalGroup(child: Program, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group is empty: all have ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
