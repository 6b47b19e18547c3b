import { find, type GitHub } from './client.ts';

export interface EnvironmentProtection {
  /** How many people and teams may approve. */
  reviewers: number;
  preventSelfReview: boolean;
  /** Patterns of branches that may deploy; null allows all. Protected branches are told as such. */
  branches: readonly string[] | null;
}

/** How an environment is protected; undefined where the repository has none of that name. */
export async function readEnvironment(
  { rest, owner, repo }: GitHub,
  name: string,
): Promise<EnvironmentProtection | undefined> {
  const at = { owner, repo, environment_name: name };
  const found = await find(`read the environment ${name}`, () => rest.repos.getEnvironment(at));
  if (found === undefined) return undefined;
  let reviewers = 0;
  let preventSelfReview = false;
  for (const rule of found.protection_rules ?? []) {
    if (rule.type !== 'required_reviewers' || !('reviewers' in rule)) continue;
    reviewers += rule.reviewers?.length ?? 0;
    preventSelfReview ||= rule.prevent_self_review ?? false;
  }
  const policy = found.deployment_branch_policy;
  if (!policy) return { reviewers, preventSelfReview, branches: null };
  if (policy.protected_branches) return { reviewers, preventSelfReview, branches: ['protected branches'] };
  const policies = await find(`read who may deploy to ${name}`, () =>
    rest.repos.listDeploymentBranchPolicies({ ...at, per_page: 100 }),
  );
  const branches = (policies?.branch_policies ?? []).map((each) => each.name ?? '');
  return { reviewers, preventSelfReview, branches };
}
