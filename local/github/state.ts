import type { EnvironmentFacts } from '../workflows/host.ts';
import type { SealingKey } from './sealing.ts';

/** All that this GitHub knows beside git, as one JSON document. Dates are ISO 8601 texts. */
export interface GitHubState {
  repository: RepositoryRecord;
  /** Counts pull requests and issues together, as GitHub does. */
  nextNumber: number;
  /** Counts everything else that has an id. */
  nextId: number;
  accounts: Account[];
  apps: AppRecord[];
  pulls: PullRecord[];
  issues: IssueRecord[];
  comments: CommentRecord[];
  reviews: ReviewRecord[];
  issueEvents: IssueEventRecord[];
  labels: LabelRecord[];
  environments: EnvironmentRecord[];
  deployments: DeploymentRecord[];
  rulesets: RulesetRecord[];
  checks: CheckRecord[];
  statuses: StatusRecord[];
  /** By name; of an environment below its name. */
  variables: Record<string, VariableRecord>;
  secrets: Record<string, VariableRecord>;
  /** Once a secret was set by the API. */
  sealingKey?: SealingKey;
}

export interface RepositoryRecord {
  owner: string;
  ownerId: number;
  name: string;
  id: number;
  visibility: 'public' | 'private';
  defaultBranch: string;
  createdAt: string;
  /** "Allow GitHub Actions to create and approve pull requests". */
  actionsMayOpenPullRequests: boolean;
  defaultWorkflowPermissions: 'read' | 'write';
  /** Whether tokens of jobs carry the numbers in `sub`, and which claims they are made of. */
  oidcSubject: { useDefault: boolean; immutable: boolean; claims: string[] };
  deleteBranchOnMerge: boolean;
  allowAutoMerge: boolean;
  allowUpdateBranch: boolean;
  mergeMethods: { merge: boolean; squash: boolean; rebase: boolean };
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Bot' | 'Organization';
  /** Null: not a collaborator. */
  role: Role | null;
  /** Teams of the owner, by slug. */
  teams: string[];
  token: string | null;
}

export interface AppRecord {
  id: number;
  slug: string;
  installationId: number;
  /** Public half of its key as PEM. */
  publicKey: string;
  permissions: Record<string, 'read' | 'write'>;
}

export interface PullRecord {
  id: number;
  number: number;
  title: string;
  body: string;
  author: string;
  state: 'open' | 'closed';
  draft: boolean;
  head: { branch: string; sha: string; fork: string | null };
  base: { branch: string; sha: string };
  labels: string[];
  requestedReviewers: string[];
  requestedTeams: string[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: string | null;
  merged: { at: string; by: string; commit: string } | null;
  /** Merge method with which it merges itself once its checks pass. */
  autoMerge: { method: 'merge' | 'squash' | 'rebase'; by: string } | null;
  /** Who pushed last to its branch. */
  lastPusher: string;
}

export interface IssueRecord {
  id: number;
  number: number;
  title: string;
  body: string;
  author: string;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | null;
  labels: string[];
  assignees: string[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: string | null;
}

export interface CommentRecord {
  id: number;
  /** Of the issue or pull request. */
  number: number;
  body: string;
  author: string;
  createdAt: string;
  updatedAt: string;
}

export interface ReviewRecord {
  id: number;
  pull: number;
  author: string;
  body: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  commit: string;
  submittedAt: string;
}

/** A line of an issue's or pull request's timeline. */
export interface IssueEventRecord {
  id: number;
  number: number;
  event: string;
  actor: string;
  at: string;
  /** Label that was set or removed, commit that was pushed, message of a dismissal. */
  label?: string;
  commit?: string;
  message?: string;
}

export interface LabelRecord {
  id: number;
  name: string;
  color: string;
  description: string;
}

export interface EnvironmentRecord extends EnvironmentFacts {
  createdAt: string;
  updatedAt: string;
  /** Ids of its branch patterns, in the order of `branches`. */
  branchPolicyIds: number[];
  protectedBranchesOnly: boolean;
  adminsMayBypass: boolean;
}

export interface DeploymentRecord {
  id: number;
  environment: string;
  commit: string;
  ref: string;
  runId: number;
  job: string;
  actor: string;
  createdAt: string;
  statuses: { id: number; state: string; description: string; at: string }[];
}

export interface RulesetRecord {
  id: number;
  name: string;
  target: string;
  enforcement: 'active' | 'disabled' | 'evaluate';
  bypassActors: BypassActor[];
  include: string[];
  exclude: string[];
  rules: { type: string; parameters?: Record<string, unknown> }[];
  createdAt: string;
  updatedAt: string;
}

export interface BypassActor {
  actor_id: number | null;
  actor_type: string;
  bypass_mode: 'always' | 'pull_request';
}

export interface CheckRecord {
  id: number;
  name: string;
  headSha: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  runId: number;
  jobId: number;
}

export interface StatusRecord {
  id: number;
  sha: string;
  context: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  description: string;
  targetUrl: string;
  creator: string;
  at: string;
}

export interface VariableRecord {
  name: string;
  value: string;
  createdAt: string;
  updatedAt: string;
  environment: string | null;
}
