import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { describeEndpoint } from '../lib/aws/endpoints.ts';
import { rootCause } from '../lib/deployment/root-cause.ts';
import type { StackOperation } from '../lib/deployment/stack-operation.ts';
import { Failure } from '../lib/failure.ts';

const ENDPOINT = 'AWS::SageMaker::Endpoint';
// How SageMaker words an alarm that ended a deployment differs; all of its texts have both words.
const BY_ALARM = /alarm/i;

/** The failure of a stack's operation, with the first cause and, of an endpoint, SageMaker's own reason. */
export async function stackFailure(
  clients: Clients,
  place: Place,
  name: string,
  operation: StackOperation,
): Promise<Failure> {
  const cause = rootCause(operation.events);
  if (cause === undefined)
    return new Failure(
      'stack-failed',
      `The stack ${name} ended as ${operation.status}, without an event that says why.`,
    );
  const own =
    cause.type === ENDPOINT ? await describeEndpoint(clients, place, name).catch(() => undefined) : undefined;
  const told = own?.failureReason;
  const reason =
    told === undefined || cause.reason.includes(told) ? cause.reason : `${cause.reason} SageMaker: ${told}`;
  const resource = `${cause.logicalId} (${cause.type})`;
  if (cause.type === ENDPOINT && BY_ALARM.test(reason) && own?.status === 'InService') {
    return new Failure(
      'rolled-back',
      `An alarm went off while ${name} was rolled out, and traffic returned to what ran before: ${reason} The release is marked as failed; find out what the alarm saw before you deploy it again.`,
    );
  }
  return new Failure(
    'stack-failed',
    `The stack ${name} ended as ${operation.status} because of ${resource}: ${reason}`,
  );
}
