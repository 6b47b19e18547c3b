import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** Forty zeros: no commit, as GitHub writes it in events. */
export const NO_COMMIT = '0'.repeat(40);

/** Runs git in one repository. Its output is answered as it is; a failure throws a `GitError`. */
export interface Git {
  (args: readonly string[], options?: GitOptions): Promise<string>;
  /** Folder of the bare repository. */
  folder: string;
}

export interface GitOptions {
  input?: string | Buffer;
  env?: Readonly<Record<string, string>>;
  /** Another folder than the repository's own. */
  cwd?: string;
  /** Exit codes that are answers. */
  allow?: readonly number[];
  /** How the output becomes text: `latin1` keeps one character for each byte. */
  encoding?: 'utf8' | 'latin1';
}

export class GitError extends Error {
  readonly exitCode: number;
  readonly output: string;
  constructor(args: readonly string[], exitCode: number, output: string, errors: string) {
    super(`git ${args[0]} ended with ${exitCode}: ${errors.trim()}`);
    this.name = 'GitError';
    this.exitCode = exitCode;
    this.output = output;
  }
}

// Nothing of the person's own git settings decides what happens here.
const QUIET = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };

export function openGit(folder: string): Git {
  const run = (args: readonly string[], options: GitOptions = {}): Promise<string> =>
    runGit(args, { cwd: folder, ...options });
  return Object.assign(run, { folder });
}

/** Makes an empty bare repository. */
export async function createBareRepository(folder: string, branch: string): Promise<Git> {
  await mkdir(folder, { recursive: true });
  const git = openGit(folder);
  await git(['init', '--quiet', '--bare', '--initial-branch', branch]);
  // Jobs fetch commits of pull requests by their id.
  await git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  await git(['config', 'http.receivepack', 'true']);
  await git(['config', 'core.logAllRefUpdates', 'false']);
  await git(['config', 'gc.auto', '0']);
  return git;
}

/** Commits all files of a folder, but those that its .gitignore names, as the first commit of a branch. */
export async function importFolder(
  git: Git,
  source: string,
  branch: string,
  message: string,
): Promise<string> {
  const index = path.join(git.folder, 'import.index');
  const env = { GIT_INDEX_FILE: index, GIT_DIR: git.folder, GIT_WORK_TREE: source };
  await git(['add', '--all', '.'], { env, cwd: source });
  const tree = (await git(['write-tree'], { env })).trim();
  const author = signature('Template', 'template@example.com');
  const commit = (await git(['commit-tree', tree, '-m', message], { env: { ...env, ...author } })).trim();
  await git(['update-ref', `refs/heads/${branch}`, commit, '']);
  return commit;
}

/** Variables with which git writes this name as author and committer. */
export function signature(name: string, email: string, at?: Date): Record<string, string> {
  const date = at && { GIT_AUTHOR_DATE: at.toISOString(), GIT_COMMITTER_DATE: at.toISOString() };
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    ...date,
  };
}

function runGit(args: readonly string[], options: GitOptions & { cwd: string }): Promise<string> {
  const { cwd, env = {}, input, allow = [], encoding = 'utf8' } = options;
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], { cwd, env: { PATH: process.env['PATH'], ...QUIET, ...env } });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const text = Buffer.concat(output).toString(encoding);
      if (code === 0 || allow.includes(code ?? -1)) return resolve(text);
      reject(new GitError(args, code ?? -1, text, Buffer.concat(errors).toString('utf8')));
    });
    // A git that ends before it has read all of its input says why by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
