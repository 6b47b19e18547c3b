import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Fleet } from '../../serving/fleet.ts';
import type { Reply } from '../../serving/exchange.ts';
import { NotReadyError, ServingError } from '../../serving/serving-error.ts';
import { AwsError } from '../service.ts';
import { arnOf, type Place } from './arn.ts';
import type { Context } from './context.ts';
import type { EndpointRecord } from './store.ts';

/** InvokeEndpoint as it was asked for. */
export interface InvocationRequest {
  endpoint: string;
  body: Buffer;
  contentType?: string | undefined;
  accept?: string | undefined;
  customAttributes?: string | undefined;
  targetVariant?: string | undefined;
  inferenceId?: string | undefined;
}

export interface InvocationAnswer {
  body: Buffer;
  variant: string;
  contentType?: string | undefined;
  customAttributes?: string | undefined;
}

const attributesHeader = 'x-amzn-sagemaker-custom-attributes';

/** Sends a request to the model behind an endpoint. Throws `AwsError` as InvokeEndpoint does. */
export async function invoke(
  context: Context,
  request: InvocationRequest,
  place: Place,
): Promise<InvocationAnswer> {
  const started = performance.now();
  const record = servingEndpoint(context, request.endpoint, place);
  const { fleet, variant } = context.endpoints.trafficOf(record).pick(request.targetVariant);
  if (variant === undefined) {
    throw validationError(
      request.targetVariant === undefined
        ? `Endpoint ${record.name} has no variant that takes requests: all weights are 0.`
        : `Variant ${request.targetVariant} not found for Request`,
    );
  }
  const at = context.now();
  let modelMilliseconds = 0;
  let status = 500;
  try {
    const reply = await fleet.use(variant, async (server) => {
      const sent = performance.now();
      try {
        return await server.send({
          method: 'POST',
          path: '/invocations',
          headers: containerHeaders(request),
          body: request.body,
        });
      } finally {
        modelMilliseconds = performance.now() - sent;
      }
    });
    ({ status } = reply);
    return accept(reply, { fleet, variant, request, at, place, record });
  } catch (error) {
    if (error instanceof NotReadyError) throw new AwsError('ModelNotReadyException', error.message, 429);
    if (error instanceof ServingError) throw modelError(0, error.message, record, place);
    throw error;
  } finally {
    const overhead = performance.now() - started - modelMilliseconds;
    measure(context, record, variant, { status, modelMilliseconds, overhead, at }, place);
  }
}

function servingEndpoint({ store }: Context, name: string, place: Place): EndpointRecord {
  const record = store.endpoints.get(arnOf(place, 'endpoint', name));
  if (record?.status === 'InService' || record?.status === 'Updating') return record;
  throw validationError(`Endpoint ${name} of account ${place.account} not found.`);
}

interface Served {
  fleet: Fleet;
  variant: string;
  request: InvocationRequest;
  at: Date;
  place: Place;
  record: EndpointRecord;
}

function accept(reply: Reply, { fleet, variant, request, at, place, record }: Served): InvocationAnswer {
  if (reply.status < 200 || reply.status > 299)
    throw modelError(reply.status, reply.body.toString('utf8'), record, place);
  const contentType = reply.headers['content-type'];
  const attributes = reply.headers[attributesHeader];
  fleet.capture?.add(variant, {
    eventId: randomUUID(),
    at,
    inferenceId: request.inferenceId,
    customAttributes: request.customAttributes,
    input: { contentType: request.contentType, data: request.body },
    output: { contentType, data: reply.body },
  });
  return {
    body: reply.body,
    variant,
    contentType,
    customAttributes: typeof attributes === 'string' ? attributes : undefined,
  };
}

function containerHeaders(request: InvocationRequest): Record<string, string> {
  return {
    ...(request.contentType !== undefined && { 'content-type': request.contentType }),
    ...(request.accept !== undefined && { accept: request.accept }),
    ...(request.customAttributes !== undefined && { [attributesHeader]: request.customAttributes }),
    ...(request.inferenceId !== undefined && { 'x-amzn-sagemaker-inference-id': request.inferenceId }),
  };
}

interface Measured {
  status: number;
  modelMilliseconds: number;
  overhead: number;
  at: Date;
}

/** Errors are counted as 0 or 1 for each request, so that their average is the error rate. */
function measure(
  { neighbours }: Context,
  record: EndpointRecord,
  variant: string,
  { status, modelMilliseconds, overhead, at }: Measured,
  { region }: Place,
): void {
  const instances = record.serving.variants.find(({ name }) => name === variant)?.instances.current ?? 1;
  const dimensions = { EndpointName: record.name, VariantName: variant };
  const values = [
    { name: 'Invocations', value: 1 },
    { name: 'InvocationsPerInstance', value: 1 / Math.max(instances, 1) },
    { name: 'Invocation4XXErrors', value: status >= 400 && status < 500 ? 1 : 0 },
    { name: 'Invocation5XXErrors', value: status >= 500 || status < 200 ? 1 : 0 },
    { name: 'ModelLatency', value: modelMilliseconds * 1000, unit: 'Microseconds' },
    { name: 'OverheadLatency', value: overhead * 1000, unit: 'Microseconds' },
  ];
  neighbours.metrics?.put(
    region,
    'AWS/SageMaker',
    values.map((value) => ({ unit: 'None', ...value, dimensions, at })),
  );
}

function modelError(
  status: number,
  message: string,
  record: EndpointRecord,
  { region, account }: Place,
): AwsError {
  const kind = status >= 400 && status < 500 ? 'client' : 'server';
  const logs = `arn:aws:logs:${region}:${account}:log-group:/aws/sagemaker/Endpoints/${record.name}`;
  return new AwsError(
    'ModelError',
    `Received ${kind} error (${status}) from primary with message "${message}". See ${logs} for more information.`,
    424,
    { OriginalStatusCode: String(status), OriginalMessage: message, LogStreamArn: logs },
  );
}

function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
