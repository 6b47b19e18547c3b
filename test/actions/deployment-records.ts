import type { DeploymentRecord } from '../../actions/lib/deployment/record.ts';

/** A record of a deployment to prod on a day of November 2026, of a version of `fares`. */
export function recordOf(
  version: number,
  day: number,
  changes: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const endedAt = `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`;
  return {
    version: 1,
    outcome: 'deployed',
    reason: 'deployed',
    environment: 'prod',
    model: 'fares',
    commit: String(version).repeat(40),
    repository: 'octo/models',
    run: { id: String(day), attempt: '1' },
    startedAt: endedAt,
    endedAt,
    release: {
      modelPackageArn: packageArn(version),
      modelDataETag: `etag-${version}`,
      imageDigest: `sha256:${'a'.repeat(64)}`,
      pipelineExecutionArn: null,
      commit: null,
    },
    entryHash: `entry-${version}`,
    templateHash: 'template-1',
    stack: { name: 'fares-prod', id: null, status: null },
    endpoint: null,
    approval: { by: 'ann', pullRequest: String(version) },
    verification: null,
    failure: null,
    ...changes,
  };
}

export function rolledBackRecord(version: number, day: number): DeploymentRecord {
  const message = 'The alarm fares-prod-ErrorAlarm went off.';
  return recordOf(version, day, { outcome: 'failed', reason: 'rolled-back', failure: { message } });
}

export function packageArn(version: number): string {
  return `arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/${version}`;
}
