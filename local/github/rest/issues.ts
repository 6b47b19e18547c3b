import { notFound } from '../api-error.ts';
import { timestamp } from '../core.ts';
import {
  addComment,
  changeIssue,
  checkBody,
  discussionOf,
  issueOf,
  openIssue,
  setLabels,
} from '../issues.ts';
import { commentJson, issueEventJson, issueJson } from '../json/issue.ts';
import type { IssueChange } from '../issues.ts';
import { pullOf, changePull } from '../pulls.ts';
import { choice, requiredText, text, texts } from './input.ts';
import type { Call, Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['issues', 'read'] as const;
const WRITE = ['issues', 'write'] as const;

export const issueOperations: readonly Operation[] = [
  {
    name: 'issues.listForRepo',
    method: 'get',
    path: `${REPOSITORY}/issues`,
    needs: READ,
    handle: (call) => ({ json: selected(call).map((item) => issueJson(call.core, item)) }),
  },
  {
    name: 'issues.create',
    method: 'post',
    path: `${REPOSITORY}/issues`,
    needs: WRITE,
    people: 'read',
    async handle({ core, caller, body }) {
      const input = await body();
      const issue = await openIssue(core, caller, {
        title: requiredText(input, 'title'),
        body: text(input, 'body') ?? '',
        labels: texts(input, 'labels') ?? [],
        assignees: texts(input, 'assignees') ?? [],
      });
      return { status: 201, json: issueJson(core, issue) };
    },
  },
  {
    name: 'issues.listCommentsForRepo',
    method: 'get',
    path: `${REPOSITORY}/issues/comments`,
    needs: READ,
    handle: ({ core }) => ({ json: core.state.comments.map((comment) => commentJson(core, comment)) }),
  },
  {
    name: 'issues.getComment',
    method: 'get',
    path: `${REPOSITORY}/issues/comments/:comment`,
    needs: READ,
    handle: (call) => ({ json: commentJson(call.core, commentOf(call)) }),
  },
  {
    name: 'issues.updateComment',
    method: 'patch',
    path: `${REPOSITORY}/issues/comments/:comment`,
    needs: WRITE,
    async handle(call) {
      const comment = commentOf(call);
      const body = requiredText(await call.body(), 'body');
      checkBody(body);
      Object.assign(comment, { body, updatedAt: timestamp(call.core) });
      await call.core.document.save();
      return { json: commentJson(call.core, comment) };
    },
  },
  {
    name: 'issues.deleteComment',
    method: 'delete',
    path: `${REPOSITORY}/issues/comments/:comment`,
    needs: WRITE,
    async handle(call) {
      const { state, document } = call.core;
      state.comments.splice(state.comments.indexOf(commentOf(call)), 1);
      await document.save();
      return { status: 204 };
    },
  },
  {
    name: 'issues.get',
    method: 'get',
    path: `${REPOSITORY}/issues/:number`,
    needs: READ,
    handle: ({ core, number }) => ({ json: issueJson(core, discussionOf(core, number('number'))) }),
  },
  {
    name: 'issues.update',
    method: 'patch',
    path: `${REPOSITORY}/issues/:number`,
    needs: WRITE,
    async handle({ core, caller, number, body }) {
      const input = await body();
      const change = changeIn(input);
      const item = discussionOf(core, number('number'));
      if ('head' in item) {
        const { labels, title, body: newBody, state } = change;
        if (labels) setLabels(core, caller, item, labels);
        await changePull(core, caller, pullOf(core, item.number), {
          ...(title !== undefined && { title }),
          ...(newBody !== undefined && { body: newBody }),
          ...(state !== undefined && { state }),
        });
      } else await changeIssue(core, caller, issueOf(core, item.number), change);
      await core.document.save();
      return { json: issueJson(core, item) };
    },
  },
  {
    name: 'issues.listComments',
    method: 'get',
    path: `${REPOSITORY}/issues/:number/comments`,
    needs: READ,
    handle({ core, number }) {
      const item = discussionOf(core, number('number'));
      const comments = core.state.comments.filter((comment) => comment.number === item.number);
      return { json: comments.map((comment) => commentJson(core, comment)) };
    },
  },
  {
    name: 'issues.createComment',
    method: 'post',
    path: `${REPOSITORY}/issues/:number/comments`,
    needs: WRITE,
    people: 'read',
    async handle({ core, caller, number, body }) {
      const comment = await addComment(core, caller, number('number'), requiredText(await body(), 'body'));
      return { status: 201, json: commentJson(core, comment) };
    },
  },
  {
    name: 'issues.listEvents',
    method: 'get',
    path: `${REPOSITORY}/issues/:number/events`,
    needs: READ,
    handle: events,
  },
  {
    name: 'issues.listEventsForTimeline',
    method: 'get',
    path: `${REPOSITORY}/issues/:number/timeline`,
    needs: READ,
    handle: events,
  },
];

function selected({ core, query }: Call) {
  const state = query('state') ?? 'open';
  const labels = (query('labels') ?? '').split(',').filter(Boolean);
  const creator = query('creator');
  return [...core.state.issues, ...core.state.pulls]
    .filter((item) => state === 'all' || item.state === state)
    .filter((item) =>
      labels.every((label) => item.labels.some((own) => own.toLowerCase() === label.toLowerCase())),
    )
    .filter((item) => creator === undefined || item.author.toLowerCase() === creator.toLowerCase())
    .toSorted((a, b) => b.number - a.number);
}

function changeIn(input: Record<string, unknown>): IssueChange {
  const title = text(input, 'title');
  const body = text(input, 'body');
  const state = choice(input, 'state', ['open', 'closed']);
  const reason = choice(input, 'state_reason', ['completed', 'not_planned', 'reopened']);
  const labels = texts(input, 'labels');
  const assignees = texts(input, 'assignees');
  return {
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body }),
    ...(state !== undefined && { state }),
    ...(reason !== undefined && { state_reason: reason }),
    ...(labels !== undefined && { labels }),
    ...(assignees !== undefined && { assignees }),
  };
}

function commentOf({ core, number }: Call) {
  const comment = core.state.comments.find(({ id }) => id === number('comment'));
  if (comment === undefined) throw notFound();
  return comment;
}

/** The timeline also has the commits that were pushed. */
function events({ core, context, number }: Call) {
  const item = discussionOf(core, number('number'));
  const timeline = context.req.path.endsWith('/timeline');
  const found = core.state.issueEvents.filter(
    ({ number: of, event }) => of === item.number && (timeline || event !== 'committed'),
  );
  return { json: found.map((event) => issueEventJson(core, event)) };
}
