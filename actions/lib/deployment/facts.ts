import type { Place } from '../aws/arn.ts';
import type { Clients } from '../aws/clients.ts';
import { readDeployments } from '../aws/deployment-records.ts';
import { describePackage, type PackageFacts } from '../aws/model-packages.ts';
import type { Policy } from '../manifest/manifest.ts';
import type { LoadedManifest } from '../manifest/manifests.ts';
import type { PackageState, ReleaseFacts } from '../manifest/release-facts.ts';
import type { PastDeployment } from '../manifest/soak.ts';
import { releaseOf } from './release.ts';

export interface FactsRequest {
  loaded: LoadedManifest;
  model: string;
  /** The base's. */
  policy: Policy;
  bucket: string;
  now: Date;
}

/** What `checkRelease` asks for, and the package as it is. */
export interface GatheredFacts {
  release: ReleaseFacts;
  package: PackageFacts | undefined;
}

/** Asks AWS for what decides whether a model's release may be deployed. The model has to have a release. */
export async function gatherFacts(
  clients: Clients,
  place: Place,
  request: FactsRequest,
): Promise<GatheredFacts> {
  const { loaded, model, policy, now } = request;
  const release = releaseOf(loaded.manifest, model);
  if (release === undefined) throw new Error(`${loaded.manifest.environment} has no release of '${model}'.`);
  const [found, previous] = await Promise.all([
    describePackage(clients, place, release.modelPackageArn),
    previousDeployments(clients, place, request),
  ]);
  return {
    release: { now, policy, package: found && packageState(found), previous },
    package: found,
  };
}

/** The data that lie in S3 now count, not what SageMaker recorded of them: they are what would be served. */
export function packageState(found: PackageFacts): PackageState {
  const { group, status, approval, instanceTypes, modelDataETag, baselineUri } = found;
  return {
    group,
    status,
    approval,
    instanceTypes,
    modelDataETag,
    baselineUri,
  };
}

async function previousDeployments(
  clients: Clients,
  place: Place,
  { loaded, model, bucket }: FactsRequest,
): Promise<readonly PastDeployment[]> {
  const { promotesFrom } = loaded.manifest;
  if (promotesFrom === null) return [];
  const { deployed } = await readDeployments(clients, place, { bucket, environment: promotesFrom, model });
  return deployed;
}
