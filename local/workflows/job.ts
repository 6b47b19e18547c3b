import { appendFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isObject, messageOf } from '../plain.ts';
import { contextsOf, jobEnvironment } from '../runner/environment.ts';
import { type Contexts, renderTemplate, resolve } from '../runner/expression.ts';
import { StepLog } from '../runner/log.ts';
import type { ArtifactStore } from './artifacts.ts';
import { runs } from './condition.ts';
import type { JobDefinition, StepDefinition, WorkflowDefinition } from './definition.ts';
import type { WorkflowHost } from './host.ts';
import { gitHubVariables } from './job-contexts.ts';
import { type JobPlace, makeFolders, NOTHING, type StepResult } from './job-place.ts';
import type { Permissions } from './permission.ts';
import type { JobRecord, RunRecord, StepRecord } from './records.ts';
import { runStep } from './step.ts';

export interface JobRequest {
  host: WorkflowHost;
  run: RunRecord;
  workflow: WorkflowDefinition;
  definition: JobDefinition;
  record: JobRecord;
  /** What the job's own expressions see: needs, matrix, inputs, variables. */
  contexts: Contexts;
  permissions: Permissions;
  secrets: Readonly<Record<string, string>>;
  artifacts: ArtifactStore;
  logFile: string;
  signal: AbortSignal;
  changed: () => void;
}

interface StepOutcome {
  outcome: 'success' | 'failure' | 'skipped' | 'cancelled';
  conclusion: 'success' | 'failure' | 'skipped' | 'cancelled';
  outputs: Readonly<Record<string, string>>;
}

const DEFAULT_MINUTES = 360;

/** Runs the steps of one job in a fresh folder, with a token of its own that ends with it. */
export async function runJob(request: JobRequest): Promise<void> {
  const { host, run, record, definition, contexts, permissions, logFile } = request;
  const folder = path.join(host.folder, 'jobs', String(record.id));
  await mkdir(path.dirname(logFile), { recursive: true });
  const minutes = Number(resolve(definition.source['timeout-minutes'], contexts) ?? DEFAULT_MINUTES);
  const late = AbortSignal.timeout(Math.min(minutes * 60_000, 2 ** 31 - 1));
  const signal = AbortSignal.any([request.signal, late]);
  const { token, revoke } = host.jobToken({ runId: run.id, jobId: record.id, permissions });
  const lines: string[] = [];
  const log = new StepLog(({ text }) => lines.push(text), [token, ...Object.values(request.secrets)]);
  try {
    const folders = await makeFolders(folder, run.event.payload);
    const place: JobPlace = {
      host,
      run,
      jobId: record.id,
      key: definition.key,
      environment: record.environment,
      ...folders,
      token,
      permissions,
      secrets: request.secrets,
      variables: {},
      paths: [],
      signal,
    };
    place.variables = baseVariables(request, place);
    await runSteps(request, place, log, async () => appendFile(logFile, `${lines.splice(0).join('\n')}\n`));
    if (late.aborted)
      log.annotate({
        level: 'error',
        message: `The job has exceeded the maximum execution time of ${minutes} minutes.`,
      });
  } finally {
    record.annotations = log.annotations.map(({ level, message, title, file, line, column }) => ({
      level,
      message,
      ...(title !== undefined && { title }),
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    }));
    await appendFile(logFile, lines.length > 0 ? `${lines.join('\n')}\n` : '');
    revoke();
    await rm(folder, { recursive: true, force: true });
  }
}

function baseVariables({ host, run, definition }: JobRequest, place: JobPlace): Record<string, string> {
  const { workspace, temp, eventFile } = place;
  return jobEnvironment(
    { folder: workspace, temp, eventFile },
    { ...host.jobEnvironment(), ...gitHubVariables(host, run, definition.key) },
  );
}

