import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import type { Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { stackPermission } from './stacks.ts';

export interface StackEvent {
  id: string;
  at: Date;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason: string | undefined;
  /** The token of the call that set the operation off. */
  token: string | undefined;
  /** Whether it tells of the stack itself and not of one of its resources. */
  ofStack: boolean;
}

/**
 * The events that came after the event `after`, or those of the stack's last operation; oldest first. Events come newest
 * first, so that following a stack costs one call a look, however long its history is.
 */
export async function operationEvents(
  clients: Clients,
  place: Place,
  stack: { id: string; name: string },
  after?: string,
): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let next: string | undefined;
  do {
    const command = new DescribeStackEventsCommand({
      StackName: stack.id,
      ...(next !== undefined && { NextToken: next }),
    });
    const permission = stackPermission(place, stack.name, 'DescribeStackEvents');
    const answer = await call(permission, () => clients.cloudformation.send(command));
    for (const event of answer.StackEvents ?? []) {
      if (event.EventId === after) return events.toReversed();
      const told = {
        id: event.EventId ?? '',
        at: event.Timestamp ?? new Date(0),
        logicalId: event.LogicalResourceId ?? '',
        physicalId: event.PhysicalResourceId ?? '',
        type: event.ResourceType ?? '',
        status: event.ResourceStatus ?? '',
        reason: event.ResourceStatusReason,
        token: event.ClientRequestToken,
        ofStack: event.PhysicalResourceId === event.StackId,
      };
      events.push(told);
      // What came after a known event may be of several operations: another one may begin between two looks.
      if (after === undefined && beginsOperation(told)) return events.toReversed();
    }
    next = answer.NextToken;
  } while (next !== undefined);
  return events.toReversed();
}

/** Whether an operation of the stack begins with this event. */
export function beginsOperation({ ofStack, status }: StackEvent): boolean {
  return ofStack && /^(CREATE|UPDATE|DELETE|IMPORT|REVIEW)_IN_PROGRESS$/.test(status);
}
