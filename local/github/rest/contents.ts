import { ApiError, notFound } from '../api-error.ts';
import { branchHead, readFileAt, readTree, writeBlob, writeCommit, writeTree } from '../history.ts';
import { fileJson, gitCommitJson } from '../json/commit.ts';
import { checkChange } from '../protection.ts';
import { updateBranch } from '../refs.ts';
import { signatureOf, signedByGitHub } from '../signature.ts';
import { requiredText, text } from './input.ts';
import { commitOf, resolve, treePath } from './revision.ts';
import type { Call, Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['contents', 'read'] as const;
const WRITE = ['contents', 'write'] as const;

export const contentOperations: readonly Operation[] = [
  {
    name: 'repos.getContent',
    method: 'get',
    path: `${REPOSITORY}/contents/:path{.+}`,
    needs: READ,
    async handle({ core, param, query }) {
      const ref = query('ref') ?? core.state.repository.defaultBranch;
      const commit = await resolve(core, ref);
      const file = await readFileAt(core.git, commit, param('path'));
      if (file) return { json: fileJson(core, { path: param('path'), ref, ...file }) };
      const entries = await readTree(core.git, commit, { folder: param('path') });
      if (entries.length === 0) throw notFound();
      return {
        json: entries.map((entry) => ({
          ...fileJson(core, { path: entry.path, ref, sha: entry.sha }),
          type: entry.type === 'tree' ? 'dir' : 'file',
        })),
      };
    },
  },
  {
    name: 'repos.createOrUpdateFileContents',
    method: 'put',
    path: `${REPOSITORY}/contents/:path{.+}`,
    needs: WRITE,
    handle: putFile,
  },
];

async function putFile({ core, caller, param, body }: Call) {
  const input = await body();
  const branch = text(input, 'branch') ?? core.state.repository.defaultBranch;
  const file = treePath(param('path'));
  const head = await branchHead(core.git, branch);
  if (head === undefined) throw new ApiError(404, `Branch ${branch} not found`);
  const before = await readFileAt(core.git, head, file);
  const given = text(input, 'sha');
  if (before !== undefined && given === undefined)
    throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (before?.sha !== given) throw new ApiError(409, `${file} does not match ${given}`);
  const blob = await writeBlob(core.git, Buffer.from(requiredText(input, 'content'), 'base64'));
  const tree = await writeTree(core.git, head, [{ path: file, mode: '100644', sha: blob }]);
  const own = signatureOf(caller.account, core.now());
  const sha = await writeCommit(core.git, {
    tree,
    parents: [head],
    message: requiredText(input, 'message'),
    author: own,
    committer: caller.kind === 'user' ? own : signedByGitHub(core.now()),
  });
  await checkChange(core, caller.account, { branch, before: head, after: sha });
  await updateBranch(core, caller, { branch, to: sha });
  return {
    status: before ? 200 : 201,
    json: {
      content: fileJson(core, { path: file, ref: branch, sha: blob }),
      commit: gitCommitJson(core, await commitOf(core, sha)),
    },
  };
}
