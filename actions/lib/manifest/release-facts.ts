import type { Problem } from '../pipeline/problem.ts';
import type { Reason } from '../reason.ts';
import type { Policy } from './manifest.ts';
import type { LoadedManifest } from './manifests.ts';
import type { PastDeployment } from './soak.ts';

/** What `checkRelease` may answer, for the contracts of the actions that ask it. */
export const RELEASE_REASONS = [
  'region-differs',
  'package-missing',
  'package-not-of-group',
  'package-incomplete',
  'package-rejected',
  'package-not-approved',
  'package-swapped',
  'instance-type-unsupported',
  'baseline-missing',
  'not-run-in-previous-environment',
  'image-differs',
  'soaking',
  'frozen',
] as const satisfies readonly Reason[];

export type ReleaseReason = (typeof RELEASE_REASONS)[number];

/** One model in one environment. Without a release there is nothing to check. */
export interface ReleaseSubject {
  loaded: LoadedManifest;
  model: string;
}

/** What has to be asked for before a release can be judged. */
export interface ReleaseFacts {
  now: Date;
  /** The base branch's, so that no pull request loosens its own check. */
  policy: Policy;
  /** The pinned package as SageMaker describes it; undefined where there is none. */
  package: PackageState | undefined;
  /** The successful deployments of this model in the environment that this one promotes from; empty where releases begin. */
  previous: readonly PastDeployment[];
}

/** The part of a model package's description that decides whether it may be deployed. */
export interface PackageState {
  group: string;
  /** ModelPackageStatus. */
  status: string;
  /** ModelApprovalStatus. */
  approval: string;
  modelDataETag?: string | undefined;
  /** Instance types for endpoints; empty where the package allows all. */
  instanceTypes: readonly string[];
  /** S3 folder of what the monitor compares with. */
  baselineUri?: string | undefined;
}

export interface ReleaseProblem {
  reason: ReleaseReason;
  problem: Problem;
}
