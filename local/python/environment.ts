import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findInterpreter } from './interpreter.ts';

const HERE = import.meta.dirname;
const REPOSITORY = resolve(HERE, '../..');

/** A virtual environment: `python` is its interpreter, `bin` the folder to put first in PATH. */
export interface PythonEnvironment {
  python: string;
  bin: string;
}

export interface PythonOptions {
  /** Gets one line at a time while the environment is being made; nothing when it is there already. */
  log?: (line: string) => void;
  /** `steps` (the default) is what the step scripts run in; `test` holds the AWS clients, and moto, that tests use. */
  purpose?: 'steps' | 'test';
  /** Other places than the repository's own, for tests. */
  folder?: string;
  requirements?: string;
  environment?: NodeJS.ProcessEnv;
}

/**
 * Makes the Python virtual environment (`.local/python`, or `.local/python-test`) where it is missing or was made
 * from other requirements, and returns it. Safe in several processes at once. Throws one sentence that says what to
 * install where Python 3.10+ or its venv module is missing.
 */
export async function ensurePython(options: PythonOptions = {}): Promise<PythonEnvironment> {
  const suffix = options.purpose === 'test' ? '-test' : '';
  const folder = options.folder ?? join(REPOSITORY, '.local', `python${suffix}`);
  const requirements = options.requirements ?? join(HERE, `requirements${suffix}.txt`);
  const environment = options.environment ?? process.env;
  const bin = join(folder, 'bin');
  const python = join(bin, 'python3');

  const stamp = await stampOf(folder, requirements);
  const named = environment['PYTHON'] ?? '';
  const [made, madeBy] = await readStamp(folder);
  // Without PYTHON whatever interpreter made it will do; with it, only that one.
  if (existsSync(python) && made === stamp && (named === '' || madeBy === named)) return { python, bin };

  const interpreter = await findInterpreter(environment);
  await create(
    interpreter,
    [folder, requirements, `${stamp}\n${named}`],
    environment,
    options.log ?? (() => undefined),
  );
  return { python, bin };
}

async function stampOf(folder: string, requirements: string): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(requirements));
  // An environment that was moved has scripts that point to its old place.
  hash.update(folder);
  return hash.digest('hex');
}

/** What the environment was made from, and the interpreter that PYTHON named then. */
async function readStamp(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'complete'), 'utf8').catch(() => '');
  return text.split('\n');
}

async function create(
  interpreter: string,
  parameters: string[],
  environment: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<void> {
  const child = spawn(interpreter, [join(HERE, 'create.py'), ...parameters], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', log);
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const code = await new Promise<number | null>((settle, reject) => {
    child.on('error', reject);
    child.on('close', settle);
  });
  if (code !== 0) throw new Error(errors.slice(-9).join('\n') || `${interpreter} ended with code ${code}.`);
}
