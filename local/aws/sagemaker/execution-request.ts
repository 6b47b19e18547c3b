import { type Definition, parseDefinition, type Step } from '../../executor/definition.ts';
import { dependencies } from '../../executor/graph.ts';
import { jsonHash, type JsonObject, toJson } from '../../executor/json.ts';
import { bindParameters, type ParameterValues } from '../../executor/parameter.ts';
import type { StepRecord } from '../../executor/step-record.ts';
import { refusals } from '../../executor/steps/step-types.ts';
import { AwsError } from '../service.ts';
import type { ExecutionRecord, PipelineRecord, PipelineVersion } from './store.ts';

export interface StartInput {
  PipelineName: string;
  ClientRequestToken: string;
  PipelineExecutionDisplayName?: string;
  PipelineExecutionDescription?: string;
  PipelineParameters?: { Name: string; Value: string }[];
  ParallelismConfiguration?: JsonObject;
  SelectiveExecutionConfig?: { SelectedSteps: { StepName: string }[]; SourcePipelineExecutionArn?: string };
  PipelineVersionId?: number;
}

/** A hash of what is asked for, to tell a repeated request from another one with the same token. */
export function requestHash({ ClientRequestToken: _token, ...rest }: StartInput): string {
  return jsonHash(toJson(rest));
}

/**
 * Checks a start against the pipeline's definition. Returns the execution's values and the records that a selective
 * execution takes over. Throws a ValidationException with all problems.
 */
export function checkStart(
  input: StartInput,
  pipeline: PipelineRecord,
  version: PipelineVersion,
  findExecution: (arn: string) => ExecutionRecord | undefined,
): { parameters: ParameterValues; reused: StepRecord[] } {
  const definition = parseDefinition(version.definition);
  const given = (input.PipelineParameters ?? []).map(
    ({ Name: name, Value: value }) => [name, value] as const,
  );
  const doubled = given.filter(([name], index) => given.findIndex(([other]) => other === name) !== index);
  const { values, problems } = bindParameters(definition.parameters, Object.fromEntries(given));
  problems.push(...doubled.map(([name]) => `Parameter '${name}' is given twice.`));
  const selected = input.SelectiveExecutionConfig?.SelectedSteps.map(({ StepName: name }) => name);
  const running = selected
    ? definition.steps.filter(({ name }) => selected.includes(name))
    : definition.steps;
  problems.push(...refusals(running));
  const reused = selected
    ? checkSelection(input, pipeline, definition, running, findExecution, problems)
    : [];
  if (problems.length > 0) throw new AwsError('ValidationException', problems.join(' '));
  return { parameters: values, reused };
}

function checkSelection(
  input: StartInput,
  pipeline: PipelineRecord,
  definition: Definition,
  running: readonly Step[],
  findExecution: (arn: string) => ExecutionRecord | undefined,
  problems: string[],
): StepRecord[] {
  const { SelectedSteps: selected = [], SourcePipelineExecutionArn: sourceArn } =
    input.SelectiveExecutionConfig ?? {};
  const known = new Set(definition.steps.map(({ name }) => name));
  for (const { StepName: name } of selected) {
    if (!known.has(name))
      problems.push(`SelectedSteps names step '${name}', which the pipeline does not have.`);
  }
  const chosen = new Set(running.map(({ name }) => name));
  const needed = [...new Set(running.flatMap(dataSources))].filter((name) => !chosen.has(name));
  if (sourceArn === undefined) {
    if (needed.length > 0)
      problems.push(
        `SourcePipelineExecutionArn is required, because the selected steps use the results of: ${needed.join(', ')}.`,
      );
    return [];
  }
  const source = findExecution(sourceArn);
  if (!source || source.pipelineArn !== pipeline.arn) {
    problems.push(
      `SourcePipelineExecutionArn ${sourceArn} is not an execution of pipeline ${pipeline.name}.`,
    );
    return [];
  }
  if (source.status !== 'Succeeded' && source.status !== 'Failed') {
    problems.push(
      `SourcePipelineExecutionArn must have status Succeeded or Failed, but ${sourceArn} has ${source.status}.`,
    );
  }
  return needed.flatMap((name) => {
    const record = source.steps.find((step) => step.name === name && step.status === 'Succeeded');
    if (!record)
      problems.push(
        `The selected steps use the results of step '${name}', which has not succeeded in ${sourceArn}.`,
      );
    return record ? [{ ...record, reusedFrom: sourceArn }] : [];
  });
}

/** Steps whose results a step uses: all that it waits for, except what only orders it. */
function dataSources(step: Step): string[] {
  const ordering = new Set([...step.dependsOn, ...(step.parent ? [step.parent.step] : [])]);
  const bare: Step = { ...step, dependsOn: [], source: { ...step.source, DependsOn: [] } };
  const { parent: _parent, ...free } = bare;
  return dependencies(free).filter((name) => name !== step.name || !ordering.has(name));
}
