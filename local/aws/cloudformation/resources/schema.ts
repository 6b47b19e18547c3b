import { isObject } from '../../../plain.ts';
import { validationError } from '../errors.ts';
import { knownAfterApply } from '../template/scope.ts';
import schemas from './schemas.json' with { type: 'json' };

/** The shape of a property; an empty one takes anything. */
interface Shape {
  type?: string;
  items?: Shape;
  members?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
}

export interface Schema extends Shape {
  /** Properties whose change replaces the resource; `A/B` is a member of one. */
  createOnly: readonly string[];
  conditionalCreateOnly: readonly string[];
  readOnly: readonly string[];
  /** The property that holds tags, where the type has them. */
  tags?: string;
}

export type Properties = Readonly<Record<string, unknown>>;

const all: Readonly<Record<string, Schema | undefined>> = schemas;

/** Throws ValidationError for a type that the local CloudFormation does not make. */
export function schemaOf(type: string): Schema {
  const found = all[type];
  if (found) return found;
  const known = Object.keys(all).join(', ');
  throw validationError(
    `Template format error: Unrecognized resource types: [${type}]. The local CloudFormation makes ${known}.`,
  );
}

/**
 * Gives texts of a template the types that the resource's schema wants: parameters are texts, whatever they hold.
 * `problems` gets what the schema does not allow.
 */
export function typed(type: string, properties: Properties, problems: string[] = []): Properties {
  const schema = schemaOf(type);
  const result = fit(schema, properties, '#', problems);
  for (const name of schema.readOnly)
    if (Object.hasOwn(properties, name)) problems.push(`#: extraneous key [${name}] is not permitted`);
  return isObject(result) ? result : {};
}

function fit(shape: Shape, value: unknown, path: string, problems: string[]): unknown {
  if (value === knownAfterApply) return value;
  if (shape.members) return fitMembers(shape, shape.members, value, path, problems);
  const { items } = shape;
  if (items) {
    if (Array.isArray(value)) return value.map((item, at) => fit(items, item, `${path}/${at}`, problems));
    problems.push(`${path}: expected type: JSONArray, found: ${kindOf(value)}`);
    return value;
  }
  return fitScalar(shape.type, value, path, problems);
}

function fitMembers(
  shape: Shape,
  members: Readonly<Record<string, Shape>>,
  value: unknown,
  path: string,
  problems: string[],
): unknown {
  if (!isObject(value)) {
    problems.push(`${path}: expected type: JSONObject, found: ${kindOf(value)}`);
    return value;
  }
  for (const name of shape.required ?? [])
    if (!Object.hasOwn(value, name)) problems.push(`${path}: required key [${name}] not found`);
  const entries = Object.entries(value).map(([name, member]) => {
    const own = members[name];
    if (!own) problems.push(`${path}: extraneous key [${name}] is not permitted`);
    return [name, own ? fit(own, member, `${path}/${name}`, problems) : member] as const;
  });
  return Object.fromEntries(entries);
}

function fitScalar(type: string | undefined, value: unknown, path: string, problems: string[]): unknown {
  if (type === undefined) return value;
  if (isObject(value) || Array.isArray(value)) {
    // Documents may be written out where the schema wants their text.
    if (type === 'string' && isObject(value)) return value;
    problems.push(`${path}: expected type: ${type}, found: ${kindOf(value)}`);
    return value;
  }
  const text = String(value);
  if (type === 'string') return text;
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const number = Number(text);
  const isNumber = text.trim() !== '' && Number.isFinite(number);
  if (type === 'number' && isNumber) return number;
  if (type === 'integer' && isNumber && Number.isInteger(number)) return number;
  problems.push(`${path}: expected type: ${type}, found: ${kindOf(value)}`);
  return value;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'JSONArray';
  if (isObject(value)) return 'JSONObject';
  return value === null ? 'Null' : typeof value === 'string' ? 'String' : typeof value;
}
