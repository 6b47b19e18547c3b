import ignore from 'ignore';
import picomatch from 'picomatch';
import { mayWrite } from './caller.ts';
import { accountOf, type Core } from './core.ts';
import { changedFiles, mergeBase, readFileAt } from './history.ts';
import type { Account, PullRecord, ReviewRecord, RulesetRecord } from './state.ts';

/** What active rulesets ask of a branch, all of them together. */
export interface BranchRules {
  /** Whether changes have to come by a pull request. */
  pullRequest: boolean;
  approvals: number;
  codeOwners: boolean;
  lastPush: boolean;
  dismissStale: boolean;
  checks: string[];
  /** Whether the head has to have all of the base. */
  upToDate: boolean;
  mayDelete: boolean;
  mayForce: boolean;
}

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
    checks: [...new Set(values('required_status_checks').flatMap(contextsOf))],
    upToDate: values('strict_required_status_checks_policy').includes(true),
    mayDelete: !has('deletion'),
    mayForce: !has('non_fast_forward'),
  };
}

function contextsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((check: unknown) => {
    const context: unknown =
      typeof check === 'object' && check !== null && 'context' in check ? check.context : null;
    return typeof context === 'string' ? [context] : [];
  });
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
  const roleId = { admin: 5, maintain: 2, write: 4, triage: 0, read: 0 }[account.role ?? 'read'];
  const app = core.state.apps.find(({ slug }) => `${slug}[bot]` === account.login);
  return rulesets.every(({ bypassActors }) =>
    bypassActors.some(({ actor_id, actor_type, bypass_mode }) => {
      if (mode === 'always' && bypass_mode !== 'always') return false;
      if (actor_type === 'RepositoryRole') return actor_id === roleId;
      if (actor_type === 'OrganizationAdmin') return account.role === 'admin';
      return actor_type === 'Integration' && app !== undefined && actor_id === app.id;
    }),
  );
}

/** What a pull request still lacks before it may be merged, as sentences. */
export async function lacks(core: Core, pull: PullRecord): Promise<string[]> {
  const rules = branchRules(core, pull.base.branch);
  const sentences: string[] = [];
  const missing = rules.checks.filter((context) => !checkPassed(core, pull.head.sha, context));
  for (const context of missing) sentences.push(`Required status check "${context}" is expected.`);
  const reviews = validReviews(core, pull);
  const rejecting = reviews.find(({ state }) => state === 'CHANGES_REQUESTED');
  if (rejecting) sentences.push(`Changes were requested by ${rejecting.author}.`);
  const approving = reviews.filter(({ state }) => state === 'APPROVED').map(({ author }) => author);
  if (approving.length < rules.approvals)
    sentences.push(
      `At least ${rules.approvals} approving review${rules.approvals === 1 ? ' is' : 's are'} required by reviewers with write access.`,
    );
  if (rules.lastPush && rules.approvals > 0 && !approving.some((login) => login !== pull.lastPusher))
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

/** A job that was skipped counts as passed, as on GitHub. */
function checkPassed({ state }: Core, sha: string, context: string): boolean {
  const check = state.checks.findLast(({ name, headSha }) => headSha === sha && name === context);
  if (check)
    return check.conclusion === 'success' || check.conclusion === 'skipped' || check.conclusion === 'neutral';
  const status = state.statuses.findLast(
    (candidate) => candidate.sha === sha && candidate.context === context,
  );
  return status?.state === 'success';
}

/** Groups of owners of changed files of which nobody has approved. */
async function missingOwners(
  core: Core,
  pull: PullRecord,
  approving: readonly string[],
): Promise<string[][]> {
  const groups = new Map<string, string[]>();
  for (const owners of await ownersOfChanges(core, pull)) groups.set(owners.join(' '), owners);
  return [...groups.values()].filter(
    (owners) => !approving.some((login) => owners.some((owner) => isOwner(core, owner, login))),
  );
}

/** For each changed file that has owners, who they are: `@login` or `@owner/team`. */
export async function ownersOfChanges(core: Core, pull: PullRecord): Promise<string[][]> {
  const { git } = core;
  const base = (await mergeBase(git, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
  // GitHub reads the file of the base branch, so that a pull request can't change who must review it.
  const file = await readCodeOwners(core, pull.base.branch);
  if (file === undefined) return [];
  const rules = parseCodeOwners(file);
  const files = await changedFiles(git, base, pull.head.sha);
  return files
    .map((name) => rules.findLast((rule) => rule.matches(name))?.owners ?? [])
    .filter((owners) => owners.length > 0);
}

async function readCodeOwners({ git }: Core, branch: string): Promise<string | undefined> {
  for (const place of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
    const found = await readFileAt(git, `refs/heads/${branch}`, place);
    if (found) return found.text;
  }
  return undefined;
}

function parseCodeOwners(text: string): { matches: (file: string) => boolean; owners: string[] }[] {
  return text.split('\n').flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    if (!pattern) return [];
    const rule = ignore().add(pattern);
    return [{ matches: (file: string) => rule.ignores(file), owners }];
  });
}

function isOwner(core: Core, owner: string, login: string): boolean {
  const name = owner.replace(/^@/, '');
  const [organisation, team] = name.split('/');
  if (team === undefined) return name.toLowerCase() === login.toLowerCase();
  if (organisation?.toLowerCase() !== core.state.repository.owner.toLowerCase()) return false;
  return accountOf(core, login)?.teams.includes(team) ?? false;
}
