import { arnOf } from './arn.ts';
import type { Context } from './context.ts';
import type { EndpointRecord } from './store.ts';

/** The variants of endpoints as Application Auto Scaling sees them. */
export interface Variants {
  /** Undefined where there is no such variant in service. */
  instances(
    region: string,
    endpoint: string,
    variant: string,
  ): { desired: number; current: number; instanceType: string } | undefined;
  /**
   * Changes the desired number of instances. Does nothing where the endpoint is not InService: as on AWS, scaling then
   * waits for the end of what is under way.
   */
  scale(region: string, endpoint: string, variant: string, desired: number): void;
}

export function variantsOf(context: () => Context, account: string): Variants {
  function find(region: string, endpoint: string): EndpointRecord | undefined {
    return context().store.endpoints.get(arnOf({ region, account }, 'endpoint', endpoint));
  }

  return {
    instances(region, endpoint, name) {
      const variant = find(region, endpoint)?.serving.variants.find((other) => other.name === name);
      return variant && { ...variant.instances, instanceType: variant.instanceType };
    },
    scale(region, endpoint, name, desired) {
      const record = find(region, endpoint);
      if (record?.status !== 'InService') return;
      const variants = record.serving.variants.map((variant) =>
        variant.name === name ? { ...variant, instances: { ...variant.instances, desired } } : variant,
      );
      context().endpoints.adjust(record, variants);
    },
  };
}
