import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Cron } from 'croner';
import type { RepositoryEvent } from '../github/event.ts';
import { messageOf } from '../plain.ts';
import { renderTemplate } from '../runner/expression.ts';
import { ArtifactStore } from './artifacts.ts';
import { ConcurrencyGroups } from './concurrency.ts';
import { readWorkflow, type WorkflowDefinition } from './definition.ts';
import { execute, logFile } from './execution.ts';
import { EnvironmentGate } from './gate.ts';
import {
  type Conclusion,
  type WorkflowFile,
  type WorkflowHost,
  type Workflows,
  WorkflowError,
} from './host.ts';
import { dispatchInputs } from './input.ts';
import { jobContexts, type JobResult, resultOf } from './job-contexts.ts';
import type { RunRecord } from './records.ts';
import { RunStore } from './run-store.ts';
import { cronsOf, triggers } from './trigger.ts';

const FOLDER = '.github/workflows';

/** Runs that live: what cancels them, and when they have ended. */
interface Live {
  controller: AbortController;
  ended: Promise<void>;
  /** Lets a run begin that waits for a person's consent. */
  begin?: () => void;
}

/** The part of a GitHub that runs workflows. */
export function createWorkflows(host: WorkflowHost): Workflows {
  const store = new RunStore(path.join(host.folder, 'runs'));
  const groups = new ConcurrencyGroups();
  const gate = new EnvironmentGate(host);
  const artifacts = new ArtifactStore(path.join(host.folder, 'artifacts'), () => host.now());
  const live = new Map<number, Live>();
  let ticked = host.now();

  async function definitions(commit: string): Promise<WorkflowDefinition[]> {
    const files = (await host.filesAt(commit, FOLDER)).filter((file) => /\.ya?ml$/.test(file));
    const texts = await Promise.all(files.map((file) => host.fileAt(commit, file)));
    return files.map((file, index) => readWorkflow(file, texts[index] ?? ''));
  }

  async function handle(event: RepositoryEvent): Promise<number[]> {
    const dispatched = event.name === 'workflow_dispatch' || event.name === 'repository_dispatch';
    const consent = event.cause === 'job-token' && event.name === 'pull_request';
    if (event.cause === 'job-token' && !dispatched && !consent) return [];
    const started: number[] = [];
    const files = () =>
      event.pullRequest
        ? host.pullRequestFiles(event.pullRequest.number)
        : host.changedFiles(event.before ?? '0'.repeat(40), event.sha);
    for (const workflow of await definitions(event.sha)) {
      if (!(await triggers(workflow, event, { files }))) continue;
      const inputs = event.workflow ? dispatchInputs(workflow, event.workflow.inputs) : {};
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
    start(workflow, run, new Map(), consent);
    return run;
  }

  function start(
    workflow: WorkflowDefinition,
    run: RunRecord,
    kept: ReadonlyMap<string, JobResult>,
    consent: boolean,
  ): void {
    const controller = new AbortController();
    const gone = Promise.withResolvers<void>();
    const cancel = (reason: string) => controller.abort(reason);
    controller.signal.addEventListener('abort', () => gone.resolve());
    const permitted = consent ? gone.promise : Promise.resolve();
    const ended = (async () => {
      await permitted;
      if (!controller.signal.aborted || !consent) run.status = 'queued';
      const changed = (): void => {
        run.updatedAt = host.now();
        run.status = statusOf(run);
        store.save(run);
        host.runChanged(run.id);
      };
      changed();
      try {
        if (run.problems.length === 0)
          await execute({
            host,
            run,
            workflow,
            groups,
            gate,
            artifacts,
            kept,
            nextJobId: () => store.nextJobId(),
            changed,
            signal: controller.signal,
            cancel,
          });
      } catch (error) {
        if (!controller.signal.aborted) run.problems.push(messageOf(error));
      }
      Object.assign(run, { conclusion: conclusionOf(run, controller.signal.aborted), updatedAt: host.now() });
      run.status = 'completed';
      store.save(run);
      live.delete(run.id);
      host.runChanged(run.id);
    })();
    live.set(run.id, { controller, ended, ...(consent && { begin: gone.resolve }) });
    store.save(run);
  }

  function required(id: number): RunRecord {
    const run = store.find(id);
    if (run === undefined) throw new WorkflowError(404, 'Not Found');
    return run;
  }

  return {
    handle,
    async tick(until) {
      const { defaultBranch } = host.repository;
      const sha = (await host.head(defaultBranch)) ?? '';
      const started: number[] = [];
      for (const workflow of await definitions(sha)) {
        for (const cron of cronsOf(workflow.on)) {
          const due = new Cron(cron, { timezone: 'UTC' }).nextRun(ticked);
          if (due === null || due > until) continue;
          const ref = `refs/heads/${defaultBranch}`;
          const event = {
            name: 'schedule',
            actor: 'github-actions[bot]',
            cause: 'schedule',
            ref,
            sha,
            cron,
            payload: { schedule: cron },
          } as const;
          started.push(begin(workflow, event, {}, false).id);
        }
      }
      ticked = until;
      return started;
    },
    async files() {
      const sha = await host.head(host.repository.defaultBranch);
      return sha === undefined ? [] : (await definitions(sha)).map(fileOf);
    },
    runs: () => store.all(),
    run: (id) => store.find(id),
    cancel(id) {
      required(id);
      live.get(id)?.controller.abort('The run was canceled.');
    },
    async rerun(id, which, actor) {
      const run = required(id);
      const workflow = (await definitions(run.event.sha)).find(
        (candidate) => candidate.path === run.workflow.path,
      );
      if (workflow === undefined)
        throw new WorkflowError(422, `${run.workflow.path} is not in the commit of the run.`);
      const kept = which === 'all' ? new Map<string, JobResult>() : succeeded(workflow, run);
      run.jobs = run.jobs.filter(({ key }) => kept.has(key));
      Object.assign(run, {
        attempt: run.attempt + 1,
        triggeringActor: actor,
        conclusion: null,
        status: 'queued',
      });
      run.reviews = [];
      start(workflow, run, kept, false);
    },
    approveRun(id, actor) {
      const run = required(id);
      if (run.status !== 'action_required')
        throw new WorkflowError(403, 'This run is not waiting for approval.');
      run.triggeringActor = actor;
      live.get(id)?.begin?.();
    },
    pendingDeployments: (id) => gate.pending(id),
    reviewDeployments(id, review) {
      gate.review(id, review);
      required(id).reviews.push(review);
    },
    reviews: (id) => required(id).reviews,
    artifacts: (id) => artifacts.of(id),
    log: (jobId) => readFile(logFile(host, jobId), 'utf8').catch(() => ''),
    async idle() {
      const busy = (): Promise<void>[] =>
        [...live].filter(([id]) => !waits(store.find(id))).map(([, { ended }]) => ended);
      for (let running = busy(); running.length > 0; running = busy()) {
        await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve, 50))]);
      }
    },
    // Jobs ask for their tokens in this process; nothing of theirs comes over the network.
    service: () => Promise.resolve(new Response('Not Found', { status: 404 })),
    async [Symbol.asyncDispose]() {
      const ending = [...live.values()];
      for (const { controller } of ending) controller.abort('The local GitHub was stopped.');
      await Promise.all(ending.map(({ ended }) => ended));
      await store.close();
    },
  };
}

