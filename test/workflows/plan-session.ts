import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Release } from '../../actions/lib/manifest/manifest.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { setUpAccount } from '../../local/demo/account.ts';
import { clientSettings } from '../../local/demo/client.ts';
import { copyTemplate } from '../../local/demo/repository.ts';
import { configureRepository } from '../../local/demo/settings.ts';
import { hireTeam, type Team } from '../../local/demo/team.ts';
import type { RepositoryEvent } from '../../local/github/event.ts';
import { type LocalGitHub, startLocalGitHub } from '../../local/github/server.ts';
import type { WorkflowJob, WorkflowRun } from '../../local/workflows/host.ts';
import { registerPackage } from '../actions/plan-session.ts';
import { REPOSITORY } from './workflow.ts';

export const MODEL = 'nyc-taxi-fare';

/** New texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

export interface PullRequest {
  number: number;
  branch: string;
  head: string;
}

/** A team's repository on a local GitHub, set up as docs/setup.md says, on a local AWS of the templates' making. */
export interface PlanSession extends AsyncDisposable {
  aws: LocalAws;
  github: LocalGitHub;
  team: Team;
  register(): Promise<Release>;
  /** A file as main has it. */
  read(file: string): Promise<string>;
  /** Puts files on main as if they had been merged. */
  land(files: Files): Promise<void>;
  /** Opens a pull request of these files, and waits for the end of its plan.yml. */
  open(branch: string, files: Files): Promise<{ pullRequest: PullRequest; run: WorkflowRun }>;
  /** Adds a commit to the pull request. */
  push(pullRequest: PullRequest, files: Files): Promise<void>;
  /** The newest run of plan.yml, once it has ended. */
  ended(): Promise<WorkflowRun>;
  /** Lets the same pull request come from a fork. */
  fork(pullRequest: PullRequest): Promise<WorkflowRun>;
  comments(pullRequest: PullRequest): Promise<{ id: number; author: string; body: string }[]>;
}

export async function openPlanSession(): Promise<PlanSession> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'plan-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const source = path.join(folder, 'template');
  await copyTemplate(source);
  const events: RepositoryEvent[] = [];
  let aws: LocalAws | undefined;
  const github = stack.use(
    await startLocalGitHub({
      folder: path.join(folder, 'github'),
      source,
      jobEnvironment: () => aws?.environment() ?? {},
      onEvent: (event) => void events.push(event),
    }),
  );
  aws = stack.use(
    await startLocalAws({ root: path.join(folder, 'aws'), webIdentity: (issuer) => github.keys(issuer) }),
  );
  const team = hireTeam(github);
  const account = await setUpAccount({
    session: { aws, bucket: 'artifacts' },
    repository: github.repository,
    templates: path.join(REPOSITORY, 'cloudformation'),
    environments: ['staging', 'prod'],
    tell: () => undefined,
  });
  await configureRepository(github, team, account);
  const sagemaker = stack.adopt(new SageMakerClient(clientSettings({ aws })), (it) => it.destroy());
  const { rest } = team.dataScientist;
  const at = { owner: github.repository.owner, repo: github.repository.name };

  const main = async (): Promise<string> =>
    (await rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha;
  const commit = async (parent: string, files: Files): Promise<string> => {
    const tree = Object.entries(files).map(([file, content]) => ({
      path: file,
      mode: '100644' as const,
      type: 'blob' as const,
      content,
    }));
    const { data: base } = await rest.git.getCommit({ ...at, commit_sha: parent });
    const { data: made } = await rest.git.createTree({ ...at, base_tree: base.tree.sha, tree });
    const message = `Change ${Object.keys(files).join(', ')}`;
    return (await rest.git.createCommit({ ...at, message, tree: made.sha, parents: [parent] })).data.sha;
  };
  const ended = async (): Promise<WorkflowRun> => {
    await github.workflows.idle();
    const run = planRuns(github).at(-1);
    if (run === undefined) throw new Error('No run of plan.yml was started.');
    return run;
  };
  const local = aws;
  const kept = stack.move();
  return {
    aws,
    github,
    team,
    register: () => registerPackage(sagemaker, local, MODEL, 'PendingManualApproval'),
    read: (file) => readFile(path.join(source, file), 'utf8'),
    async land(files) {
      await github.git('update-ref', 'refs/heads/main', await commit(await main(), files));
    },
    async open(branch, files) {
      const head = await commit(await main(), files);
      await rest.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: head });
      const { data } = await rest.pulls.create({ ...at, title: branch, head: branch, base: 'main' });
      return { pullRequest: { number: data.number, branch, head }, run: await ended() };
    },
    async push(pullRequest, files) {
      const sha = await commit(pullRequest.head, files);
      pullRequest.head = sha;
      await rest.git.updateRef({ ...at, ref: `heads/${pullRequest.branch}`, sha });
    },
    ended,
    async fork(pullRequest) {
      const event = events.findLast((each) => each.pullRequest?.number === pullRequest.number);
      if (event?.pullRequest === undefined) throw new Error('The pull request had no event.');
      await github.workflows.handle({
        ...event,
        payload: fromFork(event.payload),
        pullRequest: { ...event.pullRequest, fork: true },
      });
      return ended();
    },
    async comments({ number }) {
      const { data } = await rest.issues.listComments({ ...at, issue_number: number });
      return data.map(({ id, user, body = '' }) => ({ id, author: user?.login ?? '', body }));
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Runs of plan.yml, the oldest first. */
export function planRuns({ workflows }: LocalGitHub): WorkflowRun[] {
  const runs = workflows.runs().filter(({ workflow }) => workflow.path.endsWith('/plan.yml'));
  return runs.toSorted((a, b) => a.id - b.id);
}

/** How jobs ended, by their keys in the file. */
export function resultsOf(run: WorkflowRun): Record<string, string | null> {
  return Object.fromEntries(run.jobs.map(({ key, conclusion }) => [key, conclusion]));
}

export function jobOf(run: WorkflowRun, key: string): WorkflowJob {
  const job = run.jobs.find((each) => each.key === key);
  if (job === undefined) throw new Error(`The run has no job ${key}.`);
  return job;
}

/** All that its steps wrote to the job summary. */
export function summaryOf(job: WorkflowJob): string {
  return job.steps.map(({ summary }) => summary).join('');
}

function fromFork(payload: RepositoryEvent['payload']): RepositoryEvent['payload'] {
  const copy = JSON.parse(JSON.stringify(payload));
  copy.pull_request.head.repo = { ...copy.pull_request.head.repo, full_name: 'stranger/models', fork: true };
  return copy;
}
