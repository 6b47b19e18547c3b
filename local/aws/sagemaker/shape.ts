import { isObject } from '../../plain.ts';
import { AwsError } from '../service.ts';
import model from './shapes.json' with { type: 'json' };

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

const shapes: Readonly<Record<string, Shape>> = model.shapes;
const inputs: Readonly<Record<string, string>> = model.inputs;
const patterns = new Map<string, RegExp>();

/** What JSON types a shape type accepts; any other is a SerializationException. */
const jsonTypes: Readonly<Record<string, string>> = {
  string: 'string',
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

/**
 * Checks a request against SageMaker's service model (`shapes.json`) and returns it without the members that the model
 * does not know: SageMaker ignores those. Throws a ValidationException that lists all violations in the service's words,
 * or a SerializationException where a member has another JSON type.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a request that passes has the type that the model gives it
export function checkInput<T>(operation: string, input: object): T {
  const violations: string[] = [];
  const checked = check(inputs[operation] ?? '', input, '', violations);
  if (conforms<T>(checked, violations)) return checked;
  const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
  throw new AwsError('ValidationException', `${count} detected: ${violations.join('; ')}`);
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- see checkInput
function conforms<T>(_value: unknown, violations: readonly string[]): _value is T {
  return violations.length === 0;
}

function check(name: string, value: unknown, path: string, violations: string[]): unknown {
  const shape = shapes[name];
  if (!shape) throw new Error(`shapes.json has no shape ${name || '(none)'} for ${path || 'the request'}.`);
  requireType(shape, value, path);
  const problems = shape.type === 'structure' ? [] : constraintProblems(name, shape, value);
  for (const problem of problems) {
    violations.push(`Value ${quote(value)} at '${path}' failed to satisfy constraint: ${problem}`);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      check(shape.member ?? '', item, `${path}.${index + 1}.member`, violations),
    );
  }
  if (!isObject(value)) return value;
  return shape.type === 'map'
    ? checkMap(shape, value, path, violations)
    : checkStructure(shape, value, path, violations);
}

type Members = Readonly<Record<string, unknown>>;

function checkStructure(shape: Shape, value: Members, path: string, violations: string[]): Members {
  const known: Record<string, unknown> = {};
  for (const [member, memberShape] of Object.entries(shape.members ?? {})) {
    const given = value[member];
    const memberPath = path === '' ? lowerFirst(member) : `${path}.${lowerFirst(member)}`;
    if (given !== undefined && given !== null) {
      known[member] = check(memberShape, given, memberPath, violations);
    } else if (shape.required?.includes(member)) {
      violations.push(`Value null at '${memberPath}' failed to satisfy constraint: Member must not be null`);
    }
  }
  return known;
}

function checkMap(shape: Shape, value: Members, path: string, violations: string[]): Members {
  const known: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    check(shape.key ?? '', key, `${path}.key`, violations);
    known[key] = check(shape.value ?? '', item, `${path}.${key}.member`, violations);
  }
  return known;
}

function constraintProblems(name: string, shape: Shape, value: unknown): string[] {
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
  if (pattern !== undefined && typeof value === 'string' && !patternOf(name, pattern).test(value)) {
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

function patternOf(name: string, pattern: string): RegExp {
  const known = patterns.get(name) ?? new RegExp(`^(?:${pattern})$`, 'u');
  patterns.set(name, known);
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
