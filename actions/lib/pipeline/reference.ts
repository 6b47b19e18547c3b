import type { Value } from './definition.ts';
import { referencePath, segmentsText, type ReferencePath, type Segment } from './expression.ts';
import { suggestion } from './nearest.ts';
import { report, stepOf, use, type Place, type Scope, type StepEntry } from './scope.ts';
import type { Expr } from '@actions/expressions/ast';

export type ValueType = 'text' | 'integer' | 'float' | 'boolean' | 'unknown';

/** What a reference stands for in the definition. */
export interface Resolved {
  value: Value;
  type: ValueType;
  /** Known when the pipeline is compiled. */
  constant: boolean;
  parameter?: string;
  /** A report's value: only conditions can read it. */
  report?: boolean;
  text: string;
}

const CONTEXTS = ['parameters', 'steps', 'execution', 'env', 'dataset'] as const;

// sagemaker-python-sdk 2.257.6, workflow/execution_variables.py
const EXECUTION_VARIABLES = [
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
  'TrainingJobName',
  'ProcessingJobName',
] as const;

/** The only properties of a QualityCheck step: workflow/quality_check_step.py of the SDK. */
export const QUALITY_CHECK_PROPERTIES = [
  'CalculatedBaselineStatistics',
  'CalculatedBaselineConstraints',
  'BaselineUsedForDriftCheckStatistics',
  'BaselineUsedForDriftCheckConstraints',
] as const;

const PARAMETER_TYPES = { String: 'text', Integer: 'integer', Float: 'float', Boolean: 'boolean' } as const;

/** Resolves an expression that has to be a reference. Undefined after it has reported a problem. */
export function resolveReference(
  scope: Scope,
  place: Place,
  tree: Expr,
  written: string,
): Resolved | undefined {
  const path = referencePath(tree);
  if (path === undefined) {
    const sentence = `'${written.trim()}' is not a reference; write parameters.NAME, steps.NAME.outputs.NAME, execution.NAME or env.NAME (comparisons belong into the 'if' of a Condition step)`;
    report(scope, place, sentence);
    return undefined;
  }
  return resolvePath(scope, { ...place, offset: (place.offset ?? 0) + path.offset }, path);
}

/** Resolves `context.segments`. Undefined after it has reported a problem. */
export function resolvePath(scope: Scope, place: Place, path: ReferencePath): Resolved | undefined {
  switch (path.context) {
    case 'parameters':
      return resolveParameter(scope, place, path);
    case 'steps':
      return resolveStep(scope, place, path);
    case 'execution':
      return resolveExecution(scope, place, path);
    case 'env':
      return resolveEnvironment(scope, place, path);
    case 'dataset':
      return resolveDataset(scope, place, path);
    default:
      report(
        scope,
        place,
        `'${path.text}' begins with the unknown word '${path.context}'; ${suggestion(path.context, CONTEXTS)}`,
      );
      return undefined;
  }
}

