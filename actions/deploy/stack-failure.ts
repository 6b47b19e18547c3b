import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { endpointLogTail } from '../lib/aws/endpoint-logs.ts';
import { describeEndpoint } from '../lib/aws/endpoints.ts';
import { isAlarm, rootCause } from '../lib/deployment/root-cause.ts';
import { ENDPOINT } from '../lib/deployment/resources.ts';
import { answerTo } from '../lib/deployment/stack-state.ts';
import { Failure } from '../lib/failure.ts';
import type { FollowedOperation } from './stack-wait.ts';

/** The failure of a stack's operation, with the first cause and, of an endpoint, SageMaker's own reason. */
export async function stackFailure(
  clients: Clients,
  place: Place,
  name: string,
  operation: FollowedOperation,
): Promise<Failure> {
  const cause = rootCause(operation.events);
  if (cause === undefined)
    return new Failure(
      'stack-failed',
      `The stack ${name} ended as ${operation.status}, without an event that says why.`,
    );
  const own =
    cause.type === ENDPOINT ? await describeEndpoint(clients, place, name).catch(() => undefined) : undefined;
  const told = operation.endpointReason ?? own?.failureReason;
  const reason =
    told === undefined || cause.reason.includes(told) ? cause.reason : `${cause.reason} SageMaker: ${told}`;
  const answer = answerTo(operation.status);
  const todo = answer.kind === 'stop' ? ` ${answer.todo}` : '';
  const returned = own?.status === 'InService' || answer.kind === 'update';
  if (cause.type === ENDPOINT && returned && isAlarm(reason, name))
    return new Failure(
      'rolled-back',
      `An alarm went off while ${name} was rolled out, and traffic returned to what ran before: ${reason} The release is marked as failed; find out what the alarm saw before you deploy it again.${todo}`,
    );
  const resource = `${cause.logicalId} (${cause.type})`;
  const log = cause.type === ENDPOINT ? await logTail(clients, place, name, operation.events[0]?.at) : '';
  return new Failure(
    'stack-failed',
    `The stack ${name} ended as ${operation.status} because of ${resource}: ${reason}${todo}${log}`,
  );
}

const LOG_LINES = 15;

/** What the endpoint's container wrote last. It is only more of the reason: without it the failure stands as it is. */
async function logTail(
  clients: Clients,
  place: Place,
  endpoint: string,
  since: Date | undefined,
): Promise<string> {
  const lines = await endpointLogTail(clients, place, endpoint, { lines: LOG_LINES, since }).catch(() => []);
  return lines.length === 0 ? '' : `\nThe last lines of its log:\n${lines.join('\n')}`;
}
