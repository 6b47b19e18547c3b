import { ask, find, type GitHub, statusOf } from './client.ts';

const MAX_TRIES = 3;

/** The commit that a branch has; undefined where there is no such branch. */
export async function headOf({ rest, owner, repo }: GitHub, branch: string): Promise<string | undefined> {
  const found = await find(`read the branch ${branch}`, () =>
    rest.git.getRef({ owner, repo, ref: `heads/${branch}` }),
  );
  return found?.object.sha;
}

/** Text of a file at a branch or commit; undefined where there is none. */
export async function readFile(
  { rest, owner, repo }: GitHub,
  ref: string,
  path: string,
): Promise<string | undefined> {
  const found = await find(`read ${path}`, () => rest.repos.getContent({ owner, repo, path, ref }));
  if (found === undefined || Array.isArray(found) || !('content' in found)) return undefined;
  return Buffer.from(found.content, 'base64').toString('utf8');
}

/**
 * Makes a branch one commit of these files on top of `parent`, and answers that commit. A branch that is this already stays
 * as it is. No author is given, so that GitHub signs the commits of programs.
 */
export async function commitFiles(
  github: GitHub,
  request: { branch: string; parent: string; files: Readonly<Record<string, string>>; message: string },
): Promise<string> {
  const { rest, owner, repo } = github;
  const { branch, parent, files, message } = request;
  const at = { owner, repo };
  return ask(`write the branch ${branch}`, async () => {
    const base = await rest.git.getCommit({ ...at, commit_sha: parent });
    const tree = await rest.git.createTree({
      ...at,
      base_tree: base.data.tree.sha,
      tree: Object.entries(files).map(([path, content]) => ({ path, content, mode: '100644', type: 'blob' })),
    });
    for (let tries = 1; ; tries += 1) {
      const head = await headOf(github, branch);
      const current = head && (await rest.git.getCommit({ ...at, commit_sha: head })).data;
      if (current && current.tree.sha === tree.data.sha && current.parents[0]?.sha === parent)
        return current.sha;
      const commit = await rest.git.createCommit({ ...at, message, tree: tree.data.sha, parents: [parent] });
      const { sha } = commit.data;
      try {
        if (head === undefined) await rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha });
        else await rest.git.updateRef({ ...at, ref: `heads/${branch}`, sha, force: true });
        return sha;
      } catch (error) {
        // It was made or removed at the same moment.
        if (statusOf(error) !== 422 || tries === MAX_TRIES) throw error;
      }
    }
  });
}
