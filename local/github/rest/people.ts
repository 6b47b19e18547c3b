import { ApiError, notFound } from '../api-error.ts';
import { accountOf, type Core } from '../core.ts';
import { accountJson, loginJson } from '../json/account.ts';
import { fullTeamJson } from '../json/team.ts';
import { teams } from '../team.ts';
import type { Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';

export const peopleOperations: readonly Operation[] = [
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
      return { json: fullTeamJson(core, team) };
    },
  },
];

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
