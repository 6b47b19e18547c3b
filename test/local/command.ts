import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');

export interface CommandResult {
  exitCode: number | null;
  /** What it wrote, stdout and stderr in the order in which they came. */
  output: string;
}

/** Runs one of the repository's commands as `npm run` does. `onOutput` gets all output so far, at every piece of it. */
export async function runCommand(
  script: string,
  args: readonly string[],
  onOutput?: (output: string, child: ChildProcess) => void,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      onOutput?.(output, child);
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { exitCode, output };
}

export async function temporaryFolder(stack: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'command-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
