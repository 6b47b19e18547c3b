import { gunzipSync } from 'node:zlib';
import { cbor, tag } from '@smithy/core/cbor';
import type { Call } from './call.ts';
import { header, type HttpRequest, readBody } from './http.ts';
import { jsonErrors, queryErrorHeader, unknownOperation } from './json.ts';
import { isObject, messageOf } from '../plain.ts';
import { AwsError, type Service } from './service.ts';

const bodyLimit = 16 * 1024 * 1024;
const path = /^\/service\/([^/]+)\/operation\/([^/]+)$/;

/** Whether a request is one of Smithy's RPC v2, which is where newer clients of JSON services find these too. */
export function isCbor(request: HttpRequest): boolean {
  return header(request.headers, 'smithy-protocol') === 'rpc-v2-cbor' && path.test(request.path);
}

/** Reads a request of https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
export async function cborCall(services: readonly Service[], request: HttpRequest): Promise<Call> {
  const [, prefix = '', operation = ''] = path.exec(request.path) ?? [];
  const service = services.find(
    ({ protocol }) => protocol.kind === 'json' && protocol.targetPrefix === prefix,
  );
  const title = service?.title ?? prefix;
  const input = parseInput(
    await readBody(request.body, bodyLimit),
    header(request.headers, 'content-encoding'),
  );
  const headers = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' };

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
        headers: { ...headers, 'x-amzn-requestid': context.requestId },
        body: encode(output),
      };
    },
    failure: (error, requestId) => ({
      status: error.status,
      headers: { ...headers, 'x-amzn-requestid': requestId, ...queryErrorHeader(request, error) },
      body: encode({ __type: error.code, message: error.message, ...error.fields }),
    }),
  };
}

function parseInput(body: Buffer, encoding: string | undefined): Record<string, unknown> | AwsError {
  if (body.length === 0) return {};
  try {
    const value = decoded(cbor.deserialize(encoding === 'gzip' ? gunzipSync(body) : body));
    if (isObject(value)) return value;
    return new AwsError('SerializationException', 'Start of structure or map found where not expected.', 400);
  } catch (error) {
    return new AwsError('SerializationException', `The request body is not CBOR: ${messageOf(error)}`, 400);
  }
}

const timeTag = 1;

/** Times as epoch seconds, which is how JSON requests have them. */
function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (!isObject(value)) return typeof value === 'bigint' ? Number(value) : value;
  if (value['tag'] === timeTag && typeof value['value'] === 'number') return value['value'];
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decoded(member)]));
}

function encode(value: unknown): Buffer {
  return Buffer.from(cbor.serialize(encodable(value)));
}

function encodable(value: unknown): unknown {
  if (value instanceof Date) return tag({ tag: timeTag, value: value.getTime() / 1000 });
  if (Array.isArray(value)) return value.map(encodable);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, encodable(member)]));
}
