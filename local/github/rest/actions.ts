import { ApiError, notFound } from '../api-error.ts';
import { causeOf } from '../caller.ts';
import { accountOf, type Core } from '../core.ts';
import { branchHead } from '../history.ts';
import { accountJson, loginJson } from '../json/account.ts';
import { environmentJson, reviewerJson } from '../json/environment.ts';
import { repositoryJson } from '../json/repository.ts';
import { artifactJson, jobJson, runJson, workflowJson } from '../json/run.ts';
import type { WorkflowFile, WorkflowRun } from '../../workflows/host.ts';
import { findEnvironment } from './environments.ts';
import { choice, flag, list, object, requiredText, text } from './input.ts';
import { type Call, listed, type Operation } from './router.ts';

const ACTIONS = '/repos/:owner/:repo/actions';
const READ = ['actions', 'read'] as const;
const WRITE = ['actions', 'write'] as const;

export const actionOperations: readonly Operation[] = [
  {
    name: 'actions.listRepoWorkflows',
    method: 'get',
    path: `${ACTIONS}/workflows`,
    needs: READ,
    async handle({ core, context }) {
      const files = await core.workflows().files();
      return listed(
        context,
        'workflows',
        files.map((file) => workflowJson(core, file)),
      );
    },
  },
  {
    name: 'actions.getWorkflow',
    method: 'get',
    path: `${ACTIONS}/workflows/:workflow`,
    needs: READ,
    handle: async (call) => ({ json: workflowJson(call.core, await workflowIn(call)) }),
  },
  {
    name: 'actions.createWorkflowDispatch',
    method: 'post',
    path: `${ACTIONS}/workflows/:workflow/dispatches`,
    needs: WRITE,
    handle: dispatchWorkflow,
  },
  {
    name: 'actions.listWorkflowRuns',
    method: 'get',
    path: `${ACTIONS}/workflows/:workflow/runs`,
    needs: READ,
    async handle(call) {
      const { path } = await workflowIn(call);
      const runs = selected(call).filter((run) => run.workflow.path === path);
      return listed(
        call.context,
        'workflow_runs',
        runs.map((run) => runJson(call.core, run)),
      );
    },
  },
  {
    name: 'actions.listWorkflowRunsForRepo',
    method: 'get',
    path: `${ACTIONS}/runs`,
    needs: READ,
    handle: (call) =>
      listed(
        call.context,
        'workflow_runs',
        selected(call).map((run) => runJson(call.core, run)),
      ),
  },
  {
    name: 'actions.getWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/runs/:run`,
    needs: READ,
    handle: (call) => ({ json: runJson(call.core, runIn(call)) }),
  },
  {
    name: 'actions.cancelWorkflowRun',
    method: 'post',
    path: `${ACTIONS}/runs/:run/cancel`,
    needs: WRITE,
    handle(call) {
      const run = runIn(call);
      if (run.status === 'completed')
        throw new ApiError(409, 'Cannot cancel a workflow run that is completed.');
      call.core.workflows().cancel(run.id);
      return { status: 202, json: {} };
    },
  },
  {
    name: 'actions.reRunWorkflow',
    method: 'post',
    path: `${ACTIONS}/runs/:run/rerun`,
    needs: WRITE,
    handle: (call) => rerun(call, 'all'),
  },
  {
    name: 'actions.reRunWorkflowFailedJobs',
    method: 'post',
    path: `${ACTIONS}/runs/:run/rerun-failed-jobs`,
    needs: WRITE,
    handle: (call) => rerun(call, 'failed'),
  },
  {
    name: 'actions.approveWorkflowRun',
    method: 'post',
    path: `${ACTIONS}/runs/:run/approve`,
    needs: WRITE,
    handle(call) {
      if (call.caller.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
      call.core.workflows().approveRun(runIn(call).id, call.caller.account.login);
      return { status: 201, json: {} };
    },
  },
  {
    name: 'actions.getReviewsForRun',
    method: 'get',
    path: `${ACTIONS}/runs/:run/approvals`,
    needs: READ,
    handle: reviews,
  },
  {
    name: 'actions.getPendingDeploymentsForRun',
    method: 'get',
    path: `${ACTIONS}/runs/:run/pending_deployments`,
    needs: READ,
    handle(call) {
      const { core, caller } = call;
      const pending = core.workflows().pendingDeployments(runIn(call).id);
      return {
        json: pending.map(({ environment, since }) => ({
          environment: environmentBrief(core, environment.name),
          wait_timer: environment.waitMinutes,
          wait_timer_started_at: environment.waitMinutes > 0 ? since.toISOString() : null,
          current_user_can_approve: mayApprove(core, caller.account.login, environment.name),
          reviewers: environment.reviewers.map((reviewer) => reviewerJson(core, reviewer)),
        })),
      };
    },
  },
  {
    name: 'actions.reviewPendingDeploymentsForRun',
    method: 'post',
    path: `${ACTIONS}/runs/:run/pending_deployments`,
    needs: ['deployments', 'write'],
    handle: reviewDeployments,
  },
  {
    name: 'actions.listJobsForWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/runs/:run/jobs`,
    needs: READ,
    handle(call) {
      const run = runIn(call);
      return listed(
        call.context,
        'jobs',
        run.jobs.map((job) => jobJson(call.core, run, job)),
      );
    },
  },
  {
    name: 'actions.downloadJobLogsForWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/jobs/:job/logs`,
    needs: READ,
    handle: async ({ core, number }) => ({ text: await core.workflows().log(number('job')) }),
  },
  {
    name: 'actions.listWorkflowRunArtifacts',
    method: 'get',
    path: `${ACTIONS}/runs/:run/artifacts`,
    needs: READ,
    handle(call) {
      const run = runIn(call);
      const artifacts = call.core.workflows().artifacts(run.id);
      return listed(
        call.context,
        'artifacts',
        artifacts.map((artifact) => artifactJson(call.core, run, artifact)),
      );
    },
  },
  {
    name: 'actions.getGithubActionsDefaultWorkflowPermissionsRepository',
    method: 'get',
    path: `${ACTIONS}/permissions/workflow`,
    needs: ['administration', 'read'],
    handle: ({ core }) => ({
      json: {
        default_workflow_permissions: core.state.repository.defaultWorkflowPermissions,
        can_approve_pull_request_reviews: core.state.repository.actionsMayOpenPullRequests,
      },
    }),
  },
  {
    name: 'actions.setGithubActionsDefaultWorkflowPermissionsRepository',
    method: 'put',
    path: `${ACTIONS}/permissions/workflow`,
    needs: ['administration', 'write'],
    async handle({ core, body }) {
      const input = await body();
      const { repository } = core.state;
      const permissions = choice(input, 'default_workflow_permissions', ['read', 'write']);
      repository.defaultWorkflowPermissions = permissions ?? repository.defaultWorkflowPermissions;
      repository.actionsMayOpenPullRequests =
        flag(input, 'can_approve_pull_request_reviews') ?? repository.actionsMayOpenPullRequests;
      await core.document.save();
      return { status: 204 };
    },
  },
  {
    name: 'actions.getCustomOidcSubClaimForRepo',
    method: 'get',
    path: `${ACTIONS}/oidc/customization/sub`,
    needs: READ,
    handle: ({ core }) => ({
      json: {
        use_default: core.state.repository.oidcSubject.useDefault,
        include_claim_keys: core.state.repository.oidcSubject.claims,
        use_immutable_subject: core.state.repository.oidcSubject.immutable,
      },
    }),
  },
  {
    name: 'actions.setCustomOidcSubClaimForRepo',
    method: 'put',
    path: `${ACTIONS}/oidc/customization/sub`,
    needs: ['administration', 'write'],
    async handle({ core, body }) {
      const input = await body();
      const useDefault = flag(input, 'use_default');
      if (useDefault === undefined)
        throw new ApiError(422, 'Invalid request.\n\n"use_default" wasn\'t supplied.');
      const { oidcSubject } = core.state.repository;
      Object.assign(oidcSubject, {
        useDefault,
        immutable: flag(input, 'use_immutable_subject') ?? oidcSubject.immutable,
        claims: (list(input, 'include_claim_keys') ?? []).map(String),
      });
      await core.document.save();
      return { status: 201, json: {} };
    },
  },
];

async function workflowIn({ core, param }: Call): Promise<WorkflowFile> {
  const wanted = param('workflow');
  const files = await core.workflows().files();
  const found = files.find(({ id, path }) => String(id) === wanted || path === `.github/workflows/${wanted}`);
  if (found === undefined) throw notFound();
  return found;
}

async function dispatchWorkflow(call: Call) {
  const { core, caller, body } = call;
  const { path } = await workflowIn(call);
  const input = await body();
  const branch = requiredText(input, 'ref').replace(/^refs\/heads\//, '');
  const sha = await branchHead(core.git, branch);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${branch}`);
  const inputs = Object.fromEntries(
    Object.entries(object(input, 'inputs') ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const file = path.slice('.github/workflows/'.length);
  const [run] = await core.publish({
    name: 'workflow_dispatch',
    actor: caller.account.login,
    cause: causeOf(caller),
    ref: `refs/heads/${branch}`,
    sha,
    workflow: { file, inputs },
    payload: {
      inputs,
      ref: `refs/heads/${branch}`,
      workflow: path,
      repository: repositoryJson(core),
      sender: accountJson(core, caller.account),
    },
  });
  if (flag(input, 'return_run_details') !== true || run === undefined) return { status: 204 };
  const json = runJson(core, runOf(core, run));
  return { json: { workflow_run_id: run, run_url: json.url, html_url: json.html_url } };
}

function runOf(core: Core, id: number): WorkflowRun {
  const run = core.workflows().run(id);
  if (run === undefined) throw notFound();
  return run;
}

function runIn({ core, number }: Call): WorkflowRun {
  return runOf(core, number('run'));
}

function selected({ core, query }: Call): WorkflowRun[] {
  const [status, event, branch, sha, actor] = ['status', 'event', 'branch', 'head_sha', 'actor'].map(query);
  return core
    .workflows()
    .runs()
    .filter((run) => status === undefined || run.status === status || run.conclusion === status)
    .filter((run) => event === undefined || run.event.name === event)
    .filter((run) => branch === undefined || runJson(core, run).head_branch === branch)
    .filter((run) => sha === undefined || runJson(core, run).head_sha === sha)
    .filter((run) => actor === undefined || run.event.actor === actor)
    .toSorted((a, b) => b.id - a.id);
}

async function rerun(call: Call, which: 'all' | 'failed') {
  const run = runIn(call);
  if (run.status !== 'completed') throw new ApiError(403, 'This workflow run is already running.');
  await call.core.workflows().rerun(run.id, which, call.caller.account.login);
  return { status: 201, json: {} };
}

function reviews(call: Call) {
  const { core } = call;
  return {
    json: core
      .workflows()
      .reviews(runIn(call).id)
      .map(({ state, comment, user, environmentIds }) => ({
        state,
        comment,
        user: loginJson(core, user),
        environments: core.state.environments
          .filter(({ id }) => environmentIds.includes(id))
          .map(({ name }) => environmentBrief(core, name)),
      })),
  };
}

async function reviewDeployments(call: Call) {
  const { core, caller, body } = call;
  const run = runIn(call);
  const input = await body();
  const state = choice(input, 'state', ['approved', 'rejected']);
  if (state === undefined) throw new ApiError(422, 'Invalid request.\n\n"state" wasn\'t supplied.');
  const ids = (list(input, 'environment_ids') ?? []).map(Number);
  const { login } = caller.account;
  const pending = core.workflows().pendingDeployments(run.id);
  for (const id of ids) {
    const waiting = pending.find(({ environment }) => environment.id === id);
    if (waiting === undefined) throw new ApiError(422, `The run does not wait for the environment ${id}.`);
    if (caller.kind !== 'user' || !mayApprove(core, login, waiting.environment.name))
      throw new ApiError(403, `${login} is no reviewer of the environment ${waiting.environment.name}.`);
    if (waiting.environment.preventSelfReview && [run.event.actor, run.triggeringActor].includes(login))
      throw new ApiError(
        403,
        `${login} started the run, and the environment ${waiting.environment.name} prevents self-review.`,
      );
  }
  core.workflows().reviewDeployments(run.id, {
    state,
    environmentIds: ids,
    user: login,
    comment: text(input, 'comment') ?? '',
    at: core.now(),
  });
  return { json: [] };
}

/** Whether an account is one of the reviewers, in person or by a team. */
export function mayApprove(core: Core, login: string, environment: string): boolean {
  const account = accountOf(core, login);
  const reviewers = findEnvironment(core, environment)?.reviewers ?? [];
  return reviewers.some(({ type, name }) =>
    type === 'User' ? name === login : (account?.teams.includes(name) ?? false),
  );
}

function environmentBrief(core: Core, name: string) {
  const environment = findEnvironment(core, name);
  if (environment === undefined)
    return { id: 0, node_id: '', name, url: '', html_url: '', created_at: '', updated_at: '' };
  const { id, node_id, url, html_url, created_at, updated_at } = environmentJson(core, environment);
  return { id, node_id, name, url, html_url, created_at, updated_at };
}
