import { AwsError, type CallContext } from '../service.ts';
import { livingSecretOf, secretArn, secretOf, type SecretRecord, type SecretStore } from './store.ts';
import { moveStage, putVersion, type ValueInput, versionOf } from './versions.ts';

interface SecretInput extends ValueInput {
  SecretId: string;
  Description?: string;
  KmsKeyId?: string;
}

interface TagInput {
  Key: string;
  Value?: string;
}

/** Operations by name; each gets a request that Secrets Manager's model allows. */
export type SecretOperations = Readonly<
  Record<string, (store: SecretStore, input: never, call: CallContext) => unknown>
>;

export const secretOperations: SecretOperations = {
  async CreateSecret(
    store,
    input: Omit<SecretInput, 'SecretId'> & { Name: string; Tags?: TagInput[] },
    call,
  ) {
    const { Name: name, SecretString: string, SecretBinary: binary } = input;
    const existing = store.values().find((each) => each.region === call.region && each.name === name);
    const at = call.now().toISOString();
    if (existing) return sameSecret(existing, input, at);
    const secret: SecretRecord = {
      arn: secretArn(call, name),
      name,
      region: call.region,
      ...settingsOf(input),
      tags: tagsOf(input.Tags),
      createdAt: at,
      changedAt: at,
      versions: [],
    };
    const version = string === undefined && binary === undefined ? undefined : putVersion(secret, input, at);
    await store.save(secret);
    return answerOf(secret, version?.id);
  },

  async PutSecretValue(store, input: SecretInput, call) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    const version = putVersion(secret, input, call.now().toISOString());
    await changed(store, secret, call);
    return { ...answerOf(secret, version.id), VersionStages: version.stages };
  },

  async UpdateSecret(store, input: SecretInput, call) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    Object.assign(secret, settingsOf(input));
    const hasValue = input.SecretString !== undefined || input.SecretBinary !== undefined;
    const { VersionStages: _, ...value } = input;
    const version = hasValue ? putVersion(secret, value, call.now().toISOString()) : undefined;
    await changed(store, secret, call);
    return answerOf(secret, version?.id);
  },

  GetSecretValue(store, input: { SecretId: string; VersionId?: string; VersionStage?: string }, call) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    const version = versionOf(secret, input);
    secret.accessedAt = `${call.now().toISOString().slice(0, 10)}T00:00:00.000Z`;
    store.saveSoon(secret);
    return {
      ...answerOf(secret, version.id),
      ...(version.string !== undefined && { SecretString: version.string }),
      ...(version.binary !== undefined && { SecretBinary: version.binary }),
      VersionStages: version.stages,
      CreatedDate: new Date(version.createdAt),
    };
  },

  DescribeSecret(store, { SecretId: id }: { SecretId: string }, call) {
    return describe(secretOf(store, call.region, id));
  },

  ListSecrets(store, _input: object, call) {
    const secrets = store.values().filter(({ region, deletion }) => region === call.region && !deletion);
    return {
      SecretList: secrets.map((secret) => {
        const { VersionIdsToStages: SecretVersionsToStages, ...rest } = describe(secret);
        return { ...rest, SecretVersionsToStages };
      }),
    };
  },

  ListSecretVersionIds(store, input: { SecretId: string; IncludeDeprecated?: boolean }, call) {
    const secret = secretOf(store, call.region, input.SecretId);
    const shown = secret.versions.filter(({ stages }) => input.IncludeDeprecated || stages.length > 0);
    const Versions = shown.map(({ id, stages, createdAt }) => ({
      VersionId: id,
      VersionStages: stages,
      CreatedDate: new Date(createdAt),
    }));
    return { ARN: secret.arn, Name: secret.name, Versions };
  },

  async UpdateSecretVersionStage(
    store,
    input: {
      SecretId: string;
      VersionStage: string;
      RemoveFromVersionId?: string;
      MoveToVersionId?: string;
    },
    call,
  ) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    const { VersionStage: stage, RemoveFromVersionId: from, MoveToVersionId: to } = input;
    const holder = secret.versions.find(({ stages }) => stages.includes(stage));
    if (holder && holder.id !== from && holder.id !== to)
      throw new AwsError(
        'InvalidParameterException',
        `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`,
      );
    moveStage(secret, stage, to);
    await changed(store, secret, call);
    return { ARN: secret.arn, Name: secret.name };
  },

  async DeleteSecret(
    store,
    input: { SecretId: string; RecoveryWindowInDays?: number; ForceDeleteWithoutRecovery?: boolean },
    call,
  ) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    const at = call.now();
    const { RecoveryWindowInDays: days = 30, ForceDeleteWithoutRecovery: isForced = false } = input;
    const from = new Date(at.getTime() + (isForced ? 0 : days * 24 * 3600 * 1000));
    if (isForced) {
      await store.delete(secret.arn);
    } else {
      secret.deletion = { at: at.toISOString(), from: from.toISOString() };
      await store.save(secret);
    }
    return { ARN: secret.arn, Name: secret.name, DeletionDate: from };
  },

  async RestoreSecret(store, { SecretId: id }: { SecretId: string }, call) {
    const secret = secretOf(store, call.region, id);
    delete secret.deletion;
    await store.save(secret);
    return { ARN: secret.arn, Name: secret.name };
  },

  async TagResource(store, input: { SecretId: string; Tags: TagInput[] }, call) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    Object.assign(secret.tags, tagsOf(input.Tags));
    await store.save(secret);
  },

  async UntagResource(store, input: { SecretId: string; TagKeys: string[] }, call) {
    const secret = livingSecretOf(store, call.region, input.SecretId);
    for (const key of input.TagKeys) delete secret.tags[key];
    await store.save(secret);
  },
};

