import { AwsError } from '../service.ts';
import type { Context, Operations } from './context.ts';
import { pageOf } from './page.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByArn {
  ResourceArn: string;
}

/** What ListTags gives without MaxResults. */
const tagPage = 50;

export function tagOperations(context: Context): Operations {
  const { store } = context;

  function requireResource(arn: string): void {
    const { pipelines, executions, processingJobs, trainingJobs, groups, packages } = store;
    const exists = [pipelines, executions, processingJobs, trainingJobs, groups, packages].some(
      (collection) => collection.get(arn),
    );
    if (!exists) throw new AwsError('ValidationException', `Could not find resource ${arn}.`);
  }

  return {
    async AddTags(input: ByArn & { Tags: Tag[] }) {
      requireResource(input.ResourceArn);
      return { Tags: listed(await saveTags(store, input.ResourceArn, readTags(input.Tags))) };
    },
    ListTags(input: ByArn & { MaxResults?: number; NextToken?: string }) {
      requireResource(input.ResourceArn);
      const { items, next } = pageOf(
        listed(store.tags.get(input.ResourceArn)?.tags ?? {}),
        input,
        ({ Key: key }) => key,
        tagPage,
      );
      return { Tags: items, ...next };
    },
    async DeleteTags(input: ByArn & { TagKeys: string[] }) {
      requireResource(input.ResourceArn);
      const record = store.tags.get(input.ResourceArn);
      if (!record) return;
      record.tags = Object.fromEntries(
        Object.entries(record.tags).filter(([key]) => !input.TagKeys.includes(key)),
      );
      await store.tags.save(record);
    },
  };
}

function listed(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
}
