import { gunzipSync } from 'node:zlib';
import type { Call, ProtocolErrors } from './call.ts';
import { header, type HttpRequest, readBody } from './http.ts';
import { isObject, messageOf } from '../plain.ts';
import { AwsError, type Service } from './service.ts';

const bodyLimit = 16 * 1024 * 1024;

export const jsonErrors: ProtocolErrors = {
  throttled: () => new AwsError('ThrottlingException', 'Rate exceeded', 400),
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
  unsigned: () => new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403),
  garbled: (problem) => new AwsError('IncompleteSignatureException', problem, 403),
  expired: () => new AwsError('InvalidSignatureException', 'Signature expired.', 403),
  unknownToken: () =>
    new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      400,
    ),
  expiredToken: () =>
    new AwsError('ExpiredTokenException', 'The security token included in the request is expired', 400),
  denied: (sentence) => new AwsError('AccessDeniedException', sentence, 400),
};

/** Reads an AWS JSON 1.0 or 1.1 request: `x-amz-target: <prefix>.<operation>` and a JSON object as body. */
export async function jsonCall(
  services: readonly Service[],
  target: string,
  request: HttpRequest,
): Promise<Call> {
  const dot = target.lastIndexOf('.');
  const prefix = target.slice(0, Math.max(dot, 0));
  const operation = target.slice(dot + 1);
  const service = services.find(
    ({ protocol }) => protocol.kind === 'json' && protocol.targetPrefix === prefix,
  );
  const title = service?.title ?? prefix;
  const contentType = header(request.headers, 'content-type') ?? 'application/x-amz-json-1.1';
  const input = parseInput(
    await readBody(request.body, bodyLimit),
    header(request.headers, 'content-encoding'),
  );

  return {
    name: `${title}.${operation}`,
    unsigned: service?.unsigned?.includes(operation) ?? false,
    detail: input instanceof AwsError ? {} : input,
    errors: jsonErrors,
    async run(context) {
      const handler =
        service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
      if (!handler) throw unknownOperation(services, service, `${title}.${operation}`);
      if (input instanceof AwsError) throw input;
      const output = (await handler(input, context)) ?? {};
      return {
        status: 200,
        headers: { 'content-type': contentType, 'x-amzn-requestid': context.requestId },
        body: writeJson(output),
      };
    },
    failure: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': contentType,
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.code,
        ...queryErrorHeader(request, error),
      },
      body: writeJson({ __type: error.code, message: error.message, ...error.fields }),
    }),
  };
}

/** The code that the Query protocol has for an error, for clients that once spoke that. */
export function queryErrorHeader(request: HttpRequest, error: AwsError): Record<string, string> {
  if (header(request.headers, 'x-amzn-query-mode') !== 'true') return {};
  return { 'x-amzn-query-error': `${error.code};${error.status < 500 ? 'Sender' : 'Receiver'}` };
}

function parseInput(body: Buffer, encoding: string | undefined): Record<string, unknown> | AwsError {
  if (body.length === 0) return {};
  try {
    const text = (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8');
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    return new AwsError('SerializationException', 'Start of structure or map found where not expected.', 400);
  } catch (error) {
    return new AwsError('SerializationException', `The request body is not JSON: ${messageOf(error)}`, 400);
  }
}

export function unknownOperation(
  services: readonly Service[],
  service: Service | undefined,
  name: string,
): AwsError {
  const known = service
    ? `It knows: ${Object.keys(service.operations).toSorted().join(', ')}.`
    : `It knows the target prefixes: ${services.flatMap(({ protocol }) => (protocol.kind === 'json' ? [protocol.targetPrefix] : [])).join(', ') || 'none'}.`;
  return new AwsError('UnknownOperationException', `The local AWS does not know ${name}. ${known}`, 400);
}

/** JSON as AWS writes it: dates are epoch seconds with milliseconds as fraction. */
export function writeJson(value: unknown): string {
  // `this` is needed: JSON.stringify turns a Date into text before the replacer sees it.
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, text: unknown) {
    const raw = this[key];
    return raw instanceof Date ? raw.getTime() / 1000 : text;
  });
}
