import { html } from 'hono/html';
import type { Core } from '../core.ts';
import { diffFiles, mergeBase } from '../history.ts';
import { testMerge } from '../pull-sync.ts';
import { lacks } from '../rules.ts';
import type { CheckRecord, PullRecord, ReviewRecord } from '../state.ts';
import { diff } from './diff.ts';
import { comments, discussionList, type Entry } from './discussion.ts';
import { badge, formFields, type Html, type Page } from './layout.ts';

export function pullList(page: Page): Html {
  return discussionList(page, 'pull', page.source.core.state.pulls);
}

export async function pullPage(page: Page, pull: PullRecord): Promise<Html> {
  const { core } = page.source;
  const from = (await mergeBase(core.git, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
  const files = await diffFiles(core.git, from, pull.head.sha);
  const state = pull.merged ? 'merged' : pull.state;
  return html`<h1>${pull.title} <span class="number">#${pull.number}</span></h1>
    <p class="facts">
      ${badge(state)} ${pull.author} wants to merge <code>${pull.head.branch}</code> into
      <code>${pull.base.branch}</code>. ${pull.labels.map((label) => badge('label', label))}
    </p>
    ${comments(page, pull, core.state.reviews.filter((review) => review.pull === pull.number).map(reviewed))}
    ${checks(page, newestChecks(core, pull.head.sha))} ${await decision(page, pull)}
    <h2 id="files">Files changed</h2>
    ${diff(files)}`;
}

function reviewed({ id, author, state, body, submittedAt }: ReviewRecord): Entry {
  const verb = {
    APPROVED: 'approved these changes',
    CHANGES_REQUESTED: 'requested changes',
    COMMENTED: 'reviewed',
    DISMISSED: 'reviewed (dismissed)',
    PENDING: 'began a review',
  }[state];
  return { id: `pullrequestreview-${id}`, author, verb, body, at: submittedAt };
}

/** The newest check of each name. */
export function newestChecks({ state }: Core, sha: string): CheckRecord[] {
  const newest = new Map<string, CheckRecord>();
  for (const check of state.checks) if (check.headSha === sha) newest.set(check.name, check);
  return [...newest.values()];
}

function checks({ root }: Page, found: readonly CheckRecord[]): Html {
  if (found.length === 0) return html``;
  return html`<section class="box" id="checks">
    <h2>Checks</h2>
    <ul class="rows">
      ${found.map(
        ({ name, status, conclusion, runId, jobId }) =>
          html`<li>
            ${badge(conclusion ?? status)} <a href="${root}/actions/runs/${runId}/job/${jobId}">${name}</a>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Buttons for whoever decides; they do what the API allows the viewer, whose refusal is shown. */
async function decision(page: Page, pull: PullRecord): Promise<Html> {
  const { source, viewer, root, path } = page;
  if (pull.merged)
    return html`<p class="notice">
      Merged by ${pull.merged.by} as
      <a href="${root}/commit/${pull.merged.commit}"><code>${pull.merged.commit.slice(0, 7)}</code></a
      >.
    </p>`;
  if (pull.state === 'closed')
    return html`<p class="notice">Closed by ${pull.closedBy ?? 'nobody known'}.</p>
      ${
        viewer.login === null
          ? ''
          : html`<form method="post" action="${root}/pull/${pull.number}/reopen">
              ${formFields(viewer, path)}<button>Reopen pull request</button>
            </form>`
      }`;
  const missing = await lacks(source.core, pull);
  if ((await testMerge(source.core, pull)) === undefined)
    missing.push('This branch has conflicts that must be resolved.');
  const action = `${root}/pull/${pull.number}`;
  const reviewing = pull.author !== viewer.login;
  return html`<section class="box" id="decision">
    <h2>${missing.length === 0 ? 'Ready to merge' : 'Merging is blocked'}</h2>
    <div>
      <ul>
        ${missing.map((sentence) => html`<li>${sentence}</li>`)}
      </ul>
      ${
        viewer.login === null
          ? ''
          : html`<form method="post" action="${action}/review">
                ${formFields(viewer, path)}
                <textarea
                  name="comment"
                  rows="3"
                  aria-label="Comment"
                  placeholder="Leave a comment"
                ></textarea>
                <p>
                  ${
                    reviewing
                      ? html`<button name="event" value="APPROVE">Approve changes</button>
                          <button name="event" value="REQUEST_CHANGES">Request changes</button>`
                      : ''
                  }
                  <button name="event" value="COMMENT">Comment</button>
                </p>
              </form>
              <form method="post" action="${action}/merge">
                ${formFields(viewer, path)}
                <input type="hidden" name="sha" value="${pull.head.sha}" />
                <button class="${missing.length === 0 ? 'primary' : ''}">Merge pull request</button>
              </form>
              <form method="post" action="${action}/close">
                ${formFields(viewer, path)}<button>Close pull request</button>
              </form>`
      }
    </div>
  </section>`;
}
