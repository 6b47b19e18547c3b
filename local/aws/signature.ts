import { header, type HttpRequest } from './http.ts';

/** What the credential scope of Signature Version 4 says. The signature itself is not verified. */
export interface CredentialScope {
  accessKeyId: string;
  region: string;
  service: string;
}

export type Signature =
  | { kind: 'signed'; scope: CredentialScope; expires?: Date }
  | { kind: 'none' }
  | { kind: 'garbled'; problem: string };

const algorithm = 'AWS4-HMAC-SHA256';

/** Reads the credential scope from the Authorization header, or from the query of a presigned URL. */
export function readSignature(request: HttpRequest): Signature {
  const authorization = header(request.headers, 'authorization');
  if (authorization !== undefined) return fromHeader(authorization);
  if (request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Credential'))
    return fromQuery(request.query);
  return { kind: 'none' };
}

function fromHeader(authorization: string): Signature {
  const space = authorization.indexOf(' ');
  const scheme = space < 0 ? authorization : authorization.slice(0, space);
  if (scheme !== algorithm)
    return {
      kind: 'garbled',
      problem: `Unsupported Authorization Type: '${scheme}', expected '${algorithm}'.`,
    };

  const parameters = new Map<string, string>();
  for (const part of authorization.slice(space + 1).split(',')) {
    const equals = part.indexOf('=');
    if (equals > 0) parameters.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parameters.get(name));
  if (missing.length > 0) {
    const sentences = missing.map((name) => `Authorization header requires '${name}' parameter.`);
    return { kind: 'garbled', problem: sentences.join(' ') };
  }
  return fromCredential(parameters.get('Credential') ?? '');
}

function fromQuery(query: URLSearchParams): Signature {
  const missing = [
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ].filter((name) => !query.get(name));
  // A presigned call of a Query service (a token that STS is asked about) carries no X-Amz-Expires.
  const needed = query.has('Action') ? missing.filter((name) => name !== 'X-Amz-Expires') : missing;
  if (needed.length > 0) return { kind: 'garbled', problem: `The presigned URL lacks ${needed.join(', ')}.` };
  if (query.get('X-Amz-Algorithm') !== algorithm)
    return { kind: 'garbled', problem: `X-Amz-Algorithm only supports '${algorithm}'.` };

  const signature = fromCredential(query.get('X-Amz-Credential') ?? '');
  if (signature.kind !== 'signed' || !query.has('X-Amz-Expires')) return signature;
  const at = parseBasicDate(query.get('X-Amz-Date') ?? '');
  const seconds = Number(query.get('X-Amz-Expires'));
  if (at === undefined || !Number.isInteger(seconds)) {
    return {
      kind: 'garbled',
      problem: `X-Amz-Date must be like 20260131T235959Z and X-Amz-Expires a number of seconds.`,
    };
  }
  return { ...signature, expires: new Date(at.getTime() + seconds * 1000) };
}

function fromCredential(credential: string): Signature {
  const [accessKeyId, date, region, service, terminator, ...more] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || more.length > 0) {
    const problem = `The Credential is malformed: expecting "<access key>/YYYYMMDD/<region>/<service>/aws4_request", found "${credential}".`;
    return { kind: 'garbled', problem };
  }
  return { kind: 'signed', scope: { accessKeyId, region, service } };
}

function parseBasicDate(text: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
