import type { CompileEnvironment, LoadedPipeline, ProblemList } from './pipeline.ts';
import type { ConditionSpec, ParameterDeclaration, ParameterType, ProcessingSpec, StepSpec } from './spec.ts';
import { locate, locateExpression, pathText, writtenText, type Path } from './yaml.ts';

/** A place in the YAML: a path, and within its text the nth `${{` and a character in it. */
export interface Place {
  path: Path;
  part?: 'key' | 'value';
  nth?: number;
  offset?: number | undefined;
}

export interface ParameterEntry {
  name: string;
  /** Undefined where the declaration is wrong. */
  type: ParameterType | undefined;
  default: string | number | boolean | undefined;
  enum: readonly string[] | undefined;
}

/** One arm of a Condition step. */
export interface Branch {
  condition: string;
  side: 'then' | 'else';
}

export interface StepEntry {
  name: string;
  spec: StepSpec;
  broken: boolean;
  /** The arm that the step stands in, and undefined at the top level. */
  branch: Branch | undefined;
  outputs: ReadonlySet<string>;
  /** Output and file by report. */
  reports: ReadonlyMap<string, { output: string; file: string }>;
}

/** That one step needs another, and where the YAML says so. */
export interface Use {
  from: string;
  to: string;
  place: Place;
  label: string | undefined;
  /** `dependsOn` orders only; a reference also takes a value. */
  order: boolean;
}

/** S3 data from outside the pipeline: an address, a parameter that holds one, or both joined. */
export interface InputSource {
  step: string;
  name: string;
  uri: string | { parameter: string } | { join: readonly (string | { parameter: string })[] };
}

/** Everything that compiling one pipeline knows and collects. */
export interface Scope {
  pipeline: LoadedPipeline;
  environment: CompileEnvironment;
  parameters: ReadonlyMap<string, ParameterEntry>;
  steps: ReadonlyMap<string, StepEntry>;
  problems: ProblemList;
  uses: Use[];
  inputs: InputSource[];
}

/** Indexes parameters and steps by name, so that every later look-up is one step. */
export function createScope(pipeline: LoadedPipeline, environment: CompileEnvironment): Scope {
  const branches = findBranches(pipeline);
  const steps = new Map<string, StepEntry>();
  for (const [name, spec] of Object.entries(pipeline.spec.steps)) {
    const broken = pipeline.broken.has(`steps.${name}`);
    const processing = !broken && spec.type === 'Processing' ? spec : undefined;
    const outputs = new Set(processing === undefined ? [] : outputNames(processing));
    const reports = processing === undefined ? new Map() : reportFiles(processing, outputs);
    steps.set(name, { name, spec, broken, branch: branches.get(name), outputs, reports });
  }
  return {
    pipeline,
    environment,
    parameters: indexParameters(pipeline),
    steps,
    problems: [],
    uses: [],
    inputs: [],
  };
}

/** Adds a problem at a place; the message starts with the place's path. */
export function report(scope: Scope, place: Place, sentence: string): void {
  const { document, faulty } = scope.pipeline;
  const path = pathText(place.path);
  if (faulty.has(path)) return;
  const position =
    place.nth === undefined
      ? locate(document, place.path, place.part)
      : locateExpression(document, place.path, place.nth, place.offset);
  const message = path === '' ? sentence : `${path}: ${sentence}`;
  scope.problems.push({ file: document.file, ...position, path, message });
}

/** The step that a path lies in. */
export function stepOf(path: Path): string | undefined {
  return path[0] === 'steps' && path[1] !== undefined ? String(path[1]) : undefined;
}

/** Notes that the step of this place needs another step. */
export function use(scope: Scope, place: Place, to: string, label?: string, order = false): void {
  const from = stepOf(place.path);
  if (from !== undefined) scope.uses.push({ from, to, place, label, order });
}

/** Names of a Processing step's outputs, in the order of the file. */
export function outputNames(spec: ProcessingSpec): string[] {
  if (spec.outputs === undefined) return [];
  return Array.isArray(spec.outputs) ? spec.outputs : Object.keys(spec.outputs);
}

/** The type that a scalar has as it was written: 7 is Integer, 7.0 and 7e0 are Float. */
export function scalarType(value: string | number | boolean, written: string | undefined): ParameterType {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  const whole =
    Number.isInteger(value) && !/[.eE]/.test(/^[-+]?0[xo]/.test(written ?? '') ? '' : (written ?? ''));
  return whole ? 'Integer' : 'Float';
}

function indexParameters(pipeline: LoadedPipeline): Map<string, ParameterEntry> {
  const entries = new Map<string, ParameterEntry>();
  for (const [name, declared] of Object.entries(pipeline.spec.parameters ?? {})) {
    if (pipeline.broken.has(`parameters.${name}`)) {
      entries.set(name, { name, type: undefined, default: undefined, enum: undefined });
      continue;
    }
    if (typeof declared === 'object') {
      const { type, enum: allowed }: ParameterDeclaration = declared;
      entries.set(name, { name, type, default: declared.default, enum: allowed });
      continue;
    }
    const written = writtenText(pipeline.document, ['parameters', name]);
    entries.set(name, { name, type: scalarType(declared, written), default: declared, enum: undefined });
  }
  return entries;
}

// A report lies in the output of its own name, else in the only output.
function reportFiles(spec: ProcessingSpec, outputs: ReadonlySet<string>) {
  const reports = new Map<string, { output: string; file: string }>();
  const [only] = outputs;
  for (const [name, declared] of Object.entries(spec.reports ?? {})) {
    if (typeof declared === 'object') reports.set(name, declared);
    else if (outputs.has(name) || outputs.size !== 1) reports.set(name, { output: name, file: declared });
    else reports.set(name, { output: only ?? name, file: declared });
  }
  return reports;
}

function findBranches(pipeline: LoadedPipeline): Map<string, Branch> {
  const branches = new Map<string, Branch>();
  for (const [condition, spec] of Object.entries(pipeline.spec.steps)) {
    if (pipeline.broken.has(`steps.${condition}`) || spec.type !== 'Condition') continue;
    for (const side of ['then', 'else'] as const) {
      for (const name of (spec satisfies ConditionSpec)[side] ?? []) {
        if (!branches.has(name)) branches.set(name, { condition, side });
      }
    }
  }
  return branches;
}
