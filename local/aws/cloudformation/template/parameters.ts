import { validationError } from '../errors.ts';
import type { Declaration, Template } from './parse.ts';
import { isListType } from './evaluate.ts';
import { textOf } from './text.ts';

export interface GivenParameter {
  key: string;
  value?: string;
  usePrevious: boolean;
}

/** Values of all parameters of a template. Throws ValidationError with CloudFormation's sentence. */
export function resolveParameters(
  template: Template,
  given: readonly GivenParameter[],
  previous: Readonly<Record<string, string>>,
): Record<string, string> {
  const unknown = given.filter(({ key }) => !Object.hasOwn(template.parameters, key)).map(({ key }) => key);
  if (unknown.length > 0)
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const values: Record<string, string> = {};
  const missing: string[] = [];
  for (const [name, declared] of Object.entries(template.parameters)) {
    const found = valueOf(name, declared, given, previous);
    if (found === undefined) missing.push(name);
    else values[name] = checkValue(name, declared, found);
  }
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`);
  return values;
}

function valueOf(
  name: string,
  declared: Declaration,
  given: readonly GivenParameter[],
  previous: Readonly<Record<string, string>>,
): string | undefined {
  const own = given.find(({ key }) => key === name);
  if (own?.usePrevious) {
    if (previous[name] === undefined)
      throw validationError(
        `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
    return previous[name];
  }
  if (own?.value !== undefined) return own.value;
  const { Default: initial } = declared;
  return initial === undefined ? undefined : Array.isArray(initial) ? initial.join(',') : textOf(initial);
}

function checkValue(name: string, declared: Declaration, text: string): string {
  const fail = (sentence: string): never => {
    const described = declared['ConstraintDescription'];
    throw validationError(
      typeof described === 'string'
        ? `Parameter ${name} failed to satisfy constraint: ${described}`
        : sentence,
    );
  };
  const { AllowedValues: allowed, AllowedPattern: pattern, Type: type } = declared;
  const items = isListType(type) ? text.split(',').map((item) => item.trim()) : [text];
  if (Array.isArray(allowed) && !items.every((item) => allowed.map(String).includes(item)))
    fail(`Parameter '${name}' must be one of AllowedValues`);
  if (typeof pattern === 'string' && !items.every((item) => new RegExp(`^(?:${pattern})$`).test(item)))
    fail(`Parameter '${name}' must match pattern ${pattern}`);
  if (type === 'Number') checkNumber(name, declared, text, fail);
  const limits = { min: bound(declared['MinLength']), max: bound(declared['MaxLength']) };
  if (limits.min !== undefined && text.length < limits.min)
    fail(`Parameter '${name}' must contain at least ${limits.min} characters`);
  if (limits.max !== undefined && text.length > limits.max)
    fail(`Parameter '${name}' must contain at most ${limits.max} characters`);
  return text;
}

function checkNumber(
  name: string,
  declared: Declaration,
  text: string,
  fail: (sentence: string) => never,
): void {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number))
    throw validationError(`Parameter '${name}' must be a number.`);
  const [min, max] = [bound(declared['MinValue']), bound(declared['MaxValue'])];
  if (min !== undefined && number < min) fail(`Parameter '${name}' must be a number not less than ${min}`);
  if (max !== undefined && number > max) fail(`Parameter '${name}' must be a number not greater than ${max}`);
}

function bound(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value);
}
