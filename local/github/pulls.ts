import { ApiError, invalid } from './api-error.ts';
import { type Caller, mayWrite } from './caller.ts';
import { type Core, fullName, nextId, nextNumber, note, timestamp } from './core.ts';
import { branchHead, isAncestor, mergeTree, type Signature, writeCommit } from './history.ts';
import { checkBody } from './issues.ts';
import { closePull, publishPull } from './pull-sync.ts';
import { announcePush } from './refs.ts';
import { branchRules, bypasses, lacks } from './rules.ts';
import type { Account, PullRecord } from './state.ts';

export interface NewPull {
  title: string;
  body: string;
  head: string;
  base: string;
  draft: boolean;
}

export function pullOf({ state }: Core, number: number): PullRecord {
  const pull = state.pulls.find((candidate) => candidate.number === number);
  if (pull === undefined) throw new ApiError(404, 'Not Found');
  return pull;
}

export async function openPull(core: Core, caller: Caller, request: NewPull): Promise<PullRecord> {
  const { state } = core;
  if (caller.kind === 'job' && !state.repository.actionsMayOpenPullRequests)
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  checkBody(request.body);
  const branch = request.head.replace(new RegExp(`^${state.repository.owner}:`, 'i'), '');
  const [head, base] = await Promise.all([branchHead(core.git, branch), branchHead(core.git, request.base)]);
  if (base === undefined) throw invalid('PullRequest', 'base', 'invalid');
  if (head === undefined) throw invalid('PullRequest', 'head', 'invalid');
  const same = (pull: PullRecord): boolean =>
    pull.state === 'open' && pull.head.branch === branch && pull.base.branch === request.base;
  if (state.pulls.some(same))
    throw new ApiError(422, 'Validation Failed', [
      {
        resource: 'PullRequest',
        code: 'custom',
        message: `A pull request already exists for ${state.repository.owner}:${branch}.`,
      },
    ]);
  if (await isAncestor(core.git, head, base))
    throw new ApiError(422, 'Validation Failed', [
      {
        resource: 'PullRequest',
        code: 'custom',
        message: `No commits between ${request.base} and ${branch}`,
      },
    ]);
  const at = timestamp(core);
  const pull: PullRecord = {
    id: nextId(core),
    number: nextNumber(core),
    title: request.title,
    body: request.body,
    author: caller.account.login,
    state: 'open',
    draft: request.draft,
    head: { branch, sha: head, fork: null },
    base: { branch: request.base, sha: base },
    labels: [],
    requestedReviewers: [],
    requestedTeams: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
    merged: null,
    autoMerge: null,
    lastPusher: caller.account.login,
  };
  state.pulls.push(pull);
  await publishPull(core, caller, pull, 'opened');
  return pull;
}

export interface PullChange {
  title?: string;
  body?: string;
  base?: string;
  state?: 'open' | 'closed';
}

export async function changePull(
  core: Core,
  caller: Caller,
  pull: PullRecord,
  change: PullChange,
): Promise<void> {
  if (change.body !== undefined) checkBody(change.body);
  const edited = change.title !== undefined || change.body !== undefined || change.base !== undefined;
  if (change.base !== undefined) {
    const base = await branchHead(core.git, change.base);
    if (base === undefined) throw invalid('PullRequest', 'base', 'invalid');
    pull.base = { branch: change.base, sha: base };
  }
  pull.title = change.title ?? pull.title;
  pull.body = change.body ?? pull.body;
  pull.updatedAt = timestamp(core);
  if (edited) await publishPull(core, caller, pull, 'edited');
  if (change.state === 'closed' && pull.state === 'open') await closePull(core, caller, pull);
  if (change.state === 'open' && pull.state === 'closed') await reopen(core, caller, pull);
  await core.document.save();
}

