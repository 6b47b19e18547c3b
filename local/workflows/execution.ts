import path from 'node:path';
import { isObject, messageOf } from '../plain.ts';
import { type Contexts, renderTemplate, resolve } from '../runner/expression.ts';
import type { ArtifactStore } from './artifacts.ts';
import { type ConcurrencyGroups, concurrencyOf } from './concurrency.ts';
import { runs } from './condition.ts';
import type { JobDefinition, WorkflowDefinition } from './definition.ts';
import type { EnvironmentGate } from './gate.ts';
import type { WorkflowHost } from './host.ts';
import { runJob } from './job.ts';
import { jobContexts, type JobResult, resultOf } from './job-contexts.ts';
import { combinations, jobName, type MatrixValues } from './matrix.ts';
import { permissionsOf, readOnly } from './permission.ts';
import { type JobRecord, newJob, type RunRecord } from './records.ts';

export interface Execution {
  host: WorkflowHost;
  run: RunRecord;
  workflow: WorkflowDefinition;
  groups: ConcurrencyGroups;
  gate: EnvironmentGate;
  artifacts: ArtifactStore;
  nextJobId: () => number;
  /** Saves the run and tells the host. */
  changed: () => void;
  signal: AbortSignal;
  cancel: (reason: string) => void;
  /** Results of jobs of an earlier attempt that are not run again. */
  kept: ReadonlyMap<string, JobResult>;
}

