import { ApiError, notFound } from '../api-error.ts';
import type { Core } from '../core.ts';
import { NO_COMMIT } from '../git.ts';
import { branches, branchHead, headOf } from '../history.ts';
import { repositoryUrl } from '../json/repository.ts';
import { checkChange } from '../protection.ts';
import { checkBranchName, updateBranch } from '../refs.ts';
import { flag, requiredText } from './input.ts';
import { objectOf } from './revision.ts';
import type { Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['contents', 'read'] as const;
const WRITE = ['contents', 'write'] as const;

export const refOperations: readonly Operation[] = [
  {
    name: 'git.getRef',
    method: 'get',
    path: `${REPOSITORY}/git/ref/:ref{.+}`,
    needs: READ,
    async handle({ core, param }) {
      const ref = `refs/${param('ref')}`;
      const sha = await headOf(core.git, ref);
      if (sha === undefined) throw notFound();
      return { json: refJson(core, ref, sha) };
    },
  },
  {
    name: 'git.listMatchingRefs',
    method: 'get',
    path: `${REPOSITORY}/git/matching-refs/:ref{.+}`,
    needs: READ,
    async handle({ core, param }) {
      const wanted = `refs/${param('ref')}`;
      const all = (await branches(core.git)).map(({ name, sha }) => ({ ref: `refs/heads/${name}`, sha }));
      return {
        json: all.filter(({ ref }) => ref.startsWith(wanted)).map(({ ref, sha }) => refJson(core, ref, sha)),
      };
    },
  },
  {
    name: 'git.createRef',
    method: 'post',
    path: `${REPOSITORY}/git/refs`,
    needs: WRITE,
    async handle({ core, caller, body }) {
      const input = await body();
      const ref = requiredText(input, 'ref');
      const branch = branchOf(ref);
      const to = await objectOf(core, requiredText(input, 'sha'), 'commit');
      checkBranchName(branch);
      await checkChange(core, caller.account, { branch, before: NO_COMMIT, after: to });
      await updateBranch(core, caller, { branch, to, expected: null });
      return { status: 201, json: refJson(core, ref, to) };
    },
  },
  {
    name: 'git.updateRef',
    method: 'patch',
    path: `${REPOSITORY}/git/refs/:ref{.+}`,
    needs: WRITE,
    async handle({ core, caller, param, body }) {
      const input = await body();
      const branch = branchOf(`refs/${param('ref')}`);
      const before = await branchHead(core.git, branch);
      if (before === undefined) throw new ApiError(422, 'Reference does not exist');
      const to = await objectOf(core, requiredText(input, 'sha'), 'commit');
      const force = flag(input, 'force') ?? false;
      await checkChange(core, caller.account, { branch, before, after: to });
      await updateBranch(core, caller, { branch, to, force });
      return { json: refJson(core, `refs/heads/${branch}`, to) };
    },
  },
  {
    name: 'git.deleteRef',
    method: 'delete',
    path: `${REPOSITORY}/git/refs/:ref{.+}`,
    needs: WRITE,
    async handle({ core, caller, param }) {
      const branch = branchOf(`refs/${param('ref')}`);
      const before = await branchHead(core.git, branch);
      if (before === undefined) throw new ApiError(422, 'Reference does not exist');
      await checkChange(core, caller.account, { branch, before, after: NO_COMMIT });
      await updateBranch(core, caller, { branch, to: null });
      return { status: 204 };
    },
  },
];

function branchOf(ref: string): string {
  if (!ref.startsWith('refs/heads/'))
    throw new ApiError(422, 'Reference name must start with "refs/heads/" here.');
  return ref.slice('refs/heads/'.length);
}

function refJson(core: Core, ref: string, sha: string) {
  const url = `${repositoryUrl(core)}/git`;
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${url}/${ref}`,
    object: { type: 'commit', sha, url: `${url}/commits/${sha}` },
  };
}
