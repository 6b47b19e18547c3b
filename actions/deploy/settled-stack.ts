import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { deleteStack, describeStack, type Stack } from '../lib/aws/stacks.ts';
import { isSuccess } from '../lib/deployment/stack-operation.ts';
import { answerTo } from '../lib/deployment/stack-state.ts';
import { foreignStack } from '../lib/deployment/stack-tags.ts';
import { Failure } from '../lib/failure.ts';
import { stackFailure } from './stack-failure.ts';
import type { StackRequest } from './stack-request.ts';
import { follow } from './stack-wait.ts';

/** The stack once no operation is under way and a shell that never served is gone; undefined where there is none. */
export async function settledStack(
  clients: Clients,
  place: Place,
  request: StackRequest,
): Promise<Stack | undefined> {
  const { name, owner, log } = request;
  for (;;) {
    request.signal.throwIfAborted();
    const stack = await describeStack(clients, place, name);
    const isShell = stack?.status === 'REVIEW_IN_PROGRESS';
    const foreign = stack && !isShell ? foreignStack(stack, owner) : undefined;
    if (foreign !== undefined) throw new Failure('stack-foreign', foreign);
    const answer = answerTo(stack?.status);
    if (stack === undefined || answer.kind === 'create') return undefined;
    if (answer.kind === 'update') return stack;
    if (answer.kind === 'stop')
      throw new Failure('stack-blocked', `The stack ${name} is ${stack.status}. ${answer.todo}`);
    if (answer.kind === 'delete-and-create') {
      log(`${name} is ${stack.status}: ${answer.why}; it is deleted and made again.`);
      const token = `${request.cause}-delete-${request.attempt}`.slice(0, 128);
      await deleteStack(clients, place, { name, id: stack.id, token, roleArn: request.serviceRoleArn });
      const operation = await follow(clients, place, { name, id: stack.id }, request, { begins: 'DELETE' });
      if (operation.status !== 'DELETE_COMPLETE') throw await stackFailure(clients, place, name, operation);
      continue;
    }
    log(`${name} is ${stack.status}: this run waits for the end of that operation.`);
    const operation = await follow(clients, place, { name, id: stack.id }, request);
    // An earlier attempt at this commit began it: how it ended is how this deployment ended. Deleting was only its begin.
    const isOurs = operation.token?.startsWith(request.cause) === true;
    if (isOurs && !isSuccess(operation.status) && operation.status !== 'DELETE_COMPLETE')
      throw await stackFailure(clients, place, name, operation);
  }
}
