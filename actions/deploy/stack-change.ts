import type { Place } from '../lib/aws/arn.ts';
import { isOutdatedChangeSet } from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { isOtherStack, readTemplate, type Stack } from '../lib/aws/stacks.ts';
import { keepAlarmSlots } from '../lib/deployment/monitor-parameters.ts';
import { updateSteps } from '../lib/deployment/stack-parameters.ts';
import { stackTags } from '../lib/deployment/stack-tags.ts';
import { Failure, messageOf } from '../lib/failure.ts';
import { settledStack } from './settled-stack.ts';
import type { StackRequest, StackResult } from './stack-request.ts';
import { applyStep } from './stack-step.ts';

type Step = Readonly<Record<string, string>>;

const MAX_TRIES = 5;

/**
 * Makes the stack what the template and the parameters say, in one operation or two, and waits for the end. An operation
 * that is under way is waited for first; where it is this deployment's own, its end is the answer.
 */
export async function changeStack(
  clients: Clients,
  place: Place,
  request: StackRequest,
): Promise<StackResult> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await changeSettledStack(clients, place, request);
    } catch (error) {
      // Another run was quicker; its operation is waited for, and what is left to do is done after it.
      if (!isOvertaken(error) || tries === MAX_TRIES) throw error;
      request.log(`${request.name}: ${messageOf(error)}`);
    }
  }
}

async function changeSettledStack(
  clients: Clients,
  place: Place,
  wanted: StackRequest,
): Promise<StackResult> {
  const stack = await settledStack(clients, place, wanted);
  const request = { ...wanted, parameters: keepAlarmSlots(stack?.parameters, wanted.parameters) };
  if (stack !== undefined && (await isAsWanted(clients, place, stack, request)))
    return { id: stack.id, status: stack.status, change: 'unchanged' };
  const steps = updateSteps(stack?.parameters, request.parameters);
  let result: StackResult | undefined;
  for (const [index, step] of steps.entries()) {
    if (steps.length > 1) request.log(`${request.name}: update ${index + 1} of ${steps.length}`);
    const type = stack === undefined ? 'CREATE' : 'UPDATE';
    try {
      const done = await applyStep(clients, place, { ...request, step, type, index });
      result = done ?? result;
    } catch (error) {
      if (index === 0 || stack === undefined || isUndecided(error) || isOvertaken(error)) throw error;
      throw await restoreScaling(clients, place, request, { stack, failure: error });
    }
  }
  if (result !== undefined) return result;
  if (stack === undefined) throw new Error(`CloudFormation finds nothing to create in ${request.name}.`);
  return { id: stack.id, status: stack.status, change: 'unchanged' };

  /** The operation may go on; the next attempt finds out how it ended. */
  function isUndecided(error: unknown): boolean {
    return request.signal.aborted || (error instanceof Failure && error.reason === 'deadline-passed');
  }
}

/**
 * The second of two updates failed, and the first one has taken autoscaling away: nobody may be left with that. Answers the
 * failure of the second, with what became of the scaling.
 */
async function restoreScaling(
  clients: Clients,
  place: Place,
  request: StackRequest,
  { stack, failure }: { stack: Stack; failure: unknown },
): Promise<Failure> {
  request.log(`${request.name}: scaling is registered again as it was before`);
  const kept = Object.keys(request.parameters).map((name) => [
    name,
    stack.parameters[name] ?? request.parameters[name],
  ]);
  const step: Step = Object.fromEntries(kept);
  const end = await applyStep(clients, place, { ...request, step, type: 'UPDATE', index: 2 }).then(
    () => 'Scaling is registered again as it was before.',
    (error: unknown) =>
      `Autoscaling is OFF: registering it again failed too (${messageOf(error)}). Deploy the former release at once, which puts it on.`,
  );
  const message = `${messageOf(failure)} ${end}`;
  if (!(failure instanceof Failure)) return new Failure('unexpected', message, { cause: failure });
  return new Failure(failure.reason, message, { cause: failure.cause, problems: failure.problems });
}

/** Whether there is nothing to do, known without a change set: CloudFormation keeps an empty one as a failed one. */
async function isAsWanted(
  clients: Clients,
  place: Place,
  stack: Stack,
  { template, parameters, owner }: StackRequest,
): Promise<boolean> {
  const tags = stackTags(owner);
  if (!hasAll(stack.parameters, parameters) || !hasAll(stack.tags, tags)) return false;
  return (await readTemplate(clients, place, stack)) === template;
}

function hasAll(found: Step, wanted: Step): boolean {
  return Object.entries(wanted).every(([key, value]) => found[key] === value);
}

/** CloudFormation takes one operation of a stack at a time, and says in several ways that another one came first. */
function isOvertaken(error: unknown): boolean {
  return isOutdatedChangeSet(error) || isOtherStack(error);
}
