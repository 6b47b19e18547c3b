import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Git } from './git.ts';
import { GitError, NO_COMMIT, signature } from './git.ts';

/** A commit as git has it. */
export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  message: string;
  author: Signature;
  committer: Signature;
}

export interface Signature {
  name: string;
  email: string;
  /** ISO 8601. */
  date: string;
}

export interface FileChange {
  path: string;
  status: 'added' | 'modified' | 'removed' | 'renamed';
  previousPath?: string;
  additions: number;
  deletions: number;
  /** Unified difference without its header; empty of a binary file. */
  patch: string;
  /** Blob after the change, or before it where it was removed. */
  blob: string;
}

export async function headOf(git: Git, ref: string): Promise<string | undefined> {
  const text = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    allow: [1, 128],
  });
  return text.trim() || undefined;
}

export function branchHead(git: Git, branch: string): Promise<string | undefined> {
  return headOf(git, `refs/heads/${branch}`);
}

export async function branches(git: Git): Promise<{ name: string; sha: string }[]> {
  const text = await git(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads']);
  return lines(text).map((line) => ({ sha: line.slice(0, 40), name: line.slice(41 + 'refs/heads/'.length) }));
}

/** Undefined where there is no such commit. */
export async function readCommit(git: Git, sha: string): Promise<Commit | undefined> {
  const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';
  const text = await git(
    ['show', '--no-patch', `--format=${format}`, '--end-of-options', `${sha}^{commit}`],
    {
      allow: [128],
    },
  );
  const parts = text.split('\0');
  if (parts.length < 10) return undefined;
  const [id = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', body = ''] =
    parts;
  return {
    sha: id,
    tree,
    parents: parents.split(' ').filter(Boolean),
    message: body.trimEnd(),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
  };
}

/** Commits from the newest back, the ones that `from` already has left out. */
export async function commitsBetween(
  git: Git,
  from: string | undefined,
  to: string,
  limit = 250,
): Promise<Commit[]> {
  const range = from === undefined || from === NO_COMMIT ? [to] : [`^${from}`, to];
  const text = await git(['rev-list', `--max-count=${limit}`, ...range, '--']);
  const found = await Promise.all(lines(text).map((sha) => readCommit(git, sha)));
  return found.filter((commit) => commit !== undefined);
}

export interface Entry {
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
  path: string;
  size: number | undefined;
}

const DEPTHS = { entries: [], files: ['-r'], all: ['-r', '-t'] } as const;

/** Entries of a commit's folder, or all files below it, or these and all folders. */
export async function readTree(
  git: Git,
  treeish: string,
  options: { folder?: string; depth?: keyof typeof DEPTHS } = {},
) {
  const { folder = '', depth = 'entries' } = options;
  const spec = folder === '' ? [] : ['--', `${folder.replace(/\/+$/, '')}/`];
  const text = await git(['ls-tree', '-z', '-l', ...DEPTHS[depth], treeish, ...spec], {
    allow: [128],
  });
  const entries: Entry[] = [];
  for (const line of text.split('\0').filter(Boolean)) {
    const [, mode = '', type = '', sha = '', size = '', name = ''] =
      /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)$/s.exec(line) ?? [];
    if (type !== 'blob' && type !== 'tree' && type !== 'commit') continue;
    entries.push({ mode, type, sha, path: name, size: size === '-' ? undefined : Number(size) });
  }
  return entries;
}

/** A file of a commit; undefined where it has none there. */
export async function readFileAt(
  git: Git,
  commit: string,
  file: string,
): Promise<{ sha: string; bytes: Buffer; text: string } | undefined> {
  const spec = await git(['ls-tree', '-z', commit, '--', `:(literal)${file}`], { allow: [128] });
  const [, type, sha] = /^\d+ (\w+) ([0-9a-f]+)\t/.exec(spec) ?? [];
  if (type !== 'blob' || sha === undefined) return undefined;
  const bytes = await readBlob(git, sha);
  return { sha, bytes, text: bytes.toString('utf8') };
}

export async function readBlob(git: Git, sha: string): Promise<Buffer> {
  return Buffer.from(await git(['cat-file', 'blob', sha], { encoding: 'latin1' }), 'latin1');
}

/** What two commits differ in; against nothing, all files of the second. */
export async function changedFiles(git: Git, before: string, after: string): Promise<string[]> {
  if (before === NO_COMMIT)
    return (await readTree(git, after, { depth: 'files' })).map((entry) => entry.path);
  const text = await git(['diff-tree', '-r', '-z', '--name-only', '--no-renames', before, after]);
  return text.split('\0').filter(Boolean);
}

/** The difference of two commits file by file. */
export async function diffFiles(git: Git, before: string, after: string): Promise<FileChange[]> {
  const raw = await git(['diff-tree', '-r', '-z', '-M', '--raw', '--no-abbrev', before, after]);
  const fields = raw.split('\0');
  const changes: FileChange[] = [];
  for (let index = 0; index < fields.length - 1;) {
    const [, , oldBlob = '', newBlob = '', letter = ''] = (fields[index++] ?? '').split(' ');
    const first = fields[index++] ?? '';
    const renamed = letter.startsWith('R') || letter.startsWith('C');
    const file = renamed ? (fields[index++] ?? '') : first;
    const status = STATUS[letter[0] ?? ''] ?? 'modified';
    const { additions, deletions, patch } = await patchOf(
      git,
      before,
      after,
      renamed ? [first, file] : [file],
    );
    const blob = status === 'removed' ? oldBlob : newBlob;
    changes.push({
      path: file,
      status,
      ...(renamed && { previousPath: first }),
      additions,
      deletions,
      patch,
      blob,
    });
  }
  return changes;
}

const STATUS: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
};

