import { ApiError } from './api-error.ts';
import type { Caller } from './caller.ts';
import { accountOf, type Core, timestamp } from './core.ts';
import { GitError } from './git.ts';
import { branchHead, commitsBetween, isAncestor, mergeTree, pickTree, writeCommit } from './history.ts';
import { closePull } from './pull-sync.ts';
import { checkMayMerge } from './protection.ts';
import { announcePush, updateBranch } from './refs.ts';
import { signatureOf, signedByGitHub } from './signature.ts';
import type { Account, PullRecord } from './state.ts';

export interface Merge {
  method: 'merge' | 'squash' | 'rebase';
  title?: string;
  message?: string;
  /** Head that the caller has seen. */
  sha?: string;
}

/** Merges when rules allow it. Answers the commit. Throws 405 or 409 with the reason where it may not be. */
export async function mergePull(core: Core, caller: Caller, pull: PullRecord, merge: Merge): Promise<string> {
  const { git, state } = core;
  if (pull.state !== 'open') throw new ApiError(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft');
  if (merge.sha !== undefined && merge.sha !== pull.head.sha)
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  const base = await branchHead(git, pull.base.branch);
  const tree = base && (await mergeTree(git, base, pull.head.sha));
  if (base === undefined || tree === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  await checkMayMerge(core, caller.account, pull, merge.method);

  const head = pull.head.sha;
  const commit = await mergeCommit(core, caller.account, pull, { base, tree, merge });
  try {
    await git(['update-ref', `refs/heads/${pull.base.branch}`, commit, base]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new ApiError(405, 'Base branch was modified. Review and try the merge again.');
  }
  pull.base.sha = base;
  pull.head.sha = head;
  pull.merged = { at: timestamp(core), by: caller.account.login, commit };
  await closePull(core, caller, pull);
  await announcePush(core, caller, { branch: pull.base.branch, before: base, after: commit });
  if (state.repository.deleteBranchOnMerge && (await branchHead(git, pull.head.branch)) === head)
    await updateBranch(core, caller, { branch: pull.head.branch, to: null });
  return commit;
}

async function mergeCommit(
  core: Core,
  by: Account,
  pull: PullRecord,
  { base, tree, merge }: { base: string; tree: string; merge: Merge },
): Promise<string> {
  if (merge.method === 'rebase') return rebase(core, pull, base);
  const { owner } = core.state.repository;
  const whole = merge.method === 'merge';
  const title = whole
    ? `Merge pull request #${pull.number} from ${owner}/${pull.head.branch}`
    : `${pull.title} (#${pull.number})`;
  const text = merge.message ?? (whole ? pull.title : '');
  // A squashed commit is the author's, a merge that of who merges.
  const author = whole ? by : (accountOf(core, pull.author) ?? by);
  return writeCommit(core.git, {
    tree,
    parents: whole ? [base, pull.head.sha] : [base],
    message: `${merge.title ?? title}\n\n${text}`.trimEnd(),
    author: signatureOf(author, core.now()),
    committer: signedByGitHub(core.now()),
  });
}

/** The pull request's commits one by one on top of its base. Answers the last one. */
async function rebase(core: Core, pull: PullRecord, base: string): Promise<string> {
  const { git } = core;
  let top = base;
  for (const commit of (await commitsBetween(git, base, pull.head.sha)).toReversed()) {
    // A merge of the base into the branch brings nothing of its own.
    if (commit.parents.length !== 1) continue;
    const tree = await pickTree(git, top, commit.sha);
    if (tree === undefined) throw new ApiError(405, "This branch can't be rebased");
    const { message, author } = commit;
    const committer = signedByGitHub(core.now());
    top = await writeCommit(git, { tree, parents: [top], message, author, committer });
  }
  return top;
}

/** Merges the base into the pull request's branch, as the button "Update branch" does. */
export async function mergeBaseInto(
  core: Core,
  caller: Caller,
  pull: PullRecord,
  expected: string | undefined,
): Promise<void> {
  const { git } = core;
  if (pull.state !== 'open') throw new ApiError(422, 'The pull request is closed.');
  if (expected !== undefined && expected !== pull.head.sha)
    throw new ApiError(422, 'expected head sha didn’t match current head ref.');
  const base = await branchHead(git, pull.base.branch);
  const tree = base && (await mergeTree(git, base, pull.head.sha));
  if (base === undefined || tree === undefined)
    throw new ApiError(422, 'merge conflict between base and head');
  if (await isAncestor(git, base, pull.head.sha))
    throw new ApiError(422, 'There are no new commits on the base branch.');
  const to = await writeCommit(git, {
    tree,
    parents: [pull.head.sha, base],
    message: `Merge branch '${pull.base.branch}' into ${pull.head.branch}`,
    author: signatureOf(caller.account, core.now()),
    committer: signedByGitHub(core.now()),
  });
  await updateBranch(core, caller, { branch: pull.head.branch, to });
}