async function reopen(core: Core, caller: Caller, pull: PullRecord): Promise<void> {
  const head = await branchHead(core.git, pull.head.branch);
  if (pull.merged || head === undefined)
    throw new ApiError(422, 'Validation Failed', [
      {
        resource: 'PullRequest',
        code: 'invalid',
        field: 'state',
        message: `state cannot be changed. The ${pull.head.branch} branch has been deleted.`,
      },
    ]);
  Object.assign(pull, { state: 'open', closedAt: null, closedBy: null });
  pull.head.sha = head;
  note(core, pull.number, 'reopened', caller.account.login);
  await publishPull(core, caller, pull, 'reopened');
}

export interface Merge {
  method: 'merge' | 'squash' | 'rebase';
  title?: string;
  message?: string;
  /** Head that the caller has seen. */
  sha?: string;
}

/** Merges when rules allow it. Answers the commit. */
export async function mergePull(core: Core, caller: Caller, pull: PullRecord, merge: Merge): Promise<string> {
  const { git, state } = core;
  if (pull.state !== 'open' || pull.draft) throw new ApiError(405, 'Pull Request is not mergeable');
  if (merge.sha !== undefined && merge.sha !== pull.head.sha)
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  const base = await branchHead(git, pull.base.branch);
  const tree = base && (await mergeTree(git, base, pull.head.sha));
  if (base === undefined || tree === undefined) throw new ApiError(405, 'Pull Request has merge conflicts');
  const missing = bypasses(core, caller.account, pull.base.branch, 'pull_request')
    ? []
    : await lacks(core, pull);
  if (missing.length > 0)
    throw new ApiError(405, `Repository rule violations found\n\n${missing.join('\n\n')}`);
  if (!state.repository.mergeMethods[merge.method])
    throw new ApiError(405, `${merge.method} merges are not allowed on this repository.`);
  const message =
    merge.method === 'merge'
      ? `${merge.title ?? `Merge pull request #${pull.number} from ${state.repository.owner}/${pull.head.branch}`}\n\n${merge.message ?? pull.title}`
      : `${merge.title ?? `${pull.title} (#${pull.number})`}\n\n${merge.message ?? ''}`.trimEnd();
  const signer = signatureOf(caller.account, core.now());
  const commit = await writeCommit(git, {
    tree,
    parents: merge.method === 'merge' ? [base, pull.head.sha] : [base],
    message,
    author: signer,
    committer: { name: 'GitHub', email: 'noreply@github.com', date: signer.date },
  });
  await git(['update-ref', `refs/heads/${pull.base.branch}`, commit, base]);
  pull.base.sha = base;
  pull.merged = { at: timestamp(core), by: caller.account.login, commit };
  await closePull(core, caller, pull);
  if (state.repository.deleteBranchOnMerge) await git(['update-ref', '-d', `refs/heads/${pull.head.branch}`]);
  await announcePush(core, caller, { branch: pull.base.branch, before: base, after: commit });
  return commit;
}

/** Merges what was told to merge itself and now lacks nothing. */
export async function mergeWaiting(core: Core, callerOf: (login: string) => Caller): Promise<void> {
  for (const pull of core.state.pulls) {
    if (pull.state !== 'open' || pull.autoMerge === null) continue;
    if ((await lacks(core, pull)).length > 0) continue;
    await mergePull(core, callerOf(pull.autoMerge.by), pull, { method: pull.autoMerge.method });
  }
}

/** Throws unless the caller may change this branch without a pull request. */
export function checkDirectPush(core: Core, caller: Caller, branch: string): void {
  const rules = branchRules(core, branch);
  if ((!rules.pullRequest && rules.checks.length === 0) || bypasses(core, caller.account, branch, 'always'))
    return;
  throw new ApiError(
    422,
    `Repository rule violations found\n\nChanges must be made through a pull request.\n\n(${fullName(core)}, refs/heads/${branch})`,
  );
}

export function requireWriter(account: Account): void {
  if (!mayWrite(account)) throw new ApiError(403, 'Must have write access to the repository.');
}

export function signatureOf(account: Account, at: Date): Signature {
  return {
    name: account.login,
    email: `${account.id}+${account.login}@users.noreply.github.com`,
    date: `${at.toISOString().slice(0, 19)}Z`,
  };
}
