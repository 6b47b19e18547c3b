import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
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

/** Whether the checkout at `folder` has the commit. */
export async function hasCommit(folder: string, commit: string): Promise<boolean> {
  if (!isCommit(commit)) return false;
  return git(folder, ['cat-file', '-e', `${commit}^{commit}`]).then(
    () => true,
    () => false,
  );
}

/** Commits that a commit came from: two or more of a merge, the branch that was merged into first. */
export async function parentsOf(folder: string, commit: string): Promise<string[]> {
  if (!isCommit(commit)) throw new Error(`'${commit}' is no commit id.`);
  const text = await git(folder, ['rev-parse', `${commit}^@`]);
  return text.split('\n').filter(Boolean);
}

/** Paths that differ between two commits, a moved file in its old place too. */
export async function changedFiles(folder: string, before: string, after: string): Promise<string[]> {
  if (!isCommit(before) || !isCommit(after)) throw new Error(`'${before}' or '${after}' is no commit id.`);
  const text = await git(folder, ['diff', '--name-only', '--no-renames', '-z', before, after, '--']);
  return text.split('\0').filter(Boolean);
}

/** Names of the files that a commit has in a folder itself; links and what else is no file are left out. */
export async function fileNamesAt(folder: string, commit: string, within: string): Promise<string[]> {
  if (!isCommit(commit)) throw new Error(`'${commit}' is no commit id.`);
  const prefix = `${within.split(path.sep).join('/')}/`;
  const text = await git(folder, ['ls-tree', '-z', commit, '--', `:(literal)${prefix}`]);
  return text.split('\0').flatMap((entry) => {
    const [, name] = /^100\d+ blob [0-9a-f]+\t(.*)$/s.exec(entry) ?? [];
    return name === undefined ? [] : [name.slice(prefix.length)];
  });
}

/** Writes what a commit has below a folder into another, new one, without touching the checkout. Nothing where it has no such folder. */
export async function exportFolder(
  repository: string,
  commit: string,
  folder: string,
  target: string,
): Promise<void> {
  if (!isCommit(commit)) throw new Error(`'${commit}' is no commit id.`);
  const tree = `${commit}:${folder.split(path.sep).join('/')}`;
  const known = await git(repository, ['cat-file', '-t', tree]).catch(() => '');
  await mkdir(target, { recursive: true });
  if (known.trim() !== 'tree') return;
  // An index of its own: the checkout's says what is checked out there.
  const index = { GIT_INDEX_FILE: path.join(target, '.index') };
  await git(repository, ['read-tree', tree], index);
  await git(repository, ['checkout-index', '--all', `--prefix=${target}/`], index);
  await rm(index.GIT_INDEX_FILE);
}

/** Commits of a branch's own line that changed a file, newest first; what was merged into it counts as its merge. */
export async function mainlineOf(folder: string, commit: string, file: string): Promise<string[]> {
  if (!isCommit(commit)) throw new Error(`'${commit}' is no commit id.`);
  const spec = `:(literal)${file.split(path.sep).join('/')}`;
  const text = await git(folder, ['log', '--first-parent', '--format=%H', commit, '--', spec]);
  return text.split('\n').filter(Boolean);
}

async function git(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const options = { cwd: folder, maxBuffer: MAX_BYTES, env: { ...process.env, ...environment } };
  const { stdout } = await promisify(execFile)('git', [...args], options);
  return stdout;
}
