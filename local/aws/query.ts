import { gunzipSync } from 'node:zlib';
import type { Call, ProtocolErrors } from './call.ts';
import { header, type HttpRequest, readBody } from './http.ts';
import { isObject, messageOf } from '../plain.ts';
import { AwsError, type QueryProtocol, type QueryReader, type Service } from './service.ts';
import { writeXml } from './xml.ts';

const bodyLimit = 4 * 1024 * 1024;

export const queryErrors: ProtocolErrors = {
  throttled: () => new AwsError('Throttling', 'Rate exceeded', 400),
  internal: (message) =>
    new AwsError(
      'InternalFailure',
      message ?? 'The request processing has failed because of an unknown error, exception or failure.',
      500,
    ),
  unavailable: () =>
    new AwsError(
      'ServiceUnavailable',
      'The request has failed due to a temporary failure of the server.',
      503,
    ),
  unsigned: () => new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403),
  garbled: (problem) => new AwsError('IncompleteSignature', problem, 400),
  expired: () => new AwsError('SignatureDoesNotMatch', 'Signature expired.', 403),
  unknownToken: () =>
    new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403),
  expiredToken: () =>
    new AwsError('ExpiredToken', 'The security token included in the request is expired', 403),
  denied: (sentence) => new AwsError('AccessDenied', sentence, 403),
};

/** Reads an AWS Query request: `Action`, `Version` and flattened parameters in a form body or in the URL. */
export async function queryCall(services: readonly Service[], request: HttpRequest): Promise<Call> {
  const form = request.method === 'POST' ? await readForm(request) : request.query;
  const operation = form.get('Action') ?? '';
  const version = form.get('Version') ?? '';
  const service = services.find((candidate) => queryProtocol(candidate)?.version === version);
  const protocol = service && queryProtocol(service);
  const xmlns = protocol?.xmlns;
  const title = service ? (service.title ?? service.name) : `Query(${version})`;
  const texts = nestForm(form);
  const isKnown = service && Object.hasOwn(service.operations, operation);
  const input = isKnown && protocol?.read ? protocol.read(operation, texts) : texts;

  return {
    name: `${title}.${operation || '(no Action)'}`,
    unsigned: service?.unsigned?.includes(operation) ?? false,
    detail: input,
    errors: queryErrors,
    async run(context) {
      const handler =
        service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
      if (!service || !handler) throw unknownAction(services, service, operation, version);
      const output = await handler(input, context);
      const result = output === undefined ? {} : { [`${operation}Result`]: toMember(output) };
      const content = { ...result, ResponseMetadata: { RequestId: context.requestId } };
      return {
        status: 200,
        headers: { 'content-type': 'text/xml', 'x-amzn-requestid': context.requestId },
        body: writeXml(`${operation}Response`, content, xmlns),
      };
    },
    failure: (error, requestId) => ({
      status: error.status,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: writeXml(
        'ErrorResponse',
        {
          Error: {
            Type: error.status < 500 ? 'Sender' : 'Receiver',
            Code: error.code,
            Message: error.message,
            ...error.fields,
          },
          RequestId: requestId,
        },
        xmlns,
      ),
    }),
  };
}

function queryProtocol({ protocol }: Service): (QueryProtocol & { read?: QueryReader }) | undefined {
  return protocol.kind === 'query' ? protocol : protocol.query;
}

async function readForm({ body, headers }: HttpRequest): Promise<URLSearchParams> {
  const bytes = await readBody(body, bodyLimit);
  try {
    const text = header(headers, 'content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes;
    return new URLSearchParams(text.toString('utf8'));
  } catch (error) {
    throw new AwsError('MalformedInput', `The request body is not gzip: ${messageOf(error)}`);
  }
}

function unknownAction(
  services: readonly Service[],
  service: Service | undefined,
  operation: string,
  version: string,
): AwsError {
  if (operation === '')
    return new AwsError('MissingAction', 'The request is missing an Action parameter.', 400);
  const known = service
    ? `It knows: ${Object.keys(service.operations).toSorted().join(', ')}.`
    : `It knows: ${services.flatMap((other) => (queryProtocol(other) ? [`${other.name} (Version ${queryProtocol(other)?.version})`] : [])).join(', ') || 'no Query service'}.`;
  return new AwsError(
    'InvalidAction',
    `The local AWS does not know ${service?.title ?? service?.name ?? `Version ${version}`}.${operation}. ${known}`,
    400,
  );
}

interface Tree {
  [key: string]: string | Tree;
}

// Without a prototype, so that a parameter may be called anything.
function newTree(): Tree {
  return Object.assign(Object.create(null), {});
}

/**
 * Rebuilds the structure of a flattened form: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`.
 * All values stay text.
 */
export function nestForm(form: URLSearchParams): Record<string, unknown> {
  const root = newTree();
  for (const [name, value] of form) {
    if (name === 'Action' || name === 'Version' || name.startsWith('X-Amz-')) continue;
    const path = name.split('.');
    let node = root;
    for (const segment of path.slice(0, -1)) {
      const next = node[segment];
      const child = typeof next === 'object' ? next : newTree();
      node[segment] = child;
      node = child;
    }
    node[path.at(-1) ?? ''] = value;
  }
  const folded = foldLists(root);
  return isObject(folded) ? folded : {};
}

function foldLists(node: string | Tree): unknown {
  if (typeof node === 'string') return node;
  const names = Object.keys(node);
  const only = node[names[0] ?? ''];
  if (names.length === 1 && names[0] === 'member' && only !== undefined) return foldLists(only);
  if (names.length > 0 && names.every((name) => /^[1-9]\d*$/.test(name))) {
    const order = names.toSorted((a, b) => Number(a) - Number(b));
    return order.map((name) => foldLists(node[name] ?? ''));
  }
  return Object.fromEntries(names.map((name) => [name, foldLists(node[name] ?? '')]));
}

// Query answers write lists as <member> elements and dates as ISO 8601.
function toMember(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return { member: value.map(toMember) };
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toMember(member)]));
}
