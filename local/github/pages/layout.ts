import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { fullName } from '../core.ts';
import { markdownHtml } from './markdown.ts';
import type { PagesSource } from './source.ts';
import type { Viewer, Viewers } from './viewer.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What every page is made with. */
export interface Page {
  source: PagesSource;
  viewers: Viewers;
  viewer: Viewer;
  /** Path of the repository: `/example/taxi-models`. */
  root: string;
  /** Path of this page, to which its forms lead back. */
  path: string;
}

export function layout(page: Page, title: string, body: Html): Html {
  const { root, viewers, viewer, path } = page;
  const name = fullName(page.source.core);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${name}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/_pages/github-markdown.css" />
        <link rel="stylesheet" href="/_pages/pages.css" />
        <script src="/_pages/pages.js" defer></script>
      </head>
      <body>
        <header>
          <strong><a href="${root}">${name}</a></strong>
          <nav>
            <a href="${root}/pulls">Pull requests</a>
            <a href="${root}/issues">Issues</a>
            <a href="${root}/actions">Actions</a>
            <a href="${root}/deployments">Deployments</a>
          </nav>
          <form method="post" action="/_pages/viewer" class="viewer">
            ${formFields(viewer, path)}
            <label
              >Acting as
              <select name="login">
                ${viewers
                  .people()
                  .map(
                    ({ login, role }) =>
                      html`<option value="${login}" ${login === viewer.login ? 'selected' : ''}>
                        ${login} (${role})
                      </option>`,
                  )}
              </select></label
            >
            <button>Switch</button>
          </form>
        </header>
        <main>${body}</main>
      </body>
    </html>`;
}

/** Hidden fields that every form carries: proof of where it came from, and where to go afterwards. */
export function formFields(viewer: Viewer, path: string): Html {
  return html`<input type="hidden" name="formToken" value="${viewer.formToken}" /><input
      type="hidden"
      name="back"
      value="${path}"
    />`;
}

/** A body, comment or summary. */
export function prose(markdown: string): Html {
  return html`<div class="markdown-body">${raw(markdownHtml(markdown))}</div>`;
}

export function badge(state: string, text = state.replaceAll('_', ' ')): Html {
  return html`<span class="badge ${state}">${text}</span>`;
}

export function time(at: string | Date): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}

/** A box with a heading line; `id` makes it a target of links such as `#issuecomment-12`. */
export function box(heading: Html, body: Html, id?: string): Html {
  return html`<section class="box" ${id === undefined ? '' : raw(`id="${id.replaceAll(/[^\w-]/g, '')}"`)}>
    <h2>${heading}</h2>
    <div>${body}</div>
  </section>`;
}
