import { join } from 'node:path';
import type { ServiceParts } from '../service-parts.ts';
import type { Operation, Service } from '../service.ts';
import { inputCheck, typedInput } from '../shape.ts';
import { alarmOperations } from './alarm.ts';
import { alarmListOperations } from './alarm-list.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import type { Context, Operations } from './context.ts';
import { metricOperations } from './metric.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { metricDataOperations } from './metric-data.ts';
import model from './shapes.json' with { type: 'json' };
import { type AlarmRecord, openAlarmStore } from './store.ts';
import { tagOperations } from './tag.ts';

export interface CloudWatch extends Service {
  metrics: Metrics;
  alarms: Alarms;
  /** The alarm of an ARN. */
  alarmOf(arn: string): AlarmRecord | undefined;
  close: () => Promise<void>;
}

const checkInput = inputCheck(model, 'ValidationError');

/** CloudWatch's metrics and metric alarms. Its state lies under `<root>/cloudwatch`. */
export function createCloudWatch(parts: Pick<ServiceParts, 'root' | 'account' | 'now'>): CloudWatch {
  const { root, account, now } = parts;
  const folder = join(root, 'cloudwatch');
  const store = openAlarmStore(folder);
  const alarms = createAlarms({ store, metrics: () => metrics, account, now });
  const metrics = openMetrics(folder, now, (series) => alarms.arrived(series));
  return {
    name: 'monitoring',
    title: 'CloudWatch',
    protocol: {
      kind: 'json',
      targetPrefix: 'GraniteServiceVersion20100801',
      query: {
        version: '2010-08-01',
        xmlns: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
        read: (operation, input) => typedInput(model, operation, input),
      },
    },
    operations: checked(
      { store, metrics, alarms },
      {
        ...metricOperations,
        ...metricDataOperations,
        ...alarmOperations,
        ...alarmListOperations,
        ...tagOperations,
      },
    ),
    facts: { tags: (arn) => store.get(arn)?.tags },
    metrics,
    alarms,
    alarmOf: (arn) => store.get(arn),
    async close() {
      alarms.close();
      metrics.close();
      await store.settled();
    },
  };
}

/** Operations that see only requests which CloudWatch's model allows. */
function checked(context: Context, operations: Operations): Record<string, Operation> {
  const entries = Object.entries(operations).map(([name, run]): [string, Operation] => [
    name,
    async (input, call) => run(context, checkInput(name, input), call),
  ]);
  return Object.fromEntries(entries);
}
