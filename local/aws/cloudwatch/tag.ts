import { AwsError } from '../service.ts';
import type { Context, Operations, TagInput } from './context.ts';
import type { AlarmRecord } from './store.ts';

export const tagOperations: Operations = {
  ListTagsForResource(context, { ResourceARN: arn }: { ResourceARN: string }) {
    const { tags } = alarmOf(context, arn);
    return { Tags: Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value })) };
  },
  async TagResource(context, { ResourceARN: arn, Tags: added }: { ResourceARN: string; Tags: TagInput[] }) {
    const alarm = alarmOf(context, arn);
    const tags = {
      ...alarm.tags,
      ...Object.fromEntries(added.map(({ Key: key, Value: value }) => [key, value])),
    };
    if (Object.keys(tags).length > 50)
      throw new AwsError('ValidationError', 'A resource cannot have more than 50 tags.');
    alarm.tags = tags;
    await context.store.save(alarm);
    return {};
  },
  async UntagResource(
    context,
    { ResourceARN: arn, TagKeys: keys }: { ResourceARN: string; TagKeys: string[] },
  ) {
    const alarm = alarmOf(context, arn);
    alarm.tags = Object.fromEntries(Object.entries(alarm.tags).filter(([key]) => !keys.includes(key)));
    await context.store.save(alarm);
    return {};
  },
};

function alarmOf({ store }: Context, arn: string): AlarmRecord {
  const alarm = store.get(arn);
  if (alarm) return alarm;
  throw new AwsError('ResourceNotFoundException', `Resource ${arn} does not exist.`, 404);
}
