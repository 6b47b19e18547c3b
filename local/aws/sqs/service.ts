import { join } from 'node:path';
import type { Metrics } from '../cloudwatch/metrics.ts';
import type { ServiceParts } from '../service-parts.ts';
import type { Operation, Service } from '../service.ts';
import { inputCheck } from '../shape.ts';
import { messageOperations } from './message.ts';
import { type Context, queueOperations } from './queue.ts';
import { createQueues, type Queues } from './queues.ts';
import model from './shapes.json' with { type: 'json' };
import { openQueueStore } from './store.ts';

export interface Sqs extends Service {
  /** For services that send to queues. */
  queues: Queues;
}

export interface SqsParts extends Pick<ServiceParts, 'root' | 'url' | 'now'> {
  metrics: Metrics;
}

const checkInput = inputCheck(model, 'InvalidParameterValue');

/** SQS's standard queues. Its state lies under `<root>/sqs`. */
export function createSqs({ root, url, now, metrics }: SqsParts): Sqs {
  const store = openQueueStore(join(root, 'sqs'));
  const queues = createQueues({ store, metrics, now });
  const context: Context = { store, queues, url };
  const entries = Object.entries({ ...queueOperations, ...messageOperations }).map(
    ([name, run]): [string, Operation] => [
      name,
      (input, call) => run(context, checkInput(name, input), call),
    ],
  );
  return {
    name: 'sqs',
    title: 'SQS',
    protocol: { kind: 'json', targetPrefix: 'AmazonSQS' },
    operations: Object.fromEntries(entries),
    facts: { tags: (arn) => store.get(arn)?.tags },
    queues,
    async close() {
      queues.close();
      await store.settled();
    },
  };
}
