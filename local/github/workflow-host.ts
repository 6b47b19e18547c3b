import { mkdir } from 'node:fs/promises';
import type { CheckReport, RepositoryFacts, WorkflowHost } from '../workflows/host.ts';
import { messageOf } from '../plain.ts';
import { mergeWaiting } from './auto-merge.ts';
import { type Core, nextId, timestamp } from './core.ts';
import { openGit } from './git.ts';
import { branchHead, changedFiles, diffFiles, mergeBase, readFileAt, readTree } from './history.ts';
import type { TokenIssuer } from './oidc.ts';
import { pullOf } from './pulls.ts';
import { mayApprove } from './rest/deployment-reviews.ts';
import { findEnvironment, makeEnvironment } from './rest/environments.ts';
import { valuesFor } from './rest/values.ts';
import type { Tokens } from './tokens.ts';

export interface HostParts {
  core: Core;
  tokens: Tokens;
  issuer: TokenIssuer;
  folder: string;
  jobEnvironment: () => Readonly<Record<string, string>>;
}

/** This GitHub as its workflow engine sees it. */
export function workflowHost({ core, tokens, issuer, folder, jobEnvironment }: HostParts): WorkflowHost {
  const { git } = core;
  return {
    get serverUrl() {
      return core.url();
    },
    get apiUrl() {
      return core.apiUrl();
    },
    get graphqlUrl() {
      return `${core.url()}/api/graphql`;
    },
    get repository() {
      return repositoryFacts(core);
    },
    folder,
    now: () => core.now(),
    jobEnvironment,
    fileAt: async (commit, file) => (await readFileAt(git, commit, file))?.text,
    filesAt: async (commit, at) =>
      (await readTree(git, commit, { folder: at, depth: 'files' })).map(({ path }) => path),
    changedFiles: (before, commit) => changedFiles(git, before, commit),
    async pullRequestFiles(number) {
      const pull = pullOf(core, number);
      const from = (await mergeBase(git, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
      return (await diffFiles(git, from, pull.head.sha)).flatMap(({ path, previousPath }) =>
        previousPath === undefined ? [path] : [path, previousPath],
      );
    },
    checkOut: (commit, ref, target, depth) => checkOut(core, { commit, ref, target, depth }),
    head: (branch) => branchHead(git, branch),
    jobToken: ({ runId, permissions }) => tokens.forJob(runId, permissions),
    // oxlint-disable-next-line typescript/require-await -- a wrong key is a rejection, as of any other call
    appToken: async ({ appId, privateKey, permissions }) => tokens.forApp(appId, privateKey, permissions),
    idToken: (request) => issuer.sign(request),
    variables: (environment) => valuesFor(core, 'variables', environment),
    secrets: (environment) => valuesFor(core, 'secrets', environment),
    environment: (name) => findEnvironment(core, name),
    createEnvironment(name) {
      const environment = makeEnvironment(core, name);
      void core.document.save();
      return environment;
    },
    mayReview: (login, environment) => mayApprove(core, login, environment),
    createDeployment(request) {
      const id = nextId(core);
      core.state.deployments.push({ ...request, id, createdAt: timestamp(core), statuses: [] });
      void core.document.save();
      return id;
    },
    setDeploymentStatus(deployment, state, description) {
      const record = core.state.deployments.find(({ id }) => id === deployment);
      record?.statuses.push({ id: nextId(core), state, description, at: timestamp(core) });
      void core.document.save();
    },
    reportCheck: (check) => reportCheck(core, check),
    runChanged: () => undefined,
  };
}

export function repositoryFacts({ state }: Core): RepositoryFacts {
  const { owner, name, id, ownerId, defaultBranch, visibility } = state.repository;
  return { owner, name, id, ownerId, defaultBranch, visibility };
}

async function checkOut(
  core: Core,
  { commit, ref, target, depth }: { commit: string; ref: string; target: string; depth: number },
): Promise<void> {
  await mkdir(target, { recursive: true });
  const git = openGit(target);
  const { defaultBranch } = core.state.repository;
  await git(['init', '--quiet', '--initial-branch', defaultBranch]);
  await git(['remote', 'add', 'origin', core.git.folder]);
  const shallow = depth > 0 ? [`--depth=${depth}`] : [];
  const all = depth > 0 ? [] : ['+refs/heads/*:refs/remotes/origin/*'];
  await git(['fetch', '--quiet', '--no-tags', ...shallow, 'origin', ...all, commit]);
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  await git(
    branch === undefined
      ? ['checkout', '--quiet', '--detach', commit]
      : ['checkout', '--quiet', '-B', branch, commit],
  );
  await git([
    'remote',
    'set-url',
    'origin',
    `${core.url()}/${core.state.repository.owner}/${core.state.repository.name}.git`,
  ]);
}

function reportCheck(core: Core, check: CheckReport): void {
  const { state } = core;
  const known = state.checks.find(({ jobId, name }) => jobId === check.jobId && name === check.name);
  const record = known ?? {
    id: nextId(core),
    name: check.name,
    headSha: check.headSha,
    runId: check.runId,
    jobId: check.jobId,
  };
  Object.assign(record, {
    status: check.status,
    conclusion: check.conclusion,
    startedAt: check.startedAt?.toISOString() ?? null,
    completedAt: check.completedAt?.toISOString() ?? null,
  });
  if (!known)
    state.checks.push(
      Object.assign({ status: '', conclusion: null, startedAt: null, completedAt: null }, record),
    );
  void core.document.save();
  // A pull request that waits for its checks may lack nothing now.
  if (check.status === 'completed')
    void mergeWaiting(core).catch((error: unknown) => {
      process.stderr.write(`Pull requests that wait for their checks were not merged: ${messageOf(error)}\n`);
    });
}
