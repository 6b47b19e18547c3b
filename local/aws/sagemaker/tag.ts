import { AwsError } from '../service.ts';
import type { Context, Operations } from './context.ts';
import { pageOf } from './page.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByArn {
  ResourceArn: string;
}

/** What ListTags gives without MaxResults. */
const tagPage = 50;

export const tagOperations: Operations = { AddTags: add, ListTags: list, DeleteTags: remove };

async function add(context: Context, input: ByArn & { Tags: Tag[] }) {
  requireResource(context, input.ResourceArn);
  return { Tags: listed(await saveTags(context.store, input.ResourceArn, readTags(input.Tags))) };
}

function list(context: Context, input: ByArn & { MaxResults?: number; NextToken?: string }) {
  requireResource(context, input.ResourceArn);
  const all = listed(context.store.tags.get(input.ResourceArn)?.tags ?? {});
  const { items, next } = pageOf(all, input, ({ Key: key }) => key, tagPage);
  return { Tags: items, ...next };
}

async function remove(context: Context, input: ByArn & { TagKeys: string[] }) {
  requireResource(context, input.ResourceArn);
  const record = context.store.tags.get(input.ResourceArn);
  if (!record) return;
  record.tags = Object.fromEntries(
    Object.entries(record.tags).filter(([key]) => !input.TagKeys.includes(key)),
  );
  await context.store.tags.save(record);
}

function requireResource({ store }: Context, arn: string): void {
  const { tags: _tags, ...taggable } = store;
  const exists = Object.values(taggable).some((collection) => collection.get(arn));
  if (!exists) throw new AwsError('ValidationException', `Could not find resource ${arn}.`);
}

function listed(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
}
