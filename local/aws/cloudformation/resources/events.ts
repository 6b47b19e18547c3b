import type {
  CreateApiDestinationRequest,
  CreateConnectionRequest,
  PutRuleRequest,
  Target,
  UpdateConnectionRequest,
} from '@aws-sdk/client-eventbridge';
import { isObject } from '../../../plain.ts';
import {
  chosenName,
  type Handler,
  inputOf,
  removeOnce,
  tagChange,
  tagsOf,
  text,
  untagged,
  type Work,
} from './handler.ts';
import { documentText } from './properties.ts';
import type { Properties } from './schema.ts';

const rule: Handler = {
  nameProperty: 'Name',
  async create(properties, work) {
    const name = nameOf(properties, work);
    const Tags = tagsOf(properties);
    const arn = await putRule(name, properties, work, Tags.length > 0 ? { Tags } : {});
    work.started(name);
    await putTargets(name, targetsOf(properties), work);
    return { physicalId: name, attributes: { Arn: arn, RuleName: name } };
  },
  async update(change, work) {
    const { physicalId: name, attributes, before, after } = change;
    await putRule(name, after, work);
    const kept = new Set(targetsOf(after).map(({ Id }) => Id));
    const gone = targetsOf(before).flatMap(({ Id }) => (Id === undefined || kept.has(Id) ? [] : [Id]));
    await removeTargets(name, gone, work);
    await putTargets(name, targetsOf(after), work);
    const { add, remove } = tagChange(change);
    const { TagResourceCommand, UntagResourceCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    const ResourceARN = String(attributes['Arn']);
    if (add.length > 0) await client.send(new TagResourceCommand({ ResourceARN, Tags: add }));
    if (remove.length > 0) await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: remove }));
    return attributes;
  },
  async remove(name, properties, work) {
    const { DeleteRuleCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    const ids = targetsOf(properties).flatMap(({ Id }) => (Id === undefined ? [] : [Id]));
    await removeTargets(name, ids, work);
    await client.send(new DeleteRuleCommand({ Name: name }));
  },
};

async function putRule(name: string, properties: Properties, work: Work, tags: object = {}): Promise<string> {
  const { PutRuleCommand } = await import('@aws-sdk/client-eventbridge');
  const { Targets: _, EventPattern: pattern, ...settings } = untagged(properties);
  const input = inputOf<PutRuleRequest>({ ...settings, ...tags, Name: name });
  const client = await work.clients.events();
  const answer = await client.send(
    new PutRuleCommand({ ...input, ...(pattern !== undefined && { EventPattern: documentText(pattern) }) }),
  );
  return answer.RuleArn ?? '';
}

function targetsOf({ Targets: targets }: Properties): Target[] {
  return Array.isArray(targets) ? targets.filter(isObject).map((target) => inputOf<Target>(target)) : [];
}

async function putTargets(name: string, targets: Target[], work: Work): Promise<void> {
  if (targets.length === 0) return;
  const { PutTargetsCommand } = await import('@aws-sdk/client-eventbridge');
  const client = await work.clients.events();
  await client.send(new PutTargetsCommand({ Rule: name, Targets: targets }));
}

async function removeTargets(name: string, ids: string[], work: Work): Promise<void> {
  if (ids.length === 0) return;
  const { RemoveTargetsCommand } = await import('@aws-sdk/client-eventbridge');
  const client = await work.clients.events();
  await client.send(new RemoveTargetsCommand({ Rule: name, Ids: ids }));
}

const connection: Handler = {
  nameProperty: 'Name',
  async create(properties, work) {
    const { CreateConnectionCommand, DescribeConnectionCommand } =
      await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    const name = nameOf(properties, work);
    const input = inputOf<CreateConnectionRequest>({ ...properties, Name: name });
    const { ConnectionArn: Arn = '' } = await client.send(new CreateConnectionCommand(input));
    work.started(name);
    const { SecretArn = '' } = await client.send(new DescribeConnectionCommand({ Name: name }));
    return { physicalId: name, attributes: { Arn, SecretArn } };
  },
  async update({ physicalId: name, attributes, after }, work) {
    const { UpdateConnectionCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    await client.send(
      new UpdateConnectionCommand(inputOf<UpdateConnectionRequest>({ ...after, Name: name })),
    );
    return attributes;
  },
  async remove(name, _, work) {
    const { DeleteConnectionCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    await removeOnce(() => client.send(new DeleteConnectionCommand({ Name: name })));
  },
};

const destination: Handler = {
  nameProperty: 'Name',
  async create(properties, work) {
    const { CreateApiDestinationCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    const name = nameOf(properties, work);
    const input = inputOf<CreateApiDestinationRequest>({ ...properties, Name: name });
    const { ApiDestinationArn: Arn = '' } = await client.send(new CreateApiDestinationCommand(input));
    return { physicalId: name, attributes: { Arn } };
  },
  async update({ physicalId: name, attributes, after }, work) {
    const { UpdateApiDestinationCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    const input = inputOf<CreateApiDestinationRequest>({ ...after, Name: name });
    await client.send(new UpdateApiDestinationCommand(input));
    return attributes;
  },
  async remove(name, _, work) {
    const { DeleteApiDestinationCommand } = await import('@aws-sdk/client-eventbridge');
    const client = await work.clients.events();
    await removeOnce(() => client.send(new DeleteApiDestinationCommand({ Name: name })));
  },
};

/** EventBridge's names have 64 characters at most. */
function nameOf(properties: Properties, work: Work): string {
  return text(properties, 'Name') ?? chosenName([work.stackName, work.logicalId], 64);
}

export const eventHandlers: Readonly<Record<string, Handler>> = {
  'AWS::Events::Rule': rule,
  'AWS::Events::Connection': connection,
  'AWS::Events::ApiDestination': destination,
};
