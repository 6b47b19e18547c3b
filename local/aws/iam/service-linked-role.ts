import { AwsError } from '../service.ts';
import { type IamOperations, newId } from './context.ts';
import { noSuchEntity } from './errors.ts';
import { readInput, rules } from './input.ts';
import { describeRole, roleOf } from './role.ts';
import { findRole, type IamStore, type RoleRecord } from './store.ts';

/** Roles that services make for themselves, by the name of the service that may take them on. */
const linkedRoles: Readonly<Record<string, string>> = {
  'sagemaker.application-autoscaling.amazonaws.com':
    'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint',
};

export const serviceLinkedRoleOperations: IamOperations = {
  async CreateServiceLinkedRole(input, context) {
    const reader = readInput(input);
    const service = reader.text('AWSServiceName', { min: 1, max: 128, pattern: /^[\w+=,.@-]+$/ });
    const description = reader.optionalText('Description', rules.description);
    reader.check();
    const name = linkedRoles[service];
    if (name === undefined) {
      const known = Object.keys(linkedRoles).join(', ');
      throw new AwsError('InvalidInput', `The local AWS knows service-linked roles of ${known} alone.`);
    }
    const existing = findRole(context.store, context.call.account, name);
    if (existing) {
      const message = `Service role name ${name} has been taken in this account, please try a different suffix.`;
      throw new AwsError('InvalidInput', message);
    }
    const { account, now } = context.call;
    const role = newLinkedRole(service, name, { account, createdAt: now(), description });
    await context.store.roles.save(role);
    return { Role: describeRole(role) };
  },
  async DeleteServiceLinkedRole(input, context) {
    const role = roleOf(readInput(input), context);
    if (role.linkedService === undefined)
      throw new AwsError('InvalidInput', `Role ${role.name} is not a service-linked role.`);
    await context.store.roles.delete(role.arn);
    return { DeletionTaskId: `task${role.path}${role.name}/${crypto.randomUUID()}` };
  },
  // A deletion has ended when its answer comes.
  GetServiceLinkedRoleDeletionStatus(input) {
    const reader = readInput(input);
    const task = reader.text('DeletionTaskId', { min: 1, max: 1000 });
    reader.check();
    if (!task.startsWith('task/aws-service-role/')) throw noSuchEntity(`Task ${task} cannot be found.`);
    return { Status: 'SUCCEEDED' };
  },
};

/** The role's ARN; a service makes its role itself when it first needs it. */
export async function ensureLinkedRole(
  store: IamStore,
  service: string,
  { account, createdAt }: { account: string; createdAt: Date },
): Promise<string> {
  const name = linkedRoles[service];
  if (name === undefined) throw new Error(`The local AWS knows no service-linked role of ${service}.`);
  const role = findRole(store, account, name) ?? newLinkedRole(service, name, { account, createdAt });
  await store.roles.save(role);
  return role.arn;
}

function newLinkedRole(
  service: string,
  name: string,
  { account, createdAt, description }: { account: string; createdAt: Date; description?: string | undefined },
): RoleRecord {
  const path = `/aws-service-role/${service}/`;
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return {
    arn: `arn:aws:iam::${account}:role${path}${name}`,
    id: newId('AROA', 21),
    name,
    path,
    trustPolicy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    ...(description !== undefined && { description }),
    maxSessionDuration: 3600,
    createdAt: createdAt.toISOString(),
    tags: {},
    inline: {},
    attached: [],
    linkedService: service,
  };
}
