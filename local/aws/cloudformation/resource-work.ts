import { messageOf } from '../../plain.ts';
import type { Job } from './job.ts';
import type { Work } from './resources/handler.ts';

/** What a handler gets to work with for a resource of the job's stack. */
export function workOf(job: Job, logicalId: string, started?: (physicalId: string) => void): Work {
  const { stack, clients } = job;
  return {
    clients,
    account: stack.account,
    region: stack.region,
    stackName: stack.name,
    logicalId,
    signal: job.abort.signal,
    started: started ?? (() => undefined),
    isRollback: stack.status.includes('ROLLBACK'),
  };
}

/** An error as a resource's status reason tells it. */
export function reasonOf(job: Job, type: string, error: unknown, doing: string): string {
  if (error === job.abort.signal.reason || (error instanceof Error && error.name === 'AbortError'))
    return `Resource ${doing} cancelled`;
  const token = job.token ?? job.stack.operation;
  const code = (text: string): string => `(RequestToken: ${token}, HandlerErrorCode: ${text})`;
  const metadata = error instanceof Error && '$metadata' in error ? Object(error.$metadata) : undefined;
  if (!metadata) {
    const message = messageOf(error);
    const isOfHandler = error instanceof Error && error.name === 'NotStabilized';
    return isOfHandler ? `Resource handler returned message: "${message}" ${code('NotStabilized')}` : message;
  }
  const { httpStatusCode: status, requestId } = metadata;
  const name = error instanceof Error ? error.name : '';
  const message = `${messageOf(error)} (Service: ${type.split('::')[1]}, Status Code: ${status}, Request ID: ${requestId})`;
  return `Resource handler returned message: "${message}" ${code(handlerCode(name, messageOf(error)))}`;
}

function handlerCode(name: string, message: string): string {
  if (/AccessDenied/.test(name)) return 'AccessDenied';
  if (/Throttl/.test(name)) return 'Throttling';
  if (/AlreadyExists|already exist/.test(`${name} ${message}`)) return 'AlreadyExists';
  if (/Limit/.test(name)) return 'ServiceLimitExceeded';
  if (/Validation|Invalid|Malformed/.test(name)) return 'InvalidRequest';
  return 'GeneralServiceException';
}
