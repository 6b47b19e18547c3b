import { describeJson, isObject, type Json, type JsonObject } from './json.ts';
import { lookUp, parsePropertyPath } from './property-path.ts';

/** Where the expressions of one execution find their values. Each throws `ExpressionError` for what is not there. */
export interface Scope {
  parameter(name: string): Json;
  /** `PipelineExecutionId` and the like. */
  execution(variable: string): Json;
  experiment(name: string): Json;
  /** What the step's Describe call answers. */
  properties(step: string): Json;
  /** S3 URI of a property file that a step declares. */
  propertyFile(step: string, name: string): string;
  readJson(uri: string): Promise<Json>;
}

export class ExpressionError extends Error {
  override name = 'ExpressionError';
}

/** A `Get` of an expression, taken apart. */
export type Reference =
  | { root: 'Parameters'; name: string }
  | { root: 'Execution'; name: string }
  | { root: 'PipelineExperimentConfig'; name: string }
  | { root: 'Steps'; step: string; path: string };

export function parseReference(text: string): Reference | undefined {
  const [root, rest] = splitOnce(text);
  if (root === 'Steps') {
    const [step, path] = splitOnce(rest);
    return step !== '' && path !== '' ? { root, step, path } : undefined;
  }
  if (root !== 'Parameters' && root !== 'Execution' && root !== 'PipelineExperimentConfig') return undefined;
  return rest === '' ? undefined : { root, name: rest };
}

/** All `Get` texts in a value, in the order in which they stand there. */
export function references(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isObject(value)) return [];
  const get = onlyMember(value, 'Get');
  if (typeof get === 'string') return [get];
  return Object.values(value).flatMap(references);
}

/** The value with every expression in it replaced by what it stands for. */
export async function resolve(value: Json, scope: Scope): Promise<Json> {
  if (Array.isArray(value)) return await Promise.all(value.map((item) => resolve(item, scope)));
  if (!isObject(value)) return value;
  const get = onlyMember(value, 'Get');
  if (typeof get === 'string') return getValue(get, scope);
  const join = onlyMember(value, 'Std:Join');
  if (isObject(join)) return await joinValues(join, scope);
  const jsonGet = onlyMember(value, 'Std:JsonGet');
  if (isObject(jsonGet)) return await readProperty(jsonGet, scope);
  return await resolveMembers(value, scope);
}

/** An object that is no expression itself, with every expression in it replaced. */
export async function resolveMembers(value: JsonObject, scope: Scope): Promise<JsonObject> {
  const resolved: JsonObject = {};
  for (const [key, member] of Object.entries(value)) resolved[key] = await resolve(member, scope);
  return resolved;
}

function getValue(text: string, scope: Scope): Json {
  const reference = parseReference(text);
  if (!reference)
    throw new ExpressionError(
      `{"Get": ${JSON.stringify(text)}} is not a reference to Parameters, Execution or Steps.`,
    );
  if (reference.root === 'Parameters') return scope.parameter(reference.name);
  if (reference.root === 'Execution') return scope.execution(reference.name);
  if (reference.root === 'PipelineExperimentConfig') return scope.experiment(reference.name);
  return valueAt(scope.properties(reference.step), reference.path, `step ${reference.step}`);
}

async function joinValues(join: JsonObject, scope: Scope): Promise<string> {
  const on = join['On'] ?? '';
  const values = await resolve(join['Values'] ?? [], scope);
  if (typeof on !== 'string' || !Array.isArray(values)) {
    throw new ExpressionError('Std:Join needs a text "On" and a list "Values".');
  }
  const parts = values.map((value) => {
    if (value === null || typeof value === 'object')
      throw new ExpressionError(`Std:Join cannot join ${describeJson(value)}.`);
    return String(value);
  });
  return parts.join(on);
}

async function readProperty(jsonGet: JsonObject, scope: Scope): Promise<Json> {
  const path = jsonGet['Path'];
  if (typeof path !== 'string') throw new ExpressionError('Std:JsonGet needs a text "Path".');
  const uri = await jsonGetUri(jsonGet, scope);
  return valueAt(await scope.readJson(uri), path, uri);
}

async function jsonGetUri(jsonGet: JsonObject, scope: Scope): Promise<string> {
  const file = jsonGet['PropertyFile'];
  const get = isObject(file) ? file['Get'] : undefined;
  if (typeof get === 'string') {
    const reference = parseReference(get);
    const prefix = 'PropertyFiles.';
    if (reference?.root !== 'Steps' || !reference.path.startsWith(prefix)) {
      throw new ExpressionError(
        `Std:JsonGet's PropertyFile is ${JSON.stringify(get)}: it must be like Steps.NAME.PropertyFiles.FILE.`,
      );
    }
    return scope.propertyFile(reference.step, reference.path.slice(prefix.length));
  }
  const uri = await resolve(jsonGet['S3Uri'] ?? null, scope);
  if (typeof uri !== 'string')
    throw new ExpressionError(
      `Std:JsonGet needs a PropertyFile or an S3Uri, but S3Uri is ${describeJson(uri)}.`,
    );
  return uri;
}

function valueAt(value: Json, text: string, place: string): Json {
  const path = parsePropertyPath(text);
  if (!path) throw new ExpressionError(`"${text}" is not a property path.`);
  const found = lookUp(value, path);
  if (found === undefined) throw new ExpressionError(`There is no "${text}" in ${place}.`);
  return found;
}

function onlyMember(value: JsonObject, key: string): Json | undefined {
  return Object.keys(value).length === 1 ? value[key] : undefined;
}

function splitOnce(text: string): [string, string] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}
