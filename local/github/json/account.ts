import { accountOf, type Core } from '../core.ts';
import type { Account } from '../state.ts';

/** GitHub's "simple user". */
export function accountJson(core: Core, account: Account) {
  const { id, login, type } = account;
  const root = `${core.apiUrl()}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${core.url()}/avatars/${id}`,
    gravatar_id: '',
    url: root,
    html_url: `${core.url()}/${login}`,
    followers_url: `${root}/followers`,
    following_url: `${root}/following{/other_user}`,
    gists_url: `${root}/gists{/gist_id}`,
    starred_url: `${root}/starred{/owner}{/repo}`,
    subscriptions_url: `${root}/subscriptions`,
    organizations_url: `${root}/orgs`,
    repos_url: `${root}/repos`,
    events_url: `${root}/events{/privacy}`,
    received_events_url: `${root}/received_events`,
    type,
    site_admin: false,
  };
}

/** Who is gone is GitHub's "ghost". */
export function loginJson(core: Core, login: string) {
  const account = accountOf(core, login);
  return accountJson(
    core,
    account ?? { id: 10_137, login, type: 'User', role: null, teams: [], token: null },
  );
}
