import { ApiError, notFound } from '../api-error.ts';
import { type Core, timestamp } from '../core.ts';
import {
  branches,
  branchHead,
  type Commit,
  commitsBetween,
  diffFiles,
  headOf,
  mergeBase,
  readCommit,
  readFileAt,
  readTree,
  type Signature,
  type TreeChange,
  writeBlob,
  writeCommit,
  writeTree,
} from '../history.ts';
import { commitJson, comparisonJson, fileJson, gitCommitJson } from '../json/commit.ts';
import { pullRequestSimpleJson } from '../json/pull-request.ts';
import { repositoryUrl } from '../json/repository.ts';
import { checkDirectPush, signatureOf } from '../pulls.ts';
import { checkBranchName, updateBranch } from '../refs.ts';
import { branchRules } from '../rules.ts';
import { flag, list, object, requiredText, text } from './input.ts';
import type { Call, Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['contents', 'read'] as const;
const WRITE = ['contents', 'write'] as const;

export const gitOperations: readonly Operation[] = [
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
      const to = await existing(core, requiredText(input, 'sha'));
      checkBranchName(branch);
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
      if ((await branchHead(core.git, branch)) === undefined)
        throw new ApiError(422, 'Reference does not exist');
      const to = await existing(core, requiredText(input, 'sha'));
      const force = flag(input, 'force') ?? false;
      checkDirectPush(core, caller, branch);
      if (force && !branchRules(core, branch).mayForce)
        throw new ApiError(422, 'Cannot force-push to this branch');
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
      if (!branchRules(core, branch).mayDelete) throw new ApiError(422, 'Cannot delete this branch');
      await updateBranch(core, caller, { branch, to: null });
      return { status: 204 };
    },
  },
  {
    name: 'git.getCommit',
    method: 'get',
    path: `${REPOSITORY}/git/commits/:sha`,
    needs: READ,
    async handle({ core, param }) {
      return { json: gitCommitJson(core, await commitOf(core, param('sha'))) };
    },
  },
  {
    name: 'git.createCommit',
    method: 'post',
    path: `${REPOSITORY}/git/commits`,
    needs: WRITE,
    handle: createCommit,
  },
  {
    name: 'git.getTree',
    method: 'get',
    path: `${REPOSITORY}/git/trees/:sha`,
    needs: READ,
    async handle({ core, param, query }) {
      const entries = await readTree(core.git, param('sha'), { recursive: query('recursive') !== undefined });
      const root = `${repositoryUrl(core)}/git`;
      const tree = entries.map(({ size, ...entry }) => ({
        ...entry,
        ...(size !== undefined && { size }),
        url: `${root}/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`,
      }));
      return { json: { sha: param('sha'), url: `${root}/trees/${param('sha')}`, tree, truncated: false } };
    },
  },
  {
    name: 'git.createTree',
    method: 'post',
    path: `${REPOSITORY}/git/trees`,
    needs: WRITE,
    handle: createTree,
  },
  {
    name: 'git.createBlob',
    method: 'post',
    path: `${REPOSITORY}/git/blobs`,
    needs: WRITE,
    async handle({ core, body }) {
      const input = await body();
      const encoding = text(input, 'encoding') === 'base64' ? 'base64' : 'utf8';
      const sha = await writeBlob(core.git, Buffer.from(requiredText(input, 'content'), encoding));
      return { status: 201, json: { sha, url: `${repositoryUrl(core)}/git/blobs/${sha}` } };
    },
  },
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
  {
    name: 'repos.getCommit',
    method: 'get',
    path: `${REPOSITORY}/commits/:ref{[^/]+}`,
    needs: READ,
    async handle({ core, param }) {
      const commit = await commitOf(core, await resolve(core, param('ref')));
      const [parent] = commit.parents;
      const files = parent === undefined ? [] : await diffFiles(core.git, parent, commit.sha);
      return { json: commitJson(core, commit, files) };
    },
  },
  {
    name: 'repos.listCommits',
    method: 'get',
    path: `${REPOSITORY}/commits`,
    needs: READ,
    async handle({ core, query }) {
      const commit = await resolve(core, query('sha') ?? core.state.repository.defaultBranch);
      return {
        json: (await commitsBetween(core.git, undefined, commit, 250)).map((item) => commitJson(core, item)),
      };
    },
  },
  {
    name: 'repos.listPullRequestsAssociatedWithCommit',
    method: 'get',
    path: `${REPOSITORY}/commits/:sha/pulls`,
    needs: ['pull-requests', 'read'],
    async handle({ core, param }) {
      const sha = param('sha');
      const pulls = core.state.pulls.filter(({ merged, head }) => merged?.commit === sha || head.sha === sha);
      return { json: pulls.map((pull) => pullRequestSimpleJson(core, pull)) };
    },
  },
  {
    name: 'repos.compareCommitsWithBasehead',
    method: 'get',
    path: `${REPOSITORY}/compare/:basehead{.+}`,
    needs: READ,
    async handle({ core, param }) {
      const [from = '', to = ''] = param('basehead').split('...');
      const [base, head] = await Promise.all([resolve(core, from), resolve(core, to)]);
      const common = await mergeBase(core.git, base, head);
      if (common === undefined) throw notFound();
      return { json: await comparisonJson(core, { base, head, common }) };
    },
  },
  {
    name: 'repos.getBranch',
    method: 'get',
    path: `${REPOSITORY}/branches/:branch{.+}`,
    needs: READ,
    async handle({ core, param }) {
      const branch = param('branch');
      const sha = await branchHead(core.git, branch);
      if (sha === undefined) throw new ApiError(404, 'Branch not found');
      const url = `${repositoryUrl(core)}/branches/${branch}`;
      return {
        json: {
          name: branch,
          commit: commitJson(core, await commitOf(core, sha)),
          _links: { self: url, html: url },
          protected: branchRules(core, branch).pullRequest,
          protection: {},
          protection_url: `${url}/protection`,
        },
      };
    },
  },
];

