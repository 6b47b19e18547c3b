import picomatch from 'picomatch';
import { ApiError, notFound } from '../api-error.ts';
import { type Core, nextId, timestamp } from '../core.ts';
import { isObject } from '../../plain.ts';
import { environmentJson } from '../json/environment.ts';
import type { EnvironmentRecord } from '../state.ts';
import { teams } from '../team.ts';
import { flag, integer, list, object, requiredText, text } from './input.ts';
import type { Call, Operation } from './router.ts';
import { listed } from './router.ts';

const ENVIRONMENTS = '/repos/:owner/:repo/environments';
const READ = ['actions', 'read'] as const;
const WRITE = ['administration', 'write'] as const;
const MAX_REVIEWERS = 6;
const MAX_WAIT_MINUTES = 43_200;

export const environmentOperations: readonly Operation[] = [
  {
    name: 'repos.getAllEnvironments',
    method: 'get',
    path: ENVIRONMENTS,
    needs: READ,
    handle: ({ core, context }) =>
      listed(
        context,
        'environments',
        core.state.environments.map((environment) => environmentJson(core, environment)),
      ),
  },
  {
    name: 'repos.getEnvironment',
    method: 'get',
    path: `${ENVIRONMENTS}/:environment`,
    needs: READ,
    handle: (call) => ({ json: environmentJson(call.core, environmentIn(call)) }),
  },
  {
    name: 'repos.createOrUpdateEnvironment',
    method: 'put',
    path: `${ENVIRONMENTS}/:environment`,
    needs: WRITE,
    handle: putEnvironment,
  },
  {
    name: 'repos.deleteAnEnvironment',
    method: 'delete',
    path: `${ENVIRONMENTS}/:environment`,
    needs: WRITE,
    async handle(call) {
      const { state, document } = call.core;
      state.environments.splice(state.environments.indexOf(environmentIn(call)), 1);
      await document.save();
      return { status: 204 };
    },
  },
  {
    name: 'repos.listDeploymentBranchPolicies',
    method: 'get',
    path: `${ENVIRONMENTS}/:environment/deployment-branch-policies`,
    needs: READ,
    handle(call) {
      const environment = environmentIn(call);
      const own = environment.protectedBranchesOnly ? [] : (environment.branches ?? []);
      const policies = own.map((name, index) => policyJson(environment, index, name));
      return listed(call.context, 'branch_policies', policies);
    },
  },
  {
    name: 'repos.createDeploymentBranchPolicy',
    method: 'post',
    path: `${ENVIRONMENTS}/:environment/deployment-branch-policies`,
    needs: WRITE,
    async handle(call) {
      const environment = environmentIn(call);
      const name = requiredText(await call.body(), 'name');
      if (environment.branches === null || environment.protectedBranchesOnly) throw notFound();
      if (environment.branches.includes(name)) throw new ApiError(303, 'The branch policy is there already.');
      picomatch.parse(name);
      environment.branches = [...environment.branches, name];
      environment.branchPolicyIds.push(nextId(call.core));
      await call.core.document.save();
      return { json: policyJson(environment, environment.branches.length - 1, name) };
    },
  },
];

function environmentIn({ core, param }: Call): EnvironmentRecord {
  const environment = findEnvironment(core, param('environment'));
  if (environment === undefined) throw notFound();
  return environment;
}

/** Names of environments are told apart without regard to case. */
export function findEnvironment({ state }: Core, name: string): EnvironmentRecord | undefined {
  return state.environments.find((environment) => environment.name.toLowerCase() === name.toLowerCase());
}

/** An environment without any protection. */
export function makeEnvironment(core: Core, name: string): EnvironmentRecord {
  const at = timestamp(core);
  const environment: EnvironmentRecord = {
    id: nextId(core),
    name,
    reviewers: [],
    preventSelfReview: false,
    waitMinutes: 0,
    branches: null,
    createdAt: at,
    updatedAt: at,
    branchPolicyIds: [],
    protectedBranchesOnly: false,
    adminsMayBypass: true,
  };
  core.state.environments.push(environment);
  return environment;
}

async function putEnvironment({ core, param, body }: Call) {
  const input = await body();
  const wait = integer(input, 'wait_timer') ?? 0;
  if (wait < 0 || wait > MAX_WAIT_MINUTES)
    throw new ApiError(422, `Validation Failed: wait_timer must be between 0 and ${MAX_WAIT_MINUTES}.`);
  const reviewers = (list(input, 'reviewers') ?? []).map((item) => reviewerOf(core, item));
  if (reviewers.length > MAX_REVIEWERS)
    throw new ApiError(422, `Validation Failed: at most ${MAX_REVIEWERS} reviewers are allowed.`);
  const policy = object(input, 'deployment_branch_policy');
  const custom = policy !== undefined && flag(policy, 'custom_branch_policies') === true;
  const protectedOnly = policy !== undefined && flag(policy, 'protected_branches') === true;
  if (policy !== undefined && custom === protectedOnly)
    throw new ApiError(
      422,
      'Validation Failed: protected_branches and custom_branch_policies can not have the same value.',
    );
  const environment =
    findEnvironment(core, param('environment')) ?? makeEnvironment(core, param('environment'));
  Object.assign(environment, {
    reviewers,
    waitMinutes: wait,
    preventSelfReview: flag(input, 'prevent_self_review') ?? false,
    protectedBranchesOnly: protectedOnly,
    branches: branchesAfter(core, environment, { custom, protectedOnly }),
    updatedAt: timestamp(core),
  });
  await core.document.save();
  return { json: environmentJson(core, environment) };
}

function branchesAfter(
  core: Core,
  environment: EnvironmentRecord,
  { custom, protectedOnly }: { custom: boolean; protectedOnly: boolean },
): readonly string[] | null {
  if (protectedOnly) return [core.state.repository.defaultBranch];
  if (!custom) return null;
  return environment.protectedBranchesOnly ? [] : (environment.branches ?? []);
}

function reviewerOf(core: Core, item: unknown) {
  const value = isObject(item) ? item : {};
  const id = integer(value, 'id');
  if (text(value, 'type') === 'Team') return { type: 'Team' as const, id: id ?? 0, name: teamOf(core, id) };
  const account = core.state.accounts.find((candidate) => candidate.id === id);
  if (account === undefined || account.role === null)
    throw new ApiError(
      422,
      `Validation Failed: reviewer ${JSON.stringify(id)} is no collaborator of the repository.`,
    );
  return { type: 'User' as const, id: account.id, name: account.login };
}

function teamOf(core: Core, id: number | undefined): string {
  const team = teams(core).find((candidate) => candidate.id === id);
  if (team === undefined)
    throw new ApiError(422, `Validation Failed: there is no team ${JSON.stringify(id)}.`);
  return team.slug;
}

function policyJson(environment: EnvironmentRecord, index: number, name: string) {
  const id = environment.branchPolicyIds[index] ?? 0;
  return { id, node_id: `DBP_${id}`, name, type: 'branch' };
}
