import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RepositoryEvent } from '../github/event.ts';
import type { WorkflowFile } from './host.ts';
import { parseRun, type RunRecord } from './records.ts';

/** All runs, each a JSON file. */
export class RunStore {
  readonly #folder: string;
  readonly #runs = new Map<number, RunRecord>();
  #nextJob = 0;
  #writes: Promise<void> = Promise.resolve();
  readonly #dirty = new Set<RunRecord>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const run = parseRun(readFileSync(path.join(folder, name), 'utf8'));
      this.#runs.set(run.id, run);
      this.#nextJob = Math.max(this.#nextJob, ...run.jobs.map(({ id }) => id));
    }
  }

  all(): RunRecord[] {
    return [...this.#runs.values()];
  }

  find(id: number): RunRecord | undefined {
    return this.#runs.get(id);
  }

  nextJobId(): number {
    this.#nextJob += 1;
    return this.#nextJob;
  }

  add(request: {
    workflow: WorkflowFile;
    event: RepositoryEvent;
    inputs: Readonly<Record<string, unknown>>;
    at: Date;
    problems: string[];
  }): RunRecord {
    const { workflow, event, inputs, at, problems } = request;
    const id = Math.max(0, ...this.#runs.keys()) + 1;
    const number = this.all().filter((run) => run.workflow.path === workflow.path).length + 1;
    const run: RunRecord = {
      id,
      number,
      attempt: 1,
      workflow,
      event,
      inputs,
      title: workflow.name,
      status: 'queued',
      conclusion: null,
      createdAt: at,
      updatedAt: at,
      triggeringActor: event.actor,
      jobs: [],
      problems,
      reviews: [],
    };
    this.#runs.set(id, run);
    return run;
  }

  /** Writes the run soon; many changes of one moment are one write. */
  save(run: RunRecord): void {
    if (this.#dirty.has(run)) return;
    this.#dirty.add(run);
    this.#writes = this.#writes.then(() => this.#write(run));
  }

  async #write(run: RunRecord): Promise<void> {
    await new Promise(setImmediate);
    this.#dirty.delete(run);
    const file = path.join(this.#folder, `${run.id}.json`);
    if (!existsSync(this.#folder)) return;
    await writeFile(`${file}.draft`, JSON.stringify(run));
    await rename(`${file}.draft`, file);
  }

  async close(): Promise<void> {
    await this.#writes;
  }
}
