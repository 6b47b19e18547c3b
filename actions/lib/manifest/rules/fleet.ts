import type { EndpointSpec } from '../manifest.ts';

/** How many instances an endpoint may have when a rollout starts. */
export interface Fleet {
  smallest: number;
  largest: number;
  /** `4 instances`, or with autoscaling `2 to 4 instances`. */
  text: string;
}

export function fleetOf({ instanceCount, autoscaling }: EndpointSpec): Fleet {
  const smallest = autoscaling?.min ?? instanceCount;
  const largest = autoscaling?.max ?? instanceCount;
  const text = smallest === largest ? count(smallest) : `${smallest} to ${count(largest)}`;
  return { smallest, largest, text };
}

function count(instances: number): string {
  return instances === 1 ? 'one instance' : `${instances} instances`;
}
