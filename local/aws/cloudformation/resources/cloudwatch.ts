import type { PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch';
import { chosenName, type Handler, inputOf, tagChange, text, untagged, type Work } from './handler.ts';
import type { Properties } from './schema.ts';

export const alarm: Handler = {
  nameProperty: 'AlarmName',
  async create(properties, work) {
    const name = text(properties, 'AlarmName') ?? chosenName([work.stackName, work.logicalId], 255);
    await put(name, properties, work);
    const { account, region } = work;
    return { physicalId: name, attributes: { Arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}` } };
  },
  async update(change, work) {
    const { physicalId, attributes, after } = change;
    await put(physicalId, untagged(after), work);
    const { add, remove } = tagChange(change);
    const { TagResourceCommand, UntagResourceCommand } = await import('@aws-sdk/client-cloudwatch');
    const client = await work.clients.cloudwatch();
    const ResourceARN = String(attributes['Arn']);
    if (add.length > 0) await client.send(new TagResourceCommand({ ResourceARN, Tags: add }));
    if (remove.length > 0) await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: remove }));
    return attributes;
  },
  async remove(name, _, work) {
    const { DeleteAlarmsCommand } = await import('@aws-sdk/client-cloudwatch');
    const client = await work.clients.cloudwatch();
    await client.send(new DeleteAlarmsCommand({ AlarmNames: [name] }));
  },
};

async function put(name: string, properties: Properties, work: Work): Promise<void> {
  const { PutMetricAlarmCommand } = await import('@aws-sdk/client-cloudwatch');
  const client = await work.clients.cloudwatch();
  await client.send(
    new PutMetricAlarmCommand(inputOf<PutMetricAlarmInput>({ ...properties, AlarmName: name })),
  );
}
