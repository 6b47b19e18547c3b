import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readDeployments } from '../lib/aws/deployment-records.ts';
import { approvePackage } from '../lib/aws/model-packages.ts';
import { gatherFacts, type GatheredFacts } from '../lib/deployment/facts.ts';
import { type Content, movedSince } from '../lib/deployment/movement.ts';
import type { PlannedModel } from '../lib/deployment/plan-document.ts';
import type { Approval } from '../lib/deployment/record.ts';
import type { Settings } from '../lib/deployment/stack-parameters.ts';
import { Failure } from '../lib/failure.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { Policy } from '../lib/manifest/manifest.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { checkRelease } from '../lib/manifest/rules.ts';
import type { Leftovers } from '../lib/deployment/leftovers.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';

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
  leftovers: Pick<Leftovers, 'add' | 'remove'>;
  signal: AbortSignal;
  log: (line: string) => void;
}

/** Throws where the manifest's entry or the template is not what was planned, or not what the head has. */
export function refuseMoved({ planned, loaded, template, head }: ModelRequest): void {
  const has = Object.hasOwn(loaded.manifest.models, planned.model);
  const here = {
    entryHash: has ? entryHash(loaded.manifest, planned.model) : undefined,
    templateHash: template.sha256,
  };
  const moved = movedSince(planned, here, head);
  if (moved !== undefined) throw new Failure(moved.reason, moved.message);
}

/** Throws unless the release may be deployed here and now, by the package, the records and the policy as they are. */
export async function admit(clients: Clients, request: ModelRequest): Promise<GatheredFacts> {
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
export async function approve(
  clients: Clients,
  { loaded, planned, approval, run, log }: ModelRequest,
  { package: found }: GatheredFacts,
): Promise<void> {
  if (found === undefined || loaded.manifest.promotesFrom !== null || found.approval === 'Approved') return;
  if (approval === null)
    throw new Failure(
      'approval-missing',
      `${planned.model} version ${found.version} is ${found.approval}, and nobody is known who approved it: promote the release by a pull request that a person merges.`,
    );
  const { by, pullRequest } = approval;
  const merged = pullRequest === null ? `commit ${run.commit}` : `pull request #${pullRequest}`;
  await approvePackage(clients, found.arn, `${by} merged ${merged} of ${run.repository}.`);
  log(`${planned.model} version ${found.version} is approved: ${by} merged ${merged}.`);
}
