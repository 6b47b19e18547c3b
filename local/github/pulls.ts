import { ApiError, invalid } from './api-error.ts';
import type { Caller } from './caller.ts';
import { type Core, nextId, nextNumber, note, timestamp } from './core.ts';
import { branchHead, isAncestor } from './history.ts';
import { checkBody, checkTitle } from './issues.ts';
import { closePull, publishPull } from './pull-sync.ts';
import type { PullRecord } from './state.ts';

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

/** Opens a pull request. Throws as GitHub refuses one: 403 for a job where the setting is off, else 422. */
export async function openPull(core: Core, caller: Caller, request: NewPull): Promise<PullRecord> {
  const { state } = core;
  if (caller.kind === 'job' && !state.repository.actionsMayOpenPullRequests)
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  checkBody(request.body);
  checkTitle('PullRequest', request.title);
  const branch = branchIn(request.head, state.repository.owner);
  const head = await checkBranches(core, branch, request.base);
  const at = timestamp(core);
  const { login } = caller.account;
  const pull: PullRecord = {
    id: nextId(core),
    number: nextNumber(core),
    title: request.title,
    body: request.body,
    author: login,
    state: 'open',
    draft: request.draft,
    head: { branch, sha: head.sha, fork: null },
    base: { branch: request.base, sha: head.base },
    labels: [],
    requestedReviewers: [],
    requestedTeams: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
    merged: null,
    autoMerge: null,
    lastPusher: login,
  };
  state.pulls.push(pull);
  await publishPull(core, caller, pull, 'opened');
  return pull;
}

/** `BRANCH` or `OWNER:BRANCH`. */
function branchIn(head: string, owner: string): string {
  const prefix = `${owner}:`;
  return head.toLowerCase().startsWith(prefix.toLowerCase()) ? head.slice(prefix.length) : head;
}

/** Both branches have to be there, not to be the same history, and not to have a pull request yet. */
async function checkBranches(
  core: Core,
  branch: string,
  into: string,
): Promise<{ sha: string; base: string }> {
  const [sha, base] = await Promise.all([branchHead(core.git, branch), branchHead(core.git, into)]);
  if (base === undefined) throw invalid('PullRequest', 'base', 'invalid');
  if (sha === undefined) throw invalid('PullRequest', 'head', 'invalid');
  const { pulls, repository } = core.state;
  if (pulls.some((pull) => pull.state === 'open' && pull.head.branch === branch && pull.base.branch === into))
    throw refused(`A pull request already exists for ${repository.owner}:${branch}.`);
  if (await isAncestor(core.git, sha, base)) throw refused(`No commits between ${into} and ${branch}`);
  return { sha, base };
}

function refused(message: string): ApiError {
  return new ApiError(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);
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
  if (change.title !== undefined) checkTitle('PullRequest', change.title);
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
  const base = await branchHead(core.git, pull.base.branch);
  const { pulls } = core.state;
  const other = pulls.find(
    ({ state, head: { branch }, base: into }) =>
      state === 'open' && branch === pull.head.branch && into.branch === pull.base.branch,
  );
  if (pull.merged) throw unchangeable('The pull request is merged.');
  if (head === undefined) throw unchangeable(`The ${pull.head.branch} branch has been deleted.`);
  if (base === undefined) throw unchangeable(`The ${pull.base.branch} branch has been deleted.`);
  if (other) throw unchangeable(`There is already an open pull request from ${pull.head.branch}.`);
  Object.assign(pull, { state: 'open', closedAt: null, closedBy: null });
  pull.head.sha = head;
  pull.base.sha = base;
  note(core, pull.number, 'reopened', caller.account.login);
  await publishPull(core, caller, pull, 'reopened');
}

function unchangeable(reason: string): ApiError {
  return invalid('PullRequest', 'state', 'invalid', `state cannot be changed. ${reason}`);
}