/** Runs all jobs of a workflow, each when all that it needs have ended. */
export async function execute(execution: Execution): Promise<void> {
  const { workflow, run, host, groups, signal } = execution;
  const contexts = jobContexts(host, run, { key: '', needs: [] });
  const group = concurrencyOf(workflow.concurrency, contexts);
  const leave = group ? await groups.enter(group, { cancel: execution.cancel }, signal) : undefined;
  try {
    const ended = new Map<string, Promise<JobResult>>();
    const start = (definition: JobDefinition): Promise<JobResult> => {
      const known = ended.get(definition.key);
      if (known) return known;
      const result = runWhenReady(execution, definition, (key) => {
        const needed = workflow.jobs.find((job) => job.key === key);
        return needed && start(needed);
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
  need: (key: string) => Promise<JobResult> | undefined,
): Promise<JobResult> {
  const kept = execution.kept.get(definition.key);
  if (kept) return kept;
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
    const records = await runLegs(execution, definition, { needs, legs, strategy });
    return resultOf(definition.key, records);
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
  const failFast = !isObject(strategy) || String(strategy['fail-fast'] ?? true) === 'true';
  const atOnce = isObject(strategy) ? Number(strategy['max-parallel'] ?? legs.length) : legs.length;
  const stop = new AbortController();
  const matrixed = isObject(strategy) && strategy['matrix'] !== undefined;
  const records = legs.map((values) => {
    const contexts = jobContexts(execution.host, execution.run, {
      key: definition.key,
      needs,
      ...(matrixed && { matrix: values }),
    });
    const name =
      definition.name === undefined
        ? jobName(definition.key, values)
        : renderTemplate(definition.name, contexts);
    return { record: addJob(execution, definition.key, name), contexts };
  });
  const waiting = [...records];
  const worker = async (): Promise<void> => {
    for (let leg = waiting.shift(); leg !== undefined; leg = waiting.shift()) {
      const signal = AbortSignal.any([execution.signal, stop.signal]);
      await runLeg(execution, definition, { ...leg, signal });
      if (failFast && leg.record.conclusion === 'failure') stop.abort('A job of the same matrix failed.');
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, legs.length)) }, worker));
  return records.map(({ record }) => record);
}

interface Leg {
  record: JobRecord;
  contexts: Contexts;
  signal: AbortSignal;
}

async function runLeg(execution: Execution, definition: JobDefinition, leg: Leg): Promise<void> {
  const { host, run, workflow, groups, artifacts } = execution;
  const { record, contexts } = leg;
  // A job's concurrency and the time that it waits can be cancelled by others than the run.
  const replaced = new AbortController();
  const signal = AbortSignal.any([leg.signal, replaced.signal]);
  let leave: (() => void) | undefined;
  let deployment: number | undefined;
  try {
    signal.throwIfAborted();
    refuseUnknown(definition);
    const group = concurrencyOf(definition.source['concurrency'], contexts);
    if (group) leave = await groups.enter(group, { cancel: (reason) => replaced.abort(reason) }, signal);
    const environment = environmentOf(definition, contexts);
    if (environment !== undefined)
      deployment = await enterEnvironment(execution, environment, { ...leg, signal });
    Object.assign(record, { status: 'in_progress', startedAt: host.now() });
    report(execution, record);
    const fork = run.event.pullRequest?.fork === true;
    const declared = permissionsOf(definition.source['permissions'], workflow.permissions, 'read');
    await runJob({
      host,
      run,
      workflow,
      definition,
      record,
      contexts,
      permissions: fork ? readOnly(declared) : declared,
      secrets: fork ? {} : host.secrets(environment),
      artifacts,
      logFile: logFile(host, record.id),
      signal,
      changed: execution.changed,
    });
  } catch (error) {
    const cancelled = signal.aborted;
    record.conclusion = cancelled ? 'cancelled' : 'failure';
    const message = cancelled ? String(signal.reason) : messageOf(error);
    record.annotations.push({ level: 'error', message });
  } finally {
    leave?.();
  }
  finish(execution, record, record.conclusion ?? 'failure');
  if (deployment !== undefined)
    host.setDeploymentStatus(
      deployment,
      record.conclusion === 'success' ? 'success' : record.conclusion === 'cancelled' ? 'error' : 'failure',
      '',
    );
}

export function logFile(host: WorkflowHost, jobId: number): string {
  return path.join(host.folder, 'logs', `${jobId}.txt`);
}

/** What GitHub has and this engine does not is refused by name, so that nothing is left out unseen. */
function refuseUnknown({ source, key }: JobDefinition): void {
  for (const name of ['uses', 'container', 'services', 'snapshot'])
    if (source[name] !== undefined)
      throw new Error(`The local GitHub runs no job with "${name}", as ${key} has it.`);
}

function environmentOf({ source }: JobDefinition, contexts: Contexts): string | undefined {
  const value = resolve(source['environment'], contexts);
  const name = isObject(value) ? value['name'] : value;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

async function enterEnvironment(
  execution: Execution,
  name: string,
  { record, signal }: Leg,
): Promise<number> {
  const { host, run, gate } = execution;
  const environment = host.environment(name) ?? host.createEnvironment(name);
  record.environment = environment.name;
  const { ref, sha, actor } = run.event;
  const deployment = host.createDeployment({
    environment: environment.name,
    commit: sha,
    ref,
    runId: run.id,
    job: record.name,
    actor,
  });
  try {
    await gate.pass({
      runId: run.id,
      jobId: record.id,
      environment,
      ref,
      signal,
      onWait: () => {
        record.status = 'waiting';
        host.setDeploymentStatus(deployment, 'waiting', '');
        report(execution, record);
      },
    });
  } catch (error) {
    host.setDeploymentStatus(deployment, 'failure', messageOf(error).slice(0, 140));
    throw error;
  }
  host.setDeploymentStatus(deployment, 'in_progress', '');
  return deployment;
}

function addJob(execution: Execution, key: string, name: string): JobRecord {
  const record = newJob(execution.nextJobId(), key, name);
  execution.run.jobs.push(record);
  report(execution, record);
  return record;
}

function finish(
  execution: Execution,
  record: JobRecord,
  conclusion: NonNullable<JobRecord['conclusion']>,
): void {
  Object.assign(record, { status: 'completed', conclusion, completedAt: execution.host.now() });
  report(execution, record);
}

function report({ host, run, changed }: Execution, record: JobRecord): void {
  const { name, id, status, conclusion, startedAt, completedAt } = record;
  host.reportCheck({
    name,
    headSha: run.event.pullRequest?.headSha ?? run.event.sha,
    runId: run.id,
    jobId: id,
    status,
    conclusion,
    startedAt,
    completedAt,
  });
  changed();
}
