import { AwsError } from '../service.ts';
import type { Store } from './store.ts';

const most = 50;

/** As checked by the service model. */
export interface Tag {
  Key: string;
  Value: string;
}

export function readTags(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key: key, Value: value }) => [key, value]));
}

/** Adds tags to those that the resource has; equal keys are overwritten. */
export async function saveTags(
  store: Store,
  arn: string,
  tags: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const record = store.tags.get(arn) ?? { arn, tags: {} };
  const merged = { ...record.tags, ...tags };
  if (Object.keys(merged).length > most) {
    throw new AwsError(
      'ResourceLimitExceeded',
      `A resource can have ${most} tags, but ${arn} would have ${Object.keys(merged).length}.`,
    );
  }
  record.tags = merged;
  await store.tags.save(record);
  return merged;
}
