import { messageOf } from '../plain.ts';
import type { ArtifactStore } from './artifacts.ts';
import { ConcurrencyGroups } from './concurrency.ts';
import type { WorkflowDefinition } from './definition.ts';
import type { Kept } from './execution.ts';
import type { EnvironmentGate } from './gate.ts';
import { WorkflowError, type WorkflowHost } from './host.ts';
import type { IdTokenService } from './id-token.ts';
import { execute } from './job-order.ts';
import type { RunRecord } from './records.ts';
import { conclusionOf, statusOf } from './run-state.ts';
import type { RunStore } from './run-store.ts';

interface Live {
  run: RunRecord;
  controller: AbortController;
  ended: Promise<void>;
  /** Lets a run begin that waits for a person's consent. */
  begin: () => void;
}

interface Parts {
  host: WorkflowHost;
  store: RunStore;
  gate: EnvironmentGate;
  artifacts: ArtifactStore;
  idTokens: IdTokenService;
}

/** Runs that have not ended: started, waited for, cancelled. */
export class LiveRuns {
  readonly #parts: Parts;
  readonly #groups = new ConcurrencyGroups();
  readonly #live = new Map<number, Live>();
  #change = Promise.withResolvers<void>();
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Starts a run; one of status `action_required` begins when it is approved. */
  start(workflow: WorkflowDefinition, run: RunRecord, kept: Kept): void {
    const controller = new AbortController();
    const consent = Promise.withResolvers<void>();
    controller.signal.addEventListener('abort', () => consent.resolve());
    if (run.status !== 'action_required') consent.resolve();
    const ended = consent.promise.then(() => this.#run(workflow, run, kept, controller));
    this.#live.set(run.id, { run, controller, ended, begin: consent.resolve });
    this.#parts.store.save(run);
    this.#changed(run);
  }

  approve(run: RunRecord, actor: string): void {
    if (run.status !== 'action_required')
      throw new WorkflowError(403, 'This run is not waiting for approval.');
    run.triggeringActor = actor;
    run.status = 'queued';
    this.#live.get(run.id)?.begin();
  }

  cancel(run: RunRecord): void {
    const live = this.#live.get(run.id);
    if (live === undefined) throw new WorkflowError(409, 'Cannot cancel a workflow run that is completed.');
    live.controller.abort('The run was canceled.');
  }

  /** Resolves when every run that lives waits for a person, itself or behind one that does. */
  async idle(): Promise<void> {
    while ([...this.#live.values()].some(({ run }) => !this.#rests(run))) await this.#change.promise;
  }

  /** Ends what runs. What waits is left as it is, for whoever takes this state up again. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#groups.close();
    const active = [...this.#live.values()].filter(({ run }) => !this.#rests(run));
    for (const { controller } of active) controller.abort('The local GitHub was stopped.');
    await Promise.all(active.map(({ ended }) => ended));
    await this.#parts.store.close();
  }

  #rests(run: RunRecord): boolean {
    if (run.status === 'action_required') return true;
    if (run.jobs.some(({ status }) => status === 'in_progress')) return false;
    return run.jobs.some(({ status }) => status === 'waiting') || this.#groups.waits(run.id);
  }

  async #run(
    workflow: WorkflowDefinition,
    run: RunRecord,
    kept: Kept,
    controller: AbortController,
  ): Promise<void> {
    const { host, store, gate, artifacts, idTokens } = this.#parts;
    const { signal } = controller;
    const begun = run.status !== 'action_required';
    const changed = (): void => {
      Object.assign(run, { updatedAt: host.now(), status: statusOf(run) });
      store.save(run);
      this.#changed(run);
    };
    try {
      if (begun && run.problems.length === 0) {
        changed();
        await execute({
          host,
          run,
          workflow,
          groups: this.#groups,
          gate,
          artifacts,
          idTokens,
          kept,
          nextJobId: () => store.nextJobId(),
          changed,
          signal,
          cancel: (reason) => controller.abort(reason),
        });
      }
    } catch (error) {
      if (!signal.aborted) run.problems.push(messageOf(error));
    }
    run.conclusion = conclusionOf(run, signal.aborted);
    Object.assign(run, { status: 'completed', updatedAt: host.now() });
    store.save(run);
    this.#live.delete(run.id);
    this.#changed(run);
  }

  #changed(run: RunRecord): void {
    this.#parts.host.runChanged(run.id);
    if (this.#closed) return;
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }
}
