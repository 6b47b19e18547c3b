import type { ArtifactStore } from './artifacts.ts';
import type { ConcurrencyGroups, Member } from './concurrency.ts';
import type { WorkflowDefinition } from './definition.ts';
import type { EnvironmentGate } from './gate.ts';
import type { WorkflowHost } from './host.ts';
import type { IdTokenService } from './id-token.ts';
import { type JobRecord, newJob, type RunRecord } from './records.ts';

/** A run on its way, and what its jobs share. */
export interface Execution {
  host: WorkflowHost;
  run: RunRecord;
  workflow: WorkflowDefinition;
  groups: ConcurrencyGroups;
  gate: EnvironmentGate;
  artifacts: ArtifactStore;
  idTokens: IdTokenService;
  nextJobId: () => number;
  /** Saves the run and tells the host. */
  changed: () => void;
  signal: AbortSignal;
  cancel: (reason: string) => void;
  kept: Kept;
}

/** Jobs of the run that are not run again: those of an earlier attempt, or from before the engine was stopped. */
export interface Kept {
  records: readonly JobRecord[];
  /** Keys of jobs of which every leg is kept. */
  whole: ReadonlySet<string>;
}

/** The run, or one of its jobs, as a member of a concurrency group. */
export function memberOf({ run, changed }: Execution, cancel: (reason: string) => void): Member {
  return { runId: run.id, cancel, onWait: changed };
}

/** The record of a job: a new one, or the one that it had before the engine was stopped. */
export function addJob(execution: Execution, key: string, name: string): JobRecord {
  const known = execution.run.jobs.find((job) => job.key === key && job.name === name);
  if (known && execution.kept.records.includes(known)) return known;
  const record = known ?? newJob(execution.nextJobId(), key, name);
  if (known) record.status = 'queued';
  else execution.run.jobs.push(record);
  report(execution, record);
  return record;
}

export function finish(
  execution: Execution,
  record: JobRecord,
  conclusion: NonNullable<JobRecord['conclusion']>,
): void {
  Object.assign(record, { status: 'completed', conclusion, completedAt: execution.host.now() });
  report(execution, record);
}

/** Shows where a job stands, as a check of its commit, too. */
export function report({ host, run, changed }: Execution, record: JobRecord): void {
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
