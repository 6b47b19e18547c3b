import {
  chosenName,
  type Handler,
  isMissing,
  tagChange,
  tagsOf,
  text,
  untagged,
  type Work,
} from './handler.ts';
import { documentText, listOf, refuseOthers } from './properties.ts';
import type { Properties } from './schema.ts';

const queue: Handler = {
  nameProperty: 'QueueName',
  async create(properties, work) {
    const { CreateQueueCommand } = await import('@aws-sdk/client-sqs');
    const client = await work.clients.sqs();
    const name = text(properties, 'QueueName') ?? chosenName([work.stackName, work.logicalId], 80);
    const tags = Object.fromEntries(tagsOf(properties).map(({ Key, Value }) => [Key, Value]));
    const { QueueUrl = '' } = await client.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributesOf(properties), tags }),
    );
    return {
      physicalId: QueueUrl,
      attributes: { Arn: `arn:aws:sqs:${work.region}:${work.account}:${name}`, QueueName: name, QueueUrl },
    };
  },
  async update(change, work) {
    const { physicalId: QueueUrl, attributes, before, after } = change;
    const { SetQueueAttributesCommand, TagQueueCommand, UntagQueueCommand } =
      await import('@aws-sdk/client-sqs');
    const client = await work.clients.sqs();
    const wanted = attributesOf(after);
    const gone = Object.keys(attributesOf(before)).filter((name) => !(name in wanted));
    const Attributes = { ...Object.fromEntries(gone.map((name) => [name, ''])), ...wanted };
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    const { add, remove } = tagChange(change);
    const Tags = Object.fromEntries(add.map(({ Key, Value }) => [Key, Value]));
    if (add.length > 0) await client.send(new TagQueueCommand({ QueueUrl, Tags }));
    if (remove.length > 0) await client.send(new UntagQueueCommand({ QueueUrl, TagKeys: remove }));
    return attributes;
  },
  async remove(QueueUrl, _, work) {
    const { DeleteQueueCommand } = await import('@aws-sdk/client-sqs');
    const client = await work.clients.sqs();
    await client.send(new DeleteQueueCommand({ QueueUrl })).catch(unlessMissing);
  },
};

/** Properties as the texts that SQS takes for them. */
function attributesOf(properties: Properties): Record<string, string> {
  const { QueueName: _, ...settings } = untagged(properties);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, documentText(value)]));
}

const queuePolicy: Handler = {
  async create(properties, work) {
    await setPolicies(properties, work, documentText(properties['PolicyDocument']));
    const id = chosenName([work.stackName, work.logicalId], 128);
    return { physicalId: id, attributes: { Id: id } };
  },
  async update({ attributes, before, after }, work) {
    refuseOthers('a queue policy', after, ['PolicyDocument', 'Queues']);
    const kept = new Set(listOf(after, 'Queues'));
    const gone = listOf(before, 'Queues').filter((url) => !kept.has(url));
    await setPolicies({ Queues: gone }, work, '');
    await setPolicies(after, work, documentText(after['PolicyDocument']));
    return attributes;
  },
  async remove(_, properties, work) {
    await setPolicies(properties, work, '').catch(unlessMissing);
  },
};

async function setPolicies(properties: Properties, work: Work, policy: string): Promise<void> {
  const { SetQueueAttributesCommand } = await import('@aws-sdk/client-sqs');
  const client = await work.clients.sqs();
  for (const QueueUrl of listOf(properties, 'Queues'))
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: policy } }));
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

export const sqsHandlers: Readonly<Record<string, Handler>> = {
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
};
