import type { Release } from '../manifest/manifest.ts';
import type { Reason } from '../reason.ts';

/**
 * One deployment, told once: `deployments/<environment>/<model>/<commit>.json` in the artifact bucket where it succeeded,
 * `deployments/<environment>/<model>/failed/<commit>-<run>-<attempt>.json` where it did not. Soak, "has run in the
 * environment before", the next promotion and rollbacks read it.
 */
export interface DeploymentRecord {
  version: 1;
  outcome: 'deployed' | 'failed';
  reason: Reason;
  environment: string;
  model: string;
  commit: string;
  repository: string;
  run: { id: string; attempt: string; url?: string };
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601; of a deployed one the end of its verification. */
  endedAt: string;
  /** What the manifest pins, with the image that really runs; null only where a failed one got no endpoint. */
  release: Release;
  entryHash: string;
  templateHash: string;
  stack: { name: string; id: string | null; status: string | null };
  endpoint: EndpointRecord | null;
  approval: Approval | null;
  verification: VerificationRecord | null;
  failure: { message: string } | null;
}

export interface EndpointRecord {
  name: string;
  arn: string;
  endpointConfig: string;
  model: string;
  instanceType: string;
  instanceCount: number;
}

export interface Approval {
  /** Who merged the release; where that was a program, who approved the environment. */
  by: string;
  pullRequest: string | null;
  /** Who approved the job of the GitHub environment; absent where nobody was asked. */
  reviewedBy?: string;
}

export interface VerificationRecord {
  /** Rows of the test set that went through the live endpoint. */
  rows: number;
  maxRelativeDifference: number;
  /** Whole calls of InvokeEndpoint, as the job saw them. */
  latencyMs: { p50: number; p99: number };
}

/** Where a record lies in the artifact bucket. */
export function recordKey(record: DeploymentRecord): string {
  const { environment, model, commit, run } = record;
  const folder = recordFolder(environment, model);
  if (record.outcome === 'deployed') return `${folder}${commit}.json`;
  return `${folder}failed/${commit}-${run.id}-${run.attempt}.json`;
}

export function recordFolder(environment: string, model: string): string {
  return `deployments/${environment}/${model}/`;
}

/** What a reader of records needs to know of one. Undefined where the file holds something else. */
export function parseRecord(value: unknown): DeploymentRecord | undefined {
  return isRecordOfDeployment(value) ? value : undefined;
}

// Only this project writes below deployments/; what readers decide by is checked, the rest is for people.
function isRecordOfDeployment(value: unknown): value is DeploymentRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { version, outcome, endedAt, commit, release }: Record<string, unknown> = { ...value };
  if (version !== 1 || (outcome !== 'deployed' && outcome !== 'failed')) return false;
  if (typeof commit !== 'string' || typeof endedAt !== 'string' || Number.isNaN(Date.parse(endedAt)))
    return false;
  if (typeof release !== 'object' || release === null) return false;
  const { modelPackageArn, modelDataETag }: Record<string, unknown> = { ...release };
  return typeof modelPackageArn === 'string' && typeof modelDataETag === 'string';
}
