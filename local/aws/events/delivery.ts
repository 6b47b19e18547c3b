import { randomUUID } from 'node:crypto';
import { messageOf } from '../../plain.ts';
import type { Metrics } from '../cloudwatch/metrics.ts';
import type { Access } from '../iam/access.ts';
import { AwsError } from '../service.ts';
import type { Queues } from '../sqs/queues.ts';
import type { LocalTime } from '../time.ts';
import type { AwsEvent } from './event.ts';
import { type Outcome, requestOf, send } from './invocation.ts';
import type { DeliveryRecord, RuleRecord, Store, Target } from './store.ts';
import { inputOf } from './transformer.ts';

export interface DeliveryParts {
  store: Store;
  access: Access;
  queues: Queues;
  metrics: Metrics;
  time: LocalTime;
}

/** Brings events to targets, again and again as their retry policies say, and what can't be brought to dead-letter queues. */
export interface Deliveries {
  start(event: AwsEvent, rule: RuleRecord, target: Target): void;
  /** Takes up what an earlier server left. */
  recover(): void;
  close(): Promise<void>;
}

const SERVICE = 'events.amazonaws.com';
const presets = { attempts: 185, age: 86_400 };
// Milliseconds before the first retry, and at most before one; doubled in between.
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 600_000;

type Failure = Extract<Outcome, { kind: 'failed' }>;

