import { createHash } from 'node:crypto';
import type { MessageAttribute } from './store.ts';

export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/**
 * The digest that clients compare with their own.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesDigest(attributes: Readonly<Record<string, MessageAttribute>>): string | undefined {
  const names = Object.keys(attributes).toSorted();
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  const add = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const attribute = attributes[name];
    if (!attribute) continue;
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    const { BinaryValue: binary } = attribute;
    // One byte says which of the two the value is.
    hash.update(Buffer.from([binary === undefined ? 1 : 2]));
    add(binary === undefined ? Buffer.from(attribute.StringValue ?? '') : Buffer.from(binary, 'base64'));
  }
  return hash.digest('hex');
}
