import type { Core } from '../core.ts';
import type { CommentRecord, IssueEventRecord, IssueRecord, PullRecord, ReviewRecord } from '../state.ts';
import { loginJson } from './account.ts';
import { labelJson, labelsJson } from './label.ts';
import { pageUrl, repositoryUrl } from './repository.ts';

/** GitHub's "issue"; a pull request is one too. */
export function issueJson(core: Core, item: IssueRecord | PullRecord) {
  const api = repositoryUrl(core);
  const url = `${api}/issues/${item.number}`;
  const isPull = 'head' in item;
  const html = `${pageUrl(core)}/${isPull ? 'pull' : 'issues'}/${item.number}`;
  const assignees = isPull ? [] : item.assignees.map((login) => loginJson(core, login));
  return {
    id: item.id,
    node_id: `${isPull ? 'PR' : 'I'}_${item.id}`,
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: html,
    number: item.number,
    state: item.state,
    state_reason: isPull ? null : item.stateReason,
    title: item.title,
    body: item.body,
    user: loginJson(core, item.author),
    labels: labelsJson(core, item.labels),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: core.state.comments.filter(({ number }) => number === item.number).length,
    closed_at: item.closedAt,
    closed_by: item.closedBy === null ? null : loginJson(core, item.closedBy),
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    author_association: 'COLLABORATOR',
    ...(isPull && {
      draft: item.draft,
      pull_request: {
        url: `${api}/pulls/${item.number}`,
        html_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        merged_at: item.merged?.at ?? null,
      },
    }),
  };
}

export function commentJson(core: Core, comment: CommentRecord) {
  const api = repositoryUrl(core);
  const kind = core.state.pulls.some(({ number }) => number === comment.number) ? 'pull' : 'issues';
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url: `${api}/issues/comments/${comment.id}`,
    html_url: `${pageUrl(core)}/${kind}/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.number}`,
    body: comment.body,
    user: loginJson(core, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: 'COLLABORATOR',
  };
}

export function reviewJson(core: Core, review: ReviewRecord) {
  const api = repositoryUrl(core);
  const html = `${pageUrl(core)}/pull/${review.pull}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: loginJson(core, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: `${api}/pulls/${review.pull}`,
    _links: { html: { href: html }, pull_request: { href: `${api}/pulls/${review.pull}` } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
    author_association: 'COLLABORATOR',
  };
}

/** An entry of the list of events or of the timeline. */
export function issueEventJson(core: Core, event: IssueEventRecord) {
  return {
    id: event.id,
    node_id: `E_${event.id}`,
    url: `${repositoryUrl(core)}/issues/events/${event.id}`,
    actor: loginJson(core, event.actor),
    event: event.event,
    commit_id: event.commit ?? null,
    commit_url: event.commit ? `${repositoryUrl(core)}/commits/${event.commit}` : null,
    created_at: event.at,
    performed_via_github_app: null,
    ...(event.label !== undefined && {
      label: { name: event.label, color: labelJson(core, event.label).color },
    }),
  };
}