/** S3 address of a Processing step's output, as SageMaker fills it in when the step has run. */
export function outputReference(step: string, output: string): Value {
  return { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri` };
}

/** S3 address of the uploaded `dataset.json`. */
export function datasetUri(scope: Scope): string {
  return `s3://${scope.environment.artifactBucket}/${scope.pipeline.name}/code/${scope.pipeline.dataset?.hash}/dataset.json`;
}

function resolveParameter(
  scope: Scope,
  place: Place,
  { segments, text }: ReferencePath,
): Resolved | undefined {
  const [first] = segments;
  if (first === undefined || segments.length > 1) return malformed(scope, place, text, 'parameters.NAME');
  const name = String(first.name);
  const parameter = scope.parameters.get(name);
  if (parameter === undefined) {
    report(
      scope,
      place,
      `no parameter '${name}'; ${suggestion(name, scope.parameters.keys(), 'Parameters')}`,
    );
    return undefined;
  }
  const type = parameter.type === undefined ? 'unknown' : PARAMETER_TYPES[parameter.type];
  return { value: { Get: `Parameters.${name}` }, type, constant: false, parameter: name, text };
}

function resolveExecution(
  scope: Scope,
  place: Place,
  { segments, text }: ReferencePath,
): Resolved | undefined {
  const [first] = segments;
  if (first === undefined || segments.length > 1) return malformed(scope, place, text, 'execution.NAME');
  const name = String(first.name);
  if (!EXECUTION_VARIABLES.some((known) => known === name)) {
    report(scope, place, `no execution variable '${name}'; ${suggestion(name, EXECUTION_VARIABLES)}`);
    return undefined;
  }
  return { value: { Get: `Execution.${name}` }, type: 'text', constant: false, text };
}

function resolveEnvironment(
  scope: Scope,
  place: Place,
  { segments, text }: ReferencePath,
): Resolved | undefined {
  const { artifactBucket, region, account, roleArn } = scope.environment;
  const known = new Map(Object.entries({ artifactBucket, region, account, roleArn }));
  const [first] = segments;
  if (first === undefined || segments.length > 1) return malformed(scope, place, text, 'env.NAME');
  const value = known.get(String(first.name));
  if (value === undefined) {
    report(scope, place, `no '${text}'; ${suggestion(String(first.name), known.keys(), 'env has')}`);
    return undefined;
  }
  return { value, type: 'text', constant: true, text };
}

function resolveDataset(scope: Scope, place: Place, { segments, text }: ReferencePath): Resolved | undefined {
  if (segments.length > 0) return malformed(scope, place, text, 'dataset (the S3 address of dataset.json)');
  if (scope.pipeline.spec.dataset === undefined) {
    report(scope, place, "no 'dataset' block in this file; write one at the top level, or another input");
    return undefined;
  }
  return { value: datasetUri(scope), type: 'text', constant: true, text };
}

function resolveStep(scope: Scope, place: Place, { segments, text }: ReferencePath): Resolved | undefined {
  const [step, kind, ...rest] = segments;
  if (step === undefined) return malformed(scope, place, text, 'steps.NAME.outputs.NAME');
  const name = String(step.name);
  const entry = scope.steps.get(name);
  if (entry === undefined) {
    report(scope, place, `no step '${name}'; ${suggestion(name, scope.steps.keys(), 'Steps')}`);
    return undefined;
  }
  if (name === stepOf(place.path)) {
    report(scope, place, `step '${name}' refers to itself; it can only take what other steps have made`);
    return undefined;
  }
  if (entry.broken) {
    use(scope, place, name);
    return { value: { Get: `Steps.${name}` }, type: 'unknown', constant: false, text };
  }
  if (entry.spec.type === 'Fail') {
    report(scope, place, `step '${name}' is a Fail step: it has nothing to refer to and ends the execution`);
    return undefined;
  }
  const found = resolveProperty(scope, place, entry, kind, rest, text);
  if (found !== undefined) use(scope, place, name, found.label);
  return found?.resolved;
}

interface Property {
  resolved: Resolved;
  label: string | undefined;
}

function resolveProperty(
  scope: Scope,
  place: Place,
  entry: StepEntry,
  kind: Segment | undefined,
  rest: readonly Segment[],
  text: string,
): Property | undefined {
  const { name, spec } = entry;
  const get = (path: string): Resolved => ({
    value: { Get: `Steps.${name}.${path}` },
    type: 'text',
    constant: false,
    text,
  });
  const word = kind === undefined ? '' : String(kind.name);
  if (word === 'properties' && rest.length > 0) {
    return { resolved: { ...get(segmentsText(rest)), type: 'unknown' }, label: undefined };
  }
  if (word === 'model' && spec.type === 'Training' && rest.length === 0) {
    return { resolved: get('ModelArtifacts.S3ModelArtifacts'), label: 'model' };
  }
  if (
    spec.type === 'QualityCheck' &&
    rest.length === 0 &&
    QUALITY_CHECK_PROPERTIES.some((known) => known === word)
  ) {
    return { resolved: get(word), label: undefined };
  }
  if (spec.type === 'Processing' && word === 'outputs') return resolveOutput(scope, place, entry, rest, text);
  if (spec.type === 'Processing' && word === 'reports') return resolveReport(scope, place, entry, rest, text);
  const known = referenceWords(entry);
  const asked =
    word === ''
      ? `'${text}' says not what of step '${name}' is meant`
      : `a ${spec.type} step has no '${word}'`;
  report(scope, place, `${asked}; write ${known.map((each) => `steps.${name}.${each}`).join(' or ')}`);
  return undefined;
}

function resolveOutput(
  scope: Scope,
  place: Place,
  entry: StepEntry,
  rest: readonly Segment[],
  text: string,
): Property | undefined {
  const [output] = rest;
  if (output === undefined || rest.length > 1)
    return malformed(scope, place, text, `steps.${entry.name}.outputs.NAME`);
  const label = String(output.name);
  if (!entry.outputs.has(label)) {
    report(
      scope,
      place,
      `step '${entry.name}' has no output '${label}'; ${suggestion(label, entry.outputs, 'Outputs')}`,
    );
    return undefined;
  }
  return {
    resolved: { value: outputReference(entry.name, label), type: 'text', constant: false, text },
    label,
  };
}

function resolveReport(
  scope: Scope,
  place: Place,
  entry: StepEntry,
  rest: readonly Segment[],
  text: string,
): Property | undefined {
  const [first, ...path] = rest;
  if (first === undefined)
    return malformed(scope, place, text, `steps.${entry.name}.reports.NAME.path.in.the.file`);
  const label = String(first.name);
  if (!entry.reports.has(label)) {
    report(
      scope,
      place,
      `step '${entry.name}' has no report '${label}'; ${suggestion(label, entry.reports.keys(), 'Reports')}`,
    );
    return undefined;
  }
  if (path.length === 0)
    return malformed(scope, place, text, `steps.${entry.name}.reports.${label}.path.in.the.file`);
  const value = {
    'Std:JsonGet': {
      PropertyFile: { Get: `Steps.${entry.name}.PropertyFiles.${label}` },
      Path: segmentsText(path),
    },
  };
  return { resolved: { value, type: 'unknown', constant: false, report: true, text }, label };
}

function referenceWords({ spec }: StepEntry): string[] {
  if (spec.type === 'Processing') return ['outputs.NAME', 'reports.NAME.path', 'properties.PATH'];
  if (spec.type === 'Training') return ['model', 'properties.PATH'];
  return spec.type === 'QualityCheck' ? [...QUALITY_CHECK_PROPERTIES] : ['properties.PATH'];
}

function malformed(scope: Scope, place: Place, text: string, form: string): undefined {
  report(scope, place, `cannot resolve '${text}': write ${form}`);
}
