import { header, type Answer, type HttpRequest } from '../http.ts';
import { AwsError, type CallContext } from '../service.ts';
import { writeXml } from '../xml.ts';
import type { S3Store } from './store.ts';

export const s3Namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** One S3 request with its bucket and key, both '' where the path has none. */
export interface S3Request extends HttpRequest {
  operation: string;
  bucket: string;
  key: string;
}

export interface S3Call {
  request: S3Request;
  store: S3Store;
  context: CallContext;
}

export type S3Operation = (call: S3Call) => Promise<Answer> | Answer;

/** Takes bucket and key from a path, leaving every character of the key as it is. Throws InvalidURI. */
export function splitPath(path: string): { bucket: string; key: string } {
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key) };
  } catch {
    throw new AwsError('InvalidURI', `Couldn't parse the specified URI.`, 400, { URI: path });
  }
}

export function empty(status = 200, headers: Record<string, string> = {}): Answer {
  return { status, headers };
}

export function xml(
  root: string,
  value: Readonly<Record<string, unknown>>,
  headers: Record<string, string> = {},
): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...headers },
    body: writeXml(root, value, s3Namespace),
  };
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}

export function httpDate(iso: string): string {
  return new Date(iso).toUTCString();
}

/** A whole number from the query; throws InvalidArgument for anything else. */
export function wholeNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === '') return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 0x7fffffff) return value;
  throw new AwsError('InvalidArgument', `Provided ${name} not an integer or within integer range`, 400, {
    ArgumentName: name,
    ArgumentValue: text,
  });
}

/** The header that a request must not carry, because this server would have to act on it and cannot. */
export function refusedHeader(request: HttpRequest): string | undefined {
  const names = Object.keys(request.headers);
  return names.find(
    (name) =>
      name.startsWith('x-amz-object-lock-') ||
      name.includes('server-side-encryption-customer-') ||
      name === 'x-amz-website-redirect-location',
  );
}

export function s3Header(request: HttpRequest, name: string): string | undefined {
  return header(request.headers, name);
}
