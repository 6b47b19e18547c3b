import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type Definition, parseDefinition } from '../../executor/definition.ts';
import type { ParameterValues } from '../../executor/parameter.ts';
import { type ExecutionPlan, type RunningExecution, runPipeline } from '../../executor/pipeline-execution.ts';
import { isLive } from '../../executor/step-record.ts';
import type { Context } from './context.ts';
import { platformFor } from './platform.ts';
import type { ExecutionRecord, ExecutionStatus } from './store.ts';

const lost = 'The local SageMaker ended while the execution was running.';

/** Runs pipeline executions and keeps their records. */
export class Executions {
  readonly #context: () => Context;
  readonly #running = new Map<string, RunningExecution>();
  readonly #ends = new Set<Promise<void>>();

  /** The context is asked for late: it holds this object. */
  constructor(context: () => Context) {
    this.#context = context;
  }

  /** Executions of a server that is gone have ended with it. */
  recover(now: Date): void {
    for (const record of this.#context().store.executions.values()) {
      if (record.status !== 'Executing' && record.status !== 'Stopping') continue;
      const status = record.status === 'Stopping' ? 'Stopped' : 'Failed';
      for (const step of record.steps.filter(isLive)) {
        Object.assign(step, {
          status,
          endTime: now.toISOString(),
          ...(status === 'Failed' && { failureReason: lost }),
        });
      }
      if (status === 'Failed') record.failureReason = lost;
      this.#enter(record, status);
    }
  }

  /** Starts what the record describes; it must have been saved. */
  start(record: ExecutionRecord): void {
    const { changes } = this.#context();
    changes.emit('execution', record, undefined);
    this.#run(record, parseDefinition(record.definition));
  }

  /** Runs the steps that have not succeeded once more. */
  retry(record: ExecutionRecord): void {
    record.steps = record.steps.filter((step) => step.status === 'Succeeded');
    delete record.failureReason;
    this.#enter(record, 'Executing');
    this.#run(record, parseDefinition(record.definition));
  }

  stop(record: ExecutionRecord): void {
    const running = this.#running.get(record.arn);
    if (!running) return;
    this.#enter(record, 'Stopping');
    running.stop();
  }

  /** Stops everything and waits for its end. */
  async close(): Promise<void> {
    for (const running of this.#running.values()) running.stop();
    await Promise.all(this.#ends);
  }

  #run(record: ExecutionRecord, definition: Definition): void {
    const context = this.#context();
    const plan = planOf(record, definition);
    const running = runPipeline(plan, platformFor(context, record), (step, previous) => {
      record.modifiedAt = context.now().toISOString();
      context.store.executions.saveSoon(record);
      if (step.status !== previous) context.changes.emit('step', record, step, previous);
    });
    this.#running.set(record.arn, running);
    const end = this.#follow(record, running);
    this.#ends.add(end);
    void end.finally(() => this.#ends.delete(end));
  }

  async #follow(record: ExecutionRecord, running: RunningExecution): Promise<void> {
    const ending = await running.ended;
    this.#running.delete(record.arn);
    if (ending.status === 'Failed') record.failureReason = ending.reason;
    this.#enter(record, ending.status);
  }

  #enter(record: ExecutionRecord, status: ExecutionStatus): void {
    const { store, changes, ...clock } = this.#context();
    const previous = record.status;
    record.status = status;
    record.modifiedAt = clock.now().toISOString();
    store.executions.saveSoon(record);
    if (previous !== status) changes.emit('execution', record, previous);
  }
}

function planOf(record: ExecutionRecord, definition: Definition): ExecutionPlan {
  const most = record.parallelism?.['MaxParallelExecutionSteps'];
  const selected = record.selective?.SelectedSteps.map(({ StepName: name }) => name);
  return {
    definition,
    parameters: record.parameters satisfies ParameterValues,
    parallelism: typeof most === 'number' ? most : 2 * availableParallelism(),
    records: record.steps,
    variables: {
      StartDateTime: record.createdAt,
      PipelineName: record.pipelineName,
      PipelineArn: record.pipelineArn,
      PipelineExecutionId: record.id,
      PipelineExecutionArn: record.arn,
    },
    ...(selected && { selected: new Set(selected) }),
  };
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Twelve small letters and digits, as SageMaker makes them. */
export function newExecutionId(): string {
  return Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
