import { noStackToChange, validationError } from './errors.ts';
import type { StackContext, StackOperations } from './context.ts';
import { describeEvent } from './descriptions.ts';
import { changeSetOf, optional, stackOf } from './request.ts';
import { isObject } from '../../plain.ts';
import type { EventRecord, StackRecord } from './store.ts';

const pageSize = 100;

export const eventOperations: StackOperations = {
  DescribeStackEvents(input, context) {
    const stack = stackOf(input, context, noStackToChange);
    context.engine.described(stack);
    const { page, next } = pageOf(stack.events.toReversed(), optional(input, 'NextToken'));
    return { StackEvents: page.map((event) => describeEvent(stack, event)), NextToken: next };
  },

  DescribeEvents(input, context) {
    const stack = subjectOf(input, context);
    context.engine.described(stack);
    const operation = optional(input, 'OperationId');
    const filters = input['Filters'];
    const onlyFailed = isObject(filters) && filters['FailedEvents'] === 'true';
    const found = stack.events.filter(
      (event) =>
        (operation === undefined || event.operation === operation) &&
        (!onlyFailed || event.status.endsWith('_FAILED')),
    );
    const { page, next } = pageOf(found.toReversed(), optional(input, 'NextToken'));
    return { OperationEvents: page.map((event) => operationEvent(stack, event)), NextToken: next };
  },
};

function subjectOf(input: Record<string, unknown>, context: StackContext): StackRecord {
  const { store } = context;
  if (optional(input, 'StackName') !== undefined) return stackOf(input, context);
  const found =
    optional(input, 'ChangeSetName') === undefined
      ? byOperation(optional(input, 'OperationId'), store.stacks.values())
      : store.stacks.get(changeSetOf(input, context).stackId);
  if (found) return found;
  throw validationError('One of StackName, ChangeSetName and OperationId must name something that exists.');
}

function byOperation(id: string | undefined, stacks: readonly StackRecord[]): StackRecord | undefined {
  return stacks.find(({ operations }) => operations.some((operation) => operation.id === id));
}

function operationEvent(stack: StackRecord, event: EventRecord): Record<string, unknown> {
  const { StackName: _, ...others } = describeEvent(stack, event);
  const type = stack.operations.find(({ id }) => id === event.operation)?.type;
  const isOfStack = event.type === 'AWS::CloudFormation::Stack';
  return {
    ...others,
    OperationType: type,
    EventType: isOfStack || !event.status.endsWith('_FAILED') ? 'STACK_EVENT' : 'PROVISIONING_ERROR',
    OperationStatus: event.status.endsWith('_FAILED')
      ? 'FAILED'
      : event.status.endsWith('_IN_PROGRESS')
        ? 'IN_PROGRESS'
        : 'SUCCEEDED',
    StartTime: others['Timestamp'],
  };
}

// Events come newest first and new ones arrive between pages, so a page begins after the last event of the one before.
function pageOf(
  events: readonly EventRecord[],
  token: string | undefined,
): { page: EventRecord[]; next: string | undefined } {
  const from = token === undefined ? 0 : events.findIndex(({ id }) => id === token) + 1;
  if (token !== undefined && from === 0) throw validationError('Invalid NextToken.');
  const page = events.slice(from, from + pageSize);
  const isLast = from + pageSize >= events.length;
  return { page, next: isLast ? undefined : page.at(-1)?.id };
}
