import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import type { FaultQueue } from '../aws/faults.ts';
import type { Caller } from './caller.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';

export interface FaultParts {
  faults: FaultQueue;
  requests: RequestLog;
  now: () => Date;
}

/** Lets queued faults hit operations, by octokit's names such as `pulls.create`, and notes every call. */
export function faulty({ faults, requests, now }: FaultParts) {
  return async (
    operation: string,
    caller: Caller,
    context: Context,
    answer: () => Promise<Response>,
  ): Promise<Response> => {
    const { method } = context.req;
    const record: RequestRecord = {
      at: now(),
      operation,
      method,
      path: new URL(context.req.url).pathname,
      caller: caller.account.login,
      kind: caller.kind,
    };
    requests.add(record);
    const fault = faults.take(operation);
    if (fault) record.fault = fault.kind;
    if (fault?.kind === 'throttle') return noted(record, throttled());
    if (fault?.kind === '500' || fault?.kind === '503') return noted(record, broken(Number(fault.kind)));
    if (fault?.kind === 'reset') return cut(context);
    const response = await answer();
    if (fault?.kind === 'lost-answer') return cut(context);
    if (fault?.kind === 'slow') await sleep(fault.delayMs);
    return noted(record, response);
  };
}

function noted(record: RequestRecord, response: Response): Response {
  record.status = response.status;
  return response;
}

/** GitHub's secondary rate limit. */
function throttled(): Response {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return json(403, message, { 'retry-after': '1' });
}

function broken(status: number): Response {
  return json(status, 'Server Error');
}

function json(status: number, message: string, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest' });
  return new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** Ends the connection without an answer. */
function cut(
  context: Context<{ Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } }>,
): Response {
  context.env.outgoing.destroy();
  return new Response(null, { status: 500 });
}
