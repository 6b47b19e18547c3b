import { causeOf, type Caller } from './caller.ts';
import { type Core, note, timestamp } from './core.ts';
import { NO_COMMIT } from './git.ts';
import { branchHead, isAncestor, mergeTree, writeCommit } from './history.ts';
import { pullRequestJson } from './json/pull-request.ts';
import { accountJson } from './json/account.ts';
import { repositoryJson } from './json/repository.ts';
import { dismissesStaleReviews } from './rules.ts';
import type { PullRecord } from './state.ts';

/** Brings the pull requests of a branch that moved or vanished up to date. */
export async function afterPush(
  core: Core,
  caller: Caller,
  { branch, after }: { branch: string; after: string },
): Promise<void> {
  for (const pull of core.state.pulls) {
    if (pull.state !== 'open' || pull.head.fork !== null) continue;
    if (pull.head.branch === branch) await headMoved(core, caller, pull, after);
    else if (pull.base.branch === branch && after !== NO_COMMIT) await baseMoved(core, caller, pull, after);
    else if (pull.base.branch === branch) await closePull(core, caller, pull);
  }
}

async function headMoved(core: Core, caller: Caller, pull: PullRecord, after: string): Promise<void> {
  if (after === NO_COMMIT) {
    note(core, pull.number, 'head_ref_deleted', caller.account.login);
    return closePull(core, caller, pull);
  }
  const forced = !(await isAncestor(core.git, pull.head.sha, after));
  pull.head.sha = after;
  pull.lastPusher = caller.account.login;
  pull.updatedAt = timestamp(core);
  note(core, pull.number, forced ? 'head_ref_force_pushed' : 'committed', caller.account.login, {
    commit: after,
  });
  if (dismissesStaleReviews(core, pull.base.branch)) {
    for (const review of core.state.reviews)
      if (review.pull === pull.number && review.state === 'APPROVED') {
        review.state = 'DISMISSED';
        note(core, pull.number, 'review_dismissed', caller.account.login, { commit: after });
      }
  }
  await publishPull(core, caller, pull, 'synchronize');
}

/** A branch that was pushed into its base is merged, however that came. */
async function baseMoved(core: Core, caller: Caller, pull: PullRecord, after: string): Promise<void> {
  if (!(await isAncestor(core.git, pull.head.sha, after))) {
    pull.base.sha = after;
    return;
  }
  pull.merged = { at: timestamp(core), by: caller.account.login, commit: after };
  await closePull(core, caller, pull);
}

export async function closePull(core: Core, caller: Caller, pull: PullRecord): Promise<void> {
  pull.state = 'closed';
  pull.closedAt = timestamp(core);
  pull.updatedAt = pull.closedAt;
  pull.closedBy = caller.account.login;
  pull.autoMerge = null;
  if (pull.merged) note(core, pull.number, 'merged', caller.account.login, { commit: pull.merged.commit });
  note(core, pull.number, 'closed', caller.account.login);
  await publishPull(core, caller, pull, 'closed');
}

/** Tells the workflows of a pull request; one that conflicts with its base starts none, as on GitHub. */
export async function publishPull(
  core: Core,
  caller: Caller,
  pull: PullRecord,
  action: string,
): Promise<void> {
  await core.document.save();
  const merge = pull.state === 'open' ? await testMerge(core, pull) : undefined;
  if (pull.state === 'open' && merge === undefined) return;
  const payload = {
    action,
    number: pull.number,
    pull_request: await pullRequestJson(core, pull),
    repository: repositoryJson(core),
    sender: accountJson(core, caller.account),
    ...(action === 'synchronize' && { after: pull.head.sha }),
  };
  await core.publish({
    name: 'pull_request',
    action,
    actor: caller.account.login,
    cause: causeOf(caller),
    ref: pull.merged ? `refs/heads/${pull.base.branch}` : `refs/pull/${pull.number}/merge`,
    sha: pull.merged?.commit ?? merge ?? pull.head.sha,
    payload,
    pullRequest: {
      number: pull.number,
      headRef: pull.head.branch,
      baseRef: pull.base.branch,
      headSha: pull.head.sha,
      baseSha: pull.base.sha,
      fork: pull.head.fork !== null,
    },
  });
}

/** The commit that merging would make now, kept as `refs/pull/N/merge`; undefined where the two conflict. */
export async function testMerge(core: Core, pull: PullRecord): Promise<string | undefined> {
  const { git } = core;
  const base = await branchHead(git, pull.base.branch);
  if (base === undefined) return undefined;
  await git(['update-ref', `refs/pull/${pull.number}/head`, pull.head.sha]);
  const tree = await mergeTree(git, base, pull.head.sha);
  if (tree === undefined) return undefined;
  const signer = { name: 'GitHub', email: 'noreply@github.com', date: '2026-01-01T00:00:00Z' };
  const commit = await writeCommit(git, {
    tree,
    parents: [base, pull.head.sha],
    message: `Merge ${pull.head.sha} into ${base}`,
    author: signer,
    committer: signer,
  });
  await git(['update-ref', `refs/pull/${pull.number}/merge`, commit]);
  return commit;
}
