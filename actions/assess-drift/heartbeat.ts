import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readWatch } from '../lib/aws/watch.ts';
import type { GatheredDrift } from '../lib/drift/facts.ts';
import { watchFaults } from '../lib/drift/watch-faults.ts';
import type { MonitorSpec } from '../lib/manifest/manifest.ts';

/** Why the watch over an endpoint would not notice drift, as sentences; none where it would. */
export async function heartbeatFaults(
  clients: Clients,
  place: Place,
  { drift, monitor, bucket }: { drift: GatheredDrift; monitor: MonitorSpec; bucket: string },
): Promise<string[]> {
  const { facts, endpoint, faults } = drift;
  const { release, now } = facts;
  if (release === undefined) return [...faults, `${endpoint}: nothing is deployed by the records.`];
  const { deployedAt } = release;
  const watch = await readWatch(clients, place, { endpoint, monitor, deployedAt, bucket, now });
  return [...faults, ...watchFaults(watch)];
}
