import { parseExecutionArn, type Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { type DeploymentHistory } from '../lib/aws/deployment-records.ts';
import { describePackage } from '../lib/aws/model-packages.ts';
import { Failure } from '../lib/failure.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import type { DatasetSpec } from '../lib/pipeline/spec.ts';
import type { Candidate } from '../lib/promotion/decision.ts';
import type { Evidence } from '../lib/promotion/evidence.ts';
import { driftOrigin } from '../lib/promotion/drift-origin.ts';
import { compareScored, gatesOf, packageEvidence } from '../lib/promotion/gather.ts';
import type { MainManifest } from './main-manifest.ts';

export interface Sources {
  clients: Clients;
  place: Place;
  main: MainManifest;
  /** By model package group. */
  datasets: ReadonlyMap<string, DatasetSpec>;
}

// More than these no reviewer compares with.
const MAX_HISTORY = 5;

/**
 * What the manifest pins: the package as it lies in S3 now, and the image that the environment before really ran. Throws
 * `package-missing` where it is gone.
 */
export async function releaseOf(
  { arn, imageDigest }: Candidate,
  { clients, place }: Pick<Sources, 'clients' | 'place'>,
): Promise<Release> {
  const found = await describePackage(clients, place, arn);
  const etag = found?.modelDataETag;
  if (found === undefined || etag === undefined)
    throw new Failure('package-missing', `${arn} or its model data are not there any more; train again.`);
  // As the manifest's schema wants them: who registers a package may write anything into its metadata.
  const { execution, commit } = found.metadata;
  return {
    modelPackageArn: arn,
    modelDataETag: etag,
    imageDigest,
    pipelineExecutionArn: execution !== undefined && parseExecutionArn(execution) ? execution : null,
    commit: commit !== undefined && /^[0-9a-f]{40}$/.test(commit) ? commit : null,
  };
}

/** Asks AWS what a reviewer decides from. `here` is what was deployed to the environment. */
export async function evidenceFor(
  model: string,
  {
    candidate,
    release,
    here,
    driftIssueOf,
  }: {
    candidate: Candidate;
    release: Release | null;
    here: DeploymentHistory;
    /** Number of the open issue about the model's drift in an environment; undefined where there is none. */
    driftIssueOf: (environment: string) => Promise<number | undefined>;
  },
  { clients, place, main, datasets }: Sources,
): Promise<Evidence> {
  const { environment, promotesFrom } = main.loaded.manifest;
  const dataset = datasets.get(model);
  const proposed = await packageEvidence(clients, place, candidate.arn, dataset);
  if (proposed === undefined)
    throw new Failure('package-missing', `SageMaker has no model package ${candidate.arn} any more.`);
  const current =
    release === null ? undefined : await packageEvidence(clients, place, release.modelPackageArn, dataset);
  const { verified } = candidate;
  const origin = driftOrigin(proposed.metadata, model);
  return {
    model,
    environment,
    promotesFrom,
    candidate: proposed,
    current,
    comparison: current && (await compareScored(clients, place, { candidate: proposed, current, dataset })),
    dataset,
    gates: await gatesOf(clients, proposed.metadata['execution']),
    verified:
      verified === undefined
        ? null
        : { at: verified.endedAt, result: verified.verification, url: verified.run.url },
    drift: origin && { ...origin, issue: await driftIssueOf(origin.environment) },
    history: [...here.deployed, ...here.failed]
      .toSorted((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))
      .slice(0, MAX_HISTORY),
  };
}
