import { ApiError, notFound } from '../api-error.ts';
import { type Core, timestamp } from '../core.ts';
import {
  type Entry,
  readBlob,
  readTree,
  type Signature,
  type TreeChange,
  writeBlob,
  writeCommit,
  writeTree,
} from '../history.ts';
import { gitCommitJson } from '../json/commit.ts';
import { repositoryUrl } from '../json/repository.ts';
import { isObject } from '../../plain.ts';
import { signatureOf, signedByGitHub } from '../signature.ts';
import { choice, list, object, requiredText, text } from './input.ts';
import { commitOf, hasObject, objectOf, treeOf, treePath } from './revision.ts';
import type { Call, Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['contents', 'read'] as const;
const WRITE = ['contents', 'write'] as const;

export const gitOperations: readonly Operation[] = [
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
      const sha = await treeOf(core, param('sha'));
      return {
        json: treeJson(
          core,
          sha,
          await readTree(core.git, sha, { depth: query('recursive') === undefined ? 'entries' : 'all' }),
        ),
      };
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
    name: 'git.getBlob',
    method: 'get',
    path: `${REPOSITORY}/git/blobs/:sha`,
    needs: READ,
    async handle({ core, param }) {
      const sha = param('sha');
      if (!(await hasObject(core, sha, 'blob'))) throw notFound();
      return { json: blobJson(core, sha, await readBlob(core.git, sha)) };
    },
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
];

async function createCommit({ core, caller, body }: Call) {
  const input = await body();
  const tree = await objectOf(core, requiredText(input, 'tree'), 'tree');
  const parents = (list(input, 'parents') ?? []).map(String);
  for (const parent of parents) await objectOf(core, parent, 'commit');
  const own = signatureOf(caller.account, core.now());
  const author = signatureIn(object(input, 'author'), timestamp(core));
  const committer = signatureIn(object(input, 'committer'), timestamp(core));
  const sha = await writeCommit(core.git, {
    tree,
    parents,
    message: requiredText(input, 'message'),
    author: author ?? own,
    // GitHub signs what a bot commits without saying who it is, and is then the committer.
    committer: committer ?? author ?? (caller.kind === 'user' ? own : signedByGitHub(core.now())),
  });
  return { status: 201, json: gitCommitJson(core, await commitOf(core, sha)) };
}

function signatureIn(value: Record<string, unknown> | undefined, at: string): Signature | undefined {
  if (value === undefined) return undefined;
  const [name, email] = [requiredText(value, 'name'), requiredText(value, 'email')];
  const date = text(value, 'date') ?? at;
  // GitHub keeps its own name and signature to itself.
  if (email === 'noreply@github.com') throw new ApiError(422, 'The address noreply@github.com is reserved.');
  if (Number.isNaN(Date.parse(date))) throw new ApiError(422, `${JSON.stringify(date)} is no date.`);
  return { name, email, date };
}

async function createTree({ core, body }: Call) {
  const input = await body();
  const given = text(input, 'base_tree');
  const base = given === undefined ? undefined : await treeOf(core, given);
  const changes: TreeChange[] = [];
  for (const item of list(input, 'tree') ?? [])
    changes.push(await treeChange(core, isObject(item) ? item : {}));
  const sha = await writeTree(core.git, base, changes);
  return { status: 201, json: treeJson(core, sha, await readTree(core.git, sha)) };
}

async function treeChange(core: Core, entry: Readonly<Record<string, unknown>>): Promise<TreeChange> {
  const content = text(entry, 'content');
  const file = {
    path: treePath(requiredText(entry, 'path')),
    mode: choice(entry, 'mode', ['100644', '100755', '120000']) ?? '100644',
  };
  if (content !== undefined) return { ...file, sha: await writeBlob(core.git, content) };
  if (entry['sha'] === null) return { ...file, sha: null };
  return { ...file, sha: await objectOf(core, requiredText(entry, 'sha'), 'blob') };
}

function blobJson(core: Core, sha: string, bytes: Buffer) {
  return {
    sha,
    node_id: `B_${sha}`,
    size: bytes.length,
    url: `${repositoryUrl(core)}/git/blobs/${sha}`,
    encoding: 'base64',
    content: bytes.toString('base64'),
  };
}

function treeJson(core: Core, sha: string, entries: readonly Entry[]) {
  const root = `${repositoryUrl(core)}/git`;
  const tree = entries.map(({ size, ...entry }) => ({
    ...entry,
    ...(size !== undefined && { size }),
    url: `${root}/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`,
  }));
  return { sha, url: `${root}/trees/${sha}`, tree, truncated: false };
}
