import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isObject, messageOf } from '../../plain.ts';
import type { AuthParameters, ConnectionRecord, DestinationRecord, Target } from './store.ts';

/** What came of one call of a target. */
export type Outcome =
  | { kind: 'delivered' }
  | { kind: 'failed'; code: string; message: string; isRetried: boolean; retryAfter?: number };

/** An API destination gets so long to answer. */
const TIMEOUT_MS = 5000;
// Others say that the same request would not do better next time. The guide of 2023 had 429 and 5xx alone.
const RETRIED = new Set([401, 407, 409, 429]);
const PAYLOAD_LIMIT = 1000;

/** The request that EventBridge makes of an event, a destination and its connection. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

export function requestOf(
  destination: DestinationRecord,
  connection: ConnectionRecord,
  target: Target,
  input: string,
): OutgoingRequest {
  const parameters = connection.auth.InvocationHttpParameters ?? {};
  const pathValues = [...(target.HttpParameters?.PathParameterValues ?? [])];
  const url = new URL(
    destination.endpoint.replace(/\*/g, () => encodeURIComponent(pathValues.shift() ?? '')),
  );
  const query = {
    ...target.HttpParameters?.QueryStringParameters,
    ...pairs(parameters.QueryStringParameters),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  const body = withParameters(input, pairs(parameters.BodyParameters));
  return {
    url: url.href,
    method: destination.method,
    body,
    // What EventBridge itself says can't be said otherwise.
    headers: {
      ...target.HttpParameters?.HeaderParameters,
      ...pairs(parameters.HeaderParameters),
      ...authorizationOf(connection.auth),
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(body)),
      'User-Agent': 'Amazon/EventBridge/ApiDestinations',
      Range: 'bytes=0-1048575',
      'Accept-Encoding': 'gzip,deflate',
      Connection: 'close',
    },
  };
}

function authorizationOf(auth: AuthParameters): Record<string, string> {
  const { ApiKeyAuthParameters: key, BasicAuthParameters: basic } = auth;
  if (key) return { [key.ApiKeyName]: key.ApiKeyValue };
  if (!basic) return {};
  return { Authorization: `Basic ${Buffer.from(`${basic.Username}:${basic.Password}`).toString('base64')}` };
}

function pairs(parameters: readonly { Key?: string; Value?: string }[] = []): Record<string, string> {
  return Object.fromEntries(parameters.map(({ Key: key = '', Value: value = '' }) => [key, value]));
}

function withParameters(input: string, parameters: Readonly<Record<string, string>>): string {
  const value: unknown = JSON.parse(input);
  return isObject(value) ? JSON.stringify({ ...value, ...parameters }) : input;
}

/** Sends it. An answer that does not come is a failure like one that says so; whether the call had its effect nobody knows. */
export async function send(outgoing: OutgoingRequest, closing: AbortSignal): Promise<Outcome> {
  const { url, method, headers, body } = outgoing;
  const signal = AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MS)]);
  const request = url.startsWith('https:') ? requestHttps : requestHttp;
  const prefix = 'Unable to invoke ApiDestination endpoint:';
  try {
    const answer = await new Promise<{ status: number; payload: string; retryAfter: string | undefined }>(
      (resolve, reject) => {
        const call = request(url, { method, headers, signal, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const payload = Buffer.concat(chunks).toString('utf8').slice(0, PAYLOAD_LIMIT);
            const retryAfter = response.headers['retry-after'];
            resolve({ status: response.statusCode ?? 0, payload, retryAfter });
          });
        });
        call.on('error', reject);
        call.end(body);
      },
    );
    const { status, payload, retryAfter } = answer;
    if (status >= 200 && status < 300) return { kind: 'delivered' };
    const seconds = Number(retryAfter);
    return {
      kind: 'failed',
      code: 'SDK_CLIENT_ERROR',
      message: `${prefix} API destination returned HTTP status ${status} with payload: ${payload}`,
      isRetried: RETRIED.has(status) || status >= 500,
      ...(retryAfter !== undefined && Number.isFinite(seconds) && { retryAfter: seconds }),
    };
  } catch (error) {
    const isLate = signal.aborted && !closing.aborted;
    return {
      kind: 'failed',
      code: isLate ? 'TIMEOUT' : 'CONNECTION_FAILURE',
      message: `${prefix} ${isLate ? 'The request timed out after 5 seconds.' : messageOf(error)}`,
      isRetried: true,
    };
  }
}
