import { invalid, notFound } from './api-error.ts';
import { type Caller, causeOf } from './caller.ts';
import { type Core, nextId, nextNumber, note, timestamp } from './core.ts';
import { headOf } from './history.ts';
import { accountJson } from './json/account.ts';
import { commentJson, issueJson } from './json/issue.ts';
import { repositoryJson } from './json/repository.ts';
import type { CommentRecord, IssueRecord, PullRecord } from './state.ts';

/** Limit of GitHub for bodies of issues, pull requests and comments, in characters. */
const BODY_LIMIT = 65_536;
const TITLE_LIMIT = 256;

export function checkBody(body: string): void {
  if (body.length > BODY_LIMIT)
    throw invalid('Issue', 'body', 'custom', `body is too long (maximum is ${BODY_LIMIT} characters)`);
}

/** A title is needed, and not longer than this. */
export function checkTitle(resource: 'Issue' | 'PullRequest', title: string): void {
  if (title.trim() === '') throw invalid(resource, 'title', 'missing_field');
  if (title.length > TITLE_LIMIT)
    throw invalid(resource, 'title', 'custom', `title is too long (maximum is ${TITLE_LIMIT} characters)`);
}

/** The issue or pull request of a number: both have labels, comments and a timeline. */
export function discussionOf({ state }: Core, number: number): IssueRecord | PullRecord {
  const found = [...state.issues, ...state.pulls].find((item) => item.number === number);
  if (found === undefined) throw notFound();
  return found;
}

export function issueOf({ state }: Core, number: number): IssueRecord {
  const issue = state.issues.find((candidate) => candidate.number === number);
  if (issue === undefined) throw notFound();
  return issue;
}

export interface NewIssue {
  title: string;
  body: string;
  labels: string[];
  assignees: string[];
}

export async function openIssue(core: Core, caller: Caller, { title, body, labels, assignees }: NewIssue) {
  checkBody(body);
  checkTitle('Issue', title);
  const at = timestamp(core);
  const issue: IssueRecord = {
    id: nextId(core),
    number: nextNumber(core),
    title,
    body,
    author: caller.account.login,
    state: 'open',
    stateReason: null,
    labels: labels.map((name) => ensureLabel(core, name)),
    assignees,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedBy: null,
  };
  core.state.issues.push(issue);
  await publishIssue(core, caller, issue, 'opened');
  return issue;
}

export interface IssueChange {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  state_reason?: IssueRecord['stateReason'];
  labels?: string[];
  assignees?: string[];
}

export async function changeIssue(
  core: Core,
  caller: Caller,
  issue: IssueRecord,
  change: IssueChange,
): Promise<void> {
  if (change.body !== undefined) checkBody(change.body);
  if (change.title !== undefined) checkTitle('Issue', change.title);
  issue.title = change.title ?? issue.title;
  issue.body = change.body ?? issue.body;
  issue.assignees = change.assignees ?? issue.assignees;
  if (change.labels) setLabels(core, caller, issue, change.labels);
  issue.updatedAt = timestamp(core);
  if (change.state === 'closed' && issue.state === 'open') {
    Object.assign(issue, { state: 'closed', closedAt: issue.updatedAt, closedBy: caller.account.login });
    issue.stateReason = change.state_reason ?? 'completed';
    note(core, issue.number, 'closed', caller.account.login);
    return publishIssue(core, caller, issue, 'closed');
  }
  if (change.state === 'open' && issue.state === 'closed') {
    Object.assign(issue, { state: 'open', closedAt: null, closedBy: null, stateReason: 'reopened' });
    note(core, issue.number, 'reopened', caller.account.login);
    return publishIssue(core, caller, issue, 'reopened');
  }
  return publishIssue(core, caller, issue, 'edited');
}

async function publishIssue(core: Core, caller: Caller, issue: IssueRecord, action: string): Promise<void> {
  await publishOnDefault(core, caller, 'issues', action, { issue: issueJson(core, issue) });
}

export async function addComment(
  core: Core,
  caller: Caller,
  number: number,
  body: string,
): Promise<CommentRecord> {
  checkBody(body);
  const item = discussionOf(core, number);
  if (body.trim() === '') throw invalid('IssueComment', 'body', 'missing_field');
  const at = timestamp(core);
  const comment = {
    id: nextId(core),
    number,
    body,
    author: caller.account.login,
    createdAt: at,
    updatedAt: at,
  };
  core.state.comments.push(comment);
  item.updatedAt = at;
  await publishOnDefault(core, caller, 'issue_comment', 'created', {
    issue: issueJson(core, item),
    comment: commentJson(core, comment),
  });
  return comment;
}

/** Sets the labels of an issue or pull request, with a line in its timeline for each that came or went. */
export function setLabels(
  core: Core,
  caller: Caller,
  item: IssueRecord | PullRecord,
  wanted: readonly string[],
): void {
  const labels = [...new Set(wanted.map((name) => ensureLabel(core, name)))];
  const { login } = caller.account;
  for (const label of item.labels)
    if (!labels.includes(label)) note(core, item.number, 'unlabeled', login, { label });
  for (const label of labels)
    if (!item.labels.includes(label)) note(core, item.number, 'labeled', login, { label });
  item.labels = labels;
  item.updatedAt = timestamp(core);
}

/** The label's own spelling; one that is not there is made, as GitHub does for issues. */
function ensureLabel(core: Core, name: string): string {
  const known = core.state.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());
  if (known) return known.name;
  core.state.labels.push({ id: nextId(core), name, color: 'ededed', description: '' });
  return name;
}

/** Events that workflows of the default branch answer, whatever they are about. */
async function publishOnDefault(
  core: Core,
  caller: Caller,
  name: 'issues' | 'issue_comment',
  action: string,
  about: object,
): Promise<void> {
  await core.document.save();
  const { defaultBranch } = core.state.repository;
  const ref = `refs/heads/${defaultBranch}`;
  await core.publish({
    name,
    action,
    actor: caller.account.login,
    cause: causeOf(caller),
    ref,
    sha: (await headOf(core.git, ref)) ?? '',
    payload: {
      action,
      ...about,
      repository: repositoryJson(core),
      sender: accountJson(core, caller.account),
    },
  });
}