async function createCommit({ core, caller, body }: Call) {
  const input = await body();
  const tree = requiredText(input, 'tree');
  const parents = (list(input, 'parents') ?? []).map(String);
  for (const parent of parents) await existing(core, parent);
  const own = signatureOf(caller.account, core.now());
  const author = signatureIn(object(input, 'author'), timestamp(core));
  const committer = signatureIn(object(input, 'committer'), timestamp(core));
  const sha = await writeCommit(core.git, {
    tree,
    parents,
    message: requiredText(input, 'message'),
    author: author ?? own,
    // GitHub signs what a bot commits without saying who it is, and is then the committer.
    committer: committer ?? author ?? (caller.kind === 'user' ? own : { ...SIGNER, date: own.date }),
  });
  return { status: 201, json: gitCommitJson(core, await commitOf(core, sha)) };
}

const SIGNER = { name: 'GitHub', email: 'noreply@github.com' };

function signatureIn(value: Record<string, unknown> | undefined, at: string): Signature | undefined {
  if (value === undefined) return undefined;
  return {
    name: requiredText(value, 'name'),
    email: requiredText(value, 'email'),
    date: text(value, 'date') ?? at,
  };
}

async function createTree({ core, body }: Call) {
  const input = await body();
  const base = text(input, 'base_tree');
  const changes: TreeChange[] = [];
  for (const item of list(input, 'tree') ?? []) {
    const entry: Record<string, unknown> = { ...(typeof item === 'object' ? item : undefined) };
    const content = text(entry, 'content');
    const sha =
      content === undefined
        ? entry['sha'] === null
          ? null
          : requiredText(entry, 'sha')
        : await writeBlob(core.git, content);
    changes.push({
      path: treePath(entry),
      mode: text(entry, 'mode') ?? '100644',
      type: text(entry, 'type') ?? 'blob',
      sha,
    });
  }
  const sha = await writeTree(core.git, base, changes);
  const entries = await readTree(core.git, sha);
  const url = `${repositoryUrl(core)}/git/trees/${sha}`;
  const tree = entries.map(({ size, ...entry }) => ({ ...entry, ...(size !== undefined && { size }), url }));
  return { status: 201, json: { sha, url, tree, truncated: false } };
}

function treePath(entry: Record<string, unknown>): string {
  const file = requiredText(entry, 'path');
  const parts = file.split('/');
  if (
    parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git') ||
    /[\0\n]/.test(file)
  )
    throw new ApiError(422, 'tree.path contains a malformed path component');
  return file;
}

async function putFile({ core, caller, param, body }: Call) {
  const input = await body();
  const branch = text(input, 'branch') ?? core.state.repository.defaultBranch;
  const file = treePath({ path: param('path') });
  const head = await branchHead(core.git, branch);
  if (head === undefined) throw new ApiError(404, `Branch ${branch} not found`);
  const before = await readFileAt(core.git, head, file);
  if ((before?.sha ?? undefined) !== text(input, 'sha'))
    throw new ApiError(
      before && text(input, 'sha') === undefined ? 422 : 409,
      before === undefined
        ? `${file} does not exist`
        : `${file} does not match ${text(input, 'sha') ?? 'its sha'}`,
    );
  checkDirectPush(core, caller, branch);
  const blob = await writeBlob(core.git, Buffer.from(requiredText(input, 'content'), 'base64'));
  const tree = await writeTree(core.git, head, [{ path: file, mode: '100644', type: 'blob', sha: blob }]);
  const own = signatureOf(caller.account, core.now());
  const committer = caller.kind === 'user' ? own : { ...SIGNER, date: own.date };
  const sha = await writeCommit(core.git, {
    tree,
    parents: [head],
    message: requiredText(input, 'message'),
    author: own,
    committer,
  });
  await updateBranch(core, caller, { branch, to: sha });
  return {
    status: before ? 200 : 201,
    json: {
      content: fileJson(core, { path: file, ref: branch, sha: blob }),
      commit: gitCommitJson(core, await commitOf(core, sha)),
    },
  };
}

function branchOf(ref: string): string {
  if (!ref.startsWith('refs/heads/'))
    throw new ApiError(422, 'Reference name must start with "refs/heads/" here.');
  return ref.slice('refs/heads/'.length);
}

async function existing(core: Core, sha: string): Promise<string> {
  const found = /^[0-9a-f]{40}$/.test(sha) ? await headOf(core.git, sha) : undefined;
  if (found === undefined) throw new ApiError(422, 'Object does not exist');
  return found;
}

/** A commit id, branch or full ref. Throws 404 where there is none. */
async function resolve(core: Core, name: string): Promise<string> {
  if (name.startsWith('-')) throw notFound();
  for (const ref of [
    `refs/heads/${name}`,
    name.startsWith('refs/') || /^[0-9a-f]{7,40}$/.test(name) ? name : '',
  ]) {
    const found = ref === '' ? undefined : await headOf(core.git, ref);
    if (found) return found;
  }
  throw new ApiError(404, `No commit found for SHA: ${name}`);
}

async function commitOf(core: Core, sha: string): Promise<Commit> {
  const commit = await readCommit(core.git, sha);
  if (commit === undefined) throw notFound();
  return commit;
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
