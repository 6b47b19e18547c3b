import path from 'node:path';
import { isObject, messageOf } from '../plain.ts';
import { type Contexts, resolve } from '../runner/expression.ts';
import { isOn } from '../runner/value.ts';
import { concurrencyOf } from './concurrency.ts';
import type { JobDefinition } from './definition.ts';
import { type Execution, finish, memberOf, report } from './execution.ts';
import type { WorkflowHost } from './host.ts';
import { runJob } from './job.ts';
import { permissionsOf, readOnly } from './permission.ts';
import type { JobRecord } from './records.ts';

/** One job of a matrix, or the only one. */
export interface Leg {
  record: JobRecord;
  contexts: Contexts;
  signal: AbortSignal;
}

/** Waits for the job's turn and its environment, runs it and says how it ended. Never throws. */
export async function runLeg(execution: Execution, definition: JobDefinition, leg: Leg): Promise<void> {
  const { host, run, workflow, groups, artifacts, idTokens } = execution;
  const { record, contexts } = leg;
  // A job's concurrency and the time that it waits can be cancelled by others than the run.
  const replaced = new AbortController();
  const signal = AbortSignal.any([leg.signal, replaced.signal]);
  let leave: (() => void) | undefined;
  let deployment: number | undefined;
  try {
    signal.throwIfAborted();
    record.forgiven = isOn(resolve(definition.source['continue-on-error'], contexts));
    refuseUnknown(definition);
    const group = concurrencyOf(definition.source['concurrency'], contexts);
    if (group) {
      const member = memberOf(execution, (reason) => replaced.abort(reason));
      leave = await groups.enter(group, member, signal);
    }
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
      idTokens,
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
  const deployment =
    record.deployment ??
    host.createDeployment({
      environment: environment.name,
      commit: sha,
      ref,
      runId: run.id,
      job: record.name,
      actor,
    });
  record.deployment = deployment;
  try {
    await gate.pass({
      run,
      jobId: record.id,
      environment,
      signal,
      onWait: () => {
        record.status = 'waiting';
        host.setDeploymentStatus(deployment, 'waiting', '');
        report(execution, record);
      },
      onDecided: () => {
        record.status = 'queued';
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
