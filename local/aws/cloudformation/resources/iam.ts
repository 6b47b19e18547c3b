import { isDeepStrictEqual } from 'node:util';
import {
  chosenName,
  type Change,
  type Handler,
  removeOnce,
  tagChange,
  tagsOf,
  text,
  type Work,
} from './handler.ts';
import { documentText, listOf, refuseOthers } from './properties.ts';
import { role } from './role.ts';
import type { Properties } from './schema.ts';

const policyProperties = ['PolicyDocument', 'PolicyName', 'Roles'];

/** A policy inside roles; users and groups the local IAM does not have. */
const policy: Handler = {
  async create(properties, work) {
    refuseOthers('AWS::IAM::Policy', properties, policyProperties);
    const physicalId = chosenName([work.stackName, work.logicalId], 128);
    await putPolicy(listOf(properties, 'Roles'), properties, work);
    return { physicalId, attributes: { Id: physicalId } };
  },
  async update({ before, after, attributes }, work) {
    refuseOthers('AWS::IAM::Policy', after, policyProperties);
    await putPolicy(listOf(after, 'Roles'), after, work);
    const isRenamed = before['PolicyName'] !== after['PolicyName'];
    const kept = isRenamed ? [] : listOf(after, 'Roles');
    const left = listOf(before, 'Roles').filter((name) => !kept.includes(name));
    await deletePolicy(left, String(before['PolicyName']), work);
    return attributes;
  },
  async remove(_, properties, work) {
    await deletePolicy(listOf(properties, 'Roles'), String(properties['PolicyName']), work);
  },
};

async function putPolicy(roles: readonly string[], properties: Properties, work: Work): Promise<void> {
  const { PutRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  const PolicyName = String(properties['PolicyName']);
  const PolicyDocument = documentText(properties['PolicyDocument']);
  for (const RoleName of roles)
    await client.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
}

async function deletePolicy(roles: readonly string[], PolicyName: string, work: Work): Promise<void> {
  const { DeleteRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  for (const RoleName of roles)
    await removeOnce(() => client.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));
}

const managedPolicyProperties = ['Description', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles'];

const managedPolicy: Handler = {
  nameProperty: 'ManagedPolicyName',
  async create(properties, work) {
    refuseOthers('AWS::IAM::ManagedPolicy', properties, managedPolicyProperties);
    const { CreatePolicyCommand } = await import('@aws-sdk/client-iam');
    const client = await work.clients.iam();
    const { Policy: made } = await client.send(
      new CreatePolicyCommand({
        PolicyName:
          text(properties, 'ManagedPolicyName') ?? chosenName([work.stackName, work.logicalId], 128),
        PolicyDocument: documentText(properties['PolicyDocument']),
        Path: text(properties, 'Path'),
        Description: text(properties, 'Description'),
      }),
    );
    const arn = made?.Arn ?? '';
    work.started(arn);
    await attach(arn, listOf(properties, 'Roles'), work);
    return { physicalId: arn, attributes: { PolicyArn: arn, PolicyId: made?.PolicyId } };
  },
  async update({ physicalId, before, after, attributes }, work) {
    refuseOthers('AWS::IAM::ManagedPolicy', after, managedPolicyProperties);
    if (!isDeepStrictEqual(before['PolicyDocument'], after['PolicyDocument']))
      await putVersion(physicalId, documentText(after['PolicyDocument']), work);
    const old = listOf(before, 'Roles');
    const wanted = listOf(after, 'Roles');
    const added = wanted.filter((name) => !old.includes(name));
    const left = old.filter((name) => !wanted.includes(name));
    await attach(physicalId, added, work);
    await detach(physicalId, left, work);
    return attributes;
  },
  async remove(arn, properties, work) {
    const { DeletePolicyCommand } = await import('@aws-sdk/client-iam');
    const client = await work.clients.iam();
    await removeOnce(async () => {
      await detach(arn, listOf(properties, 'Roles'), work);
      await deleteVersions(arn, 0, work);
      await client.send(new DeletePolicyCommand({ PolicyArn: arn }));
    });
  },
};

/** IAM keeps five versions of a policy; the oldest makes room. */
async function putVersion(arn: string, document: string, work: Work): Promise<void> {
  const { CreatePolicyVersionCommand } = await import('@aws-sdk/client-iam');
  await deleteVersions(arn, 3, work);
  const client = await work.clients.iam();
  await client.send(
    new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: document, SetAsDefault: true }),
  );
}

