import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from './failure.ts';

// The largest manifest of a thousand models has a few megabytes.
const MAX_BYTES = 64 * 1024 * 1024;

/** A full commit id, SHA-1 or SHA-256, and nothing that git could take for an option or another name. */
export function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Throws a `Failure` where the commit is not in the checkout at `folder`. */
export async function checkCommit(folder: string, commit: string): Promise<void> {
  if (!isCommit(commit)) throw new Error(`'${commit}' is no commit id.`);
  try {
    await git(folder, ['cat-file', '-e', `${commit}^{commit}`]);
  } catch (cause) {
    // Git's own words may say something else: that it is not installed, or that the checkout is another user's.
    const message = `The commit ${commit} is not in the checkout: give actions/checkout fetch-depth: 0, or name a commit that is there.`;
    throw new Failure('base-missing', message, { cause });
  }
}

/** The commit that a branch, tag or commit id names, such as `origin/main`. Throws a `Failure` where there is none. */
export async function resolveCommit(folder: string, ref: string): Promise<string> {
  const isName = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(ref) && !ref.includes('..');
  const commit = isName
    ? await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(
        () => '',
      )
    : '';
  if (isCommit(commit.trim())) return commit.trim();
  throw new Failure(
    'base-missing',
    `The checkout has no commit ${JSON.stringify(ref)}: give actions/checkout fetch-depth: 0, or name a branch or a commit that is there.`,
  );
}

/** Text of a file as a commit has it, or undefined where it has none. `file` is relative to `folder`. */
export async function fileAt(folder: string, commit: string, file: string): Promise<string | undefined> {
  if (!isCommit(commit)) throw new Error(`'${commit}' is no commit id.`);
  // ":(literal)" keeps git from reading wildcards in a path.
  const spec = `:(literal)${file.split(path.sep).join('/')}`;
  const entry = await git(folder, ['ls-tree', '-z', commit, '--', spec]);
  const [, type, id] = /^\d+ (\w+) ([0-9a-f]+)\t/.exec(entry) ?? [];
  if (type !== 'blob' || id === undefined) return undefined;
  return git(folder, ['cat-file', 'blob', id]);
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', [...args], { cwd: folder, maxBuffer: MAX_BYTES });
  return stdout;
}
