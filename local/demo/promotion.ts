import { isObject } from '../plain.ts';
import type { LocalGitHub } from '../github/server.ts';
import { readJson, type Session } from '../training/session.ts';
import type { WorkflowRun } from '../workflows/host.ts';
import type { Account } from './account.ts';
import { decide } from './decision.ts';
import { awaitRun, findRun, newestRun, refuseFailedRuns } from './run.ts';
import type { Member, Team } from './team.ts';
import { waitFor } from './wait.ts';

/** One release in one environment, as `.local/demo.json` tells it. */
export interface Promotion {
  environment: string;
  version: number;
  /** Number of the pull request. */
  pullRequest: number;
  mergedBy: string;
  /** Who approved the deployment where the environment has reviewers; else who merged it. */
  approvedBy: string;
  verified: boolean;
}

/** What the demo tells of a deployment beside that it succeeded. */
export interface Deployment {
  promotion: Promotion;
  commit: string;
  pullRequest: PullRequest;
  rows: number;
  maxRelativeDifference: number;
  latencyMs: { p50: number; p99: number };
}

export interface PullRequest {
  number: number;
  title: string;
  url: string;
  author: string;
  head: string;
}

export interface PromotionRequest {
  session: Session;
  account: Account;
  github: LocalGitHub;
  team: Team;
  model: string;
  version: number;
  environment: string;
  /** Runs up to this one had begun before the event that the promotion answers. */
  after: number;
  pause: boolean;
  signal: AbortSignal;
  tell: (line: string) => void;
}

// Each is a matter of seconds.
const SECONDS = 120;

/** Has the release's pull request reviewed and merged, and follows what that starts to the verified endpoint. */
export async function promote(request: PromotionRequest): Promise<Deployment> {
  const pullRequest = await awaitPullRequest(request);
  request.tell(
    `#${pullRequest.number} ${pullRequest.title}, opened by ${pullRequest.author}: ${pullRequest.url}`,
  );
  await awaitGate(request, pullRequest);
  for (const line of await planOf(request, pullRequest)) request.tell(`#${pullRequest.number} plan: ${line}`);
  const before = newestRun(request.github);
  const merged = await merge(request, pullRequest);
  const { commit, mergedBy } = merged;
  request.tell(`#${pullRequest.number} merged by ${mergedBy}; deploy.yml runs`);
  const approver = await deploy(request, before, merged);
  const record = await readRecord(request, commit);
  const { environment, version } = request;
  return {
    ...record,
    commit,
    pullRequest,
    promotion: {
      environment,
      version,
      pullRequest: pullRequest.number,
      mergedBy,
      approvedBy: approver ?? mergedBy,
      verified: true,
    },
  };
}

function place({ github }: Pick<PromotionRequest, 'github'>) {
  return { owner: github.repository.owner, repo: github.repository.name };
}

/** The pull request that promotes a model. Throws where what would open it failed. */
export async function awaitPullRequest(
  request: Pick<PromotionRequest, 'github' | 'team' | 'model' | 'environment' | 'after' | 'signal'>,
): Promise<PullRequest> {
  const { github, team, model, environment, after, signal } = request;
  const head = `${github.repository.owner}:promote/${environment}/${model}`;
  return waitFor(
    async () => {
      const { data } = await team.dataScientist.rest.pulls.list({ ...place(request), head, state: 'open' });
      const [found] = data;
      if (found === undefined) {
        refuseFailedRuns(github, ['promote.yml'], after);
        return undefined;
      }
      const { number, title, html_url: url, user } = found;
      return { number, title, url, author: user?.login ?? '', head: found.head.sha };
    },
    { what: `a pull request that promotes ${model} to ${environment}`, signal, seconds: SECONDS },
  );
}

/** The check that a merge requires. Throws where it failed. */
async function awaitGate(request: PromotionRequest, { head, number }: PullRequest): Promise<void> {
  const { github, signal, tell } = request;
  tell(`#${number}: plan.yml checks it`);
  const run = await waitFor(
    async () => {
      const found = github.workflows
        .runs()
        .find(
          ({ workflow, event }) => workflow.path.endsWith('/plan.yml') && event.pullRequest?.headSha === head,
        );
      return found?.status === 'completed' ? found : undefined;
    },
    { what: `the checks of pull request #${number}`, signal, seconds: SECONDS },
  );
  if (run.conclusion !== 'success')
    throw new Error(`The checks of pull request #${number} ended with ${run.conclusion}.`);
}

