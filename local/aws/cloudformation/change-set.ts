import { randomUUID } from 'node:crypto';
import { AwsError } from '../service.ts';
import { messageOf } from '../../plain.ts';
import { changesOf } from './changes.ts';
import type { StackContext, StackOperations } from './context.ts';
import { createStack, updateStack } from './convergence.ts';
import { describeChangeSet, summarizeChangeSet } from './descriptions.ts';
import { alreadyExists, noStackToChange, validationError } from './errors.ts';
import {
  changeSetOf,
  findChangeSet,
  flag,
  goalOf,
  newStackName,
  optional,
  required,
  stackOf,
} from './request.ts';
import { beginStack, checkUpdatable, isRepeated, newStack } from './stack-state.ts';
import { type ChangeSetRecord, findStack, type StackRecord } from './store.ts';

const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

export const changeSetOperations: StackOperations = {
  async CreateChangeSet(input, context) {
    const { store, call } = context;
    const name = required(input, 'ChangeSetName');
    if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
      throw validationError(
        `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
      );
    const type = optional(input, 'ChangeSetType') ?? 'UPDATE';
    const found = findStack(store, call, required(input, 'StackName'));
    const token = optional(input, 'ClientToken');
    const same = store.changeSets.values().find((it) => it.stackId === found?.arn && it.name === name);
    if (same && token !== undefined && same.token === token) return { Id: same.arn, StackId: same.stackId };
    checkType(type, found, input);
    if (same)
      throw alreadyExists(
        `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`,
      );
    const goal = await goalOf(input, context, found);
    const roleArn = optional(input, 'RoleARN') ?? found?.roleArn;
    context.engine.checkRole(roleArn, call.accessKeyId);
    const stack = found ?? beginReview(newStackName(input), context);
    const onFailure = optional(input, 'OnStackFailure');
    const description = optional(input, 'Description');
    const changeSet: ChangeSetRecord = {
      arn: `arn:aws:cloudformation:${call.region}:${call.account}:changeSet/${name}/${randomUUID()}`,
      name,
      stackId: stack.arn,
      stackName: stack.name,
      type,
      goal,
      createdAt: call.now().toISOString(),
      ...(description !== undefined && { description }),
      ...(roleArn !== undefined && { roleArn }),
      ...(onFailure !== undefined && { onFailure }),
      ...(token !== undefined && { token }),
      ...compare(stack, goal),
    };
    await Promise.all([store.stacks.save(stack), store.changeSets.save(changeSet)]);
    return { Id: changeSet.arn, StackId: stack.arn };
  },

  DescribeChangeSet(input, context) {
    return describeChangeSet(changeSetOf(input, context), flag(input, 'IncludePropertyValues'));
  },

  ListChangeSets(input, context) {
    const stack = stackOf(input, context);
    const found = context.store.changeSets.values().filter(({ stackId }) => stackId === stack.arn);
    return { Summaries: found.map(summarizeChangeSet) };
  },

  async DeleteChangeSet(input, context) {
    const changeSet = findChangeSet(input, context);
    // Deleting one that is gone succeeds, as long as its stack exists.
    if (!changeSet) return {};
    if (changeSet.execution === 'EXECUTE_IN_PROGRESS') throw wrongStatus(changeSet, 'deleted');
    await context.store.changeSets.delete(changeSet.arn);
    return {};
  },

  async ExecuteChangeSet(input, context) {
    const changeSet = changeSetOf(input, context);
    const stack = context.store.stacks.get(changeSet.stackId);
    if (!stack) throw validationError(`Stack with id ${changeSet.stackId} does not exist`);
    const token = optional(input, 'ClientRequestToken');
    if (isRepeated(stack, 'ExecuteChangeSet', token, changeSet.arn)) return {};
    if (changeSet.status !== 'CREATE_COMPLETE' || changeSet.execution !== 'AVAILABLE')
      throw wrongStatus(changeSet, 'executed');
    if (stack.status !== 'REVIEW_IN_PROGRESS') checkUpdatable(stack);
    changeSet.execution = 'EXECUTE_IN_PROGRESS';
    const others = context.store.changeSets
      .values()
      .filter((other) => other.stackId === stack.arn && other.arn !== changeSet.arn);
    stack.changeSet = changeSet.arn;
    stack.caller = context.call.accessKeyId;
    stack.disableRollback = flag(input, 'DisableRollback') || changeSet.onFailure === 'DO_NOTHING';
    if (changeSet.roleArn !== undefined) stack.roleArn = changeSet.roleArn;
    execute(context, stack, changeSet, token);
    await Promise.all([
      context.store.stacks.save(stack),
      context.store.changeSets.save(changeSet),
      ...others.map(({ arn }) => context.store.changeSets.delete(arn)),
    ]);
    return {};
  },
};

function execute(
  context: StackContext,
  stack: StackRecord,
  changeSet: ChangeSetRecord,
  token: string | undefined,
): void {
  const { goal, onFailure } = changeSet;
  const isNew = stack.status === 'REVIEW_IN_PROGRESS';
  const type = isNew ? 'CREATE_STACK' : 'UPDATE_STACK';
  beginStack(context, stack, goal, { type, token }, async (job) => {
    if (!isNew) await updateStack(job, goal);
    else await createStack(job, goal, onFailure ?? (stack.disableRollback ? 'DO_NOTHING' : 'ROLLBACK'));
    const isDone = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'].includes(stack.status);
    changeSet.execution = isDone ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
    await context.store.changeSets.save(changeSet);
  });
}

function checkType(type: string, found: StackRecord | undefined, input: Record<string, unknown>): void {
  const name = String(input['StackName']);
  if (type === 'UPDATE') {
    if (!found) throw noStackToChange(name);
    checkUpdatable(found);
  } else if (type === 'CREATE') {
    if (found && found.status !== 'REVIEW_IN_PROGRESS')
      throw validationError(
        `Stack [${name}] already exists and cannot be created again with the changeSet [${String(input['ChangeSetName'])}].`,
      );
  } else {
    throw validationError(
      `The local CloudFormation makes change sets of the types CREATE and UPDATE, not ${type}.`,
    );
  }
}

function beginReview(name: string, context: StackContext): StackRecord {
  return newStack(name, context, 'REVIEW_IN_PROGRESS', 'User Initiated');
}

function compare(
  stack: StackRecord,
  goal: ChangeSetRecord['goal'],
): Pick<ChangeSetRecord, 'status' | 'reason' | 'execution' | 'changes'> {
  const failed = { status: 'FAILED', execution: 'UNAVAILABLE', changes: [] };
  try {
    const { changes, isEmpty } = changesOf(stack, goal);
    if (isEmpty) return { ...failed, reason: noChanges };
    return { status: 'CREATE_COMPLETE', execution: 'AVAILABLE', changes };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { ...failed, reason: messageOf(error) };
  }
}

function wrongStatus({ arn, status, execution }: ChangeSetRecord, verb: string): AwsError {
  const current = status === 'CREATE_COMPLETE' ? execution : status;
  return new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${arn}] cannot be ${verb} in its current status of [${current}]`,
  );
}
