import { type Core, fullName } from '../core.ts';
import { branchHead, diffFiles, mergeBase, mergeTree } from '../history.ts';
import { lacks } from '../rules.ts';
import type { PullRecord } from '../state.ts';
import { type Team, teams } from '../team.ts';
import { loginJson } from './account.ts';
import { labelsJson } from './label.ts';
import { pageUrl, repositoryJson, repositoryUrl } from './repository.ts';
import { teamJson } from './team.ts';

/** GitHub's "pull request simple", as lists have it. */
export function pullRequestSimpleJson(core: Core, pull: PullRecord) {
  const api = repositoryUrl(core);
  const url = `${api}/pulls/${pull.number}`;
  const html = `${pageUrl(core)}/pull/${pull.number}`;
  const side = (branch: string, sha: string, fork: string | null = null) => ({
    label: `${fork?.split('/')[0] ?? core.state.repository.owner}:${branch}`,
    ref: branch,
    sha,
    user: loginJson(core, core.state.repository.owner),
    repo:
      fork === null ? repositoryJson(core) : { ...repositoryJson(core), id: 0, full_name: fork, fork: true },
  });
  return {
    url,
    id: pull.id,
    node_id: nodeId(pull),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${api}/issues/${pull.number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${url}/comments{/number}`,
    comments_url: `${api}/issues/${pull.number}/comments`,
    statuses_url: `${api}/statuses/${pull.head.sha}`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: loginJson(core, pull.author),
    body: pull.body,
    labels: labelsJson(core, pull.labels),
    milestone: null,
    assignee: null,
    assignees: [],
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
    requested_reviewers: pull.requestedReviewers.map((login) => loginJson(core, login)),
    requested_teams: teamsOf(core, pull).map((team) => teamJson(core, team)),
    head: side(pull.head.branch, pull.head.sha, pull.head.fork),
    base: side(pull.base.branch, pull.base.sha),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: `${api}/issues/${pull.number}` },
      comments: { href: `${api}/issues/${pull.number}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${url}/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${api}/statuses/${pull.head.sha}` },
    },
    author_association: 'COLLABORATOR',
    auto_merge:
      pull.autoMerge === null
        ? null
        : {
            enabled_by: loginJson(core, pull.autoMerge.by),
            merge_method: pull.autoMerge.method,
            commit_title: pull.title,
            commit_message: '',
          },
    draft: pull.draft,
  };
}

/** GitHub's "pull request": with what it takes git to know. */
export async function pullRequestJson(core: Core, pull: PullRecord) {
  const { git, state } = core;
  const base = (await branchHead(git, pull.base.branch)) ?? pull.base.sha;
  const from = (await mergeBase(git, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
  const files = await diffFiles(git, from, pull.head.sha);
  const mergeable = pull.state === 'open' ? (await mergeTree(git, base, pull.head.sha)) !== undefined : null;
  return {
    ...pullRequestSimpleJson(core, pull),
    merged: pull.merged !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: pull.state === 'open' ? await mergeableState(core, pull, mergeable) : 'unknown',
    merged_by: pull.merged ? loginJson(core, pull.merged.by) : null,
    comments: state.comments.filter(({ number }) => number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: Number(await git(['rev-list', '--count', `^${from}`, pull.head.sha])),
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

async function mergeableState(core: Core, pull: PullRecord, mergeable: boolean | null): Promise<string> {
  if (mergeable === false) return 'dirty';
  if (pull.draft) return 'draft';
  return (await lacks(core, pull)).length > 0 ? 'blocked' : 'clean';
}

/** Teams that were asked for a review. */
export function teamsOf(core: Core, pull: PullRecord): Team[] {
  return teams(core).filter(({ slug }) => pull.requestedTeams.includes(slug));
}

export function nodeId(pull: PullRecord): string {
  return `PR_${pull.id}`;
}

export function pullUrl(core: Core, pull: PullRecord): string {
  return `${core.url()}/${fullName(core)}/pull/${pull.number}`;
}