export function createDeliveries(parts: DeliveryParts): Deliveries {
  const { store, metrics, time } = parts;
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  // Per destination, when the next call of it may be made.
  const turns = new Map<string, Promise<void>>();

  function count(rule: RuleRecord, ...names: string[]): void {
    const dimensions = { RuleName: rule.name };
    metrics.put(
      rule.region,
      'AWS/Events',
      names.map((name) => ({ name, dimensions, value: 1, unit: 'Count' })),
    );
  }

  async function invoke(record: DeliveryRecord, rule: RuleRecord, target: Target): Promise<Outcome> {
    const event = parseEvent(record.event);
    let input: string;
    try {
      input = inputOf(target, event, rule);
    } catch (error) {
      return permanent('INVALID_JSON', messageOf(error));
    }
    if (target.Arn.includes(':sqs:')) return toQueue(parts, rule, target, input);
    const destination = store.destinations.get(target.Arn);
    const connection = destination && store.connections.get(destination.connectionArn);
    if (!destination || !connection) return permanent('NO_RESOURCE', `${target.Arn} does not exist.`);
    const denied = denial(parts.access, target);
    if (denied) return denied;
    if (connection.state !== 'AUTHORIZED')
      return permanent('SDK_CLIENT_ERROR', `Connection ${connection.name} is ${connection.state}.`);
    const turn = turns.get(destination.arn) ?? Promise.resolve();
    const pause = 1000 / destination.ratePerSecond;
    const next = turn.then(() => time.wait(pause, closing.signal)).catch(() => undefined);
    turns.set(destination.arn, next);
    await turn;
    return send(requestOf(destination, connection, target, input), closing.signal);
  }

  async function deadLetter(record: DeliveryRecord, rule: RuleRecord, target: Target, failure: Failure) {
    const queue = target.DeadLetterConfig?.Arn;
    if (queue === undefined) return count(rule, 'FailedInvocations');
    const condition = exhaustedBy(record, target);
    const values = {
      RULE_ARN: rule.arn,
      TARGET_ARN: target.Arn,
      ERROR_CODE: failure.code,
      ERROR_MESSAGE: failure.message,
      ...(failure.isRetried && condition !== undefined && { EXHAUSTED_RETRY_CONDITION: condition }),
      ...(failure.isRetried && { RETRY_ATTEMPTS: String(record.attempts - 1) }),
    };
    const attributes = Object.fromEntries(
      Object.entries(values).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
    );
    try {
      const by = { service: SERVICE, sourceArn: rule.arn };
      await parts.queues.deliver(queue, { body: record.event, attributes }, by);
      count(rule, 'InvocationsSentToDlq');
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      count(rule, 'InvocationsFailedToBeSentToDlq', 'FailedInvocations');
    }
  }

  async function deliver(record: DeliveryRecord): Promise<void> {
    for (;;) {
      // Between two calls the rule may have been changed.
      const rule = store.rules.get(record.rule);
      const target = rule?.targets.find(({ Id }) => Id === record.target);
      if (!rule || !target) break;
      const outcome = await invoke(record, rule, target);
      if (closing.signal.aborted) return;
      record.attempts += 1;
      count(rule, 'InvocationAttempts', ...(record.attempts > 1 ? ['RetryInvocationAttempts'] : []));
      if (outcome.kind === 'delivered') {
        count(rule, 'SuccessfulInvocationAttempts');
        break;
      }
      const pause = Math.max(pauseAfter(record.attempts), (outcome.retryAfter ?? 0) * 1000);
      record.age += pause;
      if (!outcome.isRetried || exhaustedBy(record, target) !== undefined) {
        await deadLetter(record, rule, target, outcome);
        break;
      }
      await store.deliveries.save(record);
      await time.wait(pause, closing.signal);
    }
    await store.deliveries.delete(record.arn);
  }

  function run(record: DeliveryRecord): void {
    const end = deliver(record).catch((error: unknown) => {
      if (!closing.signal.aborted) console.error('The local EventBridge failed to deliver an event:', error);
    });
    running.add(end);
    void end.finally(() => running.delete(end));
  }

  return {
    start(event, rule, target) {
      count(rule, 'Invocations');
      const record: DeliveryRecord = {
        arn: randomUUID(),
        event: JSON.stringify(event),
        rule: rule.arn,
        target: target.Id,
        attempts: 0,
        age: 0,
      };
      store.deliveries.saveSoon(record);
      run(record);
    },
    recover() {
      for (const record of store.deliveries.values()) run(record);
    },
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}

function parseEvent(text: string): AwsEvent {
  const event: AwsEvent = JSON.parse(text);
  return event;
}

function permanent(code: string, message: string): Failure {
  return { kind: 'failed', code, message, isRetried: false };
}

function pauseAfter(attempts: number): number {
  const longest = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
  return longest * (0.5 + Math.random() / 2);
}

function exhaustedBy({ attempts, age }: DeliveryRecord, target: Target): string | undefined {
  const { MaximumRetryAttempts: most = presets.attempts, MaximumEventAgeInSeconds: oldest = presets.age } =
    target.RetryPolicy ?? {};
  if (attempts > most) return 'MaximumRetryAttempts';
  return age >= oldest * 1000 ? 'MaximumEventAgeInSeconds' : undefined;
}

/** Why the target's role may not call the destination. */
function denial(access: Access, target: Target): Failure | undefined {
  const { RoleArn: roleArn, Arn: arn } = target;
  if (roleArn === undefined) return permanent('NO_PERMISSIONS', `Target ${target.Id} has no role.`);
  try {
    access.credentialsFor({ roleArn, service: SERVICE }, 'EventBridge');
  } catch (error) {
    return permanent('FAILURE_TO_ASSUME_ROLE', messageOf(error));
  }
  try {
    access.check({ roleArn, service: SERVICE }, 'events:InvokeApiDestination', arn);
    return undefined;
  } catch (error) {
    return permanent('NO_PERMISSIONS', messageOf(error));
  }
}

async function toQueue(
  { queues }: DeliveryParts,
  rule: RuleRecord,
  target: Target,
  input: string,
): Promise<Outcome> {
  try {
    await queues.deliver(target.Arn, { body: input }, { service: SERVICE, sourceArn: rule.arn });
    return { kind: 'delivered' };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return permanent(error.code === 'AccessDenied' ? 'NO_PERMISSIONS' : 'NO_RESOURCE', error.message);
  }
}
