import { isObject, messageOf } from '../plain.ts';
import { type Contexts, renderTemplate, resolve } from '../runner/expression.ts';
import { isOn } from '../runner/value.ts';
import { concurrencyOf } from './concurrency.ts';
import { runs } from './condition.ts';
import type { JobDefinition, WorkflowDefinition } from './definition.ts';
import { addJob, type Execution, finish, memberOf } from './execution.ts';
import { jobContexts, type JobResult, resultOf } from './job-contexts.ts';
import { runLeg } from './leg.ts';
import { combinations, jobName, type MatrixValues } from './matrix.ts';
import type { JobRecord } from './records.ts';

// GitHub's own limit of one matrix.
const MAX_LEGS = 256;

/** Runs all jobs of a workflow, each when all that it needs have ended. */
export async function execute(execution: Execution): Promise<void> {
  const { workflow, run, host, groups, signal } = execution;
  const contexts = jobContexts(host, run, { key: '', needs: [] });
  const group = concurrencyOf(workflow.concurrency, contexts);
  const leave = group ? await groups.enter(group, memberOf(execution, execution.cancel), signal) : undefined;
  try {
    const ended = new Map<string, Promise<JobResult>>();
    const start = (definition: JobDefinition): Promise<JobResult> => {
      const known = ended.get(definition.key);
      if (known) return known;
      const result = runWhenReady(execution, definition, (key) => {
        const needed = workflow.jobs.find((job) => job.key === key);
        return needed ? start(needed) : Promise.resolve(undefined);
      });
      ended.set(definition.key, result);
      return result;
    };
    await Promise.all(workflow.jobs.map(start));
  } finally {
    leave?.();
  }
}

async function runWhenReady(
  execution: Execution,
  definition: JobDefinition,
  need: (key: string) => Promise<JobResult | undefined>,
): Promise<JobResult> {
  const { records: kept, whole } = execution.kept;
  if (whole.has(definition.key))
    return resultOf(
      definition.key,
      kept.filter(({ key }) => key === definition.key),
    );
  const needs = (await Promise.all(definition.needs.map((key) => need(key)))).filter(
    (result) => result !== undefined,
  );
  const ancestors = await Promise.all(ancestorsOf(execution.workflow, definition).map((key) => need(key)));
  const status = statusOf(
    ancestors.filter((result) => result !== undefined),
    execution.signal.aborted,
  );
  const contexts = jobContexts(execution.host, execution.run, { key: definition.key, needs });
  let legs: readonly MatrixValues[];
  try {
    if (!runs(definition.condition, contexts, status)) return skip(execution, definition, contexts);
    const strategy = resolve(definition.source['strategy'], contexts);
    legs = combinations(isObject(strategy) ? strategy['matrix'] : undefined);
    if (legs.length > MAX_LEGS)
      throw new Error(
        `The matrix of ${definition.key} has ${legs.length} combinations; ${MAX_LEGS} are allowed.`,
      );
    const records = await runLegs(execution, definition, { needs, legs, strategy });
    const result = resultOf(definition.key, records);
    return result.result === 'failure' &&
      records.every(({ forgiven, conclusion }) => forgiven || conclusion !== 'failure')
      ? { ...result, result: 'success' }
      : result;
  } catch (error) {
    const record = addJob(execution, definition.key, definition.key);
    record.annotations = [{ level: 'error', message: messageOf(error) }];
    finish(execution, record, 'failure');
    return resultOf(definition.key, [record]);
  }
}

/** Keys of all jobs that a job waits for, directly or by others. */
function ancestorsOf(workflow: WorkflowDefinition, { needs }: JobDefinition): string[] {
  const found = new Set<string>();
  const add = (keys: readonly string[]): void => {
    for (const key of keys) {
      if (found.has(key)) continue;
      found.add(key);
      add(workflow.jobs.find((job) => job.key === key)?.needs ?? []);
    }
  };
  add(needs);
  return [...found];
}

function statusOf(ancestors: readonly JobResult[], cancelled: boolean) {
  return {
    success: !cancelled && ancestors.every(({ result }) => result === 'success'),
    failure: ancestors.some(({ result }) => result === 'failure'),
    cancelled,
  };
}

function skip(execution: Execution, definition: JobDefinition, contexts: Contexts): JobResult {
  const name =
    definition.name !== undefined && !definition.name.includes('matrix.')
      ? renderTemplate(definition.name, contexts)
      : definition.key;
  const record = addJob(execution, definition.key, name);
  finish(execution, record, execution.signal.aborted ? 'cancelled' : 'skipped');
  return resultOf(definition.key, [record]);
}

async function runLegs(
  execution: Execution,
  definition: JobDefinition,
  {
    needs,
    legs,
    strategy,
  }: { needs: readonly JobResult[]; legs: readonly MatrixValues[]; strategy: unknown },
): Promise<JobRecord[]> {
  const failFast = !isObject(strategy) || isOn(strategy['fail-fast'], true);
  const atOnce = isObject(strategy) ? Number(strategy['max-parallel'] ?? legs.length) : legs.length;
  const stop = new AbortController();
  // What is to run although the run was cancelled, by `always()`, is not cancelled by that again.
  const cancels = execution.signal.aborted ? [stop.signal] : [execution.signal, stop.signal];
  const matrixed = isObject(strategy) && strategy['matrix'] !== undefined;
  const records = legs.map((values, index) => {
    const contexts = {
      ...jobContexts(execution.host, execution.run, {
        key: definition.key,
        needs,
        ...(matrixed && { matrix: values }),
      }),
      strategy: {
        'fail-fast': failFast,
        'job-index': index,
        'job-total': legs.length,
        'max-parallel': atOnce,
      },
    };
    const name =
      definition.name === undefined
        ? jobName(definition.key, values)
        : renderTemplate(definition.name, contexts);
    return { record: addJob(execution, definition.key, name), contexts };
  });
  const waiting = records.filter(({ record }) => !execution.kept.records.includes(record));
  const worker = async (): Promise<void> => {
    for (let leg = waiting.shift(); leg !== undefined; leg = waiting.shift()) {
      const signal = AbortSignal.any(cancels);
      await runLeg(execution, definition, { ...leg, signal });
      const { conclusion, forgiven } = leg.record;
      if (failFast && conclusion === 'failure' && !forgiven) stop.abort('A job of the same matrix failed.');
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, legs.length)) }, worker));
  return records.map(({ record }) => record);
}
