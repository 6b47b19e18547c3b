import { ApiError } from './api-error.ts';
import { causeOf, type Caller } from './caller.ts';
import { type Core, fullName, timestamp } from './core.ts';
import { NO_COMMIT } from './git.ts';
import { branchHead, commitsBetween, isAncestor } from './history.ts';
import { afterPush } from './pull-sync.ts';
import { repositoryJson } from './json/repository.ts';
import { accountJson } from './json/account.ts';

export interface RefUpdate {
  branch: string;
  /** Null deletes the branch. */
  to: string | null;
  /** Undefined: it may be anything. Null: it must not be there. */
  expected?: string | null;
  force?: boolean;
}

/** Moves, makes or deletes a branch, brings its pull requests up to date and publishes the push. */
export async function updateBranch(core: Core, caller: Caller, update: RefUpdate): Promise<void> {
  const { branch, to, force = false } = update;
  const ref = `refs/heads/${branch}`;
  const before = await branchHead(core.git, branch);
  if (update.expected === null && before !== undefined) throw new ApiError(422, 'Reference already exists');
  if (to === null && before === undefined) throw new ApiError(422, 'Reference does not exist');
  if (to !== null && before !== undefined && !force && !(await isAncestor(core.git, before, to)))
    throw new ApiError(422, 'Update is not a fast forward');
  if (to === before) return;
  if (to === null) await core.git(['update-ref', '-d', ref, before ?? '']);
  else await core.git(['update-ref', ref, to, before ?? '']);
  await announcePush(core, caller, { branch, before: before ?? NO_COMMIT, after: to ?? NO_COMMIT });
}

/** What follows a branch's move, by whichever way it was moved. */
export async function announcePush(
  core: Core,
  caller: Caller,
  { branch, before, after }: { branch: string; before: string; after: string },
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  await afterPush(core, caller, { branch, after });
  await core.document.save();
  // A branch that is deleted starts no `push` run that this repository's workflows could have.
  if (after === NO_COMMIT) return;
  const commits = await commitsBetween(core.git, before, after, 20);
  await core.publish({
    name: 'push',
    actor: caller.account.login,
    cause: causeOf(caller),
    ref,
    sha: after,
    before,
    payload: {
      ref,
      before,
      after,
      created: before === NO_COMMIT,
      deleted: false,
      forced: false,
      commits: commits.map(({ sha, message, author, committer }) => ({
        id: sha,
        message,
        timestamp: committer.date,
        author: { name: author.name, email: author.email },
        committer: { name: committer.name, email: committer.email },
      })),
      head_commit: commits[0] && {
        id: commits[0].sha,
        message: commits[0].message,
        timestamp: commits[0].committer.date,
        author: { name: commits[0].author.name, email: commits[0].author.email },
      },
      pusher: { name: caller.account.login },
      repository: repositoryJson(core),
      sender: accountJson(core, caller.account),
      compare: `${core.url()}/${fullName(core)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      pushed_at: timestamp(core),
    },
  });
}

/** A branch's name as git allows it. Throws 422. */
export function checkBranchName(branch: string): void {
  const bad =
    branch === '' ||
    branch.startsWith('-') ||
    branch.startsWith('/') ||
    branch.endsWith('/') ||
    branch.endsWith('.') ||
    branch.endsWith('.lock') ||
    /[\s~^:?*[\\\p{Cc}]|\.\.|\/\/|@\{|\/\./u.test(branch);
  if (bad) throw new ApiError(422, `'refs/heads/${branch}' is not a valid ref name.`);
}
