import { ApiError } from '../api-error.ts';
import { accountOf, type Core } from '../core.ts';
import { loginJson } from '../json/account.ts';
import { environmentJson, reviewerJson } from '../json/environment.ts';
import { findEnvironment } from './environments.ts';
import { choice, list, text } from './input.ts';
import type { Call, Operation } from './router.ts';
import { runIn } from './runs.ts';

const ACTIONS = '/repos/:owner/:repo/actions';
const READ = ['actions', 'read'] as const;

export const deploymentReviewOperations: readonly Operation[] = [
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
];

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
  if (ids.length === 0) throw new ApiError(422, 'Invalid request.\n\n"environment_ids" wasn\'t supplied.');
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
