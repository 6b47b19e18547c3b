import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribePipelineExecutionCommand,
  paginateListPipelineExecutionSteps,
  type PipelineExecutionStep,
  type PipelineExecutionStepMetadata,
} from '@aws-sdk/client-sagemaker';
import type { Session } from './session.ts';

const POLL_MS = 300;

/** A step of an execution. `origin`: it ran, or an earlier run's outputs served. */
export interface StepState {
  name: string;
  status: 'running' | 'succeeded' | 'failed' | 'stopped';
  origin: 'ran' | 'cached' | 'reused';
  seconds?: number;
  failure?: string;
  metadata: PipelineExecutionStepMetadata;
}

export interface ExecutionState {
  execution: string;
  status: 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';
  failure?: string;
  steps: readonly StepState[];
}

export async function describeExecution(session: Session, execution: string): Promise<ExecutionState> {
  const description = await session.sagemaker.send(
    new DescribePipelineExecutionCommand({ PipelineExecutionArn: execution }),
  );
  const steps: StepState[] = [];
  const request = { PipelineExecutionArn: execution, SortOrder: 'Ascending' } as const;
  for await (const page of paginateListPipelineExecutionSteps({ client: session.sagemaker }, request)) {
    steps.push(...(page.PipelineExecutionSteps ?? []).map(stateOf));
  }
  const state: ExecutionState = {
    execution,
    status: description.PipelineExecutionStatus ?? 'Executing',
    steps,
  };
  return description.FailureReason === undefined ? state : { ...state, failure: description.FailureReason };
}

/** Follows an execution to its end and tells every look at it. Throws where the signal aborts. */
export async function followExecution(
  session: Session,
  execution: string,
  options: { signal?: AbortSignal; onState?: (state: ExecutionState) => void },
): Promise<ExecutionState> {
  for (;;) {
    const state = await describeExecution(session, execution);
    options.onState?.(state);
    if (state.status !== 'Executing' && state.status !== 'Stopping') return state;
    await sleep(POLL_MS, undefined, options.signal ? { signal: options.signal } : {});
  }
}

/** Why an execution failed, as its failed steps say; undefined where none failed. */
export function stepFailures({ steps }: ExecutionState): string | undefined {
  const failed = steps.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return undefined;
  return failed.map(({ name, failure }) => `${name} failed: ${failure ?? 'no reason was given'}`).join('\n');
}

function stateOf(step: PipelineExecutionStep): StepState {
  const state: StepState = {
    name: step.StepName ?? '',
    status: statusOf(step.StepStatus),
    origin: originOf(step),
    metadata: step.Metadata ?? {},
  };
  if (step.StartTime && step.EndTime)
    state.seconds = (step.EndTime.getTime() - step.StartTime.getTime()) / 1000;
  if (step.FailureReason) state.failure = step.FailureReason;
  return state;
}

function statusOf(status: PipelineExecutionStep['StepStatus']): StepState['status'] {
  if (status === 'Succeeded') return 'succeeded';
  if (status === 'Failed') return 'failed';
  return status === 'Stopped' ? 'stopped' : 'running';
}

function originOf(step: PipelineExecutionStep): StepState['origin'] {
  // A step that is reused from a run which had it from a cache has both.
  if (step.SelectiveExecutionResult) return 'reused';
  return step.CacheHitResult ? 'cached' : 'ran';
}
