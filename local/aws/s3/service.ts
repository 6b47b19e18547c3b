import type { Call } from '../call.ts';
import type { Answer, HttpRequest } from '../http.ts';
import { AwsError, type CallContext, type RestService } from '../service.ts';
import { writeXml } from '../xml.ts';
import { bucketOperations } from './buckets.ts';
import { copyOperations } from './copy.ts';
import { deleteManyOperations } from './delete-many.ts';
import { DeleteMarkerError, notImplemented, s3Errors } from './errors.ts';
import { listOperations } from './lists.ts';
import { objectOperations } from './objects.ts';
import { nameOperation } from './operation.ts';
import { policyOperations } from './policy.ts';
import { refusedHeader, type S3Operation, type S3Request, s3Header, splitPath } from './request.ts';
import { settingOperations } from './settings/operations.ts';
import type { S3Store } from './store.ts';
import { tagOperations } from './tags.ts';
import { uploadListOperations } from './upload-lists.ts';
import { uploadOperations } from './uploads.ts';
import { versionListOperations } from './version-list.ts';
import { takesVersion } from './version.ts';
import { versioningOperations } from './versioning.ts';

const operations: Readonly<Record<string, S3Operation>> = {
  ...bucketOperations,
  ...listOperations,
  ...objectOperations,
  ...copyOperations,
  ...deleteManyOperations,
  ...uploadOperations,
  ...uploadListOperations,
  ...tagOperations,
  ...versioningOperations,
  ...versionListOperations,
  ...settingOperations,
  ...policyOperations,
};

/** S3 with path-style addresses: `/<bucket>/<key>`. */
export function createS3(store: S3Store): RestService {
  return {
    name: 's3',
    title: 'S3',
    protocol: { kind: 'rest' },
    operations: Object.keys(operations),
    call: (request) => s3Call(store, request),
    close: () => Promise.resolve(store.close()),
  };
}

function s3Call(store: S3Store, request: HttpRequest): Call {
  const target = readTarget(request.path);
  const { bucket, key } = target instanceof AwsError ? { bucket: '', key: '' } : target;
  const operation = nameOperation(request.method, { bucket, key }, request.query, request.headers);
  return {
    name: `S3.${operation}`,
    unsigned: false,
    detail: { ...(bucket && { bucket }), ...(key && { key }) },
    errors: s3Errors,
    async run(context) {
      if (target instanceof AwsError) throw target;
      const answer = await runOperation(store, { ...request, operation, bucket, key }, context);
      return { ...answer, headers: { ...answer.headers, ...idHeaders(context.requestId) } };
    },
    failure: (error, requestId) => failure(error, requestId, request),
  };
}

function readTarget(path: string): { bucket: string; key: string } | AwsError {
  try {
    return splitPath(path);
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

async function runOperation(store: S3Store, request: S3Request, context: CallContext): Promise<Answer> {
  const handler = Object.hasOwn(operations, request.operation) ? operations[request.operation] : undefined;
  if (!handler)
    throw notImplemented(
      `S3.${request.operation}. It knows: ${Object.keys(operations).toSorted().join(', ')}`,
    );
  const refused = refusedHeader(request);
  if (refused !== undefined) throw notImplemented(`the header ${refused} of S3.${request.operation}`);
  if (request.query.has('versionId') && !takesVersion(request.operation))
    throw notImplemented(`a versionId of S3.${request.operation}`);
  const expectedOwner = s3Header(request, 'x-amz-expected-bucket-owner');
  if (expectedOwner !== undefined && expectedOwner !== context.account)
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  return handler({ request, store, context });
}

function failure(error: AwsError, requestId: string, request: HttpRequest): Answer {
  const headers = {
    'content-type': 'application/xml',
    ...idHeaders(requestId),
    ...(error instanceof DeleteMarkerError && error.headers),
  };
  // The answer to HEAD has no body, so the code is all in the status.
  if (request.method === 'HEAD') return { status: error.status, headers };
  const content = {
    Code: error.code,
    Message: error.message,
    ...error.fields,
    Resource: request.path,
    RequestId: requestId,
    HostId: 'local',
  };
  return { status: error.status, headers, body: writeXml('Error', content) };
}

function idHeaders(requestId: string): Record<string, string> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': 'local' };
}
