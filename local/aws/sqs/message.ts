import { AwsError } from '../service.ts';
import { numberOf } from './attribute.ts';
import { attributesDigest, bodyDigest } from './digest.ts';
import type { Context, QueueOperations } from './queue.ts';
import { type Message, type MessageAttribute, queueByUrl, type QueueRecord } from './store.ts';

interface SendInput {
  MessageBody: string;
  DelaySeconds?: number;
  MessageAttributes?: Record<string, MessageAttribute>;
}

interface OnMessage {
  QueueUrl: string;
  ReceiptHandle: string;
}

interface ReceiveInput {
  QueueUrl: string;
  MaxNumberOfMessages?: number;
  WaitTimeSeconds?: number;
  VisibilityTimeout?: number;
  MessageAttributeNames?: string[];
  AttributeNames?: string[];
  MessageSystemAttributeNames?: string[];
}

export const messageOperations: QueueOperations = {
  SendMessage(context, input: SendInput & { QueueUrl: string }, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    return send(context, queue, input, call.accessKeyId);
  },

  async SendMessageBatch(
    context,
    input: { QueueUrl: string; Entries: (SendInput & { Id: string })[] },
    call,
  ) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    const Successful = [];
    for (const entry of input.Entries)
      Successful.push({ Id: entry.Id, ...(await send(context, queue, entry, call.accessKeyId)) });
    return { Successful };
  },

  async ReceiveMessage(context, input: ReceiveInput, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    const most = input.MaxNumberOfMessages ?? 1;
    if (most < 1 || most > 10)
      throw new AwsError(
        'InvalidParameterValue',
        `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      );
    const messages = await context.queues.receive(queue, {
      most,
      wait: input.WaitTimeSeconds ?? numberOf(queue, 'ReceiveMessageWaitTimeSeconds'),
      visibility: input.VisibilityTimeout ?? numberOf(queue, 'VisibilityTimeout'),
    });
    if (messages.length === 0) return {};
    return { Messages: messages.map((message) => describe(message, input)) };
  },

  async DeleteMessage(context, input: OnMessage, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    await remove(context, queue, [input.ReceiptHandle]);
  },

  async DeleteMessageBatch(
    context,
    input: { QueueUrl: string; Entries: { Id: string; ReceiptHandle: string }[] },
    call,
  ) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    await remove(
      context,
      queue,
      input.Entries.map(({ ReceiptHandle: receipt }) => receipt),
    );
    return { Successful: input.Entries.map(({ Id }) => ({ Id })) };
  },

  async ChangeMessageVisibility(context, input: OnMessage & { VisibilityTimeout: number }, call) {
    const queue = queueByUrl(context.store, call.region, input.QueueUrl);
    const message = queue.messages.find(({ receipt }) => receipt === input.ReceiptHandle);
    const at = call.now().getTime();
    if (!message || message.visibleAt <= at)
      throw new AwsError('MessageNotInflight', 'The specified message isn’t in flight.');
    message.visibleAt = at + input.VisibilityTimeout * 1000;
    await context.queues.changed(queue);
  },
};

async function send(
  { queues }: Context,
  queue: QueueRecord,
  input: SendInput,
  sender: string,
): Promise<Record<string, unknown>> {
  const { DelaySeconds: delay, MessageAttributes: attributes = {} } = input;
  const sent = await queues.send(
    queue,
    { body: input.MessageBody, attributes, ...(delay !== undefined && { delay }) },
    sender,
  );
  const digest = attributesDigest(attributes);
  return {
    MessageId: sent.id,
    MD5OfMessageBody: bodyDigest(sent.body),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest }),
  };
}

/** What is gone already may be deleted again. */
async function remove({ queues }: Context, queue: QueueRecord, receipts: readonly string[]): Promise<void> {
  queue.messages = queue.messages.filter(
    ({ receipt }) => receipt === undefined || !receipts.includes(receipt),
  );
  await queues.changed(queue);
}

function describe(message: Message, input: ReceiveInput): Record<string, unknown> {
  const asked = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
  const system = Object.entries({
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.received),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  }).filter(([name]) => asked.includes('All') || asked.includes(name));
  const own = Object.entries(message.attributes).filter(([name]) =>
    (input.MessageAttributeNames ?? []).some(
      (wanted) =>
        wanted === 'All' ||
        wanted === name ||
        (wanted.endsWith('.*') && name.startsWith(wanted.slice(0, -1))),
    ),
  );
  const attributes = Object.fromEntries(own);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: bodyDigest(message.body),
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(own.length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: attributesDigest(attributes),
    }),
  };
}
