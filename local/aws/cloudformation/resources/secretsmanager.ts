import type { CreateSecretRequest, UpdateSecretRequest } from '@aws-sdk/client-secrets-manager';
import { chosenName, type Handler, inputOf, removeOnce, tagChange, text, untagged } from './handler.ts';
import { refuseOthers } from './properties.ts';

const KNOWN = ['Name', 'Description', 'KmsKeyId', 'SecretString', 'Tags'];

export const secret: Handler = {
  nameProperty: 'Name',
  async create(properties, work) {
    refuseOthers('a secret', properties, KNOWN);
    const { CreateSecretCommand } = await import('@aws-sdk/client-secrets-manager');
    const client = await work.clients.secrets();
    const Name = text(properties, 'Name') ?? chosenName([work.logicalId], 64);
    const input = inputOf<CreateSecretRequest>({ ...properties, Name });
    const { ARN = '' } = await client.send(new CreateSecretCommand(input));
    return { physicalId: ARN, attributes: { Id: ARN } };
  },
  async update(change, work) {
    const { physicalId: SecretId, attributes, before, after } = change;
    refuseOthers('a secret', after, KNOWN);
    const { TagResourceCommand, UntagResourceCommand, UpdateSecretCommand } =
      await import('@aws-sdk/client-secrets-manager');
    const client = await work.clients.secrets();
    const { Name: _, SecretString: _value, ...settings } = untagged(after);
    const value = text(after, 'SecretString');
    const input = inputOf<UpdateSecretRequest>({ ...settings, SecretId });
    // A value that was put otherwise stays as long as the template's own does.
    const isChanged = value !== undefined && value !== text(before, 'SecretString');
    await client.send(new UpdateSecretCommand({ ...input, ...(isChanged && { SecretString: value }) }));
    const { add, remove } = tagChange(change);
    if (add.length > 0) await client.send(new TagResourceCommand({ SecretId, Tags: add }));
    if (remove.length > 0) await client.send(new UntagResourceCommand({ SecretId, TagKeys: remove }));
    return attributes;
  },
  async remove(SecretId, _, work) {
    const { DeleteSecretCommand } = await import('@aws-sdk/client-secrets-manager');
    const client = await work.clients.secrets();
    await removeOnce(() =>
      client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })),
    );
  },
};
