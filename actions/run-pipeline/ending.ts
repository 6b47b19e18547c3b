import { logGroup, type Console } from '../lib/aws/console.ts';
import type { ExecutionStep } from '../lib/aws/executions.ts';
import { Failure } from '../lib/failure.ts';
import type { Reason } from '../lib/reason.ts';
import { formatSpan } from '../lib/summary/time-span.ts';
import type { Begun } from './begin.ts';
import { hasEnded, type Following, type Sight } from './follow.ts';

/** How a run ends. Where it did not come to what it was asked for, with a failure that says why. */
export interface Ending {
  reason: Reason;
  failure?: Failure;
}

/** The ending of a run that did not wait. */
export function endingOfStart({ started, status }: Begun): Ending {
  if (started) return { reason: 'started' };
  return { reason: status === 'Succeeded' ? 'already-succeeded' : 'attached' };
}

export interface WaitFacts {
  begun: Begun;
  timeoutMs: number;
  /** Whether the execution was told to stop, as the run was cancelled. */
  stopped: boolean;
  console: Console;
}

/** The ending of a run that followed the execution. */
export function endingOfWait({ sight, end }: Following, facts: WaitFacts): Ending {
  const { arn } = sight.execution;
  if (hasEnded(sight)) return endingOfExecution(sight, facts);
  const again = `It goes on (${arn}); run this job again to attach to it.`;
  if (end === 'timeout') {
    return failed(
      'timeout',
      `After ${formatSpan(facts.timeoutMs)} the execution still was ${whereItIs(sight)}. ${again}`,
    );
  }
  if (facts.stopped)
    return failed('cancelled-and-stopped', `The run was cancelled and the execution told to stop: ${arn}`);
  return failed('cancelled', `The run was cancelled while the execution was ${whereItIs(sight)}. ${again}`);
}

function endingOfExecution({ execution, steps }: Sight, { begun, console }: WaitFacts): Ending {
  const { arn, status, failureReason = 'SageMaker gives no reason.' } = execution;
  if (status === 'Succeeded')
    return { reason: begun.status === 'Succeeded' ? 'already-succeeded' : 'succeeded' };
  if (status === 'Stopped') {
    return failed(
      'execution-stopped',
      `The execution was stopped before its end (${arn}); run this job again to start another one.`,
    );
  }
  const failedSteps = steps.filter((step) => step.status === 'Failed');
  if (failedSteps.length === 0)
    return failed('execution-failed', `The execution failed: ${failureReason} ${arn}`);
  const names = failedSteps.map(({ name }) => name).join(', ');
  const gate = failedSteps.every((step) => step.failMessage !== undefined);
  const problems = failedSteps.map((step) => stepProblem(step, console));
  return failed(
    gate ? 'gate-failed' : 'execution-failed',
    `The execution failed in ${names}: ${arn}`,
    problems,
  );
}

function failed(reason: Reason, message: string, problems: readonly string[] = []): Ending {
  return { reason, failure: new Failure(reason, message, { problems }) };
}

function stepProblem(step: ExecutionStep, console: Console): string {
  const reason = step.failMessage ?? step.failureReason ?? 'SageMaker gives no reason.';
  const problem = `Step ${step.name} failed: ${reason}`;
  if (step.job === undefined) return problem;
  const { kind, name } = step.job;
  return `${problem}\nIts log: ${logGroup(kind)}, streams ${name}/*, ${console.logs(kind, name)}`;
}

function whereItIs({ execution, steps }: Sight): string {
  const running = steps.filter(({ endedAt }) => endedAt === undefined).map(({ name }) => name);
  return running.length > 0 ? `in ${running.join(', ')}` : execution.status;
}
