import picomatch from 'picomatch';
import { mayWrite } from './caller.ts';
import { missingOwners } from './code-owners.ts';
import type { Core } from './core.ts';
import { branchHead, isAncestor } from './history.ts';
import { appId, checkPassed, type RequiredCheck, requiredChecks } from './required-checks.ts';
import type { Account, PullRecord, ReviewRecord, RulesetRecord } from './state.ts';
import { teamId } from './team.ts';

/** What active rulesets ask of a branch, all of them together. */
export interface BranchRules {
  /** Whether changes have to come by a pull request. */
  pullRequest: boolean;
  approvals: number;
  codeOwners: boolean;
  lastPush: boolean;
  dismissStale: boolean;
  checks: RequiredCheck[];
  /** Whether the head has to have all of the base. */
  upToDate: boolean;
  mayDelete: boolean;
  mayForce: boolean;
  /** Ways in which a pull request may be merged. */
  methods: readonly MergeMethod[];
}

type MergeMethod = 'merge' | 'squash' | 'rebase';
const METHODS: readonly MergeMethod[] = ['merge', 'squash', 'rebase'];

/** Types of rules that hold here; a ruleset with any other is refused. */
export const RULE_TYPES = [
  'deletion',
  'non_fast_forward',
  'required_linear_history',
  'pull_request',
  'required_status_checks',
] as const;

export function rulesetsOf(core: Core, branch: string): RulesetRecord[] {
  const { defaultBranch } = core.state.repository;
  const matches = (pattern: string): boolean =>
    pattern === '~ALL' ||
    (pattern === '~DEFAULT_BRANCH' && branch === defaultBranch) ||
    picomatch.isMatch(`refs/heads/${branch}`, pattern);
  return core.state.rulesets.filter(
    ({ target, enforcement, include, exclude }) =>
      target === 'branch' && enforcement === 'active' && include.some(matches) && !exclude.some(matches),
  );
}

export function branchRules(core: Core, branch: string): BranchRules {
  const rules = rulesetsOf(core, branch).flatMap((ruleset) => ruleset.rules);
  const has = (type: string): boolean => rules.some((rule) => rule.type === type);
  const values = (name: string): unknown[] => rules.map(({ parameters = {} }) => parameters[name]);
  const approvals = values('required_approving_review_count').filter((value) => typeof value === 'number');
  return {
    pullRequest: has('pull_request'),
    approvals: Math.max(0, ...approvals),
    codeOwners: values('require_code_owner_review').includes(true),
    lastPush: values('require_last_push_approval').includes(true),
    dismissStale: values('dismiss_stale_reviews_on_push').includes(true),
    checks: values('required_status_checks').flatMap(requiredChecks),
    upToDate: values('strict_required_status_checks_policy').includes(true),
    mayDelete: !has('deletion'),
    mayForce: !has('non_fast_forward'),
    methods: METHODS.filter(
      (method) =>
        !(method === 'merge' && has('required_linear_history')) &&
        values('allowed_merge_methods').every(
          (allowed) => !Array.isArray(allowed) || allowed.includes(method),
        ),
    ),
  };
}

export function dismissesStaleReviews(core: Core, branch: string): boolean {
  return branchRules(core, branch).dismissStale;
}

/** Whether an account stands above the rules of a branch in this way. */
export function bypasses(
  core: Core,
  account: Account,
  branch: string,
  mode: 'always' | 'pull_request',
): boolean {
  const rulesets = rulesetsOf(core, branch);
  // Ids of the roles as GitHub's API has them.
  const roleId = { admin: 5, maintain: 2, write: 4, triage: undefined, read: undefined }[
    account.role ?? 'read'
  ];
  const app = appId(core, account.login);
  return rulesets.every(({ bypassActors }) =>
    bypassActors.some(({ actor_id, actor_type, bypass_mode }) => {
      if (mode === 'always' && bypass_mode !== 'always') return false;
      if (actor_type === 'RepositoryRole') return actor_id === roleId;
      if (actor_type === 'OrganizationAdmin') return account.role === 'admin';
      if (actor_type === 'Team') return account.teams.some((slug) => teamId(slug) === actor_id);
      return actor_type === 'Integration' && actor_id !== null && actor_id === app;
    }),
  );
}

/** What a pull request still lacks before it may be merged, as sentences. */
export async function lacks(core: Core, pull: PullRecord): Promise<string[]> {
  const rules = branchRules(core, pull.base.branch);
  const sentences: string[] = [];
  const missing = rules.checks.filter((check) => !checkPassed(core, pull.head.sha, check));
  for (const { context } of missing) sentences.push(`Required status check "${context}" is expected.`);
  if (rules.upToDate && (await isBehind(core, pull)))
    sentences.push('The head branch is not up to date with the base branch.');
  const reviews = validReviews(core, pull);
  const rejecting = reviews.find(({ state }) => state === 'CHANGES_REQUESTED');
  if (rules.pullRequest && rejecting) sentences.push(`Changes were requested by ${rejecting.author}.`);
  const approving = reviews.filter(({ state }) => state === 'APPROVED').map(({ author }) => author);
  if (approving.length < rules.approvals)
    sentences.push(
      `At least ${rules.approvals} approving review${rules.approvals === 1 ? ' is' : 's are'} required by reviewers with write access.`,
    );
  const afterPush = reviews.some(
    ({ state, author, commit }) =>
      state === 'APPROVED' && author !== pull.lastPusher && commit === pull.head.sha,
  );
  if (rules.lastPush && !afterPush)
    sentences.push('New changes require approval from someone other than the last pusher.');
  if (rules.codeOwners) {
    for (const owners of await missingOwners(core, pull, approving))
      sentences.push(`Waiting on code owner review from ${owners.join(' or ')}.`);
  }
  return sentences;
}

/** The newest review of each person that counts: by someone who may write, and not by the author. */
function validReviews({ state }: Core, pull: PullRecord): ReviewRecord[] {
  const newest = new Map<string, ReviewRecord>();
  for (const review of state.reviews) {
    if (review.pull !== pull.number || review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    if (review.author === pull.author) continue;
    const account = state.accounts.find(({ login }) => login === review.author);
    if (account && mayWrite(account)) newest.set(review.author, review);
  }
  return [...newest.values()].filter((review) => review.state !== 'DISMISSED');
}

async function isBehind({ git }: Core, pull: PullRecord): Promise<boolean> {
  const base = await branchHead(git, pull.base.branch);
  return base !== undefined && !(await isAncestor(git, base, pull.head.sha));
}
