import type { Metrics } from '../cloudwatch/metrics.ts';
import type { Deliveries } from './delivery.ts';
import type { AwsEvent } from './event.ts';
import { matches, parsePattern } from './pattern.ts';
import type { RuleRecord, Store } from './store.ts';

/** The default bus of each region. */
export interface Bus {
  /** Hands an event to the targets of all rules that it matches. */
  put(event: AwsEvent): void;
  /** Hands an event to the targets of a rule whose time has come. */
  fire(rule: RuleRecord, event: AwsEvent): void;
}

export function createBus({
  store,
  deliveries,
  metrics,
}: {
  store: Store;
  deliveries: Deliveries;
  metrics: Metrics;
}): Bus {
  function fire(rule: RuleRecord, event: AwsEvent): void {
    const dimensions = { RuleName: rule.name };
    const names = ['MatchedEvents', 'TriggeredRules'];
    const data = names.map((name) => ({ name, dimensions, value: 1, unit: 'Count' }));
    metrics.put(rule.region, 'AWS/Events', data);
    for (const target of rule.targets) deliveries.start(event, rule, target);
  }

  return {
    fire,
    put(event) {
      for (const rule of store.rules.values()) {
        if (rule.state !== 'ENABLED' || rule.region !== event.region || rule.pattern === undefined) continue;
        if (matches(parsePattern(rule.pattern), event)) fire(rule, event);
      }
    },
  };
}
