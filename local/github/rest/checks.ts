import { ApiError } from '../api-error.ts';
import { type Core, nextId, timestamp } from '../core.ts';
import { branchHead } from '../history.ts';
import { loginJson } from '../json/account.ts';
import { pageUrl, repositoryJson, repositoryUrl } from '../json/repository.ts';
import type { CheckRecord, StatusRecord } from '../state.ts';
import { choice, text } from './input.ts';
import { type Call, listed, type Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';

export const checkOperations: readonly Operation[] = [
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
];

async function createStatus({ core, caller, param, body }: Call) {
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
