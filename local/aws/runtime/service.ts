import type { Call } from '../call.ts';
import { type Answer, header, type HttpRequest, readBody } from '../http.ts';
import { jsonErrors } from '../json.ts';
import type { InvocationAnswer, InvocationRequest } from '../sagemaker/invocation.ts';
import { AwsError, type CallContext, type RestService } from '../service.ts';

/** The part of SageMaker that answers requests to endpoints. */
export interface Invoker {
  invoke(request: InvocationRequest, place: { region: string; account: string }): Promise<InvocationAnswer>;
}

/** What InvokeEndpoint takes as body. */
const BODY_LIMIT = 6_291_456;
const prefix = 'x-amzn-sagemaker-';

/** Headers of InvokeEndpoint that ask for what endpoints here do not have. */
const unknownHeaders = [
  'target-model',
  'target-container-hostname',
  'enable-explanations',
  'inference-component',
  'session-id',
];

/** SageMaker Runtime: `POST /endpoints/<name>/invocations`, the body as it comes. */
export function createSageMakerRuntime(invoker: Invoker): RestService {
  return {
    name: 'sagemaker',
    title: 'SageMakerRuntime',
    protocol: { kind: 'rest' },
    operations: ['InvokeEndpoint'],
    call: (request) => runtimeCall(invoker, request),
  };
}

function runtimeCall(invoker: Invoker, request: HttpRequest): Call {
  const match = /^\/endpoints\/([^/]+)\/invocations$/.exec(request.path);
  const endpoint = match?.[1];
  const isInvocation = request.method === 'POST' && endpoint !== undefined;
  return {
    name: isInvocation ? 'SageMakerRuntime.InvokeEndpoint' : 'SageMakerRuntime.Unknown',
    unsigned: false,
    detail: isInvocation
      ? { EndpointName: endpoint, ...detail(request) }
      : { method: request.method, path: request.path },
    errors: jsonErrors,
    async run(context) {
      if (!isInvocation) throw unknownOperation(request);
      return await invokeEndpoint(invoker, request, endpoint, context);
    },
    failure,
  };
}

function detail(request: HttpRequest): Record<string, string> {
  const inferenceId = header(request.headers, `${prefix}inference-id`);
  return inferenceId === undefined ? {} : { InferenceId: inferenceId };
}

async function invokeEndpoint(
  invoker: Invoker,
  request: HttpRequest,
  endpoint: string,
  context: CallContext,
): Promise<Answer> {
  const of = (name: string) => header(request.headers, name);
  const foreign = unknownHeaders.find((name) => of(prefix + name) !== undefined);
  if (foreign !== undefined)
    throw new AwsError(
      'ValidationError',
      `Endpoints of the local SageMaker do not know the header ${prefix}${foreign}.`,
    );
  const answer = await invoker.invoke(
    {
      endpoint,
      body: await readInvocation(request),
      contentType: of('content-type'),
      accept: of('accept'),
      customAttributes: bounded('CustomAttributes', of(`${prefix}custom-attributes`), 1024),
      targetVariant: of(`${prefix}target-variant`),
      inferenceId: bounded('InferenceId', of(`${prefix}inference-id`), 64),
    },
    context,
  );
  return {
    status: 200,
    headers: {
      'x-amzn-requestid': context.requestId,
      'x-amzn-invoked-production-variant': answer.variant,
      ...(answer.contentType !== undefined && { 'content-type': answer.contentType }),
      ...(answer.customAttributes !== undefined && {
        [`${prefix}custom-attributes`]: answer.customAttributes,
      }),
    },
    body: answer.body,
  };
}

async function readInvocation(request: HttpRequest): Promise<Buffer> {
  try {
    return await readBody(request.body, BODY_LIMIT);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError('ValidationError', `HTTP content length exceeded ${BODY_LIMIT} bytes.`, 413);
  }
}

function bounded(name: string, value: string | undefined, limit: number): string | undefined {
  if (value === undefined || value.length <= limit) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new AwsError(
    'ValidationError',
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${limit}`,
  );
}

function unknownOperation({ method, path }: HttpRequest): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `The local AWS does not know ${method} ${path} of SageMaker Runtime. It knows: InvokeEndpoint.`,
    404,
  );
}

function failure(error: AwsError, requestId: string): Answer {
  const { OriginalStatusCode: status, ...fields } = error.fields;
  const content = {
    Message: error.message,
    ...fields,
    ...(status !== undefined && { OriginalStatusCode: Number(status) }),
  };
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': error.code,
    },
    body: JSON.stringify(content),
  };
}
