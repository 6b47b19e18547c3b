import path from 'node:path';
import { manifestAt } from '../lib/deployment/base.ts';
import type { Approval } from '../lib/deployment/record.ts';
import { Failure } from '../lib/failure.ts';
import { isBot } from '../lib/github/account.ts';
import type { GitHub } from '../lib/github/client.ts';
import { readEnvironment } from '../lib/github/environments.ts';
import { pullRequestOf } from '../lib/github/pull-requests.ts';
import { approvalsOf } from '../lib/github/runs.ts';
import { canonicalJson } from '../lib/manifest/canonical.ts';
import { mainlineOf } from '../lib/repository.ts';

/** Where the history of an environment's manifest is read. */
export interface ReleaseHistory {
  /** The checkout's folder. */
  repository: string;
  /** The folder with the manifests, relative to it. */
  environments: string;
  environment: string;
  commit: string;
}

/**
 * The commit of the branch that brought the release which a model has at `commit`: a run may begin much later, at a commit
 * that is about something else. Undefined where the history does not reach back so far, or there is no release.
 */
export async function releaseCommit(history: ReleaseHistory, model: string): Promise<string | undefined> {
  const { repository, environments, environment, commit } = history;
  const file = path.join(environments, `${environment}.json`);
  const wanted = await releaseAt(history, commit, model);
  if (wanted === undefined) return undefined;
  let brought: string | undefined;
  for (const past of await mainlineOf(repository, commit, file)) {
    if ((await releaseAt(history, past, model)) !== wanted) break;
    brought = past;
  }
  return brought;
}

async function releaseAt(
  { repository, environments, environment }: ReleaseHistory,
  commit: string,
  model: string,
): Promise<string | undefined> {
  const manifest = await manifestAt(repository, commit, environments, environment);
  const has = manifest !== undefined && Object.hasOwn(manifest.models, model);
  const release = has ? manifest.models[model]?.release : undefined;
  return release === undefined || release === null ? undefined : canonicalJson(release);
}

/**
 * By model, who let its release in. Throws a `Failure` where nobody approved the environment and somebody had to.
 */
export async function approvalsFor(
  github: GitHub,
  history: ReleaseHistory,
  { models, runId, promotesFrom }: { models: readonly string[]; runId: number; promotesFrom: string | null },
): Promise<Map<string, Approval>> {
  const { environment } = history;
  const reviewer = await reviewerOf(github, { runId, environment, promotesFrom });
  const mayReviewOwn = reviewer === undefined || !(await preventsSelfReview(github, environment));
  const approvals = new Map<string, Approval>();
  for (const model of models) {
    const merge = await mergeOf(github, history, model);
    if (merge !== undefined && merge.by === reviewer && !mayReviewOwn) throw selfReviewed(environment, merge);
    if (merge !== undefined) approvals.set(model, { ...merge, ...(reviewer && { reviewedBy: reviewer }) });
    else if (reviewer !== undefined)
      approvals.set(model, { by: reviewer, pullRequest: null, reviewedBy: reviewer });
  }
  return approvals;
}

async function preventsSelfReview(github: GitHub, environment: string): Promise<boolean> {
  return (await readEnvironment(github, environment))?.preventSelfReview ?? false;
}

/** GitHub itself compares who approves with who started the run, which is a program where `reconcile` did. */
function selfReviewed(environment: string, { by, pullRequest }: Approval): Failure {
  return new Failure(
    'approval-missing',
    `${by} merged #${pullRequest} and approved its deployment to '${environment}', which prevents self-review: another of its reviewers has to approve. Start deploy.yml again for ${environment}. Nothing was deployed.`,
  );
}

/** Who merged the release of a model, by its pull request; undefined where there is none, or a program merged it. */
async function mergeOf(
  github: GitHub,
  history: ReleaseHistory,
  model: string,
): Promise<Approval | undefined> {
  const commit = await releaseCommit(history, model);
  const pullRequest = commit === undefined ? undefined : await pullRequestOf(github, commit);
  const by = pullRequest?.mergedBy;
  if (pullRequest === undefined || by === undefined || isBot(by)) return undefined;
  return { by, pullRequest: String(pullRequest.number) };
}

/**
 * The person who approved this run's job of the environment; undefined where nobody had to, since releases begin there.
 * Throws a `Failure` where somebody had to and nobody is on record: administrators may have let the job pass, or the
 * environment's protection was taken away.
 */
async function reviewerOf(
  github: GitHub,
  { runId, environment, promotesFrom }: { runId: number; environment: string; promotesFrom: string | null },
): Promise<string | undefined> {
  const approvals = await approvalsOf(github, runId);
  const given = approvals.findLast(
    ({ state, environments, user }) =>
      state === 'approved' && environments.includes(environment) && !isBot(user),
  );
  if (given !== undefined || promotesFrom === null) return given?.user;
  throw new Failure(
    'approval-missing',
    `No person's approval of the environment '${environment}' is on record for this run, and releases come there from ${promotesFrom}. Give the environment required reviewers that nobody can bypass (docs/setup.md), and run the workflow again. Nothing was deployed.`,
  );
}
