import { randomUUID } from 'node:crypto';
import type { Place } from '../lib/aws/arn.ts';
import {
  awaitChangeSet,
  type ChangeSetId,
  createChangeSet,
  deleteChangeSet,
  executeChangeSet,
} from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { AwsError } from '../lib/aws/errors.ts';
import { deleteStack, describeStack, isBusyStack, readTemplate, type Stack } from '../lib/aws/stacks.ts';
import { lostEndpoint, plannedResources } from '../lib/deployment/resources.ts';
import { type FollowOptions, followStack, type StackOperation } from '../lib/deployment/stack-operation.ts';
import { updateSteps } from '../lib/deployment/stack-parameters.ts';
import { answerTo } from '../lib/deployment/stack-state.ts';
import { foreignStack, type StackOwner, stackTags } from '../lib/deployment/stack-tags.ts';
import { Failure, messageOf } from '../lib/failure.ts';
import { DeadlineError } from '../lib/wait.ts';
import { stackFailure } from './stack-failure.ts';

export interface StackRequest {
  name: string;
  owner: StackOwner;
  template: string;
  parameters: Readonly<Record<string, string>>;
  serviceRoleArn: string;
  /** Begins the names and tokens of this deployment's calls; the same for all attempts at one commit. */
  cause: string;
  /** Tells this attempt from others of the same cause. */
  attempt: string;
  deadline: number;
  signal: AbortSignal;
  log: (line: string) => void;
}

export interface StackResult {
  id: string;
  status: string;
  change: 'created' | 'updated' | 'unchanged';
}

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
      if (!isBusy(error) || tries === MAX_TRIES) throw error;
      request.log(`${request.name}: ${messageOf(error)}`);
    }
  }
}

async function changeSettledStack(
  clients: Clients,
  place: Place,
  request: StackRequest,
): Promise<StackResult> {
  const stack = await settledStack(clients, place, request);
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
      if (index > 0 && stack !== undefined && isFailedUpdate(error))
        throw await restoreScaling(clients, place, request, { stack, failure: error });
      throw error;
    }
  }
  if (result !== undefined) return result;
  if (stack === undefined) throw new Error(`CloudFormation finds nothing to create in ${request.name}.`);
  return { id: stack.id, status: stack.status, change: 'unchanged' };
}

function isFailedUpdate(error: unknown): error is Failure {
  return error instanceof Failure && (error.reason === 'rolled-back' || error.reason === 'stack-failed');
}

/**
 * The second of two updates went back to what the first one left, which has no autoscaling: nobody may be left with that.
 * Answers the failure of the second, with what became of the scaling.
 */
async function restoreScaling(
  clients: Clients,
  place: Place,
  request: StackRequest,
  { stack, failure }: { stack: Stack; failure: Failure },
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
  return new Failure(failure.reason, `${failure.message} ${end}`, {
    cause: failure.cause,
    problems: failure.problems,
  });
}

/** The stack once no operation is under way and a shell that never served is gone; undefined where there is none. */
async function settledStack(
  clients: Clients,
  place: Place,
  request: StackRequest,
): Promise<Stack | undefined> {
  const { name, owner, log } = request;
  for (;;) {
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
    // An earlier attempt at this commit began it: how it ended is how this deployment ended.
    if (operation.token?.startsWith(request.cause) && !isSuccess(operation.status))
      throw await stackFailure(clients, place, name, operation);
  }
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

interface StepRequest extends StackRequest {
  step: Step;
  type: 'CREATE' | 'UPDATE';
  index: number;
}

/** One change set, executed and followed to its end; undefined where it is empty. */
async function applyStep(
  clients: Clients,
  place: Place,
  request: StepRequest,
): Promise<StackResult | undefined> {
  const { name, type, step, signal } = request;
  const token = `${request.cause}-${request.index + 1}-${request.attempt}`.slice(0, 128);
  const made = await createChangeSet(clients, place, {
    stack: name,
    type,
    name: token,
    token,
    templateBody: request.template,
    parameters: step,
    tags: stackTags(request.owner),
    roleArn: request.serviceRoleArn,
  });
  try {
    const changeSet = await awaitChangeSet(clients, place, made, signal);
    if (changeSet.status === 'empty') {
      await deleteChangeSet(clients, place, made);
      return undefined;
    }
    const lost = lostEndpoint(plannedResources(changeSet.changes));
    if (lost !== undefined)
      throw new Failure(
        'endpoint-replaced',
        `The change would ${lost.action === 'Remove' ? 'remove' : 'replace'} the endpoint of ${name}, which serves: its clients would get no answers. Nothing was changed. Use teardown where the endpoint is to go.`,
      );
    signal.throwIfAborted();
    await executeChangeSet(clients, place, { ...made, token });
  } catch (error) {
    await discard(clients, place, made, type);
    throw error;
  }
  const stack = { name, id: made.stackId };
  const operation = await follow(clients, place, stack, request, { token });
  if (!isSuccess(operation.status)) throw await stackFailure(clients, place, name, operation);
  return { id: made.stackId, status: operation.status, change: type === 'CREATE' ? 'created' : 'updated' };
}

/** Removes a change set that was not executed, and the empty stack that CloudFormation made for it. */
async function discard(
  clients: Clients,
  place: Place,
  made: ChangeSetId,
  type: 'CREATE' | 'UPDATE',
): Promise<void> {
  try {
    await deleteChangeSet(clients, place, made);
    if (type === 'UPDATE') return;
    const stack = await describeStack(clients, place, made.stackId);
    if (stack?.status === 'REVIEW_IN_PROGRESS')
      await deleteStack(clients, place, { name: made.stack, id: made.stackId, token: randomUUID() });
  } catch {
    // What made this necessary is the error that people have to read.
  }
}

/** CloudFormation takes one operation of a stack at a time, and says so in several ways. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof AwsError)) return false;
  if (error.code === 'InvalidChangeSetStatus' || /ChangeSetNotFound/.test(error.code)) return true;
  return isBusyStack(error);
}

async function follow(
  clients: Clients,
  place: Place,
  stack: { name: string; id: string },
  { deadline, signal, log }: StackRequest,
  which: Pick<FollowOptions, 'token' | 'begins'> = {},
): Promise<StackOperation> {
  try {
    return await followStack(clients, place, stack, {
      ...which,
      deadlineMs: Math.max(0, deadline - Date.now()),
      signal,
      onEvent: ({ logicalId, status, reason }) =>
        log(`${stack.name}: ${logicalId} ${status}${reason === undefined ? '' : `: ${reason}`}`),
      onQuiet: (minutes) => log(`${stack.name}: nothing new for ${minutes} min`),
    });
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw new Failure(
      'deadline-passed',
      `The stack ${stack.name} has not come to its end in time; the operation goes on. Run the job again to wait for it, or cancel the update in CloudFormation.`,
      { cause: error },
    );
  }
}

function isSuccess(status: string): boolean {
  return status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE';
}
