import { randomUUID } from 'node:crypto';
import type { LocalTime } from '../time.ts';
import type { Clients } from './resources/clients.ts';
import type { ResourceRecord, StackRecord, StackStore } from './store.ts';

/** An operation on a stack that is under way. */
export interface Job {
  store: StackStore;
  stack: StackRecord;
  clients: Clients;
  now: () => Date;
  time: LocalTime;
  /** Ends waiting for resources: because one failed, somebody cancelled, or the server closes. */
  abort: AbortController;
  token?: string;
  /** Resolves once the stack has been described often enough for its operation to end. */
  describedEnough(): Promise<void>;
  /** Aborted when the server closes: no status changes any more, and the next server says what became of it. */
  closing: AbortSignal;
}

/** What telling of a stack takes. */
type Teller = Pick<Job, 'store' | 'stack' | 'now' | 'token' | 'closing'>;

/** Sets the status of a stack, with the event that tells it. */
export function setStackStatus(job: Teller, status: string, reason?: string): void {
  job.closing.throwIfAborted();
  const { stack } = job;
  job.closing.throwIfAborted();
  stack.status = status;
  delete stack.reason;
  if (reason !== undefined) stack.reason = reason;
  if (status === 'DELETE_COMPLETE') stack.deletedAt = job.now().toISOString();
  addEvent(job, {
    logicalId: stack.name,
    physicalId: stack.arn,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
  });
}

/** The same at the end of an operation, which waits until it has been described often enough. */
export async function endOperation(job: Job, status: string, reason?: string): Promise<void> {
  await job.describedEnough();
  setStackStatus(job, status, reason);
  await job.store.stacks.save(job.stack);
}

/** Sets the status of a resource, with the event that tells it. */
export function setStatus(job: Teller, resource: ResourceRecord, status: string, reason?: string): void {
  // Whatever fails because the server closes is not the stack's doing: the next server ends the operation.
  job.closing.throwIfAborted();
  job.closing.throwIfAborted();
  resource.status = status;
  resource.changedAt = job.now().toISOString();
  delete resource.reason;
  if (reason !== undefined) resource.reason = reason;
  const { logicalId, physicalId = '', type, properties } = resource;
  addEvent(job, { logicalId, physicalId, type, status, reason, properties: JSON.stringify(properties) });
}

interface Happening {
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason: string | undefined;
  properties?: string;
}

function addEvent(job: Teller, { reason, ...event }: Happening): void {
  const { stack, token } = job;
  stack.events.push({
    ...event,
    id:
      event.type === 'AWS::CloudFormation::Stack'
        ? randomUUID()
        : `${event.logicalId}-${event.status}-${randomUUID()}`,
    at: job.now().toISOString(),
    operation: stack.operation,
    ...(reason !== undefined && { reason }),
    ...(token !== undefined && { token }),
  });
  job.store.stacks.saveSoon(stack);
}

/** The resources that are there. */
export function existing(stack: StackRecord): ResourceRecord[] {
  return stack.resources.filter(
    ({ physicalId, status }) => physicalId !== undefined && status !== 'DELETE_COMPLETE',
  );
}

export function resourceOf(stack: StackRecord, logicalId: string): ResourceRecord | undefined {
  return existing(stack).find((resource) => resource.logicalId === logicalId);
}

/** Puts a resource in the place of the one with its name. */
export function putResource(stack: StackRecord, resource: ResourceRecord): void {
  const at = stack.resources.findIndex(({ logicalId }) => logicalId === resource.logicalId);
  if (at < 0) stack.resources.push(resource);
  else stack.resources[at] = resource;
}
