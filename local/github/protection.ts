import { ApiError } from './api-error.ts';
import type { Core } from './core.ts';
import { NO_COMMIT } from './git.ts';
import { isAncestor } from './history.ts';
import { checkPassed } from './required-checks.ts';
import { branchRules, bypasses, lacks } from './rules.ts';
import type { Account, PullRecord } from './state.ts';

export interface BranchChange {
  branch: string;
  /** Commits; forty zeros where the branch is new, or is deleted. */
  before: string;
  after: string;
}

/** Why the rules refuse a change of a branch that comes without a pull request; empty where they don't. */
export async function violations(
  core: Core,
  account: Account,
  { branch, before, after }: BranchChange,
): Promise<string[]> {
  const rules = branchRules(core, branch);
  if (bypasses(core, account, branch, 'always')) return [];
  if (after === NO_COMMIT) return rules.mayDelete ? [] : ['Cannot delete this branch'];
  const found: string[] = [];
  if (before !== NO_COMMIT && !rules.mayForce && !(await continues(core, before, after)))
    found.push('Cannot force-push to this branch');
  if (rules.pullRequest) found.push('Changes must be made through a pull request.');
  for (const check of rules.checks)
    if (!checkPassed(core, after, check)) found.push(`Required status check "${check.context}" is expected.`);
  return found;
}

/** A commit that is not here yet is judged by git itself when it arrives. */
async function continues(core: Core, before: string, after: string): Promise<boolean> {
  const known = await core.git(['cat-file', '-t', after], { allow: [128] });
  return known === '' || isAncestor(core.git, before, after);
}

/** Throws 422 where the rules refuse the change. */
export async function checkChange(core: Core, account: Account, change: BranchChange): Promise<void> {
  const found = await violations(core, account, change);
  if (found.length > 0)
    throw new ApiError(422, `Repository rule violations found\n\n${found.join('\n\n')}\n\n`);
}

/** Throws 405 where the rules of the base don't let the pull request be merged in this way. */
export async function checkMayMerge(
  core: Core,
  account: Account,
  pull: PullRecord,
  method: 'merge' | 'squash' | 'rebase',
): Promise<void> {
  const rules = branchRules(core, pull.base.branch);
  if (!core.state.repository.mergeMethods[method] || !rules.methods.includes(method))
    throw new ApiError(405, `${NAMES[method]} merges are not allowed on this repository.`);
  if (bypasses(core, account, pull.base.branch, 'pull_request')) return;
  const missing = await lacks(core, pull);
  if (missing.length > 0)
    throw new ApiError(405, `Repository rule violations found\n\n${missing.join('\n\n')}\n\n`);
}

const NAMES = { merge: 'Merge commit', squash: 'Squash', rebase: 'Rebase' } as const;
