import type { GitHubState } from './state.ts';
import { JOB_ACCOUNT } from './tokens.ts';

export interface NewRepository {
  owner: string;
  name: string;
  id?: number;
  ownerId?: number;
  visibility?: 'public' | 'private';
}

/** A repository without anything but its settings as GitHub has them at first. */
export function initialState(repository: NewRepository | undefined, now: Date): GitHubState {
  const {
    owner = 'example',
    name = 'taxi-models',
    id = 2002,
    ownerId = 1001,
    visibility = 'private',
  } = repository ?? {};
  const bot = {
    id: 41_898_282,
    login: JOB_ACCOUNT,
    type: 'Bot',
    role: null,
    teams: [],
    token: null,
  } as const;
  return {
    repository: {
      owner,
      ownerId,
      name,
      id,
      visibility,
      defaultBranch: 'main',
      createdAt: `${now.toISOString().slice(0, 19)}Z`,
      actionsMayOpenPullRequests: false,
      defaultWorkflowPermissions: 'read',
      oidcSubject: { useDefault: true, immutable: true, claims: [] },
      deleteBranchOnMerge: false,
      allowAutoMerge: false,
      allowUpdateBranch: false,
      mergeMethods: { merge: true, squash: true, rebase: true },
    },
    nextNumber: 0,
    nextId: 10_000,
    accounts: [
      { ...bot, teams: [] },
      { id: ownerId, login: owner, type: 'Organization', role: null, teams: [], token: null },
    ],
    apps: [],
    pulls: [],
    issues: [],
    comments: [],
    reviews: [],
    issueEvents: [],
    labels: [],
    environments: [],
    deployments: [],
    rulesets: [],
    checks: [],
    statuses: [],
    variables: {},
    secrets: {},
  };
}
