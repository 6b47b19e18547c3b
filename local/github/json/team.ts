import type { Core } from '../core.ts';
import type { Team } from '../team.ts';
import { loginJson } from './account.ts';

/** GitHub's "team". */
export function teamJson(core: Core, { id, slug }: Team) {
  const { owner, ownerId } = core.state.repository;
  const url = `${core.apiUrl()}/organizations/${ownerId}/team/${id}`;
  return {
    id,
    node_id: `T_${id}`,
    url,
    html_url: `${core.url()}/orgs/${owner}/teams/${slug}`,
    name: slug,
    slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'push',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: ownerId,
    parent: null,
  };
}

/** GitHub's "full team", with the organisation that it is of. */
export function fullTeamJson(core: Core, team: Team) {
  const { owner, createdAt } = core.state.repository;
  return {
    ...teamJson(core, team),
    created_at: createdAt,
    updated_at: createdAt,
    members_count: core.state.accounts.filter(({ teams }) => teams.includes(team.slug)).length,
    repos_count: 1,
    organization: {
      ...loginJson(core, owner),
      type: 'Organization',
      description: null,
      has_organization_projects: false,
      has_repository_projects: false,
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      created_at: createdAt,
      updated_at: createdAt,
      archived_at: null,
    },
  };
}
