import { reasonOf, workOf } from './resource-work.ts';
import { endOperation, existing, type Job, putResource, setStackStatus, setStatus } from './job.ts';
import { removalOrder, removeResource } from './removal.ts';
import { resolveReferences } from './resources/dynamic-reference.ts';
import { handlerOf } from './resources/handlers.ts';
import type { Step } from './store.ts';

/** Removes whatever has been made of a stack that could not be made whole. */
export async function rollBackCreation(job: Job, reason: string): Promise<void> {
  const { stack } = job;
  job.abort = new AbortController();
  setStackStatus(job, 'ROLLBACK_IN_PROGRESS', reason);
  const failed: string[] = [];
  for (const resource of removalOrder(existing(stack)))
    if (!(await removeResource(job, resource, resource.deletionPolicy))) failed.push(resource.logicalId);
  if (failed.length > 0) {
    const sentence = `The following resource(s) failed to delete: [${failed.join(', ')}]. `;
    return endOperation(job, 'ROLLBACK_FAILED', sentence);
  }
  delete stack.undo;
  await endOperation(job, 'ROLLBACK_COMPLETE');
}

/**
 * Takes back what an update has done so far, in the order in which it did it; then removes what it had made. Resources
 * to skip are left as they are.
 */
export async function rollBackUpdate(
  job: Job,
  reason: string | undefined,
  skipped: readonly string[],
): Promise<void> {
  const { stack } = job;
  job.abort = new AbortController();
  setStackStatus(job, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const undo = stack.undo ?? { goal: stack, steps: [] };
  for (const step of undo.steps) {
    const isSkipped = skipped.includes(step.logicalId);
    if (isSkipped || (await takeBack(job, step))) continue;
    const sentence = `The following resource(s) failed to update: [${step.logicalId}]. `;
    return endOperation(job, 'UPDATE_ROLLBACK_FAILED', sentence);
  }
  const { template, parameters, tags, capabilities } = undo.goal;
  Object.assign(stack, { template, parameters, tags, capabilities });
  setStackStatus(job, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  const made = undo.steps.flatMap(({ kind, after }) => (kind !== 'update' && after ? [after] : []));
  for (const resource of removalOrder(made)) await removeResource(job, resource, 'Delete');
  const kept = new Set(undo.steps.filter(({ kind }) => kind === 'create').map(({ logicalId }) => logicalId));
  stack.resources = stack.resources.filter(({ logicalId }) => !kept.has(logicalId));
  delete stack.undo;
  await endOperation(job, 'UPDATE_ROLLBACK_COMPLETE');
}

/** Returns whether the resource is as it was; one that was made anew waits for the clean-up. */
async function takeBack(job: Job, { kind, logicalId, before, after }: Step): Promise<boolean> {
  if (kind === 'create' || !before) return true;
  const { stack } = job;
  const resource = { ...before };
  putResource(stack, resource);
  setStatus(job, resource, 'UPDATE_IN_PROGRESS');
  if (kind === 'replace') {
    setStatus(job, resource, 'UPDATE_COMPLETE');
    return true;
  }
  const { physicalId = '', attributes } = before;
  try {
    const resolved = await resolveReferences(before.properties, job.clients);
    const change = { physicalId, attributes, before: after?.properties ?? {}, after: resolved };
    resource.attributes = await handlerOf(before.type).update(change, workOf(job, logicalId));
    setStatus(job, resource, 'UPDATE_COMPLETE');
    return true;
  } catch (error) {
    setStatus(job, resource, 'UPDATE_FAILED', reasonOf(job, before.type, error, 'update'));
    return false;
  }
}
