import { randomUUID } from 'node:crypto';
import { AwsError } from '../service.ts';
import type { StackContext } from './context.ts';
import { validationError } from './errors.ts';
import { type Job, setStackStatus } from './job.ts';
import type { Goal, StackRecord } from './store.ts';
import { parseTemplate } from './template/parse.ts';

const updatable = new Set([
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'UPDATE_ROLLBACK_COMPLETE',
]);

/** Throws ValidationError in CloudFormation's words for a stack that can't be updated as it is. */
export function checkUpdatable({ arn, status }: StackRecord): void {
  if (!updatable.has(status))
    throw validationError(`Stack:${arn} is in ${status} state and can not be updated.`);
}

/** A stack without resources, with the event that begins it. */
export function newStack(name: string, { call }: StackContext, status: string, reason: string): StackRecord {
  const arn = `arn:aws:cloudformation:${call.region}:${call.account}:stack/${name}/${randomUUID()}`;
  const createdAt = call.now().toISOString();
  const operation = randomUUID();
  return {
    arn,
    name,
    region: call.region,
    account: call.account,
    status,
    reason,
    createdAt,
    caller: call.accessKeyId,
    disableRollback: false,
    protected: false,
    template: '',
    parameters: {},
    tags: {},
    capabilities: [],
    outputs: [],
    resources: [],
    events: [
      {
        id: randomUUID(),
        at: createdAt,
        logicalId: name,
        physicalId: arn,
        type: 'AWS::CloudFormation::Stack',
        status,
        reason,
        operation,
      },
    ],
    operation,
    operations: [{ type: 'CREATE_CHANGESET', id: operation }],
    tokens: {},
  };
}

/** Begins to make a stack what `goal` says. */
export function beginStack(
  { engine, call }: StackContext,
  stack: StackRecord,
  goal: Goal,
  start: { type: string; token: string | undefined },
  run: (job: Job) => Promise<void>,
): void {
  const isNew = start.type === 'CREATE_STACK';
  const { template, parameters, tags, capabilities } = stack;
  if (!isNew) {
    stack.updatedAt = call.now().toISOString();
    stack.undo ??= { goal: { template, parameters, tags, capabilities }, steps: [] };
  }
  const { description } = parseTemplate(goal.template);
  if (description !== undefined) stack.description = description;
  // A stack shows what it is told to become, also while it goes there.
  Object.assign(stack, goal);
  engine.begin(stack, start, (job) => {
    setStackStatus(job, isNew ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', 'User Initiated');
    return run(job);
  });
}

/** Whether a call came with this token before; then it has happened already. The token of another call is refused. */
export function isRepeated(
  stack: StackRecord,
  operation: string,
  token: string | undefined,
  subject: string,
): boolean {
  if (token === undefined) return false;
  const wanted = `${operation} ${subject}`;
  const known = stack.tokens[token];
  if (known === undefined) {
    stack.tokens[token] = wanted;
    return false;
  }
  if (known === wanted) return true;
  throw new AwsError(
    'TokenAlreadyExistsException',
    `A client request token already exists: ${token} was used for another operation.`,
  );
}
