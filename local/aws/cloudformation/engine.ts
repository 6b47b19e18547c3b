import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import type { CredentialsOf } from '../iam/access.ts';
import type { LocalTime } from '../time.ts';
import { messageOf } from '../../plain.ts';
import { endOperation, type Job, setStackStatus, setStatus } from './job.ts';
import { createClients } from './resources/clients.ts';
import type { StackRecord, StackStore } from './store.ts';

export interface EngineParts {
  url: () => string;
  now: () => Date;
  time: LocalTime;
  credentials: CredentialsOf;
}

/** Runs the operations of stacks in the background. */
export interface Engine {
  /** Throws ValidationError when the role can't be taken on. */
  checkRole(roleArn: string | undefined, caller: string): void;
  /** Begins an operation with the stack's role, or for whoever called. */
  begin(stack: StackRecord, start: Start, run: (job: Job) => Promise<void>): void;
  /** Somebody has described the stack. */
  described(stack: StackRecord): void;
  cancel(stack: StackRecord): void;
  close(): Promise<void>;
}

interface Start {
  type: string;
  token: string | undefined;
}

/** What an operation that ended by an error of this program, or with it, leaves behind. */
function brokenStatus(status: string): string {
  if (status.startsWith('CREATE')) return 'CREATE_FAILED';
  if (status.startsWith('DELETE')) return 'DELETE_FAILED';
  if (status.startsWith('ROLLBACK')) return 'ROLLBACK_FAILED';
  if (status === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') return 'UPDATE_COMPLETE';
  return 'UPDATE_ROLLBACK_FAILED';
}

export function createEngine(parts: EngineParts, store: StackStore): Engine {
  const running = new Map<string, { job: Job; ended: Promise<void> }>();
  const describes = new Map<string, number>();
  const looks = new EventEmitter<Record<string, []>>().setMaxListeners(0);
  const closing = new AbortController();

  // What was under way when the last server ended can't be taken up where it was.
  for (const stack of store.stacks.values())
    if (stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS') interrupt(stack);

  function interrupt(stack: StackRecord): void {
    const teller = { store, stack, now: parts.now, closing: closing.signal };
    const reason = 'The local AWS was stopped during this operation.';
    for (const resource of stack.resources)
      if (resource.status.endsWith('_IN_PROGRESS'))
        setStatus(teller, resource, resource.status.replace('IN_PROGRESS', 'FAILED'), reason);
    setStackStatus(teller, brokenStatus(stack.status), reason);
  }

  async function describedEnough(stack: StackRecord): Promise<void> {
    while ((describes.get(stack.arn) ?? 0) < parts.time.polls.stack && !closing.signal.aborted)
      await once(looks, stack.arn, { signal: closing.signal }).catch(() => undefined);
  }

  async function runJob(job: Job, run: (job: Job) => Promise<void>): Promise<void> {
    const { stack } = job;
    try {
      await run(job);
    } catch (error) {
      if (closing.signal.aborted) return;
      console.error(error);
      const status = brokenStatus(stack.status);
      await endOperation(job, status, `The local CloudFormation failed: ${messageOf(error)}`);
    } finally {
      job.clients.destroy();
      running.delete(stack.arn);
    }
  }

  return {
    checkRole(roleArn, caller) {
      if (roleArn !== undefined) parts.credentials(roleArn, caller);
    },
    begin(stack, { type, token }, run) {
      const credentials = parts.credentials(stack.roleArn, stack.caller);
      const clients = createClients({ endpoint: parts.url(), region: stack.region, credentials });
      stack.operation = randomUUID();
      stack.operations = [{ type, id: stack.operation }, ...stack.operations].slice(0, 20);
      describes.set(stack.arn, 0);
      const job: Job = {
        store,
        stack,
        clients,
        now: parts.now,
        time: parts.time,
        abort: new AbortController(),
        ...(token !== undefined && { token }),
        describedEnough: () => describedEnough(stack),
        closing: closing.signal,
      };
      const ended = runJob(job, run);
      if (stack.status.endsWith('_IN_PROGRESS')) running.set(stack.arn, { job, ended });
    },
    described(stack) {
      describes.set(stack.arn, (describes.get(stack.arn) ?? 0) + 1);
      looks.emit(stack.arn);
    },
    cancel(stack) {
      running.get(stack.arn)?.job.abort.abort(new Error('The update was cancelled.'));
    },
    async close() {
      closing.abort();
      for (const { job } of running.values()) job.abort.abort(new Error('The server closes.'));
      const ends = [...running.values()].map(({ ended }) => ended);
      await Promise.allSettled(ends);
      await Promise.all([store.stacks.settled(), store.changeSets.settled()]);
    },
  };
}
