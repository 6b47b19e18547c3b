import { type Core, fullName } from '../core.ts';
import type { Role } from '../state.ts';
import { loginJson } from './account.ts';

export function repositoryUrl(core: Core): string {
  return `${core.apiUrl()}/repos/${fullName(core)}`;
}

export function pageUrl(core: Core): string {
  return `${core.url()}/${fullName(core)}`;
}

/** GitHub's "full repository", without the links that nothing here answers. */
export function repositoryJson(core: Core, role?: Role | null) {
  const { repository } = core.state;
  const url = repositoryUrl(core);
  const level = ['read', 'triage', 'write', 'maintain', 'admin'].indexOf(role ?? '');
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name: repository.name,
    full_name: fullName(core),
    private: repository.visibility === 'private',
    owner: loginJson(core, repository.owner),
    html_url: pageUrl(core),
    description: null,
    fork: false,
    url,
    clone_url: `${pageUrl(core)}.git`,
    git_url: `${pageUrl(core)}.git`,
    ssh_url: `${pageUrl(core)}.git`,
    default_branch: repository.defaultBranch,
    visibility: repository.visibility,
    archived: false,
    disabled: false,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    forks_count: 0,
    forks: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 0,
    open_issues_count: openCount(core),
    open_issues: openCount(core),
    network_count: 0,
    subscribers_count: 0,
    pushed_at: repository.createdAt,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    allow_auto_merge: repository.allowAutoMerge,
    allow_update_branch: repository.allowUpdateBranch,
    delete_branch_on_merge: repository.deleteBranchOnMerge,
    allow_merge_commit: repository.mergeMethods.merge,
    allow_squash_merge: repository.mergeMethods.squash,
    allow_rebase_merge: repository.mergeMethods.rebase,
    ...(role !== undefined && {
      permissions: {
        pull: level >= 0,
        triage: level >= 1,
        push: level >= 2,
        maintain: level >= 3,
        admin: level >= 4,
      },
    }),
  };
}

function openCount({ state }: Core): number {
  return [...state.pulls, ...state.issues].filter((item) => item.state === 'open').length;
}
