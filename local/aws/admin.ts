import { type FaultQueue, parseFault } from './faults.ts';
import { type Answer, header, type HttpRequest, readBody } from './http.ts';
import { messageOf } from '../plain.ts';
import type { RequestLog } from './request-log.ts';
import type { Scheduler } from './scheduler/service.ts';
import type { RestService, Service } from './service.ts';
import type { LocalTime } from './time.ts';
import { applyTimeChange, describeTime, parseTimeChange } from './time-change.ts';

export interface AdminParts {
  faults: FaultQueue;
  requests: RequestLog;
  time: LocalTime;
  services: readonly (Service | RestService)[];
}

/** The paths under `/_local/`, for people with curl. No bucket can have that name, so nothing of S3 is hidden. */
export async function answerAdmin(parts: AdminParts, request: HttpRequest): Promise<Answer> {
  const { faults, requests } = parts;
  switch (`${request.method} ${request.path}`) {
    case 'GET /_local/':
      return json(200, {
        services: describeServices(parts.services),
        paths: [
          'GET|POST|DELETE /_local/faults',
          'GET|DELETE /_local/requests?operation=S3.PutObject',
          'POST /_local/schedules/NAME',
          'GET|POST /_local/time {"speed": 600, "hold": true, "release": true, "polls": {"stack": 2}}',
        ],
      });
    case 'GET /_local/faults':
      return json(200, faults.pending());
    case 'POST /_local/faults':
      return queueFault(faults, request);
    case 'DELETE /_local/faults':
      faults.clear();
      return json(200, faults.pending());
    case 'GET /_local/requests': {
      const operation = request.query.get('operation');
      return json(200, operation === null ? requests.all() : requests.of(operation));
    }
    case 'DELETE /_local/requests':
      requests.clear();
      return json(200, []);
    case 'GET /_local/time':
      return json(200, describeTime(parts.time));
    case 'POST /_local/time':
      return await changeTime(parts.time, request);
    default: {
      const schedule = /^POST \/_local\/schedules\/([\w.-]+)$/.exec(`${request.method} ${request.path}`)?.[1];
      if (schedule !== undefined) return await tickSchedule(parts.services, schedule);
      return json(404, {
        message: `There is no ${request.method} ${request.path}; GET /_local/ lists what there is.`,
      });
    }
  }
}

async function queueFault(faults: FaultQueue, request: HttpRequest): Promise<Answer> {
  const body = await readJson(request);
  if ('answer' in body) return body.answer;
  const parsed = parseFault(body.value);
  if ('problems' in parsed) return json(400, parsed);
  faults.queue(parsed.fault);
  return json(200, faults.pending());
}

async function changeTime(time: LocalTime, request: HttpRequest): Promise<Answer> {
  const body = await readJson(request);
  if ('answer' in body) return body.answer;
  const parsed = parseTimeChange(body.value);
  if ('problems' in parsed) return json(400, parsed);
  applyTimeChange(time, parsed.change);
  return json(200, describeTime(time));
}

/** Lets a schedule come due now. */
async function tickSchedule(services: AdminParts['services'], name: string): Promise<Answer> {
  const scheduler = services.find((service): service is Scheduler => 'tick' in service);
  if (!scheduler) return json(404, { message: 'This local AWS was started without EventBridge Scheduler.' });
  try {
    return json(200, { started: (await scheduler.tick(name)) ?? null });
  } catch (error) {
    return json(404, { message: messageOf(error) });
  }
}

/** The JSON that a person sent, or the answer to what is none. */
async function readJson(request: HttpRequest): Promise<{ value: unknown } | { answer: Answer }> {
  // A web page in the same person's browser can send other types across origins without asking.
  if (!header(request.headers, 'content-type')?.startsWith('application/json')) {
    const message = `Send JSON, and say so: curl -H 'content-type: application/json' -d '{...}'`;
    return { answer: json(415, { message }) };
  }
  try {
    return { value: JSON.parse((await readBody(request.body, 100_000)).toString('utf8')) };
  } catch (error) {
    return { answer: json(400, { problems: [`The body is not JSON: ${messageOf(error)}`] }) };
  }
}

function describeServices(services: readonly (Service | RestService)[]): Record<string, readonly string[]> {
  const entries = services.map((service) => {
    const title =
      service.title ?? (service.protocol.kind === 'json' ? service.protocol.targetPrefix : service.name);
    const operations: readonly string[] = Array.isArray(service.operations)
      ? service.operations
      : Object.keys(service.operations);
    return [title, operations.toSorted()] as const;
  });
  return Object.fromEntries(entries);
}

function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(value, undefined, 2)}\n`,
  };
}
