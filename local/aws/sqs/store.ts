import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';
import { AwsError } from '../service.ts';

/** A queue with what it holds; times are epoch milliseconds. */
export interface QueueRecord {
  arn: string;
  name: string;
  region: string;
  account: string;
  /** As they were set; what was not set has its preset. */
  attributes: Record<string, string>;
  tags: Record<string, string>;
  createdAt: number;
  changedAt: number;
  messages: Message[];
}

export interface Message {
  id: string;
  body: string;
  attributes: Record<string, MessageAttribute>;
  senderId: string;
  sentAt: number;
  /** From when on it may be received. */
  visibleAt: number;
  received: number;
  firstReceivedAt?: number;
  /** Of the last time that it was received. */
  receipt?: string;
}

export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  /** Base64. */
  BinaryValue?: string;
}

export type QueueStore = Collection<QueueRecord>;

export function openQueueStore(folder: string): QueueStore {
  return openCollection(join(folder, 'queues'));
}

export function queueArn({ region, account }: { region: string; account: string }, name: string): string {
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

/** The queue that the path of a URL names. Throws QueueDoesNotExist. */
export function queueByUrl(store: QueueStore, region: string, url: string): QueueRecord {
  const { pathname } = URL.canParse(url) ? new URL(url) : { pathname: url };
  const [name = '', account = ''] = pathname.split('/').toReversed();
  return queueOf(store, queueArn({ region, account }, name));
}

export function queueOf(store: QueueStore, arn: string): QueueRecord {
  const found = store.get(arn);
  if (found) return found;
  throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
}
