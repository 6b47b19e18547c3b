import { ApiError, notFound } from '../api-error.ts';
import { causeOf, mayWrite } from '../caller.ts';
import { accountOf, type Core, nextId, timestamp } from '../core.ts';
import { branchHead } from '../history.ts';
import { accountJson, loginJson } from '../json/account.ts';
import { deploymentJson, deploymentStatusJson } from '../json/environment.ts';
import { pageUrl, repositoryJson, repositoryUrl } from '../json/repository.ts';
import { isObject } from '../../plain.ts';
import { rulesetsOf } from '../rules.ts';
import type { CheckRecord, RulesetRecord, StatusRecord } from '../state.ts';
import { teams } from './environments.ts';
import { choice, flag, list, object, requiredText, text } from './input.ts';
import { type Call, listed, type Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const MAX_PAYLOAD_KEYS = 10;
const MAX_PAYLOAD_BYTES = 65_536;

export const repositoryOperations: readonly Operation[] = [
  {
    name: 'repos.get',
    method: 'get',
    path: REPOSITORY,
    needs: ['metadata', 'read'],
    handle: ({ core, caller }) => ({ json: repositoryJson(core, caller.account.role) }),
  },
  {
    name: 'repos.update',
    method: 'patch',
    path: REPOSITORY,
    needs: ['administration', 'write'],
    async handle({ core, caller, body }) {
      const input = await body();
      const { repository } = core.state;
      repository.allowAutoMerge = flag(input, 'allow_auto_merge') ?? repository.allowAutoMerge;
      repository.deleteBranchOnMerge =
        flag(input, 'delete_branch_on_merge') ?? repository.deleteBranchOnMerge;
      repository.allowUpdateBranch = flag(input, 'allow_update_branch') ?? repository.allowUpdateBranch;
      for (const method of ['merge', 'squash', 'rebase'] as const) {
        const name = method === 'merge' ? 'allow_merge_commit' : `allow_${method}_merge`;
        repository.mergeMethods[method] = flag(input, name) ?? repository.mergeMethods[method];
      }
      repository.visibility = choice(input, 'visibility', ['public', 'private']) ?? repository.visibility;
      await core.document.save();
      return { json: repositoryJson(core, caller.account.role) };
    },
  },
  {
    name: 'repos.createDispatchEvent',
    method: 'post',
    path: `${REPOSITORY}/dispatches`,
    needs: ['contents', 'write'],
    handle: dispatch,
  },
  {
    name: 'users.getAuthenticated',
    method: 'get',
    path: '/user',
    needs: null,
    handle({ core, caller }) {
      if (caller.kind === 'anonymous') throw new ApiError(401, 'Requires authentication');
      if (caller.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
      return { json: userJson(core, caller.account.login) };
    },
  },
  {
    name: 'users.getByUsername',
    method: 'get',
    path: '/users/:username',
    needs: null,
    handle({ core, param }) {
      if (accountOf(core, param('username')) === undefined) throw notFound();
      return { json: userJson(core, param('username')) };
    },
  },
  {
    name: 'repos.getCollaboratorPermissionLevel',
    method: 'get',
    path: `${REPOSITORY}/collaborators/:username/permission`,
    needs: ['metadata', 'read'],
    handle({ core, param }) {
      const account = accountOf(core, param('username'));
      if (account === undefined) throw notFound();
      const { role } = account;
      const permission =
        role === null ? 'none' : role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
      const role_name = role ?? 'none';
      return { json: { permission, role_name, user: { ...accountJson(core, account), role_name } } };
    },
  },
  {
    name: 'teams.getByName',
    method: 'get',
    path: '/orgs/:org/teams/:team',
    needs: null,
    handle({ core, param }) {
      const team = teams(core).find(({ slug }) => slug === param('team'));
      if (team === undefined || param('org').toLowerCase() !== core.state.repository.owner.toLowerCase())
        throw notFound();
      return { json: { id: team.id, node_id: `T_${team.id}`, name: team.slug, slug: team.slug } };
    },
  },
  {
    name: 'rateLimit.get',
    method: 'get',
    path: '/rate_limit',
    needs: null,
    handle({ core }) {
      const rate = {
        limit: 5000,
        used: 0,
        remaining: 5000,
        reset: Math.floor(core.now().getTime() / 1000) + 3600,
      };
      return { json: { resources: { core: rate, search: rate, graphql: rate }, rate } };
    },
  },
  ...rulesetOperations(),
  {
    name: 'checks.listForRef',
    method: 'get',
    path: `${REPOSITORY}/commits/:ref{.+}/check-runs`,
    needs: ['checks', 'read'],
    async handle({ core, param, context }) {
      const sha = (await branchHead(core.git, param('ref'))) ?? param('ref');
      const checks = core.state.checks.filter(({ headSha }) => headSha === sha);
      return listed(
        context,
        'check_runs',
        checks.map((check) => checkJson(core, check)),
      );
    },
  },
  {
    name: 'repos.createCommitStatus',
    method: 'post',
    path: `${REPOSITORY}/statuses/:sha`,
    needs: ['statuses', 'write'],
    handle: createStatus,
  },
  {
    name: 'repos.getCombinedStatusForRef',
    method: 'get',
    path: `${REPOSITORY}/commits/:ref{.+}/status`,
    needs: ['statuses', 'read'],
    async handle({ core, param }) {
      const sha = (await branchHead(core.git, param('ref'))) ?? param('ref');
      const newest = new Map<string, StatusRecord>();
      for (const status of core.state.statuses) if (status.sha === sha) newest.set(status.context, status);
      const statuses = [...newest.values()];
      const state =
        statuses.every((status) => status.state === 'success') && statuses.length > 0
          ? 'success'
          : statuses.some((status) => status.state === 'failure' || status.state === 'error')
            ? 'failure'
            : 'pending';
      return {
        json: {
          state,
          statuses: statuses.map((status) => statusJson(core, status)),
          sha,
          total_count: statuses.length,
          repository: repositoryJson(core),
          commit_url: `${repositoryUrl(core)}/commits/${sha}`,
          url: `${repositoryUrl(core)}/commits/${sha}/status`,
        },
      };
    },
  },
  {
    name: 'repos.listDeployments',
    method: 'get',
    path: `${REPOSITORY}/deployments`,
    needs: ['deployments', 'read'],
    handle({ core, query }) {
      const [environment, sha] = [query('environment'), query('sha')];
      const found = core.state.deployments
        .filter((deployment) => environment === undefined || deployment.environment === environment)
        .filter((deployment) => sha === undefined || deployment.commit === sha);
      return { json: found.toReversed().map((deployment) => deploymentJson(core, deployment)) };
    },
  },
  {
    name: 'repos.listDeploymentStatuses',
    method: 'get',
    path: `${REPOSITORY}/deployments/:deployment/statuses`,
    needs: ['deployments', 'read'],
    handle({ core, number }) {
      const deployment = core.state.deployments.find(({ id }) => id === number('deployment'));
      if (deployment === undefined) throw notFound();
      return {
        json: deployment.statuses
          .map((_, index) => deploymentStatusJson(core, deployment, index))
          .toReversed(),
      };
    },
  },
];

async function dispatch({ core, caller, body }: Call) {
  const input = await body();
  const eventType = requiredText(input, 'event_type');
  if (eventType.length > 100)
    throw new ApiError(422, 'Invalid request.\n\nevent_type is too long (maximum is 100 characters).');
  const payload = object(input, 'client_payload') ?? {};
  if (Object.keys(payload).length > MAX_PAYLOAD_KEYS)
    throw new ApiError(
      422,
      `Invalid request.\n\nNo more than ${MAX_PAYLOAD_KEYS} properties are allowed; ${Object.keys(payload).length} were supplied.`,
    );
  if (Buffer.byteLength(JSON.stringify(payload)) > MAX_PAYLOAD_BYTES)
    throw new ApiError(422, 'Invalid request.\n\nclient_payload is too large.');
  const { defaultBranch } = core.state.repository;
  await core.publish({
    name: 'repository_dispatch',
    action: eventType,
    actor: caller.account.login,
    cause: causeOf(caller),
    ref: `refs/heads/${defaultBranch}`,
    sha: (await branchHead(core.git, defaultBranch)) ?? '',
    payload: {
      action: eventType,
      branch: defaultBranch,
      client_payload: payload,
      repository: repositoryJson(core),
      sender: accountJson(core, caller.account),
    },
  });
  return { status: 204 };
}

function rulesetOperations(): Operation[] {
  const path = `${REPOSITORY}/rulesets`;
  const one = `${path}/:ruleset`;
  const read = ['metadata', 'read'] as const;
  const write = ['administration', 'write'] as const;
  return [
    {
      name: 'repos.getRepoRulesets',
      method: 'get',
      path,
      needs: read,
      handle: ({ core }) => ({ json: core.state.rulesets.map((ruleset) => rulesetJson(core, ruleset)) }),
    },
    {
      name: 'repos.createRepoRuleset',
      method: 'post',
      path,
      needs: write,
      async handle({ core, body }) {
        const ruleset = {
          ...rulesetIn(await body()),
          id: nextId(core),
          createdAt: timestamp(core),
          updatedAt: timestamp(core),
        };
        if (core.state.rulesets.some(({ name }) => name === ruleset.name))
          throw new ApiError(422, 'Validation Failed', [{ message: 'Name must be unique' }]);
        core.state.rulesets.push(ruleset);
        await core.document.save();
        return { status: 201, json: rulesetJson(core, ruleset) };
      },
    },
    {
      name: 'repos.getRepoRuleset',
      method: 'get',
      path: one,
      needs: read,
      handle: (call) => ({ json: rulesetJson(call.core, rulesetOf(call)) }),
    },
    {
      name: 'repos.updateRepoRuleset',
      method: 'put',
      path: one,
      needs: write,
      async handle(call) {
        const ruleset = rulesetOf(call);
        Object.assign(ruleset, rulesetIn(await call.body()), { updatedAt: timestamp(call.core) });
        await call.core.document.save();
        return { json: rulesetJson(call.core, ruleset) };
      },
    },
    {
      name: 'repos.deleteRepoRuleset',
      method: 'delete',
      path: one,
      needs: write,
      async handle(call) {
        const { rulesets } = call.core.state;
        rulesets.splice(rulesets.indexOf(rulesetOf(call)), 1);
        await call.core.document.save();
        return { status: 204 };
      },
    },
    {
      name: 'repos.getBranchRules',
      method: 'get',
      path: `${REPOSITORY}/rules/branches/:branch{.+}`,
      needs: read,
      handle: ({ core, param }) => ({
        json: rulesetsOf(core, param('branch')).flatMap(({ id, rules }) =>
          rules.map((rule) => ({
            ...rule,
            ruleset_source_type: 'Repository',
            ruleset_source: repositoryJson(core).full_name,
            ruleset_id: id,
          })),
        ),
      }),
    },
  ];
}

function rulesetOf({ core, number }: Call): RulesetRecord {
  const ruleset = core.state.rulesets.find(({ id }) => id === number('ruleset'));
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

function rulesetIn(input: Record<string, unknown>): Omit<RulesetRecord, 'id' | 'createdAt' | 'updatedAt'> {
  const conditions = object(object(input, 'conditions') ?? {}, 'ref_name') ?? {};
  const enforcement = choice(input, 'enforcement', ['active', 'disabled', 'evaluate']);
  if (enforcement === undefined)
    throw new ApiError(422, 'Invalid request.\n\n"enforcement" wasn\'t supplied.');
  return {
    name: requiredText(input, 'name'),
    target: text(input, 'target') ?? 'branch',
    enforcement,
    include: (list(conditions, 'include') ?? []).map(String),
    exclude: (list(conditions, 'exclude') ?? []).map(String),
    bypassActors: (list(input, 'bypass_actors') ?? []).map(bypassIn),
    rules: (list(input, 'rules') ?? []).map(ruleIn),
  };
}

const RULES = [
  'creation',
  'update',
  'deletion',
  'non_fast_forward',
  'required_linear_history',
  'required_signatures',
  'pull_request',
  'required_status_checks',
  'required_deployments',
];

function ruleIn(value: unknown): RulesetRecord['rules'][number] {
  const rule = isObject(value) ? value : {};
  const type = requiredText(rule, 'type');
  if (!RULES.includes(type))
    throw new ApiError(
      422,
      `Validation Failed: the local GitHub has no rule of the type ${JSON.stringify(type)}.`,
    );
  const parameters = object(rule, 'parameters');
  return { type, ...(parameters && { parameters }) };
}

function bypassIn(value: unknown): RulesetRecord['bypassActors'][number] {
  const actor = isObject(value) ? value : {};
  const id = actor['actor_id'];
  return {
    actor_id: typeof id === 'number' ? id : null,
    actor_type: requiredText(actor, 'actor_type'),
    bypass_mode: choice(actor, 'bypass_mode', ['always', 'pull_request']) ?? 'always',
  };
}

function rulesetJson(core: Core, ruleset: RulesetRecord) {
  const { id, name, target, enforcement, bypassActors, include, exclude, rules } = ruleset;
  return {
    id,
    node_id: `RRS_${id}`,
    name,
    target,
    enforcement,
    source_type: 'Repository',
    source: repositoryJson(core).full_name,
    bypass_actors: bypassActors,
    conditions: { ref_name: { include, exclude } },
    rules,
    created_at: ruleset.createdAt,
    updated_at: ruleset.updatedAt,
    _links: {
      self: { href: `${repositoryUrl(core)}/rulesets/${id}` },
      html: { href: `${pageUrl(core)}/rules/${id}` },
    },
  };
}

async function createStatus({ core, caller, param, body }: Call) {
  if (caller.kind === 'user' && !mayWrite(caller.account)) throw new ApiError(403, 'Must have write access.');
  const input = await body();
  const state = choice(input, 'state', ['error', 'failure', 'pending', 'success']);
  if (state === undefined) throw new ApiError(422, 'Invalid request.\n\n"state" wasn\'t supplied.');
  const status: StatusRecord = {
    id: nextId(core),
    sha: param('sha'),
    context: text(input, 'context') ?? 'default',
    state,
    description: text(input, 'description') ?? '',
    targetUrl: text(input, 'target_url') ?? '',
    creator: caller.account.login,
    at: timestamp(core),
  };
  core.state.statuses.push(status);
  await core.document.save();
  return { status: 201, json: statusJson(core, status) };
}

function statusJson(core: Core, status: StatusRecord) {
  return {
    url: `${repositoryUrl(core)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: `SC_${status.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.at,
    updated_at: status.at,
    creator: loginJson(core, status.creator),
  };
}

function checkJson(core: Core, check: CheckRecord) {
  const page = `${pageUrl(core)}/actions/runs/${check.runId}/job/${check.jobId}`;
  return {
    id: check.id,
    node_id: `CR_${check.id}`,
    name: check.name,
    head_sha: check.headSha,
    external_id: String(check.jobId),
    url: `${repositoryUrl(core)}/check-runs/${check.id}`,
    html_url: page,
    details_url: page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    output: { title: null, summary: null, text: null, annotations_count: 0, annotations_url: '' },
    check_suite: { id: check.runId },
    app: null,
    pull_requests: [],
  };
}

function userJson(core: Core, login: string) {
  const { createdAt } = core.state.repository;
  return {
    ...loginJson(core, login),
    name: login,
    company: null,
    blog: null,
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: createdAt,
    updated_at: createdAt,
  };
}
