import { messageOf } from '../../plain.ts';
import { type Blueprint, blueprintOf, madeOf, outputsOf } from './blueprint.ts';
import { changeResource, type ResourceFailure } from './change-resource.ts';
import { endOperation, existing, type Job, resourceOf, setStackStatus } from './job.ts';
import { removalOrder, removeResource } from './removal.ts';
import { rollBackCreation, rollBackUpdate } from './rollback.ts';
import type { Goal, ResourceRecord } from './store.ts';

/** Makes all resources of a new stack. What happens when one fails: `DO_NOTHING`, `ROLLBACK` or `DELETE`. */
export async function createStack(job: Job, goal: Goal, onFailure: string): Promise<void> {
  const problem = await converge(job, goal);
  if (problem === undefined) return endOperation(job, 'CREATE_COMPLETE');
  if (onFailure === 'DO_NOTHING') return endOperation(job, 'CREATE_FAILED', problem);
  if (onFailure === 'DELETE') return deleteStack(job, []);
  const cause = `${problem.trimEnd()} Rollback requested by user.`.trimStart();
  await rollBackCreation(job, cause);
}

/** Brings a stack to another goal; then removes what it no longer needs. */
export async function updateStack(job: Job, goal: Goal): Promise<void> {
  const { stack } = job;
  const problem = await converge(job, goal);
  if (problem !== undefined) {
    if (stack.disableRollback) return endOperation(job, 'UPDATE_FAILED', problem);
    return rollBackUpdate(job, problem, []);
  }
  Object.assign(stack, goal);
  setStackStatus(job, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  await cleanUp(job);
  delete stack.undo;
  await endOperation(job, 'UPDATE_COMPLETE');
}

/** Returns why not all resources could be made as wanted. */
async function converge(job: Job, goal: Goal): Promise<string | undefined> {
  const { stack } = job;
  const failures: ResourceFailure[] = [];
  const running = new Map<string, Promise<boolean>>();
  try {
    const blueprint = blueprintOf(stack, goal, (name) => madeOf(resourceOf(stack, name)));
    for (const name of blueprint.order) running.set(name, run(name, blueprint));
    await Promise.all(running.values());
    if (failures.length > 0) return sentenceOf(failures);
    if (job.abort.signal.aborted) return 'User Initiated';
    stack.outputs = outputsOf(blueprint);
    return undefined;
  } catch (error) {
    await Promise.all(running.values());
    job.closing.throwIfAborted();
    return messageOf(error);
  }

  async function run(name: string, blueprint: Blueprint): Promise<boolean> {
    const needed = [...(blueprint.needs.get(name) ?? [])];
    const ready = await Promise.all(needed.map(async (other) => running.get(other)));
    if (ready.includes(false) || job.abort.signal.aborted) return false;
    const failure = await changeResource(job, blueprint, goal, name);
    if (!failure) return true;
    failures.push(failure);
    job.abort.abort(new Error('Another resource of the stack failed.'));
    return false;
  }
}

function sentenceOf(failures: readonly ResourceFailure[]): string {
  const of = (verb: string): string[] =>
    failures.filter((failure) => failure.verb === verb).map(({ logicalId }) => logicalId);
  return ['create', 'update']
    .filter((verb) => of(verb).length > 0)
    .map((verb) => `The following resource(s) failed to ${verb}: [${of(verb).join(', ')}]. `)
    .join('');
}

// What was replaced or has left the template goes after everything else works; what can't be removed stays behind.
async function cleanUp(job: Job): Promise<void> {
  const { stack } = job;
  const blueprint = blueprintOf(stack, stack, (name) => madeOf(resourceOf(stack, name)));
  const wanted = new Set(blueprint.order);
  const gone = existing(stack).filter(({ logicalId }) => !wanted.has(logicalId));
  const replaced = (stack.undo?.steps ?? []).flatMap(({ kind, before }) =>
    kind === 'replace' && before ? [before] : [],
  );
  const policies = new Map<ResourceRecord, string>([
    ...gone.map((it) => [it, it.deletionPolicy] as const),
    ...replaced.map((it) => [it, it.updateReplacePolicy] as const),
  ]);
  for (const resource of removalOrder([...policies.keys()]))
    await removeResource(job, resource, policies.get(resource) ?? 'Delete');
  stack.resources = stack.resources.filter(({ logicalId }) => wanted.has(logicalId));
}

/** Removes all resources of a stack and then itself, but for those that shall stay. */
export async function deleteStack(job: Job, retained: readonly string[]): Promise<void> {
  const { stack } = job;
  const failed: string[] = [];
  const left = (stack.undo?.steps ?? []).flatMap(({ kind, before }) =>
    kind === 'replace' && before ? [before] : [],
  );
  for (const resource of removalOrder([...existing(stack), ...left])) {
    const { logicalId, deletionPolicy } = resource;
    const isNeeded = failed.some((name) => resourceOf(stack, name)?.needs.includes(logicalId));
    if (isNeeded) continue;
    const policy = retained.includes(logicalId) ? 'Retain' : deletionPolicy;
    if (!(await removeResource(job, resource, policy))) failed.push(logicalId);
  }
  if (failed.length > 0)
    return endOperation(
      job,
      'DELETE_FAILED',
      `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
    );
  await endOperation(job, 'DELETE_COMPLETE');
}
