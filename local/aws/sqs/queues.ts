import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { Metrics } from '../cloudwatch/metrics.ts';
import { evaluate } from '../iam/evaluation.ts';
import { parsePolicy } from '../iam/policy.ts';
import { requestContext } from '../iam/request-context.ts';
import { AwsError } from '../service.ts';
import { numberOf, redriveOf } from './attribute.ts';
import { type Message, type MessageAttribute, type QueueRecord, queueOf, type QueueStore } from './store.ts';

export interface NewMessage {
  body: string;
  attributes?: Record<string, MessageAttribute>;
  /** Seconds. */
  delay?: number;
}

/** A service that sends to a queue, for the sake of one of its resources. */
export interface SendingService {
  /** `events.amazonaws.com` */
  service: string;
  sourceArn: string;
}

export interface Receiving {
  most: number;
  /** Seconds. */
  wait: number;
  visibility: number;
}

/** Moves messages in and out of queues, whoever asks. */
export interface Queues {
  send(queue: QueueRecord, message: NewMessage, senderId: string): Promise<Message>;
  /** As a service does. Throws QueueDoesNotExist, and AccessDenied unless the queue's policy allows it. */
  deliver(queueArn: string, message: NewMessage, by: SendingService): Promise<void>;
  receive(queue: QueueRecord, receiving: Receiving): Promise<Message[]>;
  /** After what changed its messages from outside. */
  changed(queue: QueueRecord): Promise<void>;
  close(): void;
}

export interface QueuesParts {
  store: QueueStore;
  metrics: Metrics;
  now: () => Date;
}

export function createQueues({ store, metrics, now }: QueuesParts): Queues {
  const arrivals = new EventEmitter();
  arrivals.setMaxListeners(0);
  const closing = new AbortController();

  // CloudWatch has the depth of a queue once a minute; here it has it whenever it changes.
  async function changed(queue: QueueRecord): Promise<void> {
    const at = now().getTime();
    const visible = queue.messages.filter(({ visibleAt }) => visibleAt <= at).length;
    const dimensions = { QueueName: queue.name };
    metrics.put(queue.region, 'AWS/SQS', [
      { name: 'ApproximateNumberOfMessagesVisible', dimensions, value: visible, unit: 'Count' },
      {
        name: 'ApproximateNumberOfMessagesNotVisible',
        dimensions,
        value: queue.messages.length - visible,
        unit: 'Count',
      },
    ]);
    await store.save(queue);
    arrivals.emit(queue.arn);
  }

  async function send(queue: QueueRecord, message: NewMessage, senderId: string): Promise<Message> {
    const size =
      Buffer.byteLength(message.body) +
      Object.entries(message.attributes ?? {})
        .flat()
        .map(sizeOf)
        .reduce((sum, each) => sum + each, 0);
    const most = numberOf(queue, 'MaximumMessageSize');
    if (size > most)
      throw new AwsError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
      );
    const at = now().getTime();
    const sent: Message = {
      id: randomUUID(),
      body: message.body,
      attributes: message.attributes ?? {},
      senderId,
      sentAt: at,
      visibleAt: at + (message.delay ?? numberOf(queue, 'DelaySeconds')) * 1000,
      received: 0,
    };
    queue.messages.push(sent);
    await changed(queue);
    return sent;
  }

  function take(queue: QueueRecord, most: number, visibility: number): Message[] {
    const at = now().getTime();
    const retention = numberOf(queue, 'MessageRetentionPeriod') * 1000;
    queue.messages = queue.messages.filter(({ sentAt }) => sentAt > at - retention);
    const redrive = redriveOf(queue.attributes['RedrivePolicy']);
    const target = redrive && store.get(redrive.queue);
    const taken: Message[] = [];
    for (const message of queue.messages.filter(({ visibleAt }) => visibleAt <= at)) {
      if (redrive && target && message.received >= redrive.most) {
        queue.messages = queue.messages.filter((each) => each !== message);
        target.messages.push(message);
        void changed(target);
        continue;
      }
      if (taken.length >= most) break;
      message.received += 1;
      message.firstReceivedAt ??= at;
      message.visibleAt = at + visibility * 1000;
      message.receipt = randomUUID();
      taken.push(message);
    }
    return taken;
  }

  async function receive(queue: QueueRecord, { most, wait, visibility }: Receiving): Promise<Message[]> {
    const deadline = Date.now() + wait * 1000;
    for (;;) {
      const taken = take(queue, most, visibility);
      const rest = deadline - Date.now();
      if (taken.length > 0 || rest <= 0 || closing.signal.aborted) {
        if (taken.length > 0) await changed(queue);
        return taken;
      }
      // Until something arrives, or one that was received becomes visible again.
      const at = now().getTime();
      const next = Math.min(rest, ...queue.messages.map(({ visibleAt }) => Math.max(visibleAt - at, 1)));
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(next)]);
      await once(arrivals, queue.arn, { signal }).catch(() => undefined);
    }
  }

  return {
    send,
    receive,
    changed,
    async deliver(arn, message, by) {
      const queue = queueOf(store, arn);
      if (!allowsSending(queue, by))
        throw new AwsError(
          'AccessDenied',
          `User: ${by.service} is not authorized to perform: sqs:sendmessage on resource: ${arn} because no resource-based policy allows the sqs:sendmessage action`,
          403,
        );
      await send(queue, message, by.service);
    },
    close: () => closing.abort(),
  };
}

function allowsSending(queue: QueueRecord, { service, sourceArn }: SendingService): boolean {
  const policy = queue.attributes['Policy'];
  if (policy === undefined || policy === '') return false;
  const context = requestContext({ 'aws:SourceArn': sourceArn, 'aws:SourceAccount': queue.account });
  const asked = { action: 'sqs:SendMessage', resource: queue.arn, context };
  return evaluate([parsePolicy(policy)], asked, { type: 'Service', names: [service] }) === 'allowed';
}

function sizeOf(part: string | MessageAttribute): number {
  if (typeof part === 'string') return Buffer.byteLength(part);
  return Buffer.byteLength(`${part.DataType}${part.StringValue ?? part.BinaryValue ?? ''}`);
}
