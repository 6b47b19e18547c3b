import { pageOf, sorted } from '../sagemaker/page.ts';
import type { ServiceParts } from '../service-parts.ts';
import { AwsError, type CallContext, type RestService } from '../service.ts';
import type { Queues } from '../sqs/queues.ts';
import { createClock, isActive, nextTime } from './clock.ts';
import { type Operations, schedulerCall } from './protocol.ts';
import {
  checkSchedule,
  GROUP,
  invalid,
  openScheduleStore,
  requireSchedule,
  type ScheduleInput,
  type ScheduleRecord,
  scheduleArn,
} from './schedule.ts';
import { start } from './starts.ts';

export interface Scheduler extends RestService {
  /**
   * Lets a schedule come due now, whatever its expression says. Answers the execution that it started; undefined where it
   * is disabled, or where the start was refused. Throws where there is no such schedule.
   */
  tick(name: string): Promise<string | undefined>;
}

export interface SchedulerParts extends Pick<ServiceParts, 'root' | 'access' | 'now' | 'url' | 'account'> {
  queues: Queues;
}

interface ByName {
  Name: string;
  GroupName?: string;
}

interface ListInput {
  GroupName?: string;
  NamePrefix?: string;
  State?: string;
  MaxResults?: number;
  NextToken?: string;
}

/** EventBridge Scheduler with its default group, for SageMaker pipelines. Its state lies under `<root>/scheduler`. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const store = openScheduleStore(parts.root);
  const running = new Set<Promise<unknown>>();
  const run = (schedule: ScheduleRecord, due: Date): Promise<string | undefined> => {
    const started = start(parts, schedule, due).finally(() => running.delete(started));
    running.add(started);
    return started;
  };
  const clock = createClock(store, parts.now, (schedule, due, isLast) => {
    void run(schedule, due);
    if (isLast && schedule.ActionAfterCompletion === 'DELETE') void store.delete(schedule.arn);
  });
  for (const { arn } of store.values()) clock.follow(arn);

  async function put(input: ScheduleInput, context: CallContext, before?: ScheduleRecord): Promise<object> {
    checkSchedule(input);
    nextTime(input, parts.now());
    if (input.EndDate !== undefined && input.EndDate <= (input.StartDate ?? parts.now().getTime() / 1000))
      throw invalid('EndDate must come after StartDate and after now.');
    const { RoleArn: resource } = input.Target;
    const passed = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
    context.authorize({ action: 'iam:PassRole', resource, context: passed });
    const { region, account } = context;
    const arn = scheduleArn(context, input.Name);
    const at = parts.now().getTime();
    await store.save({ ...input, arn, region, account, createdAt: before?.createdAt ?? at, changedAt: at });
    clock.follow(arn);
    return { ScheduleArn: arn };
  }

  const operations: Operations = {
    async CreateSchedule(input: ScheduleInput, context) {
      if (store.get(scheduleArn(context, input.Name)))
        throw new AwsError('ConflictException', `Schedule ${input.Name} already exists.`, 409);
      return put(input, context);
    },
    async UpdateSchedule(input: ScheduleInput, context) {
      return put(input, context, requireSchedule(store, context, input.Name, input.GroupName));
    },
    GetSchedule({ Name, GroupName }: ByName, context) {
      return described(requireSchedule(store, context, Name, GroupName));
    },
    async DeleteSchedule({ Name, GroupName }: ByName, context) {
      const { arn } = requireSchedule(store, context, Name, GroupName);
      await store.delete(arn);
      clock.follow(arn);
      return {};
    },
    ListSchedules: (input: ListInput, { region }) => listed(store.values(), input, region),
    GetScheduleGroup({ Name }: ByName, context) {
      if (Name === GROUP) return group(context);
      throw new AwsError('ResourceNotFoundException', `Schedule group ${Name} does not exist.`, 404);
    },
    ListScheduleGroups: (_, context) => ({ ScheduleGroups: [group(context)] }),
  };

  return {
    name: 'scheduler',
    title: 'Scheduler',
    protocol: { kind: 'rest' },
    operations: Object.keys(operations),
    call: (request) => schedulerCall(request, operations),
    async tick(name) {
      const schedule = store.values().find(({ Name }) => Name === name);
      if (!schedule) throw new Error(`The local EventBridge Scheduler has no schedule ${name}.`);
      const due = parts.now();
      return isActive(schedule, due) ? run(schedule, due) : undefined;
    },
    async close() {
      clock.close();
      await Promise.allSettled(running);
      await store.settled();
    },
  };
}

function listed(schedules: readonly ScheduleRecord[], input: ListInput, region: string): object {
  const { GroupName: wanted = GROUP, NamePrefix: prefix = '', State: state } = input;
  const found = schedules
    .filter((schedule) => schedule.region === region && wanted === GROUP)
    .filter(({ Name, State = 'ENABLED' }) => Name.startsWith(prefix) && (state ?? State) === State);
  const ordered = sorted(found, ({ Name }) => Name, 'Ascending');
  const { items, next } = pageOf(ordered, input, ({ arn }) => arn, 100);
  return { Schedules: items.map(summary), ...next };
}

function group({ region, account }: CallContext): object {
  const Arn = `arn:aws:scheduler:${region}:${account}:schedule-group/${GROUP}`;
  return { Arn, Name: GROUP, State: 'ACTIVE' };
}

function described(record: ScheduleRecord): object {
  const { region: _region, account: _account, arn, createdAt, changedAt, ...schedule } = record;
  return {
    GroupName: GROUP,
    State: 'ENABLED',
    ScheduleExpressionTimezone: 'UTC',
    ActionAfterCompletion: 'NONE',
    ...schedule,
    Arn: arn,
    CreationDate: createdAt / 1000,
    LastModificationDate: changedAt / 1000,
  };
}

function summary({ arn, Name, State = 'ENABLED', Target, createdAt, changedAt }: ScheduleRecord): object {
  return {
    Arn: arn,
    Name,
    GroupName: GROUP,
    State,
    Target: { Arn: Target.Arn },
    CreationDate: createdAt / 1000,
    LastModificationDate: changedAt / 1000,
  };
}
