import type { DeploymentRecord } from '../lib/deployment/record.ts';
import { Failure } from '../lib/failure.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import { parsePackageArn } from '../lib/manifest/package-arn.ts';

export interface Deployments {
  /** Newest first, each. */
  deployed: readonly DeploymentRecord[];
  failed: readonly DeploymentRecord[];
}

/** The deployment of this release that an alarm ended, unless the release was deployed after it; else undefined. */
export function rolledBack(current: Release | null, history: Deployments): DeploymentRecord | undefined {
  const isCurrent = ({ release }: DeploymentRecord) => release.modelPackageArn === current?.modelPackageArn;
  const failed = history.failed.find(isCurrent);
  if (failed?.reason !== 'rolled-back') return undefined;
  const deployed = history.deployed.find(isCurrent);
  return deployed !== undefined && deployed.endedAt > failed.endedAt ? undefined : failed;
}

/**
 * The deployment to go back to: the newest of the wanted version, else the newest of another package than the manifest's.
 * Throws a `Failure` where the environment has run none.
 */
export function rollbackTarget(
  current: Release | null,
  { deployed }: Pick<Deployments, 'deployed'>,
  { environment, model, version }: { environment: string; model: string; version: number | undefined },
): DeploymentRecord {
  const target = deployed.find(({ release }) =>
    version === undefined
      ? release.modelPackageArn !== current?.modelPackageArn
      : versionOf(release) === version,
  );
  if (target !== undefined) return target;
  const versions = [...new Set(deployed.map(({ release }) => versionOf(release)))];
  const ran = versions.length === 0 ? 'nothing' : `version ${versions.join(', ')}`;
  const wanted = version === undefined ? 'another release' : `version ${version}`;
  throw new Failure(
    'rollback-impossible',
    `There is no record that ${environment} has run ${wanted} of ${model}; it has run ${ran}. Nothing was proposed.`,
  );
}

/** Version of a release's model package. */
export function versionOf({ modelPackageArn }: Pick<Release, 'modelPackageArn'>): number | undefined {
  return parsePackageArn(modelPackageArn)?.version;
}
