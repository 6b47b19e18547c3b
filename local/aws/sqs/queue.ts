import { isDeepStrictEqual } from 'node:util';
import { AwsError, type CallContext } from '../service.ts';
import { checkAttributes, describeAttributes } from './attribute.ts';
import type { Queues } from './queues.ts';
import { queueArn, queueByUrl, queueOf, type QueueRecord, type QueueStore } from './store.ts';

export interface Context {
  store: QueueStore;
  queues: Queues;
  url: () => string;
}

/** Operations by name; each gets a request that SQS's model allows. */
export type QueueOperations = Readonly<
  Record<string, (context: Context, input: never, call: CallContext) => unknown>
>;

interface OnQueue {
  QueueUrl: string;
}

export const queueOperations: QueueOperations = {
  async CreateQueue(
    context,
    input: { QueueName: string; Attributes?: Record<string, string>; tags?: Record<string, string> },
    call,
  ) {
    const { QueueName: name, Attributes: attributes = {}, tags = {} } = input;
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(name))
      throw new AwsError(
        'InvalidParameterValue',
        'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      );
    checkAttributes(attributes);
    const arn = queueArn(call, name);
    const existing = context.store.get(arn);
    if (existing) {
      const differing = Object.keys(attributes).find(
        (key) => !isDeepStrictEqual(existing.attributes[key], attributes[key]),
      );
      if (differing !== undefined)
        throw new AwsError(
          'QueueNameExists',
          `A queue already exists with the same name and a different value for attribute ${differing}`,
        );
      return { QueueUrl: urlOf(context, existing) };
    }
    const { region, account } = call;
    const at = call.now().getTime();
    const queue = {
      arn,
      name,
      region,
      account,
      attributes,
      tags,
      createdAt: at,
      changedAt: at,
      messages: [],
    };
    await context.store.save(queue);
    return { QueueUrl: urlOf(context, queue) };
  },

  GetQueueUrl(context, input: { QueueName: string; QueueOwnerAWSAccountId?: string }, call) {
    const { region } = call;
    const account = input.QueueOwnerAWSAccountId ?? call.account;
    return {
      QueueUrl: urlOf(context, queueOf(context.store, queueArn({ region, account }, input.QueueName))),
    };
  },

  ListQueues(context, { QueueNamePrefix: prefix = '' }: { QueueNamePrefix?: string }, call) {
    const found = context.store
      .values()
      .filter(({ region, name }) => region === call.region && name.startsWith(prefix));
    return { QueueUrls: found.map((queue) => urlOf(context, queue)) };
  },

  async DeleteQueue(context, { QueueUrl: url }: OnQueue, call) {
    const queue = queueByUrl(context.store, call.region, url);
    await context.store.delete(queue.arn);
  },

  GetQueueAttributes(context, input: OnQueue & { AttributeNames?: string[] }, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    const { AttributeNames: names = [] } = input;
    const all = Object.entries(describeAttributes(queue, call.now().getTime()));
    const shown = all.filter(([name]) => names.includes('All') || names.includes(name));
    return shown.length > 0 ? { Attributes: Object.fromEntries(shown) } : {};
  },

  async SetQueueAttributes(context, input: OnQueue & { Attributes: Record<string, string> }, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    checkAttributes(input.Attributes);
    const merged = { ...queue.attributes, ...input.Attributes };
    // An empty text takes a policy away.
    queue.attributes = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
    queue.changedAt = call.now().getTime();
    await context.store.save(queue);
  },

  async PurgeQueue(context, { QueueUrl: url }: OnQueue, call) {
    const queue = queueByUrl(context.store, call.region, url);
    queue.messages = [];
    await context.queues.changed(queue);
  },

  ListQueueTags(context, { QueueUrl: url }: OnQueue, call) {
    return { Tags: queueByUrl(context.store, call.region, url).tags };
  },

  async TagQueue(context, input: OnQueue & { Tags: Record<string, string> }, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    Object.assign(queue.tags, input.Tags);
    await context.store.save(queue);
  },

  async UntagQueue(context, input: OnQueue & { TagKeys: string[] }, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    for (const key of input.TagKeys) delete queue.tags[key];
    await context.store.save(queue);
  },
};

function urlOf({ url }: Context, { account, name }: QueueRecord): string {
  return `${url()}/${account}/${name}`;
}
