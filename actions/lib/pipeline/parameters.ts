import type { DefinitionParameter } from './definition.ts';
import { suggestion } from './nearest.ts';
import { report, scalarType, type InputSource, type ParameterEntry, type Scope } from './scope.ts';
import type { ParameterType, Scalar } from './spec.ts';
import { resolveText } from './template.ts';
import { writtenText, type Path } from './yaml.ts';

export interface ParameterSpec {
  name: string;
  type: ParameterType;
  /** Without one, every execution has to be given a value. */
  default?: Scalar;
  enum?: readonly string[];
  /** Whether it holds the address of data from outside the pipeline. */
  input: boolean;
}

// [public schema] for a default, [StartPipelineExecution] for a value.
const MAX_DEFAULT_LENGTH = 4096;
const MAX_VALUE_LENGTH = 1024;

/** The parameters with their defaults resolved; `values` are texts that take the defaults' place. */
export function parameterSpecs(scope: Scope, values: Readonly<Record<string, string>>): ParameterSpec[] {
  const inputs = new Set(scope.inputs.flatMap(({ uri }) => parametersOf(uri)));
  const specs: ParameterSpec[] = [];
  for (const entry of scope.parameters.values()) {
    if (entry.type === undefined) continue;
    const given = Object.hasOwn(values, entry.name) ? values[entry.name] : undefined;
    const value = given === undefined ? defaultValue(scope, entry) : typed(entry.type, given);
    const spec: ParameterSpec = { name: entry.name, type: entry.type, input: inputs.has(entry.name) };
    if (value !== undefined) spec.default = value;
    if (entry.enum !== undefined) spec.enum = entry.enum;
    specs.push(spec);
  }
  return specs;
}

/** As SageMaker writes them. */
export function definitionParameter(spec: ParameterSpec): DefinitionParameter {
  const parameter: DefinitionParameter = { Name: spec.name, Type: spec.type };
  if (spec.default !== undefined) parameter.DefaultValue = spec.default;
  if (spec.enum !== undefined) parameter.EnumValues = spec.enum;
  return parameter;
}

/**
 * Checks the values of an execution against the spec before SageMaker is asked. `values` are the given ones, as the
 * text that StartPipelineExecution takes; parameters that are not given keep their defaults.
 */
export function checkParameterValues(
  parameters: readonly ParameterSpec[],
  given: Readonly<Record<string, string>>,
): { values: Record<string, string>; problems: string[] } {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const [name, text] of Object.entries(given)) {
    const parameter = known.get(name);
    const fault =
      parameter === undefined
        ? `no such parameter; ${suggestion(name, known.keys(), 'Parameters')}`
        : valueFault(parameter, text);
    if (fault === undefined) values[name] = text;
    else problems.push(`parameter ${name}: ${fault}`);
  }
  for (const { name, type, default: preset } of parameters) {
    if (preset !== undefined || Object.hasOwn(given, name)) continue;
    problems.push(`parameter ${name}: has no default, so a value (${type}) has to be given`);
  }
  return { values, problems };
}

/** The S3 address that an input has for the given values. Undefined where a parameter has no value. */
export function inputUri(
  source: InputSource,
  parameters: readonly ParameterSpec[],
  values: Readonly<Record<string, string>>,
): string | undefined {
  const valueOf = (name: string): string | undefined => {
    if (Object.hasOwn(values, name)) return values[name];
    const preset = parameters.find((parameter) => parameter.name === name)?.default;
    return preset === undefined ? undefined : String(preset);
  };
  if (typeof source.uri === 'string') return source.uri;
  if ('parameter' in source.uri) return valueOf(source.uri.parameter);
  let uri = '';
  for (const part of source.uri.join) {
    const text = typeof part === 'string' ? part : valueOf(part.parameter);
    if (text === undefined) return undefined;
    uri += text;
  }
  return uri;
}

const PATTERNS: Readonly<Record<ParameterType, { form: RegExp; fault: string }>> = {
  String: { form: /^/, fault: 'no text' },
  Integer: { form: /^[-+]?\d+$/, fault: 'no whole number' },
  Float: { form: /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/, fault: 'no number' },
  Boolean: { form: /^(true|false)$/, fault: 'neither true nor false' },
};

function parametersOf(uri: InputSource['uri']): string[] {
  if (typeof uri === 'string') return [];
  if ('parameter' in uri) return [uri.parameter];
  return uri.join.flatMap((part) => (typeof part === 'string' ? [] : [part.parameter]));
}

function valueFault({ type, enum: allowed }: ParameterSpec, text: string): string | undefined {
  if (text.length > MAX_VALUE_LENGTH)
    return `has ${text.length} characters; SageMaker takes at most ${MAX_VALUE_LENGTH}`;
  if (allowed !== undefined && !allowed.includes(text))
    return `'${text}' is not allowed; ${suggestion(text, allowed, 'Allowed')}`;
  const pattern = PATTERNS[type];
  return pattern.form.test(text) ? undefined : `'${text}' is ${pattern.fault}`;
}

function typed(type: ParameterType, text: string): Scalar {
  if (type === 'String') return text;
  return type === 'Boolean' ? text === 'true' : Number(text);
}

function defaultValue(scope: Scope, entry: ParameterEntry): Scalar | undefined {
  const path = defaultPath(scope, entry.name);
  if (entry.enum !== undefined && entry.type !== 'String') {
    report(
      scope,
      { path: ['parameters', entry.name, 'enum'], part: 'key' },
      `only String parameters can have an enum, this one is ${entry.type}`,
    );
  }
  if (entry.default === undefined) return undefined;
  const found = scalarType(entry.default, writtenText(scope.pipeline.document, path));
  const fits = found === entry.type || (found === 'Integer' && entry.type === 'Float');
  if (!fits) {
    const written = writtenText(scope.pipeline.document, path) ?? `'${String(entry.default)}'`;
    const advice =
      entry.type === 'String'
        ? `put it in quotes: '${written}'`
        : `write a default of type ${entry.type}, or type: ${found}`;
    report(scope, { path }, `the default ${written} is ${found}, the parameter is ${entry.type}; ${advice}`);
    return undefined;
  }
  return typeof entry.default === 'string' ? textDefault(scope, path, entry, entry.default) : entry.default;
}

function textDefault(scope: Scope, path: Path, entry: ParameterEntry, text: string): string | undefined {
  const pieces = resolveText(scope, path, text);
  if (pieces === undefined) return undefined;
  const reference = pieces.find((piece) => typeof piece !== 'string');
  if (reference !== undefined) {
    report(
      scope,
      { path },
      `a default has to be known when the pipeline is built: '${reference.text}' is not, only env.NAME and dataset are`,
    );
    return undefined;
  }
  const value = pieces.filter((piece) => typeof piece === 'string').join('');
  if (value.length > MAX_DEFAULT_LENGTH)
    report(scope, { path }, `has ${value.length} characters; SageMaker takes at most ${MAX_DEFAULT_LENGTH}`);
  if (entry.enum !== undefined && !entry.enum.includes(value)) {
    report(
      scope,
      { path },
      `the default '${value}' is not in the enum; ${suggestion(value, entry.enum, 'Allowed')}`,
    );
  }
  return value;
}

function defaultPath(scope: Scope, name: string): Path {
  const declared = scope.pipeline.spec.parameters?.[name];
  return typeof declared === 'object' ? ['parameters', name, 'default'] : ['parameters', name];
}
