import {
  DescribePipelineCommand,
  DescribePipelineDefinitionForExecutionCommand,
  paginateListPipelineExecutions,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-sagemaker';
import { parseDefinition, type Definition } from '../executor/definition.ts';
import { messageOf } from '../plain.ts';
import {
  describeDefinition,
  newestExecution,
  parametersOf,
  runTraining,
  trainingFacts,
  type TrainingFacts,
} from '../training/run.ts';
import { failureOf, type Session } from '../training/session.ts';
import { followExecution, stepFailures, type ExecutionState } from '../training/steps.ts';
import type { TryOptions } from './arguments.ts';
import { missingInput, provideInput } from './input.ts';
import { stepsFrom, withoutCache } from './selection.ts';

/** What one run brought, and the last run before it that had metrics. */
export interface Trial {
  definition: Definition;
  facts: TrainingFacts;
  before?: TrainingFacts;
  /** Why it failed; absent where it succeeded. */
  failure?: string;
}

export interface TrialOptions extends TryOptions {
  signal: AbortSignal;
  onState: (state: ExecutionState) => void;
}

/** Builds the pipeline and runs it. Throws where no execution could be started. */
export async function tryPipeline(session: Session, options: TrialOptions): Promise<Trial> {
  const runId = String(Date.now());
  const built = await session.act('build-pipeline', {
    pipeline: options.pipeline,
    runId,
    signal: options.signal,
  });
  if (built.conclusion !== 'success') throw new Error(failureOf(built));
  const pipeline = built.outputs['pipeline-name'] ?? '';
  const definition = await describeDefinition(session, pipeline);

  const last = await newestExecution(session, pipeline);
  const before = await lastWithMetrics(session, pipeline);
  const parameters = {
    ...(last !== undefined && inputsOf(await parametersOf(session, last))),
    ...(options.data !== undefined && (await provideInput(session, pipeline, definition, options.data))),
    ...options.parameters,
  };
  const problems = await missingInput(session, definition, parameters);
  if (problems.length > 0) throw new Error(problems.join('\n'));

  const run = { session, pipeline, definition, parameters, last, runId, options };
  const { execution, failure } = await (options.from === undefined
    ? runAll(run)
    : runFrom(run, options.from));
  options.signal.throwIfAborted();
  const facts = await trainingFacts(session, definition, execution);
  return {
    definition,
    facts,
    ...(before && { before }),
    // The action's own words point to CloudWatch; a step's reason to the log on this machine.
    ...(failure !== undefined && { failure: stepFailures(facts.state) ?? failure }),
  };
}

interface Run {
  session: Session;
  pipeline: string;
  definition: Definition;
  parameters: Readonly<Record<string, string>>;
  last: string | undefined;
  runId: string;
  options: TrialOptions;
}

interface RunEnd {
  execution: string;
  failure?: string;
}

async function runAll({ session, pipeline, parameters, runId, options }: Run): Promise<RunEnd> {
  const lines = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  let execution: string | undefined;
  const result = await runTraining(session, pipeline, {
    pipeline: options.pipeline,
    inputs: { parameters: lines.join('\n') },
    runId,
    signal: options.signal,
    onState: (state) => {
      execution = state.execution;
      options.onState(state);
    },
  });
  if (execution === undefined) throw new Error(failureOf(result));
  return result.conclusion === 'success' ? { execution } : { execution, failure: failureOf(result) };
}

/**
 * SageMaker's selective execution: what is not selected is taken from the last execution. The pipeline is changed for it,
 * so that what is selected runs, cached or not; the next build makes it what the folder compiles to again.
 */
async function runFrom(
  { session, pipeline, definition, parameters, last, options }: Run,
  step: string,
): Promise<RunEnd> {
  const selected = stepsFrom(definition, step);
  if (last === undefined)
    throw new Error(`--from ${step} needs a run before this one; leave it out the first time.`);
  const { PipelineDefinition: json = '', RoleArn } = await session.sagemaker.send(
    new DescribePipelineCommand({ PipelineName: pipeline }),
  );
  const update = { PipelineName: pipeline, PipelineDefinition: withoutCache(json, selected), RoleArn };
  await session.sagemaker.send(new UpdatePipelineCommand(update));
  const values = { ...provenanceOf(await parametersOf(session, last)), ...parameters };
  const request = new StartPipelineExecutionCommand({
    PipelineName: pipeline,
    PipelineParameters: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
    SelectiveExecutionConfig: {
      SourcePipelineExecutionArn: last,
      SelectedSteps: selected.map((StepName) => ({ StepName })),
    },
  });
  const started = await session.sagemaker.send(request).catch((error: unknown) => {
    throw new Error(`--from ${step} cannot be had: ${messageOf(error)} Run once without --from.`, {
      cause: error,
    });
  });
  const execution = started.PipelineExecutionArn ?? '';
  const state = await followExecution(session, execution, options);
  if (state.status === 'Succeeded') return { execution };
  return { execution, failure: state.failure ?? `The execution ended as ${state.status}.` };
}

/** The last execution that got as far as a report: a model that a gate stopped is one to compare with, too. */
async function lastWithMetrics(session: Session, pipeline: string): Promise<TrainingFacts | undefined> {
  const request = { PipelineName: pipeline, SortBy: 'CreationTime', SortOrder: 'Descending' } as const;
  for await (const page of paginateListPipelineExecutions({ client: session.sagemaker }, request)) {
    for (const { PipelineExecutionArn } of page.PipelineExecutionSummaries ?? []) {
      const facts = await trainingFacts(
        session,
        await definitionOf(session, PipelineExecutionArn ?? ''),
        PipelineExecutionArn ?? '',
      );
      if (facts.metrics.length > 0) return facts;
    }
  }
  return undefined;
}

async function definitionOf(session: Session, execution: string): Promise<Definition> {
  const command = new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn: execution });
  return parseDefinition((await session.sagemaker.send(command)).PipelineDefinition ?? '');
}

/** Only the inputs carry over to the next run: what else was set was set for that run. */
function inputsOf(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name.endsWith('Uri')));
}

/** What `run-pipeline` fills in; a model that is made from a run's steps comes from what they came from. */
function provenanceOf(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const names = ['InputFingerprint', 'DefinitionHash', 'Commit', 'Repository', 'InputSource'];
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.includes(name)));
}
