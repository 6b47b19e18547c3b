import { ApiError } from '../api-error.ts';
import { causeOf } from '../caller.ts';
import { branchHead } from '../history.ts';
import { accountJson } from '../json/account.ts';
import { repositoryJson } from '../json/repository.ts';
import { choice, flag, object, requiredText } from './input.ts';
import type { Call, Operation } from './router.ts';

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
