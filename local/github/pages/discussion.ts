import { html } from 'hono/html';
import type { CommentRecord, IssueRecord, PullRecord } from '../state.ts';
import { badge, box, formFields, type Html, type Page, prose, time } from './layout.ts';

export interface Entry {
  /** Target of links, as on GitHub: `issuecomment-12`. */
  id: string;
  author: string;
  verb: string;
  body: string;
  at: string;
}

/** Pull requests or issues, the newest first and the open ones above. */
export function discussionList(
  { root }: Page,
  kind: 'pull' | 'issues',
  items: readonly (PullRecord | IssueRecord)[],
): Html {
  const open = items.filter(({ state }) => state === 'open').toReversed();
  const closed = items.filter(({ state }) => state === 'closed').toReversed();
  const title = kind === 'pull' ? 'Pull requests' : 'Issues';
  if (items.length === 0)
    return html`<h1>${title}</h1>
      <p class="notice">There are none.</p>`;
  return html`<h1>${title}</h1>
    <ul class="rows box">
      ${[...open, ...closed].map(
        (item) =>
          html`<li>
            ${badge('merged' in item && item.merged ? 'merged' : item.state)}
            <a href="${root}/${kind}/${item.number}">${item.title}</a>
            <span class="facts"
              >#${item.number} by ${item.author}, ${time(item.createdAt)}
              ${item.labels.map((label) => badge('label', label))}</span
            >
          </li>`,
      )}
    </ul>`;
}

export function issuePage(page: Page, issue: IssueRecord): Html {
  const { viewer, root, path } = page;
  return html`<h1>${issue.title} <span class="number">#${issue.number}</span></h1>
    <p class="facts">${badge(issue.state)} ${issue.labels.map((label) => badge('label', label))}</p>
    ${comments(page, issue, [])}
    ${
      viewer.login === null
        ? ''
        : html`<form method="post" action="${root}/issues/${issue.number}/comment" class="box" id="comment">
            ${formFields(viewer, path)}
            <textarea name="comment" rows="3" aria-label="Comment" placeholder="Leave a comment"></textarea>
            <p><button>Comment</button></p>
          </form>`
    }`;
}

/** The body, then comments and reviews in the order in which they came. */
export function comments({ source }: Page, item: PullRecord | IssueRecord, more: readonly Entry[]): Html {
  const first: Entry = {
    id: `issue-${item.id}`,
    author: item.author,
    verb: 'opened this',
    body: item.body || '_No description was given._',
    at: item.createdAt,
  };
  const others = [
    ...source.core.state.comments.filter(({ number }) => number === item.number).map(commented),
    ...more,
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  return html`${[first, ...others].map(({ id, author, verb, body, at }) =>
    box(html`<strong>${author}</strong> ${verb} <span class="facts">${time(at)}</span>`, prose(body), id),
  )}`;
}

function commented({ id, author, body, createdAt }: CommentRecord): Entry {
  return { id: `issuecomment-${id}`, author, verb: 'commented', body, at: createdAt };
}
