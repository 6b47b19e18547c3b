import type { Clients } from '../lib/aws/clients.ts';
import { writeDeployment } from '../lib/aws/deployment-records.ts';
import type { DeploymentRecord } from '../lib/deployment/record.ts';
import { stackParameters } from '../lib/deployment/stack-parameters.ts';
import { templateFor } from '../lib/deployment/template.ts';
import { Failure, messageOf } from '../lib/failure.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import { endpointName, stackName } from '../lib/manifest/names.ts';
import type { Reason } from '../lib/reason.ts';
import { admit, approve, type ModelRequest, refuseMoved } from './admission.ts';
import { changeStack } from './stack-change.ts';
import type { StackResult } from './stack-request.ts';
import { type Verification, verifyEndpoint } from './verification.ts';

/** How the deployment of one model ended. */
export interface ModelDeployment {
  model: string;
  version: number | null;
  reason: Reason;
  /** Undefined without a release, where nothing is to be deployed. */
  stack: StackResult | undefined;
  verification: Verification | undefined;
  /** S3 address of its record. */
  record: string | undefined;
  failure: Failure | undefined;
}

/** Deploys one model: refuses what has moved, approves, changes the stack, verifies, writes the record. Never throws. */
export async function deployModel(clients: Clients, request: ModelRequest): Promise<ModelDeployment> {
  const { planned, loaded } = request;
  const ended: ModelDeployment = {
    model: planned.model,
    version: planned.package?.version ?? null,
    reason: 'deployed',
    stack: undefined,
    verification: undefined,
    record: undefined,
    failure: undefined,
  };
  const entry = loaded.manifest.models[planned.model];
  const release = entry?.release ?? null;
  const startedAt = new Date().toISOString();
  let touched = false;
  try {
    // Of several models, those that had to wait for others may come to their turn after the run was cancelled.
    request.signal.throwIfAborted();
    refuseMoved(request);
    if (entry === undefined || release === null) return { ...ended, reason: 'deployed-nothing' };
    const facts = await admit(clients, request);
    request.signal.throwIfAborted();
    await approve(clients, request, facts);
    touched = true;
    const stack = stackRequest(request, facts.package?.baselineUri);
    ended.stack = await changeStack(clients, request.place, stack);
    ended.verification = await verifyEndpoint(clients, request.place, {
      endpoint: endpointName(planned.model, loaded.manifest.environment),
      release,
      spec: entry.endpoint,
      scored: facts.package?.metadata['scored'],
      label: request.label,
      testRows: request.testRows,
      commit: request.run.commit,
      unchanged: ended.stack.change === 'unchanged',
      deadline: stack.deadline,
      signal: request.signal,
    });
    const record = recordOf(request, { release, ended, startedAt });
    ended.record = (
      await writeDeployment(clients, request.place, request.settings.artifactBucket, record)
    ).uri;
    return ended;
  } catch (error) {
    const failure = endingOf(error, request.signal);
    const failed = { ...ended, reason: failure.reason, failure };
    if (!touched || release === null || !tellsOfRelease(failure.reason)) return failed;
    const record = recordOf(request, { release, ended: failed, startedAt });
    const written = await writeDeployment(
      clients,
      request.place,
      request.settings.artifactBucket,
      record,
    ).catch((cause: unknown) => {
      request.log(`The failure could not be recorded: ${messageOf(cause)}`);
      return undefined;
    });
    return { ...failed, record: written?.uri };
  }
}

function endingOf(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted)
    return new Failure(
      'deploy-cancelled',
      'The run was cancelled. An operation of the stack that was under way goes on; run the job again to wait for it.',
    );
  return error instanceof Failure ? error : new Failure('unexpected', messageOf(error), { cause: error });
}

/**
 * A release is marked as failed for what it did, so that no program deploys it again. A run that was cancelled or ran out of
 * time leaves an operation whose end nobody knows yet; a network, a role or another's stack may be mended without it.
 */
function tellsOfRelease(reason: Reason): boolean {
  return !NOT_OF_RELEASE.includes(reason);
}

const NOT_OF_RELEASE: readonly Reason[] = [
  'deploy-cancelled',
  'deadline-passed',
  'aws-unavailable',
  'credentials-expired',
  'credentials-missing',
  'permission-missing',
  'stack-foreign',
  'stack-blocked',
];

function stackRequest(request: ModelRequest, baselineUri: string | undefined) {
  const { planned, loaded, template, settings, serviceRoleArn, run, timeoutMs } = request;
  const { leftovers, signal, log } = request;
  const { environment } = loaded.manifest;
  const { model } = planned;
  return {
    name: stackName(model, environment),
    owner: { environment, model, repository: run.repository },
    template: templateFor(template.text, loaded.manifest.models[model]?.monitor ?? null),
    parameters: stackParameters(loaded.manifest, model, settings, baselineUri),
    serviceRoleArn,
    cause: `deploy-${run.commit.slice(0, 12)}`,
    attempt: `${run.id}-${run.attempt}`,
    deadline: Date.now() + timeoutMs,
    leftovers,
    signal,
    log,
  };
}

function recordOf(
  { planned, loaded, run, approval }: ModelRequest,
  { release, ended, startedAt }: { release: Release; ended: ModelDeployment; startedAt: string },
): DeploymentRecord {
  const { environment } = loaded.manifest;
  const { stack, verification, failure, reason } = ended;
  return {
    version: 1,
    outcome: failure === undefined ? 'deployed' : 'failed',
    reason,
    environment,
    model: planned.model,
    commit: run.commit,
    repository: run.repository,
    run: { id: run.id, attempt: run.attempt, ...(run.url !== undefined && { url: run.url }) },
    startedAt,
    endedAt: new Date().toISOString(),
    release: { ...release, imageDigest: verification?.imageDigest ?? release.imageDigest },
    entryHash: planned.entryHash,
    templateHash: planned.templateHash,
    stack: {
      name: stackName(planned.model, environment),
      id: stack?.id ?? null,
      status: stack?.status ?? null,
    },
    endpoint: verification?.endpoint ?? null,
    approval,
    verification: verification?.rows ?? null,
    failure: failure === undefined ? null : { message: failure.message },
  };
}
