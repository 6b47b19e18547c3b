import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribePipelineCommand,
  ListPipelineExecutionsCommand,
  paginateListPipelineParametersForExecution,
} from '@aws-sdk/client-sagemaker';
import { parseDefinition, type Definition } from '../executor/definition.ts';
import type { ActionResult } from '../runner/action.ts';
import { gatesOf, type Gate } from './gate.ts';
import { readMetrics, type Metric } from './report.ts';
import type { ActionCall, Session } from './session.ts';
import { describeExecution, followExecution, type ExecutionState } from './steps.ts';

const POLL_MS = 200;

/** What a run of a pipeline brought, however it ended. */
export interface TrainingFacts {
  state: ExecutionState;
  gates: readonly Gate[];
  metrics: readonly Metric[];
}

/** The definition that is deployed under this name. */
export async function describeDefinition(session: Session, pipeline: string): Promise<Definition> {
  const answer = await session.sagemaker.send(new DescribePipelineCommand({ PipelineName: pipeline }));
  return parseDefinition(answer.PipelineDefinition ?? '');
}

/** The newest execution of a pipeline, or undefined where it has none. */
export async function newestExecution(session: Session, pipeline: string): Promise<string | undefined> {
  const answer = await session.sagemaker.send(
    new ListPipelineExecutionsCommand({
      PipelineName: pipeline,
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
      MaxResults: 1,
    }),
  );
  return answer.PipelineExecutionSummaries?.[0]?.PipelineExecutionArn;
}

/** Runs `run-pipeline` to the end of its execution and tells the execution's states meanwhile, the last one too. */
export async function runTraining(
  session: Session,
  pipeline: string,
  call: ActionCall & { onState: (state: ExecutionState) => void },
): Promise<ActionResult> {
  const before = await newestExecution(session, pipeline);
  const ended = new AbortController();
  const action = session
    .act('run-pipeline', { ...call, inputs: { ...call.inputs, wait: 'true' } })
    .finally(() => ended.abort());
  const options = { pipeline, before, ended: ended.signal, onState: call.onState };
  const [result] = await Promise.all([action, watch(session, options)]);
  return result;
}

export async function trainingFacts(
  session: Session,
  definition: Definition,
  execution: string,
): Promise<TrainingFacts> {
  const state = await describeExecution(session, execution);
  const gates = gatesOf(definition, await parametersOf(session, execution));
  return { state, gates, metrics: await readMetrics(session, definition, state.steps) };
}

export async function parametersOf(session: Session, execution: string): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  const request = { PipelineExecutionArn: execution };
  for await (const page of paginateListPipelineParametersForExecution(
    { client: session.sagemaker },
    request,
  )) {
    for (const { Name, Value } of page.PipelineParameters ?? []) if (Name) values[Name] = Value ?? '';
  }
  return values;
}

async function watch(
  session: Session,
  options: {
    pipeline: string;
    before: string | undefined;
    ended: AbortSignal;
    onState: (state: ExecutionState) => void;
  },
): Promise<void> {
  const { ended, onState } = options;
  let newest: string | undefined;
  for (;;) {
    // Asked before the look, so that an execution which began just before the action ended is still seen.
    const last = ended.aborted;
    newest = await newestExecution(session, options.pipeline);
    if (newest !== undefined && newest !== options.before) break;
    if (last) return;
    await sleep(POLL_MS);
  }
  try {
    await followExecution(session, newest, { signal: ended, onState });
  } catch (error) {
    if (!ended.aborted) throw error;
    onState(await describeExecution(session, newest));
  }
}
