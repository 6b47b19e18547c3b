import { appendFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { jobEnvironment } from '../runner/environment.ts';
import { type Contexts, resolve } from '../runner/expression.ts';
import { StepLog } from '../runner/log.ts';
import type { ArtifactStore } from './artifacts.ts';
import type { JobDefinition, WorkflowDefinition } from './definition.ts';
import type { WorkflowHost } from './host.ts';
import type { IdTokenService } from './id-token.ts';
import { gitHubVariables } from './job-contexts.ts';
import { type JobPlace, makeFolders } from './job-place.ts';
import { contextsFor, runSteps } from './job-steps.ts';
import type { Permissions } from './permission.ts';
import type { JobRecord, RunRecord } from './records.ts';

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
  idTokens: IdTokenService;
  logFile: string;
  signal: AbortSignal;
  changed: () => void;
}

const DEFAULT_MINUTES = 360;

/** Runs the steps of one job in a fresh folder, with a token of its own that ends with it. */
export async function runJob(request: JobRequest): Promise<void> {
  const { host, run, record, definition, permissions, logFile } = request;
  const folder = path.join(host.folder, 'jobs', String(record.id));
  await mkdir(path.dirname(logFile), { recursive: true });
  const grant = host.jobToken({ runId: run.id, jobId: record.id, permissions });
  const { token } = grant;
  const ends = [() => grant.revoke()];
  const lines: string[] = [];
  const log = new StepLog(({ text }) => lines.push(text), [token, ...Object.values(request.secrets)]);
  const flush = async (): Promise<void> => {
    if (lines.length > 0) await appendFile(logFile, `${lines.splice(0).join('\n')}\n`);
  };
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
      exported: {},
      paths: [],
    };
    const service = request.idTokens.open(place);
    ends.push(service.close);
    place.variables = { ...baseVariables(request, place), ...service.variables };
    const asking = service.variables['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
    if (asking !== undefined) log.mask(asking);
    const seen = contextsFor(request, place, {});
    const minutes = Number(resolve(definition.source['timeout-minutes'], seen) ?? DEFAULT_MINUTES);
    const late = AbortSignal.timeout(Math.min(minutes * 60_000, 2 ** 31 - 1));
    const signal = AbortSignal.any([request.signal, late]);
    await runSteps({ ...request, signal, place, log, flush });
    if (late.aborted && !request.signal.aborted) {
      const message = `The job has exceeded the maximum execution time of ${minutes} minutes.`;
      log.annotate({ level: 'error', message });
    }
  } finally {
    record.annotations = log.annotations.map(({ level, message, title, file, line, column }) => ({
      level,
      message,
      ...(title !== undefined && { title }),
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    }));
    await flush();
    for (const end of ends) end();
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
