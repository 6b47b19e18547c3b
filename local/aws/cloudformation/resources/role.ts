import { isDeepStrictEqual } from 'node:util';
import {
  type Change,
  chosenName,
  type Handler,
  inputOf,
  removeOnce,
  tagChange,
  tagsOf,
  text,
  type Work,
} from './handler.ts';
import { documentText, listOf } from './properties.ts';
import { isObject } from '../../../plain.ts';
import type { CreateRoleRequest, UpdateRoleRequest } from '@aws-sdk/client-iam';
import type { Properties } from './schema.ts';

export const role: Handler = {
  nameProperty: 'RoleName',
  async create(properties, work) {
    const { CreateRoleCommand } = await import('@aws-sdk/client-iam');
    const client = await work.clients.iam();
    const RoleName = text(properties, 'RoleName') ?? chosenName([work.stackName, work.logicalId], 64);
    const { Description, MaxSessionDuration, Path, PermissionsBoundary } = properties;
    const { Role: made } = await client.send(
      new CreateRoleCommand({
        ...inputOf<Partial<CreateRoleRequest>>({
          Description,
          MaxSessionDuration,
          Path,
          PermissionsBoundary,
        }),
        RoleName,
        AssumeRolePolicyDocument: documentText(properties['AssumeRolePolicyDocument']),
        Tags: tagsOf(properties),
      }),
    );
    work.started(RoleName);
    await changePolicies(RoleName, {}, properties, work);
    return { physicalId: RoleName, attributes: { Arn: made?.Arn, RoleId: made?.RoleId } };
  },
  async update(change, work) {
    const { physicalId, before, after, attributes } = change;
    await changeRole(change, work);
    await changePolicies(physicalId, before, after, work);
    return attributes;
  },
  async remove(RoleName, properties, work) {
    const { DeleteRoleCommand } = await import('@aws-sdk/client-iam');
    const client = await work.clients.iam();
    await removeOnce(async () => {
      await changePolicies(RoleName, properties, {}, work);
      await client.send(new DeleteRoleCommand({ RoleName }));
    });
  },
};

async function changeRole(change: Change, work: Work): Promise<void> {
  const iam = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  const { physicalId: RoleName, before, after } = change;
  const differs = (name: string): boolean => !isDeepStrictEqual(before[name], after[name]);
  if (differs('AssumeRolePolicyDocument')) {
    const PolicyDocument = documentText(after['AssumeRolePolicyDocument']);
    await client.send(new iam.UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  }
  if (differs('Description') || differs('MaxSessionDuration')) {
    const { Description = '', MaxSessionDuration = 3600 } = after;
    const input = inputOf<UpdateRoleRequest>({ RoleName, Description, MaxSessionDuration });
    await client.send(new iam.UpdateRoleCommand(input));
  }
  if (differs('PermissionsBoundary')) {
    const PermissionsBoundary = text(after, 'PermissionsBoundary');
    if (PermissionsBoundary === undefined)
      await client.send(new iam.DeleteRolePermissionsBoundaryCommand({ RoleName }));
    else await client.send(new iam.PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
  }
  const { add, remove } = tagChange(change);
  if (add.length > 0) await client.send(new iam.TagRoleCommand({ RoleName, Tags: add }));
  if (remove.length > 0) await client.send(new iam.UntagRoleCommand({ RoleName, TagKeys: remove }));
}

/** Attached and inline policies, as the role's own properties name them; others it may have stay. */
async function changePolicies(
  RoleName: string,
  before: Properties,
  after: Properties,
  work: Work,
): Promise<void> {
  const iam = await import('@aws-sdk/client-iam');
  const client = await work.clients.iam();
  const attached = listOf(before, 'ManagedPolicyArns');
  const wanted = listOf(after, 'ManagedPolicyArns');
  for (const PolicyArn of wanted.filter((arn) => !attached.includes(arn)))
    await client.send(new iam.AttachRolePolicyCommand({ RoleName, PolicyArn }));
  for (const PolicyArn of attached.filter((arn) => !wanted.includes(arn)))
    await removeOnce(() => client.send(new iam.DetachRolePolicyCommand({ RoleName, PolicyArn })));
  const old = inlinePolicies(before);
  const inline = inlinePolicies(after);
  for (const [PolicyName, PolicyDocument] of inline)
    if (old.get(PolicyName) !== PolicyDocument)
      await client.send(new iam.PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
  for (const PolicyName of old.keys())
    if (!inline.has(PolicyName))
      await removeOnce(() => client.send(new iam.DeleteRolePolicyCommand({ RoleName, PolicyName })));
}

/** Texts of the documents by the policies' names. */
function inlinePolicies(properties: Properties): Map<string, string> {
  const { Policies: policies } = properties;
  const found = (Array.isArray(policies) ? policies : []).filter(isObject);
  return new Map(
    found.map((policy) => [String(policy['PolicyName']), documentText(policy['PolicyDocument'])]),
  );
}
