import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { shapeOf } from './operations.ts';

interface Extract {
  operations: Record<string, { request: object | null; responses: Record<string, object | null> }>;
  schemas: Record<string, object>;
}

/** One request to the API and its answer. */
export interface Exchange {
  method: string;
  /** Below the API's root, without the query. */
  path: string;
  request: unknown;
  status: number;
  answer: unknown;
}

const extract: Extract = JSON.parse(readFileSync(new URL('extract.json', import.meta.url), 'utf8'));

// GitHub's description is looser than strict mode wants; errors of all fields are shown at once.
const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
ajv.addSchema({ $id: 'github', schemas: extract.schemas }, 'github');
const compiled = new Map<object, ValidateFunction>();

/** Operations that GitHub describes, as `get /repos/{}/{}/pulls`. */
export const described: readonly string[] = Object.keys(extract.operations);

/** The described operation that a request is of; the one with the most literal parts where several match. */
export function operationOf(method: string, path: string): string | undefined {
  const parts = path.split('/');
  const fits = described.filter((key) => {
    const [verb, shape = ''] = key.split(' ');
    const wanted = shape.split('/');
    // Paths of files and refs go on over slashes.
    const open =
      wanted.at(-1) === '{}' && /\/(contents|ref|refs|matching-refs|branches|compare)\//.test(shape);
    return (
      verb === method.toLowerCase() &&
      (open ? parts.length >= wanted.length : parts.length === wanted.length) &&
      wanted.every((part, index) => part === '{}' || part === parts[index])
    );
  });
  return fits.toSorted((a, b) => a.split('{}').length - b.split('{}').length)[0];
}

/** What deviates from GitHub's own description, a sentence each; empty where all is well. */
export function deviations(exchange: Exchange): string[] {
  const { method, path, request, status, answer } = exchange;
  const name = operationOf(method, path);
  if (name === undefined) return [`${method} ${shapeOf(path)}: GitHub has no such operation.`];
  const operation = extract.operations[name];
  if (operation === undefined || status >= 400) return [];
  const found: string[] = [];
  if (operation.request !== null && request !== undefined)
    found.push(...violations(`${name} request`, operation.request, request));
  const wanted = operation.responses[String(status)];
  if (wanted === undefined)
    found.push(`${name}: answered ${status}, but GitHub ${Object.keys(operation.responses).join(' or ')}.`);
  else if (wanted !== null) found.push(...violations(`${name} answer`, wanted, answer));
  return found;
}

function violations(where: string, schema: object, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (validate === undefined) {
    const text = JSON.stringify(schema).replaceAll('"#/schemas/', '"github#/schemas/');
    const whole: object = JSON.parse(text);
    validate = ajv.compile(whole);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .filter(isDeviation)
    .map(({ instancePath, message = '' }) => `${where} ${instancePath}: ${message}`);
}

/**
 * Links to what the local GitHub has not are left out of its answers. A deployment that waits for its reviewers has
 * the state `waiting`, which GitHub answers without describing it.
 */
function isDeviation({ keyword, params, instancePath, data }: ErrorObject): boolean {
  if (keyword === 'enum' && data === 'waiting' && instancePath.endsWith('/state')) return false;
  return keyword !== 'required' || !String(params.missingProperty).endsWith('_url');
}

/** `fetch` that remembers every exchange below an API's root. */
export function recordingFetch(apiUrl: string, exchanges: Exchange[]): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const sent = await request.clone().text();
    const response = await fetch(request);
    const url = new URL(request.url);
    if (request.url.startsWith(apiUrl)) {
      const got = await response.clone().text();
      const json = response.headers.get('content-type')?.includes('json') && got !== '';
      exchanges.push({
        method: request.method,
        path: url.pathname.slice(new URL(apiUrl).pathname.length),
        request: sent === '' ? undefined : JSON.parse(sent),
        status: response.status,
        answer: json ? JSON.parse(got) : got,
      });
    }
    return response;
  };
}
