import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Definition, Step } from './definition.ts';
import { dependencies } from './graph.ts';
import { isObject } from './json.ts';
import type { ParameterValues } from './parameter.ts';
import type { Platform } from './platform.ts';
import { nextSteps, type Progress } from './schedule.ts';
import { createScope, type ExecutionVariables } from './scope.ts';
import { attemptStep, type StepAttempt } from './step-attempt.ts';
import { isLive, type StepRecord, type StepStatus } from './step-record.ts';

export interface ExecutionPlan {
  definition: Definition;
  parameters: ParameterValues;
  variables: ExecutionVariables;
  /** How many steps run at once. */
  parallelism: number;
  /** A selective execution runs these alone. */
  selected?: ReadonlySet<string>;
  /** Records of steps: those there are (of a retried or of the source execution) are kept, new ones are added. */
  records: StepRecord[];
  /** Waits before a retry; a test need not. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export type ExecutionEnding = { status: 'Succeeded' | 'Stopped' } | { status: 'Failed'; reason: string };

export interface RunningExecution {
  /** Never rejects. */
  ended: Promise<ExecutionEnding>;
  /** Stops the running steps and starts no more. */
  stop(): void;
}

/** Called after each change of a record; `previous` is undefined for a step that has just started. */
export type StepListener = (record: StepRecord, previous: StepStatus | undefined) => void;

/** Runs the steps of a definition in the order of their dependencies, independent ones in parallel. */
export function runPipeline(
  plan: ExecutionPlan,
  platform: Platform,
  changed: StepListener,
): RunningExecution {
  const run = new PipelineRun(plan, platform, changed);
  return { ended: run.run(), stop: () => run.stop() };
}

class PipelineRun {
  readonly #plan: ExecutionPlan;
  readonly #platform: Platform;
  readonly #changed: StepListener;
  readonly #stopping = new AbortController();
  readonly #progress = new Map<string, Progress>();
  readonly #outcomes = new Map<string, boolean>();
  readonly #waitsFor: ReadonlyMap<string, readonly string[]>;

  constructor(plan: ExecutionPlan, platform: Platform, changed: StepListener) {
    this.#plan = plan;
    this.#platform = platform;
    this.#changed = changed;
    this.#waitsFor = new Map(plan.definition.steps.map((step) => [step.name, dependencies(step)]));
    for (const step of plan.definition.steps) {
      if (plan.selected && !plan.selected.has(step.name)) this.#progress.set(step.name, 'succeeded');
    }
    for (const record of plan.records) this.#settle(record, 'succeeded');
  }

  stop(): void {
    if (this.#stopping.signal.aborted) return;
    for (const record of this.#plan.records.filter(isLive)) this.#change(record, { status: 'Stopping' });
    this.#stopping.abort();
  }

  async run(): Promise<ExecutionEnding> {
    const running = new Map<string, Promise<void>>();
    for (;;) {
      const { ready, skipped } = nextSteps(this.#plan.definition.steps, this.#waitsFor, {
        progress: this.#progress,
        outcomes: this.#outcomes,
      });
      for (const step of skipped) this.#progress.set(step.name, 'skipped');
      const free = this.#mayStart() ? this.#plan.parallelism - running.size : 0;
      for (const step of ready.slice(0, Math.max(0, free))) {
        this.#progress.set(step.name, 'running');
        running.set(
          step.name,
          this.#runStep(step).finally(() => running.delete(step.name)),
        );
      }
      if (running.size === 0) return this.#ending();
      await Promise.race(running.values());
    }
  }

  /** After a failure nothing more starts; what runs may end. */
  #mayStart(): boolean {
    return !this.#stopping.signal.aborted && ![...this.#progress.values()].includes('failed');
  }

  #ending(): ExecutionEnding {
    if (this.#stopping.signal.aborted) return { status: 'Stopped' };
    const failed = [...this.#progress.values()].includes('failed');
    return failed
      ? { status: 'Failed', reason: 'Step failure: One or multiple steps failed.' }
      : { status: 'Succeeded' };
  }

  async #runStep(step: Step): Promise<void> {
    const record: StepRecord = {
      name: step.name,
      type: step.type,
      status: 'Executing',
      startTime: this.#platform.now().toISOString(),
      attempts: 0,
      metadata: {},
      ...(step.displayName !== undefined && { displayName: step.displayName }),
      ...(step.description !== undefined && { description: step.description }),
    };
    this.#plan.records.push(record);
    this.#changed(record, undefined);
    const ending = await attemptStep(this.#attempt(step, record));

    const endTime = this.#platform.now().toISOString();
    if (ending.status === 'Succeeded') {
      if (ending.outcome !== undefined) this.#outcomes.set(step.name, ending.outcome);
      this.#change(record, { status: 'Succeeded', endTime, metadata: ending.metadata });
    } else {
      this.#change(record, {
        status: ending.status,
        endTime,
        ...(ending.status === 'Failed' && { failureReason: ending.reason.slice(0, 1024) }),
      });
    }
    this.#progress.set(step.name, ending.status === 'Succeeded' ? 'succeeded' : 'failed');
  }

  #attempt(step: Step, record: StepRecord): StepAttempt {
    return {
      step,
      platform: this.#platform,
      stopping: this.#stopping.signal,
      sleep: this.#plan.sleep ?? pause,
      jobName: () => jobName(this.#plan.variables.PipelineExecutionId, step.name),
      scope: (name) =>
        createScope(
          {
            ...this.#plan,
            platform: this.#platform,
            record: (other) =>
              this.#plan.records.find(
                (candidate) => candidate.name === other && candidate.status === 'Succeeded',
              ),
          },
          name,
        ),
      change: (values) => this.#change(record, values),
    };
  }

  #change(record: StepRecord, values: Partial<StepRecord>): void {
    const previous = record.status;
    Object.assign(record, values);
    this.#changed(record, previous);
  }

  #settle(record: StepRecord, progress: Progress): void {
    this.#progress.set(record.name, progress);
    const condition = record.metadata['Condition'];
    if (isObject(condition)) this.#outcomes.set(record.name, condition['Outcome'] === 'True');
  }
}

/** As SageMaker names them: at most 63 letters, digits and hyphens. */
function jobName(executionId: string, step: string): string {
  const middle = step.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 28);
  return `pipelines-${executionId}-${middle}-${randomBytes(5).toString('hex')}`.replace(/--+/g, '-');
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
