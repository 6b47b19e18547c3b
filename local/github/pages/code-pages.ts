import { html } from 'hono/html';
import { diffFiles, mergeBase, readCommit, readFileAt } from '../history.ts';
import { diff } from './diff.ts';
import { badge, type Html, type Page, time } from './layout.ts';

/** A commit and what it changed against its first parent; undefined where there is none of this name. */
export async function commitPage({ source }: Page, sha: string): Promise<Html | undefined> {
  const { git } = source.core;
  const commit = await readCommit(git, sha);
  if (commit === undefined) return undefined;
  const parent = commit.parents[0];
  return html`<h1>Commit <code>${commit.sha.slice(0, 7)}</code></h1>
    <pre class="log">${commit.message}</pre>
    ${
      parent === undefined
        ? html`<p class="notice">The first commit.</p>`
        : diff(await diffFiles(git, parent, commit.sha))
    }`;
}

export async function comparePage(
  { source }: Page,
  before: string,
  after: string,
): Promise<Html | undefined> {
  const { git } = source.core;
  const [a, b] = await Promise.all([readCommit(git, before), readCommit(git, after)]);
  if (a === undefined || b === undefined) return undefined;
  const from = (await mergeBase(git, a.sha, b.sha)) ?? a.sha;
  return html`<h1>Comparing <code>${before}</code> and <code>${after}</code></h1>
    ${diff(await diffFiles(git, from, b.sha))}`;
}

export async function filePage({ source }: Page, ref: string, file: string): Promise<Html | undefined> {
  const commit = await readCommit(source.core.git, ref);
  const found = commit && (await readFileAt(source.core.git, commit.sha, file));
  if (!found) return undefined;
  return html`<h1><code>${file}</code> <span class="number">${ref}</span></h1>
    <pre class="log">${found.text}</pre>`;
}

/** Every deployment, the newest first, below the environment that it went to. */
export function deploymentsPage({ source, root }: Page): Html {
  const { environments, deployments } = source.core.state;
  return html`<h1>Deployments</h1>
    ${environments.length === 0 ? html`<p class="notice">There are no environments yet.</p>` : ''}
    ${environments.map(
      ({ name, reviewers }) =>
        html`<section class="box">
          <h2>
            ${name}
            <span class="facts"
              >${
                reviewers.length === 0
                  ? 'no reviewers'
                  : `reviewed by ${reviewers.map((reviewer) => reviewer.name).join(', ')}`
              }</span
            >
          </h2>
          <ul class="rows">
            ${deployments
              .filter(({ environment }) => environment === name)
              .toReversed()
              .map(
                ({ commit, runId, job, createdAt, statuses }) =>
                  html`<li>
                    ${badge(statuses.at(-1)?.state ?? 'queued')}
                    <a href="${root}/actions/runs/${runId}">${job}</a>
                    <span class="facts"
                      ><a href="${root}/commit/${commit}"><code>${commit.slice(0, 7)}</code></a
                      >, ${time(createdAt)}</span
                    >
                  </li>`,
              )}
          </ul>
        </section>`,
    )}`;
}
