/** Names of events that can start a workflow here. */
export type EventName =
  | 'push'
  | 'pull_request'
  | 'pull_request_review'
  | 'issues'
  | 'issue_comment'
  | 'repository_dispatch'
  | 'workflow_dispatch'
  | 'schedule';

/**
 * Whose token caused an event. A job's own token starts no workflow except by the two dispatches; runs of pull requests
 * that it opened or pushed to wait until a person with the right to write approves them.
 */
export type Cause = 'user' | 'app' | 'job-token' | 'schedule';

/** Something that happened in the repository and that workflows can be triggered by. */
export interface RepositoryEvent {
  name: EventName;
  /** Activity type such as `opened` or `closed`; of a `repository_dispatch` its `event_type`. */
  action?: string;
  /** The webhook's payload, which jobs see as `github.event`. */
  payload: Readonly<Record<string, unknown>>;
  /** Login of who caused it: `github.actor`. */
  actor: string;
  cause: Cause;
  /** `github.ref`: `refs/heads/main`, `refs/pull/7/merge`. */
  ref: string;
  /** `github.sha`: of a pull request its merge commit (its head once it is closed), else the ref's commit. */
  sha: string;
  /** Of a push the commit before it; forty zeros where the branch is new. */
  before?: string;
  pullRequest?: PullRequestFacts;
  /** Of a `workflow_dispatch`: the file name below `.github/workflows`, and its inputs as they were sent. */
  workflow?: { file: string; inputs: Readonly<Record<string, string>> };
  /** Of a `schedule` the cron line that came due; without one every schedule is. */
  cron?: string;
}

export interface PullRequestFacts {
  number: number;
  /** Branch names, without `refs/heads/`. */
  headRef: string;
  baseRef: string;
  headSha: string;
  baseSha: string;
  /** From another repository: its jobs get a token that reads only, no secrets and no OIDC token. */
  fork: boolean;
}
