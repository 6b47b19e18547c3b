import { AwsError } from '../service.ts';
import type { ProtocolErrors } from '../call.ts';

export const s3Errors: ProtocolErrors = {
  throttled: () => new AwsError('SlowDown', 'Please reduce your request rate.', 503),
  internal: (message) =>
    new AwsError('InternalError', message ?? 'We encountered an internal error. Please try again.', 500),
  unavailable: () => new AwsError('ServiceUnavailable', 'Service is unable to handle request.', 503),
  unsigned: () => new AwsError('AccessDenied', 'Access Denied', 403),
  garbled: (problem) =>
    problem.startsWith('Unsupported Authorization Type')
      ? new AwsError('InvalidArgument', problem, 400)
      : new AwsError(
          'AuthorizationHeaderMalformed',
          `The authorization header is malformed; ${problem}`,
          400,
        ),
  expired: () => new AwsError('AccessDenied', 'Request has expired', 403),
  unknownToken: () =>
    new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400),
  expiredToken: () => new AwsError('ExpiredToken', 'The provided token has expired.', 400),
  denied: (sentence) => new AwsError('AccessDenied', sentence, 403),
};

export function noSuchBucket(bucket: string): AwsError {
  return new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: bucket });
}

export function noSuchKey(key: string): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
}

export function noSuchVersion(key: string, versionId: string): AwsError {
  return new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
    Key: key,
    VersionId: versionId,
  });
}

/** An error whose answer says, in headers, that a delete marker is in the way. */
export class DeleteMarkerError extends AwsError {
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: AwsError, versionId: string, headers: Readonly<Record<string, string>> = {}) {
    super(error.code, error.message, error.status, error.fields);
    this.headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': versionId, ...headers };
  }
}

export function noSuchUpload(uploadId: string): AwsError {
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  return new AwsError('NoSuchUpload', message, 404, { UploadId: uploadId });
}

export function preconditionFailed(condition: string): AwsError {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new AwsError('PreconditionFailed', message, 412, { Condition: condition });
}

export function conditionalConflict(condition: string): AwsError {
  const message =
    'The conditional request cannot succeed due to a conflicting operation against this resource.';
  return new AwsError('ConditionalRequestConflict', message, 409, { Condition: condition });
}

export function invalidArgument(message: string, name: string, value: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
}

export function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', message, 400);
}

export function malformedXml(): AwsError {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new AwsError('MalformedXML', message, 400);
}

export function notImplemented(what: string): AwsError {
  return new AwsError('NotImplemented', `The local AWS does not know ${what}.`, 501);
}
