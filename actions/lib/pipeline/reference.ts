import { referencePath, type ReferencePath } from './expression.ts';
import { suggestion } from './nearest.ts';
import { malformed, type Resolved } from './resolved.ts';
import { report, type Place, type Scope } from './scope.ts';
import { resolveStepReference } from './step-reference.ts';
import type { Expr } from '@actions/expressions/ast';

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
  return resolvePath(scope, { ...place, offset: path.offset }, path);
}

/** Resolves `context.segments`. Undefined after it has reported a problem. */
export function resolvePath(scope: Scope, place: Place, path: ReferencePath): Resolved | undefined {
  switch (path.context) {
    case 'parameters':
      return resolveParameter(scope, place, path);
    case 'steps':
      return resolveStepReference(scope, place, path);
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
