import { assemble, definitionText } from './assembly.ts';
import { sha256Hex, type CodeBundle } from './code.ts';
import type { Definition } from './definition.ts';
import { stepGraph, type Graph } from './graph.ts';
import { checkParameterValues, type ParameterSpec } from './parameters.ts';
import type { CompileEnvironment, LoadedPipeline } from './pipeline.ts';
import { ProblemsError, sortProblems, type Problem } from './problem.ts';
import type { InputSource } from './scope.ts';
import { locate } from './yaml.ts';

export type { Definition, DefinitionParameter, DefinitionStep } from './definition.ts';
export type { Graph } from './graph.ts';
export type { ParameterSpec } from './parameters.ts';
export type { CompileEnvironment } from './pipeline.ts';
export type { InputSource } from './scope.ts';

/** A file that a definition refers to. The key holds a hash of the content: what is there need not be uploaded again. */
export interface CodeUpload {
  key: string;
  /** Of this file, hex. */
  sha256: string;
  bytes: Buffer;
  contentType: string;
}

export interface CompiledPipeline {
  name: string;
  displayName?: string;
  description?: string;
  modelPackageGroup?: string;
  definition: Definition;
  /** The exact text that is sent to SageMaker. */
  json: string;
  /** SHA-256 of `json`, hex. */
  hash: string;
  code: readonly CodeUpload[];
  parameters: readonly ParameterSpec[];
  /** S3 data from outside the pipeline, for the input fingerprint. */
  inputs: readonly InputSource[];
  graph: Graph;
  /** Whether it makes models: it has a RegisterModel step. */
  trains: boolean;
}

export interface CompileOptions {
  /** Texts that take the place of parameters' defaults, checked against type and enum. */
  values?: Readonly<Record<string, string>>;
}

// CreatePipeline: PipelineDefinition
const MAX_DEFINITION_LENGTH = 1_048_576;

/**
 * The SageMaker definition of a loaded pipeline. Pure: the same input gives the same bytes. Throws `ProblemsError` for
 * what only shows with the environment, such as a region without a known registry.
 */
export function compilePipeline(
  pipeline: LoadedPipeline,
  environment: CompileEnvironment,
  options: CompileOptions = {},
): CompiledPipeline {
  const values = options.values ?? {};
  const { scope, parameters, definition: assembled } = assemble(pipeline, environment, values);
  const problems: Problem[] = [...scope.problems, ...checkValues(pipeline, parameters, values)];
  const json = assembled === undefined ? '' : definitionText(assembled);
  if (json.length > MAX_DEFINITION_LENGTH) {
    const message = `the definition has ${json.length} characters; SageMaker takes at most ${MAX_DEFINITION_LENGTH}, so split the pipeline`;
    problems.push({
      file: pipeline.file,
      ...locate(pipeline.document, ['steps'], 'key'),
      path: 'steps',
      message,
    });
  }
  if (problems.length > 0) throw new ProblemsError(sortProblems(problems));
  const definition: Definition = JSON.parse(json);
  const { name, displayName, description, modelPackageGroup } = pipeline.spec;
  return {
    name,
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(modelPackageGroup === undefined ? {} : { modelPackageGroup }),
    definition,
    json,
    hash: sha256Hex(json),
    code: uploads(pipeline),
    parameters,
    inputs: scope.inputs,
    graph: stepGraph(scope),
    trains: [...scope.steps.values()].some(({ spec }) => spec.type === 'RegisterModel'),
  };
}

// A parameter without a default is no fault here: its value comes with the execution.
function checkValues(
  pipeline: LoadedPipeline,
  parameters: readonly ParameterSpec[],
  values: Readonly<Record<string, string>>,
) {
  const optional = parameters.map((parameter) => ({ ...parameter, default: parameter.default ?? '' }));
  const { problems } = checkParameterValues(optional, values);
  return problems.map((message) => ({ file: pipeline.file, message }));
}

function uploads(pipeline: LoadedPipeline): CodeUpload[] {
  const bundles: CodeBundle[] = [...pipeline.code.values()];
  if (pipeline.dataset !== undefined) bundles.push(pipeline.dataset);
  const byKey = new Map<string, CodeUpload>();
  for (const { hash, files } of bundles) {
    for (const { path, sha256, bytes } of files) {
      const key = `${pipeline.name}/code/${hash}/${path}`;
      byKey.set(key, { key, sha256, bytes, contentType: contentType(path) });
    }
  }
  return [...byKey.values()];
}

function contentType(path: string): string {
  if (path.endsWith('.py')) return 'text/x-python';
  return path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
}
