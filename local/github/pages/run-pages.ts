import path from 'node:path/posix';
import { stripVTControlCharacters } from 'node:util';
import { html } from 'hono/html';
import type {
  JobAnnotation,
  PendingDeployment,
  WorkflowFile,
  WorkflowJob,
  WorkflowRun,
} from '../../workflows/host.ts';
import { badge, box, formFields, type Html, type Page, prose, time } from './layout.ts';

export async function runList(page: Page): Promise<Html> {
  const workflows = page.source.core.workflows();
  return html`<h1>Workflow runs</h1>
    <p class="facts" id="workflows">
      Runs of
      ${(await workflows.files()).map(
        (file, index) => html`${index > 0 ? ', ' : ''}<a href="${workflowPath(page, file)}">${file.name}</a>`,
      )}
    </p>
    ${runRows(page, workflows.runs())}`;
}

function workflowPath({ root }: Page, file: WorkflowFile): string {
  return `${root}/actions/workflows/${path.basename(file.path)}`;
}

/** The newest first. */
export function runRows({ root }: Page, runs: readonly WorkflowRun[]): Html {
  if (runs.length === 0) return html`<p class="notice">Nothing has run yet.</p>`;
  return html`<ul class="rows box">
    ${runs
      .toSorted((a, b) => b.id - a.id)
      .map(
        (run) =>
          html`<li>
            ${badge(run.conclusion ?? run.status)} <a href="${root}/actions/runs/${run.id}">${run.title}</a>
            <span class="facts"
              >${run.workflow.name} #${run.number}, ${run.event.name} by ${run.event.actor},
              ${time(run.createdAt)}</span
            >
          </li>`,
      )}
  </ul>`;
}

export function runPage(page: Page, run: WorkflowRun): Html {
  const workflows = page.source.core.workflows();
  const summaries = run.jobs.flatMap(({ name, steps }) =>
    steps.filter(({ summary }) => summary !== '').map(({ summary }) => ({ name, summary })),
  );
  return html`<h1>${run.title} <span class="number">${run.workflow.name} #${run.number}</span></h1>
    <p class="facts">
      ${badge(run.conclusion ?? run.status)}
      <a href="${workflowPath(page, run.workflow)}">${run.workflow.name}</a>, ${run.event.name} by
      ${run.event.actor} on <code>${run.event.ref}</code>,
      ${time(run.createdAt)}${run.attempt > 1 ? `, attempt ${run.attempt}` : ''}
    </p>
    ${run.problems.map((problem) => html`<p class="notice failure">${problem}</p>`)}
    ${run.status === 'action_required' ? firstApproval(page, run) : ''}
    ${workflows.pendingDeployments(run.id).map((pending) => waiting(page, run, pending))}
    ${workflows
      .reviews(run.id)
      .map(
        ({ user, state, comment, at }) =>
          html`<p class="notice">
            ${user} ${state} the deployment, ${time(at)}${comment && `: ${comment}`}
          </p>`,
      )}
    <section class="box" id="jobs">
      <h2>Jobs</h2>
      <ul class="rows">
        ${run.jobs.map((job) => jobRow(page, run, job))}
      </ul>
    </section>
    ${annotations(run.jobs.flatMap((job) => job.annotations))}
    ${summaries.map(({ name, summary }) => box(html`${name} summary`, prose(summary)))}
    ${artifactList(page, run)}`;
}

function jobRow({ root }: Page, run: WorkflowRun, job: WorkflowJob): Html {
  return html`<li>
    ${badge(job.conclusion ?? job.status)}
    <a href="${root}/actions/runs/${run.id}/job/${job.id}">${job.name}</a>
    ${job.environment === null ? '' : html`<span class="facts">environment ${job.environment}</span>`}
  </li>`;
}

/** The box that asks a person to let a deployment through. */
function waiting(
  { viewer, root, path: back }: Page,
  run: WorkflowRun,
  { environment, since }: PendingDeployment,
): Html {
  const reviewers = environment.reviewers.map(({ name }) => name).join(', ');
  return html`<section class="box waiting" id="deployment-${environment.id}">
    <h2>${environment.name} waits for a review</h2>
    <div>
      <p>
        Since ${time(since)}. ${reviewers === '' ? 'No reviewers are set.' : `Reviewers: ${reviewers}.`}
        ${environment.preventSelfReview ? 'Whoever started the run may not approve it.' : ''}
      </p>
      <form method="post" action="${root}/actions/runs/${run.id}/deployments">
        ${formFields(viewer, back)}
        <input type="hidden" name="environment" value="${environment.id}" />
        <textarea name="comment" rows="2" aria-label="Comment" placeholder="Leave a comment"></textarea>
        <p>
          <button class="primary" name="state" value="approved">Approve and deploy</button>
          <button name="state" value="rejected">Reject</button>
        </p>
      </form>
    </div>
  </section>`;
}

function firstApproval({ viewer, root, path: back }: Page, run: WorkflowRun): Html {
  return html`<section class="box waiting" id="first-approval">
    <h2>This workflow waits for approval</h2>
    <div>
      <p>A workflow's own token caused it, so that a person has to let it begin.</p>
      <form method="post" action="${root}/actions/runs/${run.id}/approve">
        ${formFields(viewer, back)}<button class="primary">Approve and run</button>
      </form>
    </div>
  </section>`;
}

export async function jobPage(page: Page, run: WorkflowRun, job: WorkflowJob): Promise<Html> {
  const log = stripVTControlCharacters(await page.source.core.workflows().log(job.id));
  return html`<h1>${job.name} <span class="number">${run.workflow.name} #${run.number}</span></h1>
    <p class="facts">
      ${badge(job.conclusion ?? job.status)} in <a href="${page.root}/actions/runs/${run.id}">${run.title}</a>
    </p>
    ${annotations(job.annotations)}
    <section class="box" id="steps">
      <h2>Steps</h2>
      <ul class="rows">
        ${job.steps.map(({ name, status, conclusion }) => html`<li>${badge(conclusion ?? status)} ${name}</li>`)}
      </ul>
    </section>
    ${job.steps
      .filter(({ summary }) => summary !== '')
      .map(({ name, summary }) => box(html`${name} summary`, prose(summary)))}
    <h2>Log</h2>
    <pre class="log" id="log">${log === '' ? 'The job has written nothing yet.' : log}</pre>`;
}

function annotations(found: readonly JobAnnotation[]): Html {
  return html`${found.map(
    ({ level, title, message, file, line }) =>
      html`<div class="notice ${level}">
        <strong>${title ?? level}</strong>
        ${file === undefined ? '' : html`<code>${file}${line === undefined ? '' : `:${line}`}</code>`}
        <p>${message}</p>
      </div>`,
  )}`;
}

function artifactList({ source }: Page, run: WorkflowRun): Html {
  const artifacts = source.core.workflows().artifacts(run.id);
  if (artifacts.length === 0) return html``;
  return html`<section class="box" id="artifacts">
    <h2>Artifacts</h2>
    <ul class="rows">
      ${artifacts.map(({ name, bytes }) => html`<li>${name} <span class="facts">${bytes} bytes</span></li>`)}
    </ul>
  </section>`;
}
