import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Cron } from 'croner';
import type { RepositoryEvent } from '../github/event.ts';
import { textAt } from '../runner/value.ts';
import { ArtifactStore } from './artifacts.ts';
import { readWorkflow, type WorkflowDefinition } from './definition.ts';
import type { Kept } from './execution.ts';
import { EnvironmentGate } from './gate.ts';
import { type WorkflowFile, type WorkflowHost, type Workflows, WorkflowError } from './host.ts';
import { IdTokenService } from './id-token.ts';
import { dispatchInputs } from './input.ts';
import { logFile } from './leg.ts';
import { LiveRuns } from './live-runs.ts';
import type { RunRecord } from './records.ts';
import { ended, NOTHING_KEPT, succeeded } from './run-state.ts';
import { RunStore } from './run-store.ts';
import { titleOf } from './run-title.ts';
import { cronsOf, triggers } from './trigger.ts';

const FOLDER = '.github/workflows';

// What a job's own token does to a pull request starts runs in these cases only, and each waits for a person's consent.
const CONSENT_TYPES = ['opened', 'synchronize', 'reopened'];

/** The part of a GitHub that runs workflows. Runs that waited when it was stopped wait again. */
export function createWorkflows(host: WorkflowHost): Workflows {
  const store = new RunStore(path.join(host.folder, 'runs'));
  const gate = new EnvironmentGate(host);
  const artifacts = new ArtifactStore(path.join(host.folder, 'artifacts'), () => host.now());
  const idTokens = new IdTokenService();
  const live = new LiveRuns({ host, store, gate, artifacts, idTokens });
  let ticked = host.now();
  const resumed = resume();

  async function definitions(commit: string): Promise<WorkflowDefinition[]> {
    const files = (await host.filesAt(commit, FOLDER)).filter((file) => /\.ya?ml$/.test(file));
    const texts = await Promise.all(files.map((file) => host.fileAt(commit, file)));
    return files.map((file, index) => readWorkflow(file, texts[index] ?? ''));
  }

  async function definitionOf(run: RunRecord): Promise<WorkflowDefinition> {
    const text = await host.fileAt(run.event.sha, run.workflow.path);
    if (text === undefined)
      throw new WorkflowError(422, `${run.workflow.path} is not in the commit of the run.`);
    return readWorkflow(run.workflow.path, text);
  }

  async function resume(): Promise<void> {
    for (const run of store.all().filter(({ status }) => status !== 'completed')) {
      for (const job of run.jobs.filter(({ status }) => status === 'in_progress')) {
        const message = 'The local GitHub ended while the job ran.';
        job.annotations.push({ level: 'error', message });
        Object.assign(job, { status: 'completed', conclusion: 'failure', completedAt: host.now() });
      }
      live.start(await definitionOf(run), run, ended(run));
    }
  }

  async function handle(event: RepositoryEvent): Promise<number[]> {
    const dispatched = event.name === 'workflow_dispatch' || event.name === 'repository_dispatch';
    const consent = event.cause === 'job-token' && !dispatched;
    if (consent && !(event.name === 'pull_request' && CONSENT_TYPES.includes(event.action ?? ''))) return [];
    if (event.name === 'push' && skipsRuns(event)) return [];
    const files = () =>
      event.pullRequest
        ? host.pullRequestFiles(event.pullRequest.number)
        : host.changedFiles(event.before ?? '0'.repeat(40), event.sha);
    const started: number[] = [];
    for (const workflow of await definitions(event.sha)) {
      const named = workflow.path === `${FOLDER}/${event.workflow?.file}`;
      const refused = workflow.problems.length > 0 && event.name === 'push';
      if (!refused && !named && !(await triggers(workflow, event, { files }))) continue;
      const inputs = named ? dispatchInputs(workflow, event.workflow?.inputs ?? {}) : {};
      started.push(begin(workflow, event, inputs, consent).id);
    }
    return started;
  }

  function begin(
    workflow: WorkflowDefinition,
    event: RepositoryEvent,
    inputs: Readonly<Record<string, unknown>>,
    consent: boolean,
  ): RunRecord {
    const run = store.add({
      workflow: fileOf(workflow),
      event,
      inputs,
      at: host.now(),
      problems: [...workflow.problems],
    });
    run.title = titleOf(host, workflow, run);
    if (consent) run.status = 'action_required';
    live.start(workflow, run, NOTHING_KEPT);
    return run;
  }

  async function tick(until: Date): Promise<number[]> {
    const { defaultBranch } = host.repository;
    const ref = `refs/heads/${defaultBranch}`;
    const sha = await host.head(defaultBranch);
    const started: number[] = [];
    for (const workflow of sha === undefined ? [] : await definitions(sha)) {
      for (const cron of cronsOf(workflow.on)) {
        const due = new Cron(cron, { timezone: 'UTC' }).nextRun(ticked);
        if (sha === undefined || due === null || due > until) continue;
        const actor = 'github-actions[bot]';
        const payload = { schedule: cron, workflow: workflow.path };
        const event = { name: 'schedule', actor, cause: 'schedule', ref, sha, cron, payload } as const;
        started.push(begin(workflow, event, {}, false).id);
      }
    }
    ticked = until;
    return started;
  }

  async function rerun(id: number, which: 'all' | 'failed', actor: string): Promise<void> {
    const run = required(id);
    if (run.status !== 'completed') throw new WorkflowError(403, 'This workflow run is already running.');
    const workflow = await definitionOf(run);
    const kept: Kept = which === 'all' ? NOTHING_KEPT : succeeded(workflow, run);
    run.jobs = run.jobs.filter((job) => kept.records.includes(job));
    Object.assign(run, { attempt: run.attempt + 1, triggeringActor: actor, reviews: [] });
    Object.assign(run, { conclusion: null, status: 'queued', problems: [...workflow.problems] });
    live.start(workflow, run, kept);
  }

  function required(id: number): RunRecord {
    const run = store.find(id);
    if (run === undefined) throw new WorkflowError(404, 'Not Found');
    return run;
  }

  return {
    handle,
    tick,
    rerun,
    async files() {
      const sha = await host.head(host.repository.defaultBranch);
      return sha === undefined ? [] : (await definitions(sha)).map(fileOf);
    },
    runs: () => store.all(),
    run: (id) => store.find(id),
    cancel: (id) => live.cancel(required(id)),
    approveRun: (id, actor) => live.approve(required(id), actor),
    pendingDeployments: (id) => gate.pending(id),
    reviewDeployments(id, review) {
      gate.review(id, review);
      required(id).reviews.push(review);
    },
    reviews: (id) => required(id).reviews,
    artifacts: (id) => artifacts.of(id),
    log: (jobId) => readFile(logFile(host, jobId), 'utf8').catch(() => ''),
    async idle() {
      await resumed;
      await live.idle();
    },
    service: (request) => idTokens.answer(request),
    async [Symbol.asyncDispose]() {
      await resumed;
      await live.close();
    },
  };
}

/** GitHub leaves a push alone whose commit says so. */
function skipsRuns({ payload }: RepositoryEvent): boolean {
  const message = textAt(payload, 'head_commit', 'message') ?? '';
  return /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/.test(message);
}

function fileOf({ path: file, name }: WorkflowDefinition): WorkflowFile {
  const digest = createHash('sha256').update(file).digest('hex');
  return { id: Number.parseInt(digest.slice(0, 8), 16), name, path: file };
}
