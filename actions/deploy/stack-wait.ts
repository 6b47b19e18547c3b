import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { describeEndpoint } from '../lib/aws/endpoints.ts';
import type { StackEvent } from '../lib/aws/stack-events.ts';
import { type FollowOptions, followStack, type StackOperation } from '../lib/deployment/stack-operation.ts';
import { Failure } from '../lib/failure.ts';
import { DeadlineError } from '../lib/wait.ts';
import { ENDPOINT } from '../lib/deployment/resources.ts';
import type { StackRequest } from './stack-request.ts';

/** An operation of a stack that has ended, with what SageMaker said of its endpoint when that failed. */
export interface FollowedOperation extends StackOperation {
  endpointReason: string | undefined;
}

/** Follows a stack and tells its events. Throws a `Failure` at the deadline; the operation then goes on. */
export async function follow(
  clients: Clients,
  place: Place,
  stack: { name: string; id: string },
  { deadline, signal, log }: StackRequest,
  which: Pick<FollowOptions, 'token' | 'begins' | 'notBefore'> = {},
): Promise<FollowedOperation> {
  const { name } = stack;
  let endpointReason: Promise<string | undefined> = Promise.resolve(undefined);
  try {
    const operation = await followStack(clients, place, stack, {
      ...which,
      deadlineMs: Math.max(0, deadline - Date.now()),
      signal,
      onEvent: (event) => {
        const { logicalId, status, reason } = event;
        log(`${name}: ${logicalId} ${status}${reason === undefined ? '' : `: ${reason}`}`);
        if (isFailedUpdate(event)) endpointReason = failureReason(clients, place, name);
      },
      onQuiet: (minutes) => log(`${name}: nothing new for ${minutes} min`),
    });
    return { ...operation, endpointReason: await endpointReason };
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw new Failure(
      'deadline-passed',
      `The stack ${name} has not come to its end in time; the operation goes on. Run the job again to wait for it, or cancel the update in CloudFormation.`,
      { cause: error },
    );
  }
}

function isFailedUpdate({ type, status }: StackEvent): boolean {
  return type === ENDPOINT && status === 'UPDATE_FAILED';
}

/**
 * Asked at once: when CloudFormation then goes back, it updates the endpoint another time, and SageMaker forgets. Where it
 * can't be asked, CloudFormation's own words have to do.
 */
async function failureReason(clients: Clients, place: Place, name: string): Promise<string | undefined> {
  const endpoint = await describeEndpoint(clients, place, name).catch(() => undefined);
  return endpoint?.failureReason;
}
