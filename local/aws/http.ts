import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError } from './service.ts';

/** One request, its path still percent-encoded: `..` and `//` are part of S3 keys, so nothing may normalise it. */
export interface HttpRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Readable;
}

/** What is sent back. Without `content-length` in `headers` a text or buffer body sets it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: string | Buffer | Readable;
}

export function parseRequest(message: IncomingMessage): HttpRequest {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    headers: message.headers,
    body: message,
  };
}

/** One value of a header, or undefined when it is absent. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** Reads a whole body of at most `limit` bytes: for requests that are documents, never for objects. */
export async function readBody(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit)
      throw new AwsError('RequestEntityTooLarge', `The request body is larger than ${limit} bytes.`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function writeAnswer(response: ServerResponse, answer: Answer, method: string): Promise<void> {
  const { body } = answer;
  const headers = { ...answer.headers };
  if (!(body instanceof Readable) && answer.status !== 204 && answer.status !== 304) {
    headers['content-length'] ??= String(body === undefined ? 0 : Buffer.byteLength(body));
  }
  response.writeHead(answer.status, headers);
  if (method === 'HEAD' || body === undefined) {
    discard(answer);
    response.end();
    return;
  }
  if (body instanceof Readable) {
    await pipeline(body, response);
    return;
  }
  response.end(body);
}

/** Gives up an answer that will not be sent, closing the file behind it. */
export function discard(answer: Answer): void {
  if (answer.body instanceof Readable) answer.body.destroy();
}
