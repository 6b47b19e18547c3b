import { isObject } from '../../plain.ts';
import { AwsError } from '../service.ts';
import type { QueueRecord } from './store.ts';

const KIBIBYTE = 1024;

interface Range {
  preset: number;
  min: number;
  max: number;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const numbers: Readonly<Record<string, Range>> = {
  DelaySeconds: { preset: 0, min: 0, max: 900 },
  MaximumMessageSize: { preset: 1024 * KIBIBYTE, min: KIBIBYTE, max: 1024 * KIBIBYTE },
  MessageRetentionPeriod: { preset: 345_600, min: 60, max: 1_209_600 },
  ReceiveMessageWaitTimeSeconds: { preset: 0, min: 0, max: 20 },
  VisibilityTimeout: { preset: 30, min: 0, max: 43_200 },
  KmsDataKeyReusePeriodSeconds: { preset: 300, min: 60, max: 86_400 },
};
const texts = ['KmsMasterKeyId', 'Policy', 'RedriveAllowPolicy', 'RedrivePolicy', 'SqsManagedSseEnabled'];

/** Checks attributes that are about to be set. Throws InvalidAttributeName and InvalidAttributeValue. */
export function checkAttributes(attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'FifoQueue' || name === 'ContentBasedDeduplication')
      throw new AwsError('InvalidAttributeName', 'The local SQS has standard queues only.');
    const range = numbers[name];
    if (!range && !texts.includes(name))
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    const number = Number(value);
    if (range && !(Number.isInteger(number) && number >= range.min && number <= range.max))
      throw invalid(name);
    if (name === 'Policy' && value !== '' && !Array.isArray(jsonObject(value)['Statement']))
      throw invalid(name);
    if (name === 'RedrivePolicy' && value !== '' && !redriveOf(value)) throw invalid(name);
  }
}

function invalid(name: string): AwsError {
  return new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

/** Seconds or bytes of an attribute, set or preset. */
export function numberOf(queue: Pick<QueueRecord, 'attributes'>, name: string): number {
  return Number(queue.attributes[name] ?? numbers[name]?.preset);
}

export interface Redrive {
  queue: string;
  most: number;
}

/** Where messages go that were received too often. */
export function redriveOf(policy: string | undefined): Redrive | undefined {
  if (policy === undefined || policy === '') return undefined;
  const parsed = jsonObject(policy);
  const queue = parsed['deadLetterTargetArn'];
  const most = Number(parsed['maxReceiveCount']);
  return typeof queue === 'string' && Number.isInteger(most) && most >= 1 ? { queue, most } : undefined;
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** All attributes of a queue, as GetQueueAttributes has them. */
export function describeAttributes(queue: QueueRecord, now: number): Record<string, string> {
  const count = (holds: (visibleAt: number, received: number) => boolean): string =>
    String(queue.messages.filter(({ visibleAt, received }) => holds(visibleAt, received)).length);
  const presets = Object.keys(numbers)
    .filter((name) => !name.startsWith('Kms'))
    .map((name) => [name, String(numberOf(queue, name))]);
  const { KmsMasterKeyId: key } = queue.attributes;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: count((visibleAt) => visibleAt <= now),
    ApproximateNumberOfMessagesNotVisible: count((visibleAt, received) => visibleAt > now && received > 0),
    ApproximateNumberOfMessagesDelayed: count((visibleAt, received) => visibleAt > now && received === 0),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.changedAt / 1000)),
    ...Object.fromEntries(presets),
    SqsManagedSseEnabled: String(key === undefined),
    ...queue.attributes,
  };
}
