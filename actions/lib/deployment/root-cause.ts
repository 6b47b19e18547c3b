import type { StackEvent } from '../aws/stack-events.ts';

/** Why an operation of a stack failed. */
export interface RootCause {
  logicalId: string;
  type: string;
  physicalId: string;
  reason: string;
}

// What CloudFormation says of resources that it stopped because another one had failed.
const CONSEQUENCE = /^Resource (creation|update|deletion) cancell?ed/i;

/** The first failure of an operation; what failed after it failed because of it. `events` are oldest first. */
export function rootCause(events: readonly StackEvent[]): RootCause | undefined {
  const failures = events.filter(
    ({ status, reason }) => status.endsWith('_FAILED') && !CONSEQUENCE.test(reason ?? ''),
  );
  // The stack's own failure only repeats the names of resources; it counts where no resource failed.
  const cause = failures.find(({ ofStack }) => !ofStack) ?? failures[0] ?? rollback(events);
  if (cause === undefined) return undefined;
  const { logicalId, type, physicalId, reason = 'CloudFormation gives no reason' } = cause;
  return { logicalId, type, physicalId, reason };
}

function rollback(events: readonly StackEvent[]): StackEvent | undefined {
  return events.find(({ ofStack, status }) => ofStack && status.endsWith('ROLLBACK_IN_PROGRESS'));
}

/**
 * Whether SageMaker's reason is that an alarm went off. Its wording is not documented, but names alarms; so do an endpoint's
 * own name, maybe, and the refusal to look at alarms, which are something else.
 */
export function isAlarm(reason: string, endpoint: string): boolean {
  const words = reason.toLowerCase().replaceAll(endpoint.toLowerCase(), '');
  return (
    /alarm/.test(words) && !/describealarms|not authorized|access denied|not exist|not found/.test(words)
  );
}
