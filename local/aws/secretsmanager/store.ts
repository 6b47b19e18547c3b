import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';
import { AwsError } from '../service.ts';

/** A secret as it is kept: times are ISO 8601 texts, binary values are Base64. */
export interface SecretRecord {
  arn: string;
  name: string;
  region: string;
  description?: string;
  kmsKeyId?: string;
  tags: Record<string, string>;
  createdAt: string;
  changedAt: string;
  /** The day on which it was last read. */
  accessedAt?: string;
  /** When it was marked for deletion, and from when on it is gone. */
  deletion?: { at: string; from: string };
  versions: SecretVersion[];
}

export interface SecretVersion {
  id: string;
  stages: string[];
  createdAt: string;
  string?: string;
  binary?: string;
}

export type SecretStore = Collection<SecretRecord>;

export function openSecretStore(folder: string): SecretStore {
  return openCollection(join(folder, 'secrets'));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The ARN of a new secret, which ends in six characters of chance. */
export function secretArn({ region, account }: { region: string; account: string }, name: string): string {
  const chance = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${chance}`;
}

/** By name, by ARN, or by ARN without the last six characters. Throws ResourceNotFoundException. */
export function secretOf(store: SecretStore, region: string, id: string): SecretRecord {
  const found =
    store.get(id) ??
    store
      .values()
      .find((secret) => secret.region === region && (secret.name === id || secret.arn.slice(0, -7) === id));
  if (found) return found;
  throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
}

/** The same for what only a secret can do that is not marked for deletion. */
export function livingSecretOf(store: SecretStore, region: string, id: string): SecretRecord {
  const secret = secretOf(store, region, id);
  if (!secret.deletion) return secret;
  throw new AwsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}
