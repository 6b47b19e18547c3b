import { handlerOf } from './resources/handlers.ts';
import { reasonOf, workOf } from './resource-work.ts';
import { type Job, setStatus } from './job.ts';
import { inOrder } from './template/references.ts';
import type { ResourceRecord } from './store.ts';

/** Resources, each before what it needs. */
export function removalOrder(resources: readonly ResourceRecord[]): ResourceRecord[] {
  const names = new Set(resources.map(({ logicalId }) => logicalId));
  const graph = new Map(
    resources.map(({ logicalId, needs }) => [logicalId, new Set(needs.filter((name) => names.has(name)))]),
  );
  const byName = Map.groupBy(resources, ({ logicalId }) => logicalId);
  return inOrder(graph)
    .toReversed()
    .flatMap((name) => byName.get(name) ?? []);
}

/** Removes a resource behind its API. Returns whether it is gone, or was left there as its policy says. */
export async function removeResource(job: Job, resource: ResourceRecord, policy: string): Promise<boolean> {
  const { physicalId, type, logicalId, properties } = resource;
  if (physicalId === undefined) return true;
  if (policy === 'Retain') {
    setStatus(job, resource, 'DELETE_SKIPPED');
    return true;
  }
  setStatus(job, resource, 'DELETE_IN_PROGRESS');
  try {
    await handlerOf(type).remove(physicalId, properties, workOf(job, logicalId));
    setStatus(job, resource, 'DELETE_COMPLETE');
    return true;
  } catch (error) {
    setStatus(job, resource, 'DELETE_FAILED', reasonOf(job, type, error, 'deletion'));
    return false;
  }
}