function fileOf({ path: file, name }: WorkflowDefinition): WorkflowFile {
  return {
    id: Number.parseInt(createHash('sha256').update(file).digest('hex').slice(0, 8), 16),
    name,
    path: file,
  };
}

/** `run-name`; else what the push, the pull request or the workflow is called. */
function titleOf(host: WorkflowHost, workflow: WorkflowDefinition, run: RunRecord): string {
  const { event } = run;
  const named =
    workflow.runName === undefined
      ? ''
      : renderTemplate(workflow.runName, jobContexts(host, run, { key: '', needs: [] }));
  if (named !== '') return named;
  const { payload } = event;
  if (event.name === 'pull_request') return textIn(payload['pull_request'], 'title') ?? workflow.name;
  if (event.name === 'push')
    return textIn(payload['head_commit'], 'message')?.split('\n')[0] ?? workflow.name;
  return event.name === 'repository_dispatch' ? (event.action ?? workflow.name) : workflow.name;
}

function textIn(value: unknown, name: string): string | undefined {
  const found: unknown =
    typeof value === 'object' && value !== null
      ? Object.entries(value).find(([key]) => key === name)?.[1]
      : undefined;
  return typeof found === 'string' ? found : undefined;
}

function statusOf(run: RunRecord): RunRecord['status'] {
  const open = run.jobs.filter(({ status }) => status !== 'completed');
  if (open.some(({ status }) => status === 'in_progress')) return 'in_progress';
  if (open.some(({ status }) => status === 'waiting')) return 'waiting';
  return run.jobs.length === 0 ? 'queued' : 'in_progress';
}

function waits(run: RunRecord | undefined): boolean {
  return run?.status === 'waiting' || run?.status === 'action_required';
}

function conclusionOf(run: RunRecord, cancelled: boolean): Conclusion {
  if (cancelled) return 'cancelled';
  if (run.problems.length > 0) return 'failure';
  const has = (conclusion: Conclusion): boolean => run.jobs.some((job) => job.conclusion === conclusion);
  if (has('failure')) return 'failure';
  if (has('cancelled')) return 'cancelled';
  return has('success') ? 'success' : 'skipped';
}

/** Results of the jobs that need not run again: those that succeeded and wait for none that did not. */
function succeeded(workflow: WorkflowDefinition, run: RunRecord): Map<string, JobResult> {
  const kept = new Map<string, JobResult>();
  for (const { key, needs } of workflow.jobs) {
    const result = resultOf(
      key,
      run.jobs.filter((job) => job.key === key),
    );
    if (result.result === 'success' && needs.every((need) => kept.has(need))) kept.set(key, result);
  }
  return kept;
}
