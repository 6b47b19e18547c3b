import { randomUUID } from 'node:crypto';
import { AwsError } from '../service.ts';
import type { SecretRecord, SecretVersion } from './store.ts';

export interface ValueInput {
  ClientRequestToken?: string;
  SecretString?: string;
  SecretBinary?: string;
  VersionStages?: string[];
}

/** Versions without a label are forgotten, the oldest first, once there are so many. */
const versionLimit = 100;

/** Adds a version and gives it its labels. The same call again changes nothing; another value with its id is refused. */
export function putVersion(secret: SecretRecord, input: ValueInput, at: string): SecretVersion {
  const { SecretString: string, SecretBinary: binary, VersionStages: stages = ['AWSCURRENT'] } = input;
  if ((string === undefined) === (binary === undefined))
    throw new AwsError(
      'InvalidParameterException',
      'You must provide either SecretString or SecretBinary, and not both.',
    );
  const id = input.ClientRequestToken ?? randomUUID();
  const existing = secret.versions.find((version) => version.id === id);
  if (existing) {
    if (existing.string === string && existing.binary === binary) return existing;
    throw new AwsError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  const version: SecretVersion = {
    id,
    stages: [],
    createdAt: at,
    ...(string !== undefined && { string }),
    ...(binary !== undefined && { binary }),
  };
  secret.versions.push(version);
  for (const stage of stages) moveStage(secret, stage, id);
  const unlabelled = secret.versions.filter(({ stages: labels }) => labels.length === 0);
  const surplus = new Set(unlabelled.slice(0, Math.max(0, secret.versions.length - versionLimit)));
  secret.versions = secret.versions.filter((each) => !surplus.has(each));
  return version;
}

/** Gives a label to a version, or to none. What was AWSCURRENT becomes AWSPREVIOUS. */
export function moveStage(secret: SecretRecord, stage: string, to: string | undefined): void {
  const from = secret.versions.find(({ stages }) => stages.includes(stage));
  const target = to === undefined ? undefined : versionById(secret, to);
  if (from === target) return;
  for (const version of secret.versions)
    version.stages = version.stages.filter(
      (label) => label !== stage && !(stage === 'AWSCURRENT' && label === 'AWSPREVIOUS'),
    );
  target?.stages.push(stage);
  if (stage === 'AWSCURRENT') from?.stages.push('AWSPREVIOUS');
}

/** The version that a request means: by id, by label, by both, or the current one. Throws ResourceNotFoundException. */
export function versionOf(
  secret: SecretRecord,
  { VersionId: id, VersionStage: stage }: { VersionId?: string; VersionStage?: string },
): SecretVersion {
  const label = stage ?? (id === undefined ? 'AWSCURRENT' : undefined);
  const byId = id === undefined ? undefined : versionById(secret, id);
  const found = byId ?? secret.versions.find(({ stages }) => label !== undefined && stages.includes(label));
  if (!found)
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for staging label: ${label}`,
    );
  if (label !== undefined && !found.stages.includes(label))
    throw new AwsError(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  return found;
}

function versionById(secret: SecretRecord, id: string): SecretVersion {
  const found = secret.versions.find((version) => version.id === id);
  if (found) return found;
  throw new AwsError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for VersionId: ${id}`,
  );
}
