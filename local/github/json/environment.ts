import { accountOf, type Core } from '../core.ts';
import type { DeploymentRecord, EnvironmentRecord } from '../state.ts';
import { loginJson } from './account.ts';
import { pageUrl, repositoryUrl } from './repository.ts';
import { teamJson } from './team.ts';

/** GitHub's "environment": its protection is a list of rules, empty where there is none. */
export function environmentJson(core: Core, environment: EnvironmentRecord) {
  const { id, name, waitMinutes, reviewers, branches, protectedBranchesOnly } = environment;
  const rule = (offset: number) => ({ id: id * 10 + offset, node_id: `GA_${id}_${offset}` });
  return {
    id,
    node_id: `EN_${id}`,
    name,
    url: `${repositoryUrl(core)}/environments/${encodeURIComponent(name)}`,
    html_url: `${pageUrl(core)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
    can_admins_bypass: environment.adminsMayBypass,
    protection_rules: [
      ...(waitMinutes > 0 ? [{ ...rule(1), type: 'wait_timer', wait_timer: waitMinutes }] : []),
      ...(reviewers.length > 0
        ? [
            {
              ...rule(2),
              type: 'required_reviewers',
              prevent_self_review: environment.preventSelfReview,
              reviewers: reviewers.map((reviewer) => reviewerJson(core, reviewer)),
            },
          ]
        : []),
      ...(branches === null ? [] : [{ ...rule(3), type: 'branch_policy' }]),
    ],
    deployment_branch_policy:
      branches === null
        ? null
        : { protected_branches: protectedBranchesOnly, custom_branch_policies: !protectedBranchesOnly },
  };
}

export function reviewerJson(core: Core, reviewer: EnvironmentRecord['reviewers'][number]) {
  if (reviewer.type === 'User')
    return {
      type: 'User',
      reviewer: loginJson(core, accountOf(core, reviewer.name)?.login ?? reviewer.name),
    };
  return { type: 'Team', reviewer: teamJson(core, { id: reviewer.id, slug: reviewer.name }) };
}

export function deploymentJson(core: Core, deployment: DeploymentRecord) {
  const url = `${repositoryUrl(core)}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: `DE_${deployment.id}`,
    sha: deployment.commit,
    ref: deployment.ref,
    task: 'deploy',
    payload: {},
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: null,
    creator: loginJson(core, deployment.actor),
    created_at: deployment.createdAt,
    updated_at: deployment.statuses.at(-1)?.at ?? deployment.createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(core),
    transient_environment: false,
    production_environment: false,
  };
}

export function deploymentStatusJson(core: Core, deployment: DeploymentRecord, index: number) {
  const status = deployment.statuses[index];
  const url = `${repositoryUrl(core)}/deployments/${deployment.id}`;
  const page = `${pageUrl(core)}/actions/runs/${deployment.runId}`;
  return {
    url: `${url}/statuses/${status?.id ?? 0}`,
    id: status?.id ?? 0,
    node_id: `DES_${status?.id ?? 0}`,
    state: status?.state ?? 'pending',
    creator: loginJson(core, deployment.actor),
    description: status?.description ?? '',
    environment: deployment.environment,
    target_url: page,
    log_url: page,
    environment_url: '',
    created_at: status?.at ?? deployment.createdAt,
    updated_at: status?.at ?? deployment.createdAt,
    deployment_url: url,
    repository_url: repositoryUrl(core),
  };
}
