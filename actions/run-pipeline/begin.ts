import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { isAccessDenied } from '../lib/aws/errors.ts';
import {
  type ExecutionStart,
  type ExecutionStatus,
  type ExecutionSummary,
  listExecutions,
  startExecution,
} from '../lib/aws/executions.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import { type DeployedPipeline, describePipeline } from '../lib/aws/pipelines.ts';
import { Failure } from '../lib/failure.ts';
import type { Role } from '../lib/input.ts';
import type { CompiledPipeline } from '../lib/pipeline/compile.ts';
import { sameDefinition } from '../lib/pipeline-difference.ts';
import { DeadlineError, waitUntil } from '../lib/wait.ts';
import { decideStart, executionName } from './cause.ts';
import { lookAtInputs } from './input-data.ts';
import { executionParameters, type Provenance } from './parameters.ts';

export interface BeginRequest {
  folder: string;
  pipeline: CompiledPipeline;
  place: Place;
  role: Role;
  parameters: Readonly<Record<string, string>>;
  provenance: Omit<Provenance, 'DefinitionHash' | 'InputFingerprint'>;
  cause: string;
  /** Aborts when the run is cancelled: then nothing is started any more. */
  signal: AbortSignal | undefined;
}

/** The execution of a cause: a new one, or the one that there was. */
export interface Begun {
  arn: string;
  /** By this run. */
  started: boolean;
  /** When this run came upon it. */
  status: ExecutionStatus;
  /** What it was started with; known to the run that started it. */
  parameters: Readonly<Record<string, string>>;
}

type Log = (line: string) => void;

/** Sees to it that the cause has an execution that runs or has succeeded, and starts one only where it has none. */
export async function beginExecution(clients: Clients, request: BeginRequest, log: Log): Promise<Begun> {
  const { pipeline, place, cause } = request;
  const provenance = { ...request.provenance, DefinitionHash: pipeline.hash, InputFingerprint: '' };
  const { values, inputs, beside } = executionParameters(pipeline, request.parameters, provenance);

  await checkAccount(clients, request.role);
  const deployed = await deployedPipeline(clients, request);
  const name = executionName(cause);
  const decision = decideStart(deployed.arn, cause, await executionsNamed(clients, request, name));
  if (decision.kind === 'attach') {
    const { arn, status } = decision.execution;
    log(`Cause ${cause} has an execution already (${status}): ${arn}`);
    return { arn, started: false, status, parameters: {} };
  }

  checkCurrent(request, deployed);
  const data = await lookAtInputs(clients, place, inputs, beside);
  for (const { uri, objects, bytes } of data.found)
    log(`Input ${uri}: ${objects} ${objects === 1 ? 'object' : 'objects'}, ${bytes} bytes.`);
  if ('InputFingerprint' in values) values.InputFingerprint = data.fingerprint;
  request.signal?.throwIfAborted();
  const start = {
    pipeline: pipeline.name,
    displayName: name,
    description: `Cause: ${cause}`.slice(0, 3072),
    parameters: values,
    token: decision.token,
  };
  const arn = await startWhenAllowed(clients, place, start, deployed.createdAt);
  log(`Started ${arn}`);
  return { arn, started: true, status: 'Executing', parameters: values };
}

async function deployedPipeline(
  clients: Clients,
  { pipeline, place, folder }: BeginRequest,
): Promise<DeployedPipeline> {
  const deployed = await describePipeline(clients, place, pipeline.name);
  if (deployed !== undefined) return deployed;
  throw new Failure(
    'pipeline-missing',
    `There is no pipeline ${pipeline.name} in account ${place.account}, ${place.region}: run build-pipeline on ${folder} first.`,
  );
}

/** What is started must be what the parameter DefinitionHash says. */
function checkCurrent({ pipeline, folder }: BeginRequest, deployed: DeployedPipeline): void {
  if (sameDefinition(pipeline.json, deployed.definition)) return;
  throw new Failure(
    'pipeline-outdated',
    `Pipeline ${pipeline.name} on SageMaker is not what ${folder} compiles to: run build-pipeline on it first, with the same role-arn and artifact-bucket.`,
  );
}

async function executionsNamed(
  clients: Clients,
  { pipeline, place }: BeginRequest,
  name: string,
): Promise<ExecutionSummary[]> {
  const found: ExecutionSummary[] = [];
  for await (const execution of listExecutions(clients, place, pipeline.name)) {
    if (execution.displayName === name) found.push(execution);
  }
  return found;
}

const NEW_PIPELINE_MS = 5 * 60_000;
const TAGS_SPREAD_MS = 30_000;

/** SageMaker may deny the start of a pipeline that is so new that its tags have not spread yet; then it is tried again. */
async function startWhenAllowed(
  clients: Clients,
  place: Place,
  start: ExecutionStart,
  createdAt: Date | undefined,
): Promise<string> {
  const isNew = createdAt !== undefined && Date.now() - createdAt.getTime() < NEW_PIPELINE_MS;
  let denial: unknown;
  const look = async (): Promise<string> => {
    try {
      return await startExecution(clients, place, start);
    } catch (error) {
      if (!isAccessDenied(error)) throw error;
      denial = error;
      return '';
    }
  };
  try {
    return await waitUntil({ look, done: (arn) => arn !== '', deadlineMs: isNew ? TAGS_SPREAD_MS : 0 });
  } catch (error) {
    throw error instanceof DeadlineError ? denial : error;
  }
}
