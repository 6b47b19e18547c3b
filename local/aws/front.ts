import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerAdmin } from './admin.ts';
import type { Call } from './call.ts';
import { cborCall, isCbor } from './cbor.ts';
import type { FaultQueue } from './faults.ts';
import { type Answer, discard, header, type HttpRequest, parseRequest, writeAnswer } from './http.ts';
import { identify } from './iam/identity.ts';
import type { Principal } from './iam/principal.ts';
import { type Rights, type RightsParts, rightsOf } from './iam/rights.ts';
import { jsonCall } from './json.ts';
import { queryCall } from './query.ts';
import type { createRequestLog, RequestRecord } from './request-log.ts';
import { AwsError, type RestService, type Service } from './service.ts';
import { readSignature, type Signature } from './signature.ts';
import type { Sessions } from './sts/sessions.ts';
import type { LocalTime } from './time.ts';

export interface FrontParts extends RightsParts {
  services: readonly Service[];
  /** Chosen by their signing names. */
  restServices: readonly RestService[];
  /** Gets what no other service claims. */
  s3: RestService;
  faults: FaultQueue;
  requests: ReturnType<typeof createRequestLog>;
  sessions: Sessions;
  time: LocalTime;
  region: string;
  now: () => Date;
  /** Aborted when the server closes: ends slow answers. */
  closing: AbortSignal;
}

/** Answers one HTTP request: finds out what it asks for, checks who asks, lets a queued fault hit it, runs and logs it. */
export async function serve(
  parts: FrontParts,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = parseRequest(message);
  try {
    if (request.path.startsWith('/_local/')) {
      const services = [...parts.services, ...parts.restServices, parts.s3];
      await writeAnswer(response, await answerAdmin({ ...parts, services }, request), request.method);
    } else {
      await serveCall(parts, request, response);
    }
  } catch (error) {
    if (error instanceof AwsError && !response.headersSent) {
      const body = `${JSON.stringify({ __type: error.code, message: error.message })}\n`;
      await writeAnswer(
        response,
        { status: error.status, headers: { connection: 'close' }, body },
        request.method,
      );
      return;
    }
    // The client is gone or its body broke off: nobody is left to answer.
    if (!message.socket.destroyed && !response.writableEnded) message.socket.resetAndDestroy();
    if (!isDisconnect(error)) console.error(error);
  } finally {
    message.resume();
  }
}

async function serveCall(parts: FrontParts, request: HttpRequest, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  const signature = readSignature(request);
  const call = await findCall(parts, request, signature);
  const scope = signature.kind === 'signed' ? signature.scope : { accessKeyId: '', region: parts.region };
  const { account, sessions } = parts;
  const identity = identify(signature, request, { sessions, account, now: parts.now(), errors: call.errors });
  const fault = parts.faults.take(call.name);
  const record = parts.requests.add({
    requestId,
    at: parts.now(),
    operation: call.name,
    region: scope.region,
    accessKeyId: scope.accessKeyId,
    permissions: [],
    detail: call.detail,
    ...(fault && { fault: fault.kind }),
  });
  const principal = identity instanceof AwsError ? undefined : identity;
  const rights = rightsOf(parts, call, request, record, principal);
  if (fault?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    parts.requests.answered(record);
    return;
  }

  const refusal = refuse(call, signature, record.fault, parts.now());
  const denial = identity instanceof AwsError ? identity : undefined;
  const answer = await runCall(parts, request, call, record, {
    principal,
    rights,
    refusal: refusal ?? denial,
  });
  if (fault?.kind === 'slow')
    await sleep(fault.delayMs, undefined, { signal: parts.closing }).catch(() => undefined);
  if (fault?.kind === 'lost-answer') {
    discard(answer);
    response.socket?.resetAndDestroy();
  } else {
    record.status = answer.status;
    await writeAnswer(response, answer, request.method);
  }
  parts.requests.answered(record);
}

async function runCall(
  parts: FrontParts,
  request: HttpRequest,
  call: Call,
  record: RequestRecord,
  caller: { principal: Principal | undefined; rights: Rights; refusal: AwsError | undefined },
): Promise<Answer> {
  const { region, accessKeyId, requestId } = record;
  const { account, now } = parts;
  const { principal, rights, refusal } = caller;
  try {
    if (refusal) throw refusal;
    rights.check();
    return await call.run({
      region,
      account,
      accessKeyId,
      requestId,
      now,
      headers: request.headers,
      may: rights.may,
      authorize: rights.authorize,
      ...(principal && { principal }),
    });
  } catch (error) {
    if (isDisconnect(error)) throw error;
    const failure =
      error instanceof AwsError
        ? rights.visible(error)
        : call.errors.internal(`The local AWS failed in ${call.name}: ${String(error)}`);
    if (!(error instanceof AwsError)) console.error(`The local AWS failed in ${call.name}:`, error);
    record.code = failure.code;
    return call.failure(failure, requestId);
  }
}

function refuse(
  call: Call,
  signature: Signature,
  fault: string | undefined,
  now: Date,
): AwsError | undefined {
  if (signature.kind === 'garbled') return call.errors.garbled(signature.problem);
  if (signature.kind === 'none' && !call.unsigned) return call.errors.unsigned();
  if (signature.kind === 'signed' && signature.expires && signature.expires < now)
    return call.errors.expired();
  if (fault === 'throttle') return call.errors.throttled();
  if (fault === '500') return call.errors.internal();
  if (fault === '503') return call.errors.unavailable();
  return undefined;
}

async function findCall(parts: FrontParts, request: HttpRequest, signature: Signature): Promise<Call> {
  const target = header(request.headers, 'x-amz-target');
  if (target !== undefined) return jsonCall(parts.services, target, request);
  if (isCbor(request)) return cborCall(parts.services, request);
  const contentType = header(request.headers, 'content-type') ?? '';
  const isForm = request.method === 'POST' && contentType.startsWith('application/x-www-form-urlencoded');
  const isQueryUrl = request.query.has('Action') && request.query.has('Version');
  if (request.path === '/' && (isForm || isQueryUrl)) return queryCall(parts.services, request);
  const name = signature.kind === 'signed' ? signature.scope.service : undefined;
  const service = parts.restServices.find((candidate) => candidate.name === name) ?? parts.s3;
  return service.call(request);
}

const disconnects = new Set([
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ABORT_ERR',
]);

function isDisconnect(error: unknown): boolean {
  return error instanceof Error && 'code' in error && disconnects.has(String(error.code));
}
