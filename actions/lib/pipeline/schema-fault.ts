import type { ErrorObject, ValidateFunction } from 'ajv';
import { isMapping } from './mapping.ts';
import { suggestion } from './nearest.ts';
import type { Path } from './position.ts';

/** A place where a value is not what its schema says. */
export interface SchemaFault {
  path: Path;
  part: 'key' | 'value';
  sentence: string;
  /** Whether the value has another shape than code that reads it would expect. */
  shape: boolean;
  /** What cannot be used: the value itself, or one that is missing. Undefined where something is only too much. */
  broken: Path | undefined;
}

/** A schema of draft-07, and the validator that was made of it. */
export interface CompiledSchema {
  schema: { definitions: Readonly<Record<string, SchemaObject>> };
  validate: ValidateFunction;
}

type SchemaObject = Readonly<Record<string, unknown>>;

/** Checks a value against a schema, all faults at once. */
export function schemaFaults({ schema, validate }: CompiledSchema, value: unknown): SchemaFault[] {
  if (validate(value)) return [];
  const faults: SchemaFault[] = [];
  for (const error of validate.errors ?? []) {
    // The name's own fault is told by the error inside.
    if (error.keyword !== 'propertyNames') faults.push(toFault(schema, error, value));
  }
  return faults;
}

const SHAPE_KEYWORDS = new Set(['type', 'required', 'discriminator']);

function toFault(schema: CompiledSchema['schema'], error: ErrorObject, root: unknown): SchemaFault {
  const { path, value } = follow(error.instancePath, root);
  const shape = SHAPE_KEYWORDS.has(error.keyword);
  // ajv places the fault of a name at the mapping that has it; the data is then the name.
  if (typeof error.data === 'string' && error.data !== value) {
    const sentence = describe(error, `the name '${error.data}'`);
    const named = [...path, error.data];
    return { path: named, part: 'key', sentence, shape, broken: named };
  }
  const parent = error.parentSchema ?? {};
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params.additionalProperty);
    const sentence = `unknown key '${key}'; ${suggestion(key, Object.keys(propertiesOf(parent)), 'Keys here')}`;
    return { path: [...path, key], part: 'key', sentence, shape, broken: undefined };
  }
  if (error.keyword === 'required') {
    const key = String(error.params.missingProperty);
    const about = keysOf(propertiesOf(parent)[key]).description;
    const hint = typeof about === 'string' ? ` (${firstSentence(about)})` : '';
    const sentence = `needs a key '${key}'${hint}`;
    return { path, part: 'key', sentence, shape, broken: [...path, key] };
  }
  if (error.keyword === 'discriminator') return { ...typeFault(schema, error, path), shape, broken: path };
  return { path, part: 'value', sentence: describe(error, shown(error.data)), shape, broken: path };
}

// The key `type` says which of several shapes is meant; `noun` is the title of them all.
function typeFault(
  schema: CompiledSchema['schema'],
  error: ErrorObject,
  path: Path,
): Pick<SchemaFault, 'path' | 'part' | 'sentence'> {
  const parent: SchemaObject = error.parentSchema ?? {};
  const noun = textOr(parent.title, '').toLowerCase();
  const types = typesOf(schema, parent);
  const found: unknown = error.params.tagValue;
  if (found === undefined) return { path, part: 'key', sentence: `needs a key 'type': ${types.join(', ')}` };
  const sentence =
    typeof found === 'string'
      ? `unknown ${noun} type '${found}'; ${suggestion(found, types)}`
      : `a ${noun} type is text, found ${shown(found)}`;
  return { path: [...path, 'type'], part: 'value', sentence };
}

function describe(error: ErrorObject, subject: string): string {
  const parent: SchemaObject = error.parentSchema ?? {};
  const { limit, i, j } = error.params;
  const size = typeof error.data === 'string' ? error.data.length : Object.keys(Object(error.data)).length;
  switch (error.keyword) {
    case 'type': {
      const about = typeof parent.description === 'string' ? ` (${firstSentence(parent.description)})` : '';
      return `expected ${typeNames(error.params.type)}${about}, found ${subject}`;
    }
    case 'enum':
    case 'const': {
      const allowed: unknown[] = error.params.allowedValues ?? [error.params.allowedValue];
      return `${subject} is not allowed; ${suggestion(String(error.data), allowed.map(String), 'Allowed')}`;
    }
    case 'pattern':
      return `${subject} is not possible: ${textOr(parent.patternErrorMessage, `it has to match ${error.params.pattern}`)}`;
    case 'minLength':
      return 'is empty';
    case 'maxLength':
      return `has ${size} characters; at most ${limit} are possible`;
    case 'minItems':
    case 'minProperties':
      return `has ${size} entries; at least ${limit} ${limit === 1 ? 'is' : 'are'} needed`;
    case 'maxItems':
    case 'maxProperties':
      return `has ${size} entries; SageMaker takes at most ${limit}`;
    case 'minimum':
      return `${subject} is too small; at least ${limit}`;
    case 'maximum':
      return `${subject} is too large; at most ${limit}`;
    case 'uniqueItems':
      return `has the same entry twice (numbers ${Math.min(i, j) + 1} and ${Math.max(i, j) + 1})`;
    default:
      return `${subject}: ${error.message ?? 'is not valid'}`;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a block of keys',
  array: 'a list',
  null: 'nothing',
};

function typeNames(types: unknown): string {
  const names = (Array.isArray(types) ? types : [types]).map(
    (type) => TYPE_NAMES[String(type)] ?? String(type),
  );
  const last = names.pop();
  return names.length === 0 ? String(last) : `${names.join(', ')} or ${last}`;
}

function shown(data: unknown): string {
  if (data === null) return 'nothing';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a block of keys';
  return typeof data === 'string'
    ? `'${data}'`
    : `${typeof data === 'number' ? 'the number ' : ''}${JSON.stringify(data)}`;
}

function propertiesOf(parent: SchemaObject): SchemaObject {
  return keysOf(parent.properties);
}

function keysOf(value: unknown): SchemaObject {
  return isMapping(value) ? value : {};
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function firstSentence(text: string): string {
  return text.replace(/\.(\s.*)?$/s, '');
}

function typesOf(schema: CompiledSchema['schema'], parent: SchemaObject): string[] {
  const shapes: readonly unknown[] = Array.isArray(parent.oneOf) ? parent.oneOf : [];
  return shapes.flatMap((shape) => {
    const definition = schema.definitions[String(keysOf(shape).$ref).replace('#/definitions/', '')] ?? {};
    const { const: only, enum: several } = keysOf(propertiesOf(definition).type);
    return (Array.isArray(several) ? several : [only]).map(String);
  });
}

// A JSON pointer as a path, with what it points to; whether `0` is an index or a key only the value can tell.
function follow(pointer: string, root: unknown): { path: Path; value: unknown } {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = Array.isArray(value) ? value[Number(key)] : keysOf(value)[key];
  }
  return { path, value };
}
