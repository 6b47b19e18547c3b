import type { CallContext } from '../service.ts';
import type { Bus } from './bus.ts';
import { eventOf } from './event.ts';
import { matches, parsePattern } from './pattern.ts';
import { nextTime, type Schedules } from './schedule.ts';
import { invalid, notFound, ruleArn, ruleOf, type RuleRecord, type Store } from './store.ts';

export interface Context {
  store: Store;
  bus: Bus;
  schedules: Schedules;
}

/** Operations by name; each gets a request that EventBridge's model allows. */
export type EventOperations = Readonly<
  Record<string, (context: Context, input: never, call: CallContext) => unknown>
>;

interface OnBus {
  EventBusName?: string;
}

interface RuleInput extends OnBus {
  Name: string;
  EventPattern?: string;
  ScheduleExpression?: string;
  State?: string;
  Description?: string;
  Tags?: { Key: string; Value: string }[];
}

/** Only the default bus is there, by its name or its ARN. */
export function requireDefaultBus({ EventBusName: bus = 'default' }: OnBus): void {
  if (bus !== 'default' && !bus.endsWith(':event-bus/default'))
    throw notFound(`Event bus ${bus} does not exist. The local EventBridge has the default bus only.`);
}

export const ruleOperations: EventOperations = {
  async PutRule({ store, schedules }, input: RuleInput, call) {
    requireDefaultBus(input);
    const { Name: name, EventPattern: pattern, Description: description, Tags: tags = [] } = input;
    const { ScheduleExpression: schedule } = input;
    if (pattern === undefined && schedule === undefined)
      throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
    if (pattern !== undefined) parsePattern(pattern);
    if (schedule !== undefined) nextTime(schedule, call.now());
    const arn = ruleArn(call, name);
    const existing = store.rules.get(arn);
    const added = Object.fromEntries(tags.map(({ Key: key, Value: value }) => [key, value]));
    const rule: RuleRecord = {
      arn,
      name,
      region: call.region,
      account: call.account,
      ...(description !== undefined && { description }),
      ...(pattern !== undefined && { pattern }),
      ...(schedule !== undefined && { schedule }),
      state: input.State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
      tags: existing?.tags ?? added,
      targets: existing?.targets ?? [],
    };
    await store.rules.save(rule);
    schedules.follow(rule);
    return { RuleArn: arn };
  },

  DescribeRule({ store }, input: OnBus & { Name: string }, call) {
    requireDefaultBus(input);
    return describe(ruleOf(store, call, input.Name));
  },

  ListRules({ store }, input: OnBus & { NamePrefix?: string }, call) {
    requireDefaultBus(input);
    const rules = store.rules
      .values()
      .filter((rule) => rule.region === call.region && rule.name.startsWith(input.NamePrefix ?? ''));
    return { Rules: rules.map(describe) };
  },

  async DeleteRule({ store }, input: OnBus & { Name: string }, call) {
    requireDefaultBus(input);
    const rule = store.rules.get(ruleArn(call, input.Name));
    if (!rule) return;
    if (rule.targets.length > 0) throw invalid("Rule can't be deleted since it has targets.");
    await store.rules.delete(rule.arn);
  },

  EnableRule: (context, input: OnBus & { Name: string }, call) => setState(context, input, call, 'ENABLED'),
  DisableRule: (context, input: OnBus & { Name: string }, call) => setState(context, input, call, 'DISABLED'),

  TestEventPattern(_, { EventPattern: pattern, Event: text }: { EventPattern: string; Event: string }) {
    const event: unknown = JSON.parse(text);
    return { Result: matches(parsePattern(pattern), event) };
  },

  PutEvents({ bus }, { Entries: entries }: { Entries: EntryInput[] }, call) {
    const answers = entries.map((entry) => putEntry(bus, entry, call));
    return {
      FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length,
      Entries: answers,
    };
  },

  DescribeEventBus(_, { Name: name }: { Name?: string }, { region, account }) {
    requireDefaultBus({ ...(name !== undefined && { EventBusName: name }) });
    return { Name: 'default', Arn: `arn:aws:events:${region}:${account}:event-bus/default` };
  },

  ListTagsForResource({ store }, { ResourceARN: arn }: { ResourceARN: string }) {
    const { tags } = ruleByArn(store, arn);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },

  async TagResource({ store }, input: { ResourceARN: string; Tags: { Key: string; Value: string }[] }) {
    const rule = ruleByArn(store, input.ResourceARN);
    for (const { Key: key, Value: value } of input.Tags) rule.tags[key] = value;
    await store.rules.save(rule);
  },

  async UntagResource({ store }, input: { ResourceARN: string; TagKeys: string[] }) {
    const rule = ruleByArn(store, input.ResourceARN);
    for (const key of input.TagKeys) delete rule.tags[key];
    await store.rules.save(rule);
  },
};

interface EntryInput extends OnBus {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  Resources?: string[];
  Time?: number;
}

function putEntry(bus: Bus, entry: EntryInput, call: CallContext): Record<string, string> {
  const { Source: source, DetailType: detailType, Detail: text } = entry;
  const missing = Object.entries({ Source: source, DetailType: detailType, Detail: text }).find(
    ([, value]) => !value,
  );
  if (missing)
    return {
      ErrorCode: 'InvalidArgument',
      ErrorMessage: `Parameter ${missing[0]} is not valid. Reason: ${missing[0]} is a required argument.`,
    };
  if (source?.startsWith('aws.'))
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: `Not authorized for the source: ${source}`,
    };
  const detail = detailOf(text ?? '');
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const event = eventOf(call, {
    source: source ?? '',
    detailType: detailType ?? '',
    detail,
    resources: entry.Resources ?? [],
    at: entry.Time === undefined ? call.now() : new Date(entry.Time * 1000),
  });
  // As on AWS, a bus that is not there takes events without a word.
  const { EventBusName: name = 'default' } = entry;
  if (name === 'default' || name.endsWith(':event-bus/default')) bus.put(event);
  return { EventId: event.id };
}

function detailOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

async function setState(
  { store }: Context,
  input: OnBus & { Name: string },
  call: CallContext,
  state: RuleRecord['state'],
): Promise<void> {
  requireDefaultBus(input);
  const rule = ruleOf(store, call, input.Name);
  rule.state = state;
  await store.rules.save(rule);
}

function ruleByArn(store: Store, arn: string): RuleRecord {
  const rule = store.rules.get(arn);
  if (rule) return rule;
  throw notFound(`Rule ${arn} does not exist.`);
}

function describe(rule: RuleRecord): Record<string, unknown> {
  return {
    Name: rule.name,
    Arn: rule.arn,
    ...(rule.description !== undefined && { Description: rule.description }),
    ...(rule.pattern !== undefined && { EventPattern: rule.pattern }),
    ...(rule.schedule !== undefined && { ScheduleExpression: rule.schedule }),
    State: rule.state,
    EventBusName: 'default',
  };
}
