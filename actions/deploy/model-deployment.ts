import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readDeployments, writeDeployment } from '../lib/aws/deployment-records.ts';
import { approvePackage } from '../lib/aws/model-packages.ts';
import { gatherFacts, type GatheredFacts } from '../lib/deployment/facts.ts';
import { type Content, movedSince } from '../lib/deployment/movement.ts';
import type { PlannedModel } from '../lib/deployment/plan-document.ts';
import type { Approval, DeploymentRecord } from '../lib/deployment/record.ts';
import { type Settings, stackParameters } from '../lib/deployment/stack-parameters.ts';
import { Failure, messageOf } from '../lib/failure.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { Policy, Release } from '../lib/manifest/manifest.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { endpointName, stackName } from '../lib/manifest/names.ts';
import { checkRelease } from '../lib/manifest/rules.ts';
import type { Reason } from '../lib/reason.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';
import { changeStack, type StackResult } from './stack-change.ts';
import { type Verification, verifyEndpoint } from './verification.ts';

export interface ModelRequest {
  planned: PlannedModel;
  loaded: LoadedManifest;
  template: { text: string; sha256: string };
  /** What the branch's head has of this model. */
  head: Content & { commit: string };
  /** The head's, so that a freeze that was merged meanwhile counts. */
  policy: Policy;
  place: Place;
  settings: Settings;
  serviceRoleArn: string;
  run: WorkflowRun;
  approval: Approval | null;
  /** Name of the label's column in the scored test rows. */
  label: string | undefined;
  timeoutMs: number;
  testRows: number;
  automatic: boolean;
  signal: AbortSignal;
  log: (line: string) => void;
}

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
    refuseMoved(request);
    if (entry === undefined || release === null) return { ...ended, reason: 'deployed-nothing' };
    const facts = await admit(clients, request);
    await approve(clients, request, facts);
    touched = true;
    const cause = `deploy-${request.run.commit.slice(0, 12)}`;
    ended.stack = await changeStack(clients, request.place, stackRequest(request, cause));
    ended.verification = await verifyEndpoint(clients, request.place, {
      endpoint: endpointName(planned.model, loaded.manifest.environment),
      release,
      spec: entry.endpoint,
      scored: facts.package?.metadata['scored'],
      label: request.label,
      testRows: request.testRows,
      commit: request.run.commit,
    });
    const record = recordOf(request, { release, ended, startedAt });
    ended.record = (
      await writeDeployment(clients, request.place, request.settings.artifactBucket, record)
    ).uri;
    return ended;
  } catch (error) {
    const failure = endingOf(error, request.signal);
    const failed = { ...ended, reason: failure.reason, failure };
    // A cancelled run and one that ran out of time leave an operation under way, whose end nobody knows yet.
    if (!touched || release === null || isOpen(failure.reason)) return failed;
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

function isOpen(reason: Reason): boolean {
  return reason === 'deploy-cancelled' || reason === 'deadline-passed';
}

function refuseMoved({ planned, loaded, template, head }: ModelRequest): void {
  const has = Object.hasOwn(loaded.manifest.models, planned.model);
  const here = {
    entryHash: has ? entryHash(loaded.manifest, planned.model) : undefined,
    templateHash: template.sha256,
  };
  const moved = movedSince(planned, here, head);
  if (moved !== undefined) throw new Failure(moved.reason, moved.message);
}

/** Throws unless the release may be deployed here and now, by the package, the records and the policy as they are. */
async function admit(clients: Clients, request: ModelRequest): Promise<GatheredFacts> {
  const { planned, loaded, policy, place, settings } = request;
  const { model } = planned;
  const bucket = settings.artifactBucket;
  const facts = await gatherFacts(clients, place, { loaded, model, policy, bucket, now: new Date() });
  const [first, ...others] = checkRelease({ loaded, model }, facts.release);
  if (first !== undefined)
    throw new Failure(first.reason, `${model} is not deployed: ${first.problem.message}`, {
      problems: [first, ...others].map(({ problem }) => problem),
    });
  if (request.automatic) await refuseFailed(clients, request);
  return facts;
}

/** After a failure a person decides; a program that tries again would only fail again, at the cost of who is served. */
async function refuseFailed(
  clients: Clients,
  { planned, loaded, place, settings }: ModelRequest,
): Promise<void> {
  const { environment } = loaded.manifest;
  const bucket = settings.artifactBucket;
  const history = await readDeployments(clients, place, { bucket, environment, model: planned.model });
  const arn = planned.package?.arn;
  const failed = history.failed.find(({ release }) => release.modelPackageArn === arn);
  const since = history.deployed.find(({ release }) => release.modelPackageArn === arn)?.endedAt ?? '';
  if (failed === undefined || failed.endedAt < since) return;
  throw new Failure(
    'release-failed-before',
    `The last deployment of this release of ${planned.model} failed on ${failed.endedAt} (${failed.reason}): ${failed.failure?.message ?? ''} A person has to start the next one.`,
  );
}

/** Merging where releases begin is the approval: SageMaker makes models of approved packages only. */
async function approve(
  clients: Clients,
  { loaded, planned, approval, run, log }: ModelRequest,
  { package: found }: GatheredFacts,
): Promise<void> {
  if (found === undefined || loaded.manifest.promotesFrom !== null || found.approval === 'Approved') return;
  if (approval === null)
    throw new Failure(
      'approval-missing',
      `${planned.model} version ${found.version} is ${found.approval}, and nobody is named who approved it: give approved-by the person who merged the release.`,
    );
  const { by, pullRequest } = approval;
  const merged = pullRequest === null ? `commit ${run.commit}` : `pull request #${pullRequest}`;
  await approvePackage(clients, found.arn, `${by} merged ${merged} of ${run.repository}.`);
  log(`${planned.model} version ${found.version} is approved: ${by} merged ${merged}.`);
}

function stackRequest(request: ModelRequest, cause: string) {
  const { planned, loaded, template, settings, serviceRoleArn, run, timeoutMs, signal, log } = request;
  const { environment } = loaded.manifest;
  const { model } = planned;
  return {
    name: stackName(model, environment),
    owner: { environment, model, repository: run.repository },
    template: template.text,
    parameters: stackParameters(loaded.manifest, model, settings),
    serviceRoleArn,
    cause,
    attempt: `${run.id}-${run.attempt}`,
    deadline: Date.now() + timeoutMs,
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