/** The same call again answers what the first one did. */
function sameSecret(existing: SecretRecord, input: ValueInput & { Name: string }, at: string): object {
  if (existing.deletion)
    throw new AwsError(
      'InvalidRequestException',
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  const token = input.ClientRequestToken;
  const isAgain = token !== undefined && existing.versions.some(({ id }) => id === token);
  if (isAgain) return answerOf(existing, putVersion(existing, input, at).id);
  throw new AwsError(
    'ResourceExistsException',
    `The operation failed because the secret ${input.Name} already exists.`,
  );
}

async function changed(store: SecretStore, secret: SecretRecord, call: CallContext): Promise<void> {
  secret.changedAt = call.now().toISOString();
  await store.save(secret);
}

function settingsOf(
  input: Pick<SecretInput, 'Description' | 'KmsKeyId'>,
): Pick<SecretRecord, 'description' | 'kmsKeyId'> {
  return {
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.KmsKeyId !== undefined && { kmsKeyId: input.KmsKeyId }),
  };
}

function tagsOf(tags: readonly TagInput[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key: key, Value: value = '' }) => [key, value]));
}

function answerOf(secret: SecretRecord, version: string | undefined): Record<string, unknown> {
  return { ARN: secret.arn, Name: secret.name, ...(version !== undefined && { VersionId: version }) };
}

function describe(secret: SecretRecord): Record<string, unknown> {
  const labelled = secret.versions.filter(({ stages }) => stages.length > 0);
  const members = {
    Description: secret.description,
    KmsKeyId: secret.kmsKeyId,
    LastAccessedDate: secret.accessedAt && new Date(secret.accessedAt),
    DeletedDate: secret.deletion && new Date(secret.deletion.at),
  };
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)),
    CreatedDate: new Date(secret.createdAt),
    LastChangedDate: new Date(secret.changedAt),
    Tags: Object.entries(secret.tags).map(([Key, Value]) => ({ Key, Value })),
    VersionIdsToStages: Object.fromEntries(labelled.map(({ id, stages }) => [id, stages])),
  };
}
