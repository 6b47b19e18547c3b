import type { RepositoryEvent } from '../github/event.ts';

/** What the workflow engine needs of the GitHub that it belongs to; `local/github` provides it. */
export interface WorkflowHost {
  /** `GITHUB_SERVER_URL`, and the root of pages; `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL`. */
  serverUrl: string;
  apiUrl: string;
  graphqlUrl: string;
  repository: RepositoryFacts;
  /** Folder for the engine's own state, logs and artifacts. */
  folder: string;
  now(): Date;
  /** Variables for every job beside GitHub's: where the local AWS is. */
  jobEnvironment(): Readonly<Record<string, string>>;

  /** Text of a file as a commit has it; undefined where it has none. */
  fileAt(commit: string, file: string): Promise<string | undefined>;
  /** Files below a folder of a commit, as paths from the repository's root. */
  filesAt(commit: string, folder: string): Promise<string[]>;
  /** Files that differ between two commits; all files where `before` is forty zeros. */
  changedFiles(before: string, commit: string): Promise<string[]>;
  /** Files that a pull request changes: three-dot difference. */
  pullRequestFiles(number: number): Promise<string[]>;
  /** Puts a commit's files, and `depth` commits of history (0: all of it, with all branches), into an empty folder, with `origin` as the remote. */
  checkOut(commit: string, ref: string, folder: string, depth: number): Promise<void>;
  /** Commit that a branch has now. */
  head(branch: string): Promise<string | undefined>;

  /** A token for one job with the permissions that it declared; `revoke` ends it with the job. */
  jobToken(grant: JobGrant): { token: string; revoke(): void };
  /** An installation token, as `actions/create-github-app-token` gets it. Throws where the App or its key are wrong. */
  appToken(request: {
    appId: string;
    privateKey: string;
    /** Only these of the App's permissions; all of them where none is named. Throws where it lacks one. */
    permissions?: Readonly<Record<string, string>>;
  }): Promise<{ token: string; slug: string; installationId: number }>;
  /** Signs the claims of a job as GitHub's issuer does; the engine has decided that the job may ask. */
  idToken(request: {
    audience: string;
    claims: Readonly<Record<string, unknown>>;
    context: string;
  }): Promise<string>;
  variables(environment?: string): Readonly<Record<string, string>>;
  secrets(environment?: string): Readonly<Record<string, string>>;

  environment(name: string): EnvironmentFacts | undefined;
  /** A job that names an environment that is not there makes it, without any protection, as on GitHub. */
  createEnvironment(name: string): EnvironmentFacts;
  mayReview(login: string, environment: string): boolean;
  /** The record of a job that runs in an environment, and where it stands. */
  createDeployment(request: {
    environment: string;
    commit: string;
    ref: string;
    runId: number;
    job: string;
    actor: string;
  }): number;
  setDeploymentStatus(deployment: number, state: DeploymentState, description: string): void;

  /** Sets the check of a job on the commit that a pull request or branch shows it at. */
  reportCheck(check: CheckReport): void;
  /** A run ended, was cancelled or began: whoever waits for it may look again. */
  runChanged(runId: number): void;
}

export interface RepositoryFacts {
  owner: string;
  name: string;
  id: number;
  ownerId: number;
  defaultBranch: string;
  visibility: 'public' | 'private';
}

export interface JobGrant {
  runId: number;
  jobId: number;
  /** Scope by name: `contents`, `pull-requests`, `actions`, `issues`, `checks`, `statuses`, `deployments`, `id-token`. */
  permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>;
}

export interface EnvironmentFacts {
  id: number;
  name: string;
  /** One approval of any of them is enough; empty means no approval is asked for. */
  reviewers: readonly { type: 'User' | 'Team'; id: number; name: string }[];
  preventSelfReview: boolean;
  waitMinutes: number;
  /** Branches that may deploy here as patterns; null allows all. */
  branches: readonly string[] | null;
}

export type DeploymentState =
  'queued' | 'waiting' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

export interface CheckReport {
  /** The job's name, which a ruleset requires by `context`. */
  name: string;
  headSha: string;
  runId: number;
  jobId: number;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  conclusion: Conclusion | null;
  startedAt: Date | null;
  completedAt: Date | null;
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';

/** The engine, as the REST operations and the pages see it. */
export interface Workflows extends AsyncDisposable {
  /** Starts the runs that an event triggers; answers their ids. Throws a `WorkflowError` for a dispatch that GitHub refuses (422). */
  handle(event: RepositoryEvent): Promise<number[]>;
  /** Lets schedules come due: those between the last tick and `until`. */
  tick(until: Date): Promise<number[]>;
  files(): Promise<readonly WorkflowFile[]>;
  runs(): readonly WorkflowRun[];
  run(id: number): WorkflowRun | undefined;
  cancel(id: number): void;
  /** Runs again all jobs, or those that did not succeed and what depends on them. */
  rerun(id: number, which: 'all' | 'failed', actor: string): Promise<void>;
  /** Lets a run that waits because a bot's pull request caused it begin. */
  approveRun(id: number, actor: string): void;
  pendingDeployments(id: number): readonly PendingDeployment[];
  reviewDeployments(id: number, review: DeploymentReview): void;
  reviews(id: number): readonly DeploymentReview[];
  artifacts(id: number): readonly Artifact[];
  log(jobId: number): Promise<string>;
  /** Resolves when nothing runs or is queued any more; runs that wait for people do not count. */
  idle(): Promise<void>;
  /** Answers requests below `/_services/`, which jobs send: OIDC tokens. */
  service(request: Request): Promise<Response>;
}

export interface WorkflowFile {
  id: number;
  name: string;
  /** `.github/workflows/deploy.yml`. */
  path: string;
}

export type RunStatus = 'queued' | 'in_progress' | 'waiting' | 'action_required' | 'completed';

export interface WorkflowRun {
  id: number;
  number: number;
  attempt: number;
  workflow: WorkflowFile;
  event: RepositoryEvent;
  /** `run-name`, or what GitHub makes of the event. */
  title: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  createdAt: Date;
  updatedAt: Date;
  /** Who started this attempt. */
  triggeringActor: string;
  jobs: readonly WorkflowJob[];
  /** Problems of the file itself, where it could not be run at all. */
  problems: readonly string[];
}

export interface WorkflowJob {
  id: number;
  /** Key in the file, and the shown name with its matrix values. */
  key: string;
  name: string;
  status: 'queued' | 'waiting' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  environment: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  steps: readonly WorkflowStep[];
  outputs: Readonly<Record<string, string>>;
  annotations: readonly JobAnnotation[];
}

export interface WorkflowStep {
  number: number;
  name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  /** Job summary that the step wrote, as Markdown. */
  summary: string;
}

export interface JobAnnotation {
  level: 'error' | 'warning' | 'notice';
  title?: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

export interface PendingDeployment {
  environment: EnvironmentFacts;
  jobId: number;
  since: Date;
}

export interface DeploymentReview {
  state: 'approved' | 'rejected';
  environmentIds: readonly number[];
  user: string;
  comment: string;
  at: Date;
}

export interface Artifact {
  id: number;
  name: string;
  runId: number;
  /** Folder with its files. */
  folder: string;
  bytes: number;
  createdAt: Date;
}

/** Something that GitHub answers with 4xx: its status and message. */
export class WorkflowError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'WorkflowError';
    this.status = status;
  }
}
