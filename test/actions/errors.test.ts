import { SageMakerServiceException } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { consoleOf } from '../../actions/lib/aws/console.ts';
import { AwsError, isAlreadyThere, isMissing, translateError } from '../../actions/lib/aws/errors.ts';

const PERMISSIONS = [{ action: 'sagemaker:StartX', resource: 'arn:x' }];

function answer(name: string, message: string, status = 400): Error {
  const $metadata = { httpStatusCode: status, requestId: 'r-1', attempts: 2 };
  return new SageMakerServiceException({ name, message, $fault: 'client', $metadata });
}

function named(name: string, message = 'text', more: object = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}

function translated(error: Error): AwsError {
  const result = translateError(error, PERMISSIONS);
  if (!(result instanceof AwsError)) throw new Error(`Not translated: ${String(result)}`);
  return result;
}

describe('a failed call', () => {
  test.each([
    [
      answer('ValidationException', 'Bad.'),
      'aws-refused',
      'AWS refused sagemaker:StartX on arn:x: Bad. (ValidationException, request r-1)',
    ],
    [answer('ResourceLimitExceeded', 'Too many.'), 'aws-refused', 'Too many.'],
    [
      answer('InternalFailure', '', 500),
      'aws-unavailable',
      'AWS did not do sagemaker:StartX on arn:x after 2 attempts: InternalFailure.',
    ],
    [
      answer('ThrottlingException', 'Rate exceeded'),
      'aws-unavailable',
      'Rate exceeded (ThrottlingException)',
    ],
    [
      named('Error', 'connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED' }),
      'aws-unavailable',
      'ECONNREFUSED',
    ],
    [named('TimeoutError', 'Connection timed out'), 'aws-unavailable', 'Connection timed out'],
    [
      named('CredentialsProviderError', 'Could not load credentials.'),
      'credentials-missing',
      'aws-actions/configure-aws-credentials',
    ],
    [
      answer('UnrecognizedClientException', 'The security token is invalid.'),
      'credentials-missing',
      'The security token is invalid.',
    ],
    [
      answer('ExpiredTokenException', 'expired'),
      'credentials-expired',
      'expired before sagemaker:StartX on arn:x',
    ],
    [
      answer('AccessDeniedException', 'No.'),
      'permission-missing',
      'The role of this job is not allowed to do sagemaker:StartX on arn:x. Add to the policy of the role: {"Effect": "Allow", "Action": "sagemaker:StartX", "Resource": "arn:x"}',
    ],
    [answer('Unknown', '', 403), 'permission-missing', 'sagemaker:StartX on arn:x'],
    [
      answer(
        'AccessDeniedException',
        'User: arn:u is not authorized to perform: sagemaker:StartX on resource: arn:x with an explicit deny in a service control policy',
      ),
      'permission-missing',
      'arn:u is not allowed to do sagemaker:StartX on arn:x. A policy denies it explicitly, so no further permission helps:',
    ],
    [
      answer(
        'AccessDeniedException',
        'User: arn:u is not authorized to perform: kms:Decrypt on resource: arn:k.',
      ),
      'permission-missing',
      'arn:u is not allowed to do kms:Decrypt on arn:k. Add to the policy of the role: {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:k"}',
    ],
  ])('%s', (error, reason, message) => {
    const failure = translated(error);

    expect(failure.reason).toBe(reason);
    expect(failure.message).toContain(message);
    expect(failure.cause).toBe(error);
  });

  test.each([[new TypeError('a bug')], [named('AbortError')], ['text']])('%s is none', (error) => {
    expect(translateError(error, PERMISSIONS)).toBe(error);
  });

  test.each([
    ['ResourceNotFound', 'Anything', true],
    ['NotFound', '', true],
    ['NoSuchBucket', 'The specified bucket does not exist', true],
    ['ValidationException', 'Could not find requested job', true],
    ['ValidationException', 'ModelPackageGroup arn:g does not exist.', true],
    ['ValidationException', 'Requested resource not found.', true],
    ['ValidationException', 'Value at x failed to satisfy constraint', false],
    ['ConflictException', 'does not exist', false],
  ])('%s "%s" says that it is missing: %s', (code, text, expected) => {
    expect(isMissing(translated(answer(code, text)))).toBe(expected);
  });

  test.each([
    ['ValidationException', 'Pipeline with name (x) already exists.', true],
    ['ValidationException', 'Model Package Group already exists: arn:g', true],
    ['ValidationException', 'Bad name', false],
  ])('%s "%s" says that it is there: %s', (code, text, expected) => {
    expect(isAlreadyThere(translated(answer(code, text)))).toBe(expected);
  });
});

test.each([
  ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/jobs/j-1'],
  [
    'aws-cn',
    'cn-north-1',
    'https://cn-north-1.console.amazonaws.cn/sagemaker/home?region=cn-north-1#/jobs/j-1',
  ],
  [
    'aws-us-gov',
    'us-gov-west-1',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/sagemaker/home?region=us-gov-west-1#/jobs/j-1',
  ],
])('the console of %s', (partition, region, expected) => {
  expect(consoleOf({ partition, region }).job('training', 'j-1')).toBe(expected);
});
