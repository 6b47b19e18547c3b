import type { CallContext } from '../service.ts';
import type { AlarmsOfAccount } from './alarms.ts';
import type { MetricStore } from './metrics.ts';
import type { AlarmStore } from './store.ts';

/** What CloudWatch's operations work on. */
export interface Context {
  store: AlarmStore;
  metrics: MetricStore;
  alarms: AlarmsOfAccount;
}

/** Operations by name; each gets a request that CloudWatch's model allows. */
export type Operations = Readonly<
  Record<string, (context: Context, input: never, call: CallContext) => unknown>
>;

export interface DimensionInput {
  Name: string;
  Value: string;
}

export interface TagInput {
  Key: string;
  Value: string;
}

export function dimensionsOf(dimensions: readonly DimensionInput[] = []): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ Name: name, Value: value }) => [name, value]));
}

export function describeDimensions(dimensions: Readonly<Record<string, string>>): DimensionInput[] {
  return Object.entries(dimensions).map(([name, value]) => ({ Name: name, Value: value }));
}
