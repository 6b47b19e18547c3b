import { changesOf } from './changes.ts';
import type { StackOperations } from './context.ts';
import { createStack, deleteStack, updateStack } from './convergence.ts';
import { describeResource, describeStack, summarizeStack } from './descriptions.ts';
import { alreadyExists, noStack, noStackToChange, validationError } from './errors.ts';
import { setStackStatus } from './job.ts';
import { flag, goalOf, newStackName, optional, required, stackOf, texts } from './request.ts';
import { rollBackCreation, rollBackUpdate } from './rollback.ts';
import { beginStack, checkUpdatable, isRepeated, newStack } from './stack-state.ts';
import { findStack } from './store.ts';

export const stackOperations: StackOperations = {
  async CreateStack(input, context) {
    const { store, call, engine } = context;
    const name = newStackName(input);
    const token = optional(input, 'ClientRequestToken');
    const found = findStack(store, call, name);
    if (found) {
      if (token !== undefined && isRepeated(found, 'CreateStack', token, name)) return { StackId: found.arn };
      throw alreadyExists(`Stack [${name}] already exists`);
    }
    const goal = await goalOf(input, context, undefined);
    const roleArn = optional(input, 'RoleARN');
    engine.checkRole(roleArn, call.accessKeyId);
    const stack = newStack(name, context, 'CREATE_IN_PROGRESS', 'User Initiated');
    changesOf(stack, goal);
    stack.events = [];
    if (roleArn !== undefined) stack.roleArn = roleArn;
    stack.disableRollback = flag(input, 'DisableRollback') || optional(input, 'OnFailure') === 'DO_NOTHING';
    stack.protected = flag(input, 'EnableTerminationProtection');
    isRepeated(stack, 'CreateStack', token, name);
    const onFailure = optional(input, 'OnFailure') ?? (stack.disableRollback ? 'DO_NOTHING' : 'ROLLBACK');
    beginStack(context, stack, goal, { type: 'CREATE_STACK', token }, (job) =>
      createStack(job, goal, onFailure),
    );
    await store.stacks.save(stack);
    return { StackId: stack.arn };
  },

  async UpdateStack(input, context) {
    const { store, call, engine } = context;
    const stack = stackOf(input, context, noStackToChange);
    const token = optional(input, 'ClientRequestToken');
    if (token !== undefined && stack.tokens[token] === `UpdateStack ${stack.arn}`)
      return { StackId: stack.arn };
    checkUpdatable(stack);
    const goal = await goalOf(input, context, stack);
    const roleArn = optional(input, 'RoleARN');
    engine.checkRole(roleArn, call.accessKeyId);
    if (changesOf(stack, goal).isEmpty) throw validationError('No updates are to be performed.');
    isRepeated(stack, 'UpdateStack', token, stack.arn);
    if (roleArn !== undefined) stack.roleArn = roleArn;
    stack.caller = call.accessKeyId;
    stack.disableRollback = flag(input, 'DisableRollback');
    beginStack(context, stack, goal, { type: 'UPDATE_STACK', token }, (job) => updateStack(job, goal));
    await store.stacks.save(stack);
    return { StackId: stack.arn };
  },

  async DeleteStack(input, context) {
    const { store, call, engine } = context;
    const stack = findStack(store, call, required(input, 'StackName'));
    const isGone = !stack || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS';
    if (isGone) return {};
    if (stack.protected)
      throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
    if (stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS')
      throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
    const retained = texts(input, 'RetainResources');
    if (retained.length > 0 && stack.status !== 'DELETE_FAILED')
      throw validationError(
        'Invalid operation on stack. RetainResources is only valid for stacks in DELETE_FAILED state.',
      );
    const roleArn = optional(input, 'RoleARN');
    engine.checkRole(roleArn, call.accessKeyId);
    if (roleArn !== undefined) stack.roleArn = roleArn;
    stack.caller = call.accessKeyId;
    const changeSets = store.changeSets.values().filter(({ stackId }) => stackId === stack.arn);
    const token = optional(input, 'ClientRequestToken');
    engine.begin(stack, { type: 'DELETE_STACK', token }, (job) => {
      setStackStatus(job, 'DELETE_IN_PROGRESS', 'User Initiated');
      return deleteStack(job, retained);
    });
    await Promise.all([
      store.stacks.save(stack),
      ...changeSets.map(({ arn }) => store.changeSets.delete(arn)),
    ]);
    return {};
  },

  async UpdateTerminationProtection(input, context) {
    const stack = stackOf(input, context);
    stack.protected = flag(input, 'EnableTerminationProtection');
    await context.store.stacks.save(stack);
    return { StackId: stack.arn };
  },

  CancelUpdateStack(input, { engine, ...context }) {
    const stack = stackOf(input, { engine, ...context });
    if (stack.status !== 'UPDATE_IN_PROGRESS')
      throw validationError('CancelUpdateStack cannot be called from current stack status');
    engine.cancel(stack);
    return {};
  },

  async ContinueUpdateRollback(input, context) {
    const stack = stackOf(input, context);
    const token = optional(input, 'ClientRequestToken');
    if (isRepeated(stack, 'ContinueUpdateRollback', token, stack.arn)) return {};
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED')
      throw validationError(
        `Stack:${stack.arn} is in ${stack.status} state and can not continue rollback. It must be in UPDATE_ROLLBACK_FAILED state.`,
      );
    const skipped = texts(input, 'ResourcesToSkip');
    context.engine.begin(stack, { type: 'CONTINUE_ROLLBACK', token }, (job) =>
      rollBackUpdate(job, 'User Initiated', skipped),
    );
    await context.store.stacks.save(stack);
    return {};
  },

  async RollbackStack(input, context) {
    const stack = stackOf(input, context);
    const token = optional(input, 'ClientRequestToken');
    if (isRepeated(stack, 'RollbackStack', token, stack.arn)) return { StackId: stack.arn };
    const isCreation = stack.status === 'CREATE_FAILED';
    if (!isCreation && stack.status !== 'UPDATE_FAILED')
      throw validationError(`Stack:${stack.arn} is in ${stack.status} state and can not be rolled back.`);
    context.engine.begin(stack, { type: 'ROLLBACK', token }, (job) =>
      isCreation ? rollBackCreation(job, 'User Initiated') : rollBackUpdate(job, 'User Initiated', []),
    );
    await context.store.stacks.save(stack);
    return { StackId: stack.arn };
  },

  DescribeStacks(input, { store, engine, call }) {
    const name = optional(input, 'StackName');
    if (name === undefined) {
      const found = store.stacks
        .values()
        .filter(
          ({ status, region, account }) =>
            status !== 'DELETE_COMPLETE' && region === call.region && account === call.account,
        );
      for (const stack of found) engine.described(stack);
      return { Stacks: found.toReversed().map(describeStack) };
    }
    const stack = findStack(store, call, name);
    if (!stack) throw noStack(name);
    engine.described(stack);
    return { Stacks: [describeStack(stack)] };
  },

  ListStacks(input, { store, call }) {
    const wanted = texts(input, 'StackStatusFilter');
    const found = store.stacks
      .values()
      .filter(
        ({ status, region, account }) =>
          (wanted.length === 0 || wanted.includes(status)) &&
          region === call.region &&
          account === call.account,
      );
    return { StackSummaries: found.toReversed().map(summarizeStack) };
  },

  DescribeStackResources(input, context) {
    const physicalId = optional(input, 'PhysicalResourceId');
    const stack =
      physicalId === undefined ? stackOf(input, context) : ownerOf(physicalId, context.store.stacks.values());
    const name = optional(input, 'LogicalResourceId');
    const found = stack.resources.filter(({ logicalId }) => name === undefined || logicalId === name);
    return {
      StackResources: found.map((resource) => ({
        ...describeResource(stack, resource),
        Timestamp: new Date(resource.changedAt),
      })),
    };
  },

  DescribeStackResource(input, context) {
    const stack = stackOf(input, context);
    const name = required(input, 'LogicalResourceId');
    const found = stack.resources.find(({ logicalId }) => logicalId === name);
    if (!found) throw validationError(`Resource ${name} does not exist for stack ${stack.name}`);
    const LastUpdatedTimestamp = new Date(found.changedAt);
    return {
      StackResourceDetail: { ...describeResource(stack, found), LastUpdatedTimestamp, Metadata: '{}' },
    };
  },

  ListStackResources(input, context) {
    const stack = stackOf(input, context);
    return {
      StackResourceSummaries: stack.resources.map((resource) => {
        const { StackName: _, StackId: __, ...summary } = describeResource(stack, resource);
        return { ...summary, LastUpdatedTimestamp: new Date(resource.changedAt) };
      }),
    };
  },
};

function ownerOf(
  physicalId: string,
  stacks: readonly ReturnType<typeof stackOf>[],
): ReturnType<typeof stackOf> {
  const found = stacks.find(({ resources }) =>
    resources.some((resource) => resource.physicalId === physicalId),
  );
  if (!found) throw validationError(`Stack for ${physicalId} does not exist`);
  return found;
}