/** What the comment of plan.yml says of each environment, in one line each: the rows of its first table. */
async function planOf(request: PromotionRequest, { number }: PullRequest): Promise<string[]> {
  const { rest } = request.team.dataScientist;
  const { data } = await rest.issues.listComments({ ...place(request), issue_number: number });
  const comment = data.find(({ body }) => body?.includes('sagemaker-drift-gitops:plan'));
  const [, , ...rows] =
    (comment?.body ?? '')
      .split('\n\n')
      .find((part) => part.startsWith('| environment'))
      ?.split('\n') ?? [];
  return rows.map((row) => {
    const [environment = '', change = '', costs = '', problems = ''] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return `${environment}, ${change.replaceAll('`', '')}; monthly costs: ${costs.replace(/ costs$/, '')}; problems: ${problems}`;
  });
}

interface Merge {
  commit: string;
  mergedBy: string;
}

/** Reviewed by the owners of the manifest, and merged. */
async function merge(request: PromotionRequest, { number, url }: PullRequest): Promise<Merge> {
  const { team, environment } = request;
  const pull_number = number;
  const owner = ownerOf(team, environment);
  const merger = team.dataScientist;
  const look = async () => {
    const { data } = await team.dataScientist.rest.pulls.get({ ...place(request), pull_number });
    return data;
  };
  await decide(
    {
      what:
        owner === merger
          ? `review and merge #${number} as ${owner.login}`
          : `review #${number} as ${owner.login} and merge it as ${merger.login}`,
      url,
      take: async () => {
        await owner.rest.pulls.createReview({ ...place(request), pull_number, event: 'APPROVE' });
        request.tell(`#${number} reviewed and approved by ${owner.login}`);
        await merger.rest.pulls.merge({ ...place(request), pull_number });
      },
      taken: async () => (await look()).state === 'closed',
    },
    request,
  );
  const { merged, merge_commit_sha: commit, merged_by: mergedBy } = await look();
  if (!merged || !commit) throw new Error(`Pull request #${number} was closed and not merged.`);
  return { commit, mergedBy: mergedBy?.login ?? '' };
}

function ownerOf(team: Team, environment: string): Member {
  return environment === 'prod' ? team.operator : team.dataScientist;
}

/** Follows the run that a merge started. Answers who approved it, where its environment asks for that. */
async function deploy(
  request: PromotionRequest,
  after: number,
  { commit, mergedBy }: Merge,
): Promise<string | undefined> {
  const { github, signal, pause, tell, environment } = request;
  const query = { workflow: 'deploy.yml', after, commit };
  let asked = false;
  await awaitRun(github, query, {
    signal,
    // A person may take as long as they like.
    seconds: pause ? Infinity : SECONDS,
    onRun: async (run) => {
      if (run.status !== 'waiting' || asked) return;
      asked = true;
      tell(`Run ${run.number} of deploy.yml waits for the reviewers of ${environment}`);
      await approve(request, run, mergedBy);
    },
  });
  const run = findRun(github, query);
  return run && github.workflows.reviews(run.id).findLast(({ state }) => state === 'approved')?.user;
}

async function approve(request: PromotionRequest, run: WorkflowRun, mergedBy: string): Promise<void> {
  const { github, team, environment, model, version } = request;
  // The environment wants another person than the one who merged.
  const approver = mergedBy === team.operator.login ? team.admin : team.operator;
  await decide(
    {
      what: `approve the deployment to ${environment} as ${approver.login}, since ${mergedBy} merged it`,
      url: `${github.url}/${github.repository.owner}/${github.repository.name}/actions/runs/${run.id}`,
      take: async () => {
        const waiting = github.workflows.pendingDeployments(run.id);
        await approver.rest.actions.reviewPendingDeploymentsForRun({
          ...place(request),
          run_id: run.id,
          environment_ids: waiting.map((pending) => pending.environment.id),
          state: 'approved',
          comment: `${model} version ${version} may serve.`,
        });
      },
      taken: async () => github.workflows.pendingDeployments(run.id).length === 0,
    },
    request,
  );
}

/** The deployment record that `deploy` left in the bucket: what really runs, and how that was verified. */
async function readRecord(
  { session, account, environment, model }: PromotionRequest,
  commit: string,
): Promise<Pick<Deployment, 'rows' | 'maxRelativeDifference' | 'latencyMs'>> {
  const uri = `s3://${account.bucket}/deployments/${environment}/${model}/${commit}.json`;
  const record = await readJson(session, uri);
  const verification = isObject(record) ? record['verification'] : undefined;
  if (!isObject(verification)) throw new Error(`${uri} is no record of a verified deployment.`);
  const latency = verification['latencyMs'];
  return {
    rows: Number(verification['rows']),
    maxRelativeDifference: Number(verification['maxRelativeDifference']),
    latencyMs: {
      p50: Number(isObject(latency) ? latency['p50'] : Number.NaN),
      p99: Number(isObject(latency) ? latency['p99'] : Number.NaN),
    },
  };
}
