import type { Clients } from '../lib/aws/clients.ts';
import type { Console } from '../lib/aws/console.ts';
import { stopExecution } from '../lib/aws/executions.ts';
import { beginExecution, type BeginRequest, type Begun } from './begin.ts';
import { type Ending, endingOfStart, endingOfWait } from './ending.ts';
import { followExecution, lookAt, type Sight, unseen } from './follow.ts';
import { type Model, modelOf } from './model.ts';

export interface RunRequest extends BeginRequest {
  wait: boolean;
  timeoutMs: number;
  stopOnCancel: boolean;
  /** Name of the metric that counts. */
  metric: string | undefined;
  console: Console;
}

/** What the story tells while it goes on. */
export interface RunEvents {
  begun: (begun: Begun) => void;
  log: (line: string) => void;
  warn: (message: string) => void;
}

export interface Run {
  begun: Begun;
  sight: Sight;
  ending: Ending;
  model: Model;
}

/** Begins or finds the execution of the cause, follows it where asked to, and gathers what it brought. */
export async function runPipeline(clients: Clients, request: RunRequest, events: RunEvents): Promise<Run> {
  const begun = await beginExecution(clients, request, events.log);
  events.begun(begun);
  const { sight, ending } = request.wait
    ? await waitForEnd(clients, request, begun, events)
    : { sight: await firstSight(clients, begun), ending: endingOfStart(begun) };
  return { begun, sight, ending, model: await modelOf(clients, sight, { ...request, warn: events.warn }) };
}

async function firstSight(clients: Clients, { arn, started }: Begun): Promise<Sight> {
  return started ? unseen(arn) : lookAt(clients, arn);
}

async function waitForEnd(
  clients: Clients,
  request: RunRequest,
  begun: Begun,
  { log }: RunEvents,
): Promise<{ sight: Sight; ending: Ending }> {
  const { timeoutMs, signal, stopOnCancel, console } = request;
  const { arn } = begun;
  const following = await followExecution(clients, { arn, deadlineMs: timeoutMs, signal, log });
  const stop = following.end === 'cancelled' && stopOnCancel;
  const stopped = stop && (await stopExecution(clients, arn));
  // What could not be stopped any more has ended since it was last seen.
  const sight = stop && !stopped ? await lookAt(clients, arn) : following.sight;
  const ending = endingOfWait({ ...following, sight }, { begun, timeoutMs, stopped, console });
  return { sight, ending };
}
