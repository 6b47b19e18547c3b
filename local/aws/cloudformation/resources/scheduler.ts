import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import { chosenName, type Handler, inputOf, removeOnce, text, type Work } from './handler.ts';
import type { Properties } from './schema.ts';

const schedule: Handler = {
  nameProperty: 'Name',
  async create(properties, work) {
    const { CreateScheduleCommand } = await import('@aws-sdk/client-scheduler');
    const client = await work.clients.scheduler();
    const name = text(properties, 'Name') ?? chosenName([work.stackName, work.logicalId], 64);
    const { ScheduleArn } = await client.send(new CreateScheduleCommand(scheduleOf(properties, name)));
    return { physicalId: name, attributes: { Arn: ScheduleArn } };
  },
  async update({ physicalId, attributes, after }, work) {
    const { UpdateScheduleCommand } = await import('@aws-sdk/client-scheduler');
    const client = await work.clients.scheduler();
    await client.send(new UpdateScheduleCommand(scheduleOf(after, physicalId)));
    return attributes;
  },
  async remove(Name, properties, work: Work) {
    const { DeleteScheduleCommand } = await import('@aws-sdk/client-scheduler');
    const client = await work.clients.scheduler();
    const GroupName = text(properties, 'GroupName');
    await removeOnce(() => client.send(new DeleteScheduleCommand({ Name, ...(GroupName && { GroupName }) })));
  },
};

function scheduleOf(properties: Properties, Name: string): CreateScheduleCommandInput {
  const { StartDate, EndDate, ...input } = inputOf<CreateScheduleCommandInput>(properties);
  return {
    ...input,
    Name,
    ...(StartDate && { StartDate: new Date(StartDate) }),
    ...(EndDate && { EndDate: new Date(EndDate) }),
  };
}

export const schedulerHandlers: Readonly<Record<string, Handler>> = {
  'AWS::Scheduler::Schedule': schedule,
};
