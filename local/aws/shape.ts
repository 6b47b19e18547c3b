import { isObject } from '../plain.ts';
import { AwsError } from './service.ts';

interface Shape {
  type: string;
  required?: string[];
  members?: Record<string, string>;
  member?: string;
  key?: string;
  value?: string;
  enum?: string[];
  min?: number;
  max?: number;
  pattern?: string;
}

/** What AWS's model of a service says of its requests, as `shapes.py` writes it. */
export interface ServiceModel {
  inputs: Readonly<Record<string, string>>;
  shapes: Readonly<Record<string, Shape>>;
}

/**
 * Checks a request against its service's model and returns it without the members that the model does not know: services
 * ignore those. Throws a ValidationException that lists all violations in AWS's words, or a SerializationException where
 * a member has another JSON type.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a request that passes has the type that the model gives it
export type InputCheck = <T>(operation: string, input: object) => T;

const patterns = new Map<string, RegExp>();

/** What JSON types a shape type accepts; any other is a SerializationException. */
const jsonTypes: Readonly<Record<string, string>> = {
  string: 'string',
  blob: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  timestamp: 'number',
  structure: 'object',
  map: 'object',
  list: 'array',
};

/** `invalid` is the service's code of a request with violations. */
export function inputCheck(model: ServiceModel, invalid = 'ValidationException'): InputCheck {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- see InputCheck
  return <T>(operation: string, input: object): T => {
    const violations: string[] = [];
    const checking = { shapes: model.shapes, violations };
    const checked = check(checking, model.inputs[operation] ?? '', input, '');
    if (conforms<T>(checked, violations)) return checked;
    const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
    throw new AwsError(invalid, `${count} detected: ${violations.join('; ')}`);
  };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- see InputCheck
function conforms<T>(_value: unknown, violations: readonly string[]): _value is T {
  return violations.length === 0;
}

/** A request of the Query protocol, whose values are all texts, with the types that the model gives them. */
export function typedInput(
  model: ServiceModel,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const typed = typedValue(model.shapes, model.inputs[operation] ?? '', input);
  return isObject(typed) ? typed : {};
}

interface Checking {
  shapes: ServiceModel['shapes'];
  violations: string[];
}

function check(checking: Checking, name: string, value: unknown, path: string): unknown {
  const shape = shapeOf(checking.shapes, name, path);
  requireType(shape, value, path);
  const problems = shape.type === 'structure' ? [] : constraintProblems(shape, value);
  for (const problem of problems) {
    checking.violations.push(`Value ${quote(value)} at '${path}' failed to satisfy constraint: ${problem}`);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      check(checking, shape.member ?? '', item, `${path}.${index + 1}.member`),
    );
  }
  if (!isObject(value)) return value;
  return shape.type === 'map'
    ? checkMap(checking, shape, value, path)
    : checkStructure(checking, shape, value, path);
}

type Members = Readonly<Record<string, unknown>>;

function checkStructure(checking: Checking, shape: Shape, value: Members, path: string): Members {
  const known: Record<string, unknown> = {};
  for (const [member, memberShape] of Object.entries(shape.members ?? {})) {
    const given = value[member];
    const memberPath = path === '' ? lowerFirst(member) : `${path}.${lowerFirst(member)}`;
    if (given !== undefined && given !== null) {
      known[member] = check(checking, memberShape, given, memberPath);
    } else if (shape.required?.includes(member)) {
      const problem = `Value null at '${memberPath}' failed to satisfy constraint: Member must not be null`;
      checking.violations.push(problem);
    }
  }
  return known;
}

function checkMap(checking: Checking, shape: Shape, value: Members, path: string): Members {
  const known: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    check(checking, shape.key ?? '', key, `${path}.key`);
    known[key] = check(checking, shape.value ?? '', item, `${path}.${key}.member`);
  }
  return known;
}

/** A text as what the model says it is; what is no such thing stays text, for the check to refuse. */
function typedValue(shapes: ServiceModel['shapes'], name: string, value: unknown): unknown {
  const shape = shapeOf(shapes, name, '');
  if (typeof value === 'string') return typedText(shape, value);
  if (Array.isArray(value)) return value.map((item) => typedValue(shapes, shape.member ?? '', item));
  if (!isObject(value) || shape.type !== 'structure') return value;
  const members = Object.entries(value).flatMap(([member, given]) => {
    const memberShape = shape.members?.[member];
    return memberShape === undefined ? [] : [[member, typedValue(shapes, memberShape, given)]];
  });
  return Object.fromEntries(members);
}

function typedText(shape: Shape, text: string): unknown {
  if (shape.type === 'list') return text === '' ? [] : text;
  if (shape.type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  if (jsonTypes[shape.type] !== 'number') return text;
  // Times come as ISO 8601 or as seconds.
  const isTime = shape.type === 'timestamp' && text.includes('-');
  const number = isTime ? Date.parse(text) / 1000 : Number(text);
  return text === '' || Number.isNaN(number) ? text : number;
}

function shapeOf(shapes: ServiceModel['shapes'], name: string, path: string): Shape {
  const shape = shapes[name];
  if (!shape) throw new Error(`shapes.json has no shape ${name || '(none)'} for ${path || 'the request'}.`);
  return shape;
}

function constraintProblems(shape: Shape, value: unknown): string[] {
  const problems: string[] = [];
  const size = sizeOf(value);
  const noun = typeof value === 'number' ? 'value' : 'length';
  const { enum: choices, min, max, pattern } = shape;
  if (choices && !choices.some((choice) => choice === value)) {
    problems.push(`Member must satisfy enum value set: [${choices.join(', ')}]`);
  }
  if (min !== undefined && size < min)
    problems.push(`Member must have ${noun} greater than or equal to ${min}`);
  if (max !== undefined && size > max) problems.push(`Member must have ${noun} less than or equal to ${max}`);
  if (pattern !== undefined && typeof value === 'string' && !patternOf(pattern).test(value)) {
    problems.push(`Member must satisfy regular expression pattern: ${pattern}`);
  }
  return problems;
}

function requireType(shape: Shape, value: unknown, path: string): void {
  const found = Array.isArray(value) ? 'array' : typeof value;
  const isWhole = (shape.type !== 'integer' && shape.type !== 'long') || Number.isInteger(value);
  if (found === jsonTypes[shape.type] && isWhole) return;
  const text = `${quote(value)} at '${path}' can not be converted to ${article(shape.type)}`;
  throw new AwsError('SerializationException', text);
}

function patternOf(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'u');
  patterns.set(pattern, known);
  return known;
}

function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.length;
  return isObject(value) || Array.isArray(value) ? Object.keys(value).length : 0;
}

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.length > 200 ? `${text.slice(0, 200)}...` : text}'`;
}

function lowerFirst(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