async function patchOf(git: Git, before: string, after: string, files: readonly string[]) {
  const specs = files.map((file) => `:(literal)${file}`);
  const text = await git(['diff', '-M', before, after, '--', ...specs]);
  const start = text.indexOf('\n@@ ');
  const patch = start < 0 ? '' : text.slice(start + 1).trimEnd();
  const body = patch.split('\n');
  return {
    patch,
    additions: body.filter((line) => line.startsWith('+')).length,
    deletions: body.filter((line) => line.startsWith('-')).length,
  };
}

export async function mergeBase(git: Git, a: string, b: string): Promise<string | undefined> {
  return (await git(['merge-base', a, b], { allow: [1] })).trim() || undefined;
}

export async function isAncestor(git: Git, ancestor: string, of: string): Promise<boolean> {
  try {
    await git(['merge-base', '--is-ancestor', ancestor, of]);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return false;
    throw error;
  }
}

/** The tree of a merge; undefined where the two conflict. */
export async function mergeTree(git: Git, base: string, head: string): Promise<string | undefined> {
  try {
    const text = await git(['merge-tree', '--write-tree', '--no-messages', base, head]);
    return lines(text)[0];
  } catch (error) {
    if (error instanceof GitError && error.exitCode === 1) return undefined;
    throw error;
  }
}

/** The tree of a commit's own change on top of another commit; undefined where the two conflict. */
export async function pickTree(git: Git, onto: string, commit: string): Promise<string | undefined> {
  // git 2.39 knows no `--merge-base`: both sides become children of the commit's parent.
  const at = { name: 'GitHub', email: 'noreply@github.com', date: '2026-01-01T00:00:00Z' };
  const onParent = { parents: [`${commit}^`], message: 'side', author: at, committer: at };
  const ours = await writeCommit(git, { tree: `${onto}^{tree}`, ...onParent });
  return mergeTree(git, ours, commit);
}

export async function writeCommit(
  git: Git,
  commit: {
    tree: string;
    parents: readonly string[];
    message: string;
    author: Signature;
    committer: Signature;
  },
): Promise<string> {
  const { author, committer } = commit;
  const env = {
    ...signature(author.name, author.email),
    GIT_AUTHOR_DATE: author.date,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: committer.date,
  };
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  return (await git(['commit-tree', commit.tree, ...parents], { input: commit.message, env })).trim();
}

export async function writeBlob(git: Git, content: Buffer | string): Promise<string> {
  return (await git(['hash-object', '-w', '--stdin'], { input: content })).trim();
}

export interface TreeChange {
  path: string;
  mode: string;
  /** Null removes the path. */
  sha: string | null;
}

/** A tree with these changes to another one. */
export async function writeTree(
  git: Git,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = path.join(git.folder, `tree-${process.pid}-${treeCount++}.index`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const input = changes
      .map(({ path: file, mode, sha }) =>
        sha === null ? `0 ${NO_COMMIT}\t${file}\0` : `${mode} ${sha}\t${file}\0`,
      )
      .join('');
    await git(['update-index', '-z', '--index-info'], { env, input });
    return (await git(['write-tree'], { env })).trim();
  } finally {
    await rm(index, { force: true });
  }
}

let treeCount = 0;

function utc(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}

function lines(text: string): string[] {
  return text.split('\n').filter(Boolean);
}
