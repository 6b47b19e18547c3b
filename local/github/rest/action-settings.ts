import { ApiError } from '../api-error.ts';
import { choice, flag, list } from './input.ts';
import type { Operation } from './router.ts';

const ACTIONS = '/repos/:owner/:repo/actions';
const READ = ['actions', 'read'] as const;

export const actionSettingOperations: readonly Operation[] = [
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