/** Deletes versions that do not count, oldest first, until only `kept` are left of them. */
async function deleteVersions(arn: string, kept: number, work: Work): Promise<void> {
  const { DeletePolicyVersionCommand, ListPolicyVersionsCommand } = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  const { Versions = [] } = await client.send(new ListPolicyVersionsCommand({ PolicyArn: arn }));
  const others = Versions.filter(({ IsDefaultVersion }) => IsDefaultVersion !== true).toSorted(
    (a, b) => (a.CreateDate?.getTime() ?? 0) - (b.CreateDate?.getTime() ?? 0),
  );
  for (const { VersionId } of others.slice(0, Math.max(0, others.length - kept)))
    await client.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }));
}

async function attach(PolicyArn: string, roles: readonly string[], work: Work): Promise<void> {
  const { AttachRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  for (const RoleName of roles) await client.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
}

async function detach(PolicyArn: string, roles: readonly string[], work: Work): Promise<void> {
  const { DetachRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  for (const RoleName of roles)
    await removeOnce(() => client.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })));
}

const identityProvider: Handler = {
  nameProperty: 'Url',
  async create(properties, work) {
    const { CreateOpenIDConnectProviderCommand } = await import('@aws-sdk/client-iam');
    const client = await work.clients.iam();
    const { OpenIDConnectProviderArn: arn = '' } = await client.send(
      new CreateOpenIDConnectProviderCommand({
        Url: text(properties, 'Url'),
        ClientIDList: listOf(properties, 'ClientIdList'),
        ThumbprintList: listOf(properties, 'ThumbprintList'),
        Tags: tagsOf(properties),
      }),
    );
    return { physicalId: arn, attributes: { Arn: arn } };
  },
  async update(change, work) {
    await updateProvider(change, work);
    return change.attributes;
  },
  async remove(arn, _, work) {
    const { DeleteOpenIDConnectProviderCommand } = await import('@aws-sdk/client-iam');
    const client = await work.clients.iam();
    const input = { OpenIDConnectProviderArn: arn };
    await removeOnce(() => client.send(new DeleteOpenIDConnectProviderCommand(input)));
  },
};

async function updateProvider(change: Change, work: Work): Promise<void> {
  const iam = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  const OpenIDConnectProviderArn = change.physicalId;
  const old = listOf(change.before, 'ClientIdList');
  const wanted = listOf(change.after, 'ClientIdList');
  for (const ClientID of wanted.filter((id) => !old.includes(id)))
    await client.send(
      new iam.AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }),
    );
  for (const ClientID of old.filter((id) => !wanted.includes(id)))
    await client.send(
      new iam.RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID }),
    );
  const ThumbprintList = listOf(change.after, 'ThumbprintList');
  if (!isDeepStrictEqual(listOf(change.before, 'ThumbprintList'), ThumbprintList))
    await client.send(
      new iam.UpdateOpenIDConnectProviderThumbprintCommand({ OpenIDConnectProviderArn, ThumbprintList }),
    );
  const { add, remove } = tagChange(change);
  if (add.length > 0)
    await client.send(new iam.TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: add }));
  if (remove.length > 0)
    await client.send(
      new iam.UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys: remove }),
    );
}

export const iamHandlers: Readonly<Record<string, Handler>> = {
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::OIDCProvider': identityProvider,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
};