async function runSteps(
  request: JobRequest,
  place: JobPlace,
  log: StepLog,
  flush: () => Promise<void>,
): Promise<void> {
  const { record, definition, contexts, workflow } = request;
  const outcomes: Record<string, StepOutcome> = {};
  let failed = false;
  const declared = {
    ...texts(resolve(workflow.env, contexts)),
    ...texts(resolve(definition.source['env'], contexts)),
  };
  record.steps = definition.steps.map((step, index) => stepRecord(step, index + 1));
  for (const [index, step] of definition.steps.entries()) {
    const shown = record.steps[index];
    if (shown === undefined) continue;
    const cancelled = request.signal.aborted;
    const stepContexts = contextsFor(request, place, outcomes, { ...declared, ...place.variables }, failed);
    const outcome = await attempt(step, shown, {
      request,
      place,
      log,
      contexts: stepContexts,
      declared,
      status: { success: !failed && !cancelled, failure: failed && !cancelled, cancelled },
    });
    await flush();
    if (step.id !== undefined) outcomes[step.id] = outcome;
    if (outcome.conclusion === 'failure') failed = true;
    request.changed();
  }
  const end = contextsFor(request, place, outcomes, { ...declared, ...place.variables }, failed);
  record.outputs = texts(resolve(definition.source['outputs'], end));
  record.conclusion = request.signal.aborted
    ? 'cancelled'
    : failed || place.signal.aborted
      ? 'failure'
      : 'success';
}

interface Attempt {
  request: JobRequest;
  place: JobPlace;
  log: StepLog;
  contexts: Contexts;
  declared: Readonly<Record<string, string>>;
  status: { success: boolean; failure: boolean; cancelled: boolean };
}

async function attempt(step: StepDefinition, shown: StepRecord, parts: Attempt): Promise<StepOutcome> {
  const { place, contexts, declared, status, log } = parts;
  const skipped: StepOutcome = { outcome: 'skipped', conclusion: 'skipped', outputs: {} };
  shown.status = 'in_progress';
  let result: StepResult = { ...NOTHING, failed: true };
  try {
    const own = texts(resolve(step.env, contexts));
    const all = { ...contexts, env: { ...(isObject(contexts['env']) ? contexts['env'] : {}), ...own } };
    shown.name = step.name === undefined ? shown.name : renderTemplate(step.name, all);
    if (!runs(step.condition, all, status)) {
      Object.assign(shown, { status: 'completed', conclusion: 'skipped' });
      return skipped;
    }
    log.write(`##[group]${shown.name}`);
    const environment = withPaths({ ...place.variables, ...declared, ...own }, place.paths);
    const inputs = texts(resolve(step.with, all));
    result = await runStep(step, { place, inputs, environment, contexts: all, log }, parts.request.artifacts);
  } catch (error) {
    log.annotate({ level: 'error', message: messageOf(error) });
  }
  Object.assign(place.variables, result.exported);
  place.paths.unshift(...result.paths);
  const cancelled = place.signal.aborted && result.failed;
  const outcome = cancelled ? 'cancelled' : result.failed ? 'failure' : 'success';
  const forgiven =
    outcome === 'failure' && String(resolve(step.continueOnError, contexts) ?? false) === 'true';
  const conclusion = forgiven ? 'success' : outcome;
  Object.assign(shown, { status: 'completed', conclusion, summary: result.summary });
  return { outcome, conclusion, outputs: result.outputs };
}

function contextsFor(
  { contexts, definition }: JobRequest,
  place: JobPlace,
  steps: Readonly<Record<string, StepOutcome>>,
  env: Readonly<Record<string, string>>,
  failed: boolean,
): Contexts {
  const { github, runner } = contextsOf(place.variables, place.run.event.payload, place.token);
  const { environment } = place;
  return {
    ...contexts,
    github: {
      ...(isObject(contexts['github']) ? contexts['github'] : {}),
      ...(isObject(github) ? github : {}),
    },
    runner,
    env,
    steps,
    secrets: { ...place.secrets, GITHUB_TOKEN: place.token },
    vars: place.host.variables(environment ?? undefined),
    job: { status: failed ? 'failure' : 'success', key: definition.key },
  };
}

function withPaths(environment: Record<string, string>, paths: readonly string[]): Record<string, string> {
  if (paths.length === 0) return environment;
  return { ...environment, PATH: [...paths, environment['PATH'] ?? ''].join(path.delimiter) };
}

function stepRecord(step: StepDefinition, number: number): StepRecord {
  const name =
    step.name ?? (step.uses === undefined ? `Run ${step.run?.split('\n')[0] ?? ''}` : `Run ${step.uses}`);
  return { number, name, status: 'queued', conclusion: null, summary: '' };
}

/** Every scalar as text, as environments and inputs have them; nothing is the empty text. */
export function texts(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      item === null || item === undefined ? '' : String(item),
    ]),
  );
}
