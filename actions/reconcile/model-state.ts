import type { DeploymentRecord } from '../lib/deployment/record.ts';

/** What the default branch says of a model. */
export interface Wanted {
  modelPackageArn: string;
  entryHash: string;
  templateHash: string;
}

export interface Deployments {
  /** Newest first, each. */
  deployed: readonly DeploymentRecord[];
  failed: readonly DeploymentRecord[];
}

/**
 * `deployed`: the newest deployment was of this very entry and template. `failed`: an attempt at the release failed since its
 * last success, after which only a person starts another one. `missing`: neither.
 */
export type DeploymentState = 'deployed' | 'failed' | 'missing';

export function deploymentState(wanted: Wanted, { deployed, failed }: Deployments): DeploymentState {
  const [newest] = deployed;
  if (newest?.entryHash === wanted.entryHash && newest.templateHash === wanted.templateHash)
    return 'deployed';
  const isWanted = ({ release }: DeploymentRecord) => release.modelPackageArn === wanted.modelPackageArn;
  const failure = failed.find(isWanted);
  const success = deployed.find(isWanted);
  if (failure !== undefined && failure.endedAt >= (success?.endedAt ?? '')) return 'failed';
  return 'missing';
}
