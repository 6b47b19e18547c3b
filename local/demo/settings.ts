import sodium, { ready } from 'libsodium-wrappers';
import type { LocalGitHub } from '../github/server.ts';
import type { Account } from './account.ts';
import type { Team } from './team.ts';

/** The GitHub App whose pull requests start their checks without a click. */
const APP = 'taxi-promoter';
const APP_PERMISSIONS = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;

/** Sets the repository up as docs/setup.md says, with the calls that it lists. */
export async function configureRepository(github: LocalGitHub, team: Team, account: Account): Promise<void> {
  const { rest } = team.admin;
  const place = { owner: github.repository.owner, repo: github.repository.name };
  const app = github.installApp(APP, APP_PERMISSIONS);
  const roles = (role: 'plan' | 'propose' | 'schedule') =>
    JSON.stringify(
      Object.fromEntries(Object.entries(account.environments).map(([name, arns]) => [name, arns[role]])),
    );
  const variables = {
    AWS_REGION: account.region,
    ARTIFACT_BUCKET: account.bucket,
    SAGEMAKER_ROLE_ARN: account.executionRole,
    TRAIN_ROLE_ARN: account.trainRole,
    PLAN_ROLE_ARNS: roles('plan'),
    PROPOSE_ROLE_ARNS: roles('propose'),
    SCHEDULE_ROLE_ARNS: roles('schedule'),
    PROMOTION_APP_ID: app.appId,
  };
  for (const [name, value] of Object.entries(variables))
    await rest.actions.createRepoVariable({ ...place, name, value });
  await rest.actions.createOrUpdateRepoSecret({
    ...place,
    secret_name: 'PROMOTION_APP_PRIVATE_KEY',
    ...(await sealed(app.privateKey, (await rest.actions.getRepoPublicKey(place)).data)),
  });

  const reviewers: { type: 'User'; id: number }[] = [];
  // Two, since nobody approves the deployment of what they merged themselves.
  for (const { login } of [team.operator, team.admin]) {
    const { data } = await rest.users.getByUsername({ username: login });
    reviewers.push({ type: 'User', id: data.id });
  }
  for (const [environment_name, arns] of Object.entries(account.environments)) {
    await rest.repos.createOrUpdateEnvironment({
      ...place,
      environment_name,
      ...(environment_name === 'prod' && {
        reviewers,
        prevent_self_review: true,
      }),
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    });
    await rest.repos.createDeploymentBranchPolicy({ ...place, environment_name, name: 'main' });
    for (const [name, value] of [
      ['DEPLOY_ROLE_ARN', arns.deploy],
      ['SERVICE_ROLE_ARN', arns.service],
    ] as const)
      await rest.actions.createEnvironmentVariable({ ...place, environment_name, name, value });
  }
  await rest.actions.setGithubActionsDefaultWorkflowPermissionsRepository({
    ...place,
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: true,
  });
  await rest.repos.createRepoRuleset({
    ...place,
    name: 'Releases are reviewed',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: 'gate' }],
        },
      },
    ],
  });
}

/** A secret as GitHub takes it: sealed with the repository's public key, as `gh secret set` does. */
async function sealed(
  value: string,
  { key, key_id }: { key: string; key_id: string },
): Promise<{ encrypted_value: string; key_id: string }> {
  await ready;
  const box = sodium.crypto_box_seal(value, Buffer.from(key, 'base64'));
  return { encrypted_value: Buffer.from(box).toString('base64'), key_id };
}
