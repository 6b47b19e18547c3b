import { ApiError, notFound } from '../api-error.ts';
import type { Core } from '../core.ts';
import { type Commit, headOf, readCommit } from '../history.ts';

/** A commit id, branch or full ref. Throws 404 where there is none. */
export async function resolve(core: Core, name: string): Promise<string> {
  if (name.startsWith('-')) throw notFound();
  const spelled = /^(heads|tags|pull)\//.test(name) ? [`refs/${name}`] : [];
  const direct = name.startsWith('refs/') || /^[0-9a-f]{7,40}$/.test(name) ? [name] : [];
  for (const ref of [`refs/heads/${name}`, ...spelled, `refs/tags/${name}`, ...direct]) {
    const found = await headOf(core.git, ref);
    if (found) return found;
  }
  throw new ApiError(404, `No commit found for SHA: ${name}`);
}

export async function commitOf(core: Core, sha: string): Promise<Commit> {
  const commit = await readCommit(core.git, sha);
  if (commit === undefined) throw notFound();
  return commit;
}

type Kind = 'blob' | 'commit' | 'tree';

export async function hasObject(core: Core, sha: string, kind: Kind): Promise<boolean> {
  if (!/^[0-9a-f]{40}$/.test(sha)) return false;
  return (await core.git(['cat-file', '-t', sha], { allow: [128] })).trim() === kind;
}

/** Throws 422 unless the id is of an object of this kind. */
export async function objectOf(core: Core, sha: string, kind: Kind): Promise<string> {
  if (!(await hasObject(core, sha, kind))) throw new ApiError(422, 'Object does not exist');
  return sha;
}

/** The tree of a tree's or commit's id, or of a branch. Throws 404 where there is none. */
export async function treeOf(core: Core, name: string): Promise<string> {
  const id = /^[0-9a-f]{40}$/.test(name) ? name : await resolve(core, name);
  const found = await core.git(['rev-parse', '--verify', '--quiet', `${id}^{tree}`], { allow: [1, 128] });
  if (found === '') throw notFound();
  return found.trim();
}

/** A path inside a tree. Throws 422 for one that could lead out of it. */
export function treePath(file: string): string {
  const parts = file.split('/');
  if (parts.some(leadsOut) || /[\0\n]/.test(file))
    throw new ApiError(422, 'tree.path contains a malformed path component');
  return file;
}

function leadsOut(part: string): boolean {
  return part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git';
}
