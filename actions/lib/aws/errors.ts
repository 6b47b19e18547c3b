import { Failure, messageOf } from '../failure.ts';
import type { Reason } from '../reason.ts';
import { isRecord } from '../record.ts';

/** What a call needs: an IAM action, and the ARN that a policy has to name for it. */
export interface Permission {
  action: string;
  resource: string;
}

/** A call to AWS that failed, told for people. `code` and `text` are AWS's own. */
export class AwsError extends Failure {
  override name = 'AwsError';
  readonly code: string;
  readonly text: string;

  constructor(reason: Reason, message: string, origin: { code: string; text: string; cause: unknown }) {
    super(reason, message, { cause: origin.cause });
    this.code = origin.code;
    this.text = origin.text;
  }
}

/** Whether AWS says that the thing is not there. SageMaker says it in several ways (all with HTTP 400), S3 with 404. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  if (/^(ResourceNotFound(Exception)?|NotFound|NoSuchKey|NoSuchBucket)$/.test(error.code)) return true;
  return (
    error.code === 'ValidationException' &&
    /could not find|cannot find|does not exist|not found/i.test(error.text)
  );
}

/** Whether AWS refused to create what is there already. There is no code of its own for that in SageMaker. */
export function isAlreadyThere(error: unknown): boolean {
  return (
    error instanceof AwsError && error.code === 'ValidationException' && /already exist/i.test(error.text)
  );
}

export function isAccessDenied(error: unknown): boolean {
  return error instanceof AwsError && error.reason === 'permission-missing';
}

/** The `AwsError` for what a client threw; anything else than a failed call comes back as it is. */
export function translateError(error: unknown, permissions: readonly Permission[]): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError') return error;
  const origin = { code: error.name, text: error.message, cause: error };
  const { httpStatusCode: status, requestId, attempts } = metadataOf(error);
  const what = permissions.map(({ action, resource }) => `${action} on ${resource}`).join(' and ');

  if (
    /^(CredentialsProviderError|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidAccessKeyId)$/.test(
      error.name,
    )
  ) {
    const message = `AWS has no valid credentials of this job: ${error.message} Run aws-actions/configure-aws-credentials before this action, in a job with the permission id-token: write.`;
    return new AwsError('credentials-missing', message, origin);
  }
  if (/^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/.test(error.name)) {
    const message = `The AWS credentials expired before ${what}. Run the job again; where it waits for long, give aws-actions/configure-aws-credentials a longer role-duration-seconds.`;
    return new AwsError('credentials-expired', message, origin);
  }
  if (
    /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden)$/.test(error.name) ||
    status === 403
  ) {
    return new AwsError('permission-missing', deniedMessage(error.message, permissions), origin);
  }
  if (isUnavailable(error, status)) {
    const tries = attempts === undefined ? '' : ` after ${attempts} attempts`;
    return new AwsError(
      'aws-unavailable',
      `AWS did not do ${what}${tries}: ${described(error)}. Run the job again later.`,
      origin,
    );
  }
  if (status === undefined) return error;
  const request = requestId === undefined ? '' : `, request ${requestId}`;
  return new AwsError(
    'aws-refused',
    `AWS refused ${what}: ${error.message} (${error.name}${request})`,
    origin,
  );
}

/** AWS's text names who was refused, and sometimes another action than the call's own, such as iam:PassRole. */
function deniedMessage(text: string, permissions: readonly Permission[]): string {
  const who = /User: (\S+) is not authorized/.exec(text)?.[1];
  const [, action, resource] =
    /not authorized to perform: ([\w-]+:\w+)(?: on resource: (\S*[^\s.,]))?/.exec(text) ?? [];
  const own = permissions.find((permission) => permission.action === action);
  const lacking =
    action === undefined ? permissions : [{ action, resource: own?.resource ?? resource ?? '*' }];
  const subject = who === undefined ? 'The role of this job' : who;
  const needs = lacking.map((each) => `${each.action} on ${each.resource}`).join(' and ');
  const refused = `${subject} is not allowed to do ${needs}.`;
  if (/explicit deny/i.test(text))
    return `${refused} A policy denies it explicitly, so no further permission helps: ${text}`;
  const statements = lacking.map(
    (each) => `{"Effect": "Allow", "Action": "${each.action}", "Resource": "${each.resource}"}`,
  );
  return `${refused} Add to the policy of the role: ${statements.join(', ')}`;
}

function isUnavailable(error: Error, status: number | undefined): boolean {
  if (status !== undefined && (status >= 500 || status === 429)) return true;
  if (
    /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|SlowDown|TimeoutError)$/.test(
      error.name,
    )
  )
    return true;
  return (
    'code' in error && /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOST|ENET)/.test(String(error.code))
  );
}

function described(error: Error): string {
  return error.message === '' || error.message === error.name
    ? error.name
    : `${messageOf(error)} (${error.name})`;
}

interface ResponseMetadata {
  httpStatusCode?: number;
  requestId?: string;
  attempts?: number;
}

function metadataOf(error: Error): ResponseMetadata {
  const metadata = '$metadata' in error && isRecord(error.$metadata) ? error.$metadata : {};
  const { httpStatusCode: status, requestId, attempts } = metadata;
  return {
    ...(typeof status === 'number' && { httpStatusCode: status }),
    ...(typeof requestId === 'string' && { requestId }),
    ...(typeof attempts === 'number' && { attempts }),
  };
}
