import { join } from 'node:path';
import type { Metrics } from '../cloudwatch/metrics.ts';
import type { ServiceParts } from '../service-parts.ts';
import type { Operation, Service } from '../service.ts';
import { inputCheck } from '../shape.ts';
import type { Queues } from '../sqs/queues.ts';
import { type Bus, createBus } from './bus.ts';
import { connectionOperations } from './connection.ts';
import { createDeliveries } from './delivery.ts';
import { destinationOperations } from './destination.ts';
import { type Context, ruleOperations } from './rule.ts';
import { createSchedules } from './schedule.ts';
import model from './shapes.json' with { type: 'json' };
import { openStore } from './store.ts';
import { targetOperations } from './target.ts';

export interface EventBridge extends Service {
  /** For services whose changes are events. */
  bus: Bus;
}

export interface EventBridgeParts extends Pick<ServiceParts, 'root' | 'access' | 'time' | 'now'> {
  metrics: Metrics;
  queues: Queues;
}

const checkInput = inputCheck(model);

/**
 * EventBridge's default bus with rules, connections and API destinations, which it really calls. Its state, keys of
 * connections included, lies as plain text under `<root>/events`; deliveries under way are taken up again.
 */
export function createEventBridge(parts: EventBridgeParts): EventBridge {
  const { metrics } = parts;
  const store = openStore(join(parts.root, 'events'));
  const deliveries = createDeliveries({ ...parts, store });
  const bus = createBus({ store, deliveries, metrics });
  const schedules = createSchedules({ store, bus, now: parts.now });
  const context: Context = { store, bus, schedules };
  const operations = {
    ...ruleOperations,
    ...targetOperations,
    ...connectionOperations,
    ...destinationOperations,
  };
  const entries = Object.entries(operations).map(([name, run]): [string, Operation] => [
    name,
    (input, call) => run(context, checkInput(name, input), call),
  ]);
  deliveries.recover();
  for (const rule of store.rules.values()) schedules.follow(rule);
  return {
    name: 'events',
    title: 'EventBridge',
    protocol: { kind: 'json', targetPrefix: 'AWSEvents' },
    operations: Object.fromEntries(entries),
    facts: { tags: (arn) => store.rules.get(arn)?.tags },
    bus,
    async close() {
      schedules.close();
      await deliveries.close();
      await Promise.all(Object.values(store).map((collection) => collection.settled()));
    },
  };
}
