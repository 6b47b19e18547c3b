import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import type { FaultQueue } from '../aws/faults.ts';
import type { Caller } from './caller.ts';
import type { RequestLog, RequestRecord } from './request-log.ts';

/** One call of the REST API with what was sent and answered. */
export interface Exchange {
  method: string;
  /** Below the API's root, without the query. */
  path: string;
  /** Undefined where there was no body. */
  request: unknown;
  status: number;
  answer: unknown;
}

export interface FaultParts {
  faults: FaultQueue;
  requests: RequestLog;
  now: () => Date;
  onExchange?: (exchange: Exchange) => void;
}

/** Lets queued faults hit operations, by octokit's names such as `pulls.create`, and notes every call. */
export function faulty({ faults, requests, now, onExchange }: FaultParts) {
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
    if (onExchange && operation !== 'graphql.query') onExchange(await exchangeOf(context, response));
    if (fault?.kind === 'lost-answer') return cut(context);
    if (fault?.kind === 'slow') await sleep(fault.delayMs);
    return noted(record, response);
  };
}

async function exchangeOf({ req }: Context, response: Response): Promise<Exchange> {
  return {
    method: req.method,
    path: new URL(req.url).pathname.replace(/^\/api\/v3/, ''),
    request: jsonOf(await req.text()),
    status: response.status,
    answer: jsonOf(await response.clone().text()),
  };
}

function jsonOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
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
