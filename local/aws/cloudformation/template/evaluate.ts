import { isObject } from '../../../plain.ts';
import { validationError } from '../errors.ts';
import { knownAfterApply, type Scope } from './scope.ts';
import { textOf } from './text.ts';

/** Stands for a member that `AWS::NoValue` takes away. */
const noValue = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const functions: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => reference(String(name), scope),
  Condition: (name, scope) => condition(String(name), scope),
  'Fn::And': (tests, scope) => list('Fn::And', tests).every((test) => truth(test, scope)),
  'Fn::Or': (tests, scope) => list('Fn::Or', tests).some((test) => truth(test, scope)),
  'Fn::Not': (tests, scope) => !truth(list('Fn::Not', tests, 1)[0], scope),
  'Fn::Base64': (text, scope) => Buffer.from(textOf(value(text, scope))).toString('base64'),
  'Fn::Equals': (pair, scope) => {
    const [a, b] = list('Fn::Equals', pair, 2).map((side) => value(side, scope));
    // Numbers and texts of the same spelling are equal.
    return textOf(a) === textOf(b);
  },
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': (path, scope) => {
    const [name = '', attribute = ''] = attributePath(path);
    return attributeOf(name, attribute, scope);
  },
  'Fn::GetAZs': (_, scope) => ['a', 'b', 'c'].map((zone) => `${textOf(scope.pseudo['AWS::Region'])}${zone}`),
  'Fn::If': (branches, scope) => {
    const [name, yes, no] = list('Fn::If', branches, 3);
    return value(condition(textOf(name), scope) ? yes : no, scope);
  },
  'Fn::Join': (parts, scope) => {
    const [separator, items] = list('Fn::Join', parts, 2);
    const texts = value(items, scope);
    return list('Fn::Join', texts).map(textOf).join(textOf(separator));
  },
  'Fn::Select': (parts, scope) => {
    const [index, items] = list('Fn::Select', parts, 2).map((part) => value(part, scope));
    if (items === knownAfterApply) return knownAfterApply;
    const found = list('Fn::Select', items)[Number(index)];
    if (found === undefined)
      throw validationError(
        `Template error: Fn::Select cannot select nonexistent value at index ${textOf(index)}`,
      );
    return found;
  },
  'Fn::Split': (parts, scope) => {
    const [separator, text] = list('Fn::Split', parts, 2).map((part) => value(part, scope));
    return text === knownAfterApply ? knownAfterApply : textOf(text).split(textOf(separator));
  },
  'Fn::Sub': substitute,
};

/** Whether an object is a call of a function rather than data. */
export function functionOf(
  object: Readonly<Record<string, unknown>>,
): [name: string, argument: unknown] | undefined {
  const [entry, ...others] = Object.entries(object);
  if (!entry || others.length > 0) return undefined;
  return Object.hasOwn(functions, entry[0]) || entry[0].startsWith('Fn::') ? entry : undefined;
}

/** The value of a part of a template; undefined where it is `AWS::NoValue`. Throws ValidationError. */
export function evaluate(part: unknown, scope: Scope): unknown {
  const result = value(part, scope);
  return result === noValue ? undefined : result;
}

/** Whether a condition of the template holds. */
export function condition(name: string, scope: Scope): boolean {
  const test = scope.template.conditions[name];
  if (test === undefined)
    throw validationError(
      `Template validation error: Template error: unresolved condition dependency ${name}`,
    );
  return truth(test, scope);
}

function value(part: unknown, scope: Scope): unknown {
  if (Array.isArray(part)) return part.map((item) => value(item, scope)).filter((item) => item !== noValue);
  if (!isObject(part)) return part;
  const call = functionOf(part);
  if (!call) {
    const entries = Object.entries(part).map(([name, member]) => [name, value(member, scope)] as const);
    return Object.fromEntries(entries.filter(([, member]) => member !== noValue));
  }
  const [name, argument] = call;
  const run = functions[name];
  if (!run)
    throw validationError(`Template error: the local CloudFormation does not know the function ${name}.`);
  return run(argument, scope);
}

function truth(test: unknown, scope: Scope): boolean {
  const result = value(test, scope);
  return result === true || result === 'true';
}

function reference(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return noValue;
  if (Object.hasOwn(scope.pseudo, name)) return scope.pseudo[name];
  const declared = scope.template.parameters[name];
  if (declared) {
    const given = scope.parameters[name] ?? '';
    return isListType(declared['Type']) ? given.split(',').map((item) => item.trim()) : given;
  }
  if (Object.hasOwn(scope.template.resources, name)) return scope.resource(name)?.ref ?? knownAfterApply;
  throw validationError(
    `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}

export function isListType(type: unknown): boolean {
  return type === 'CommaDelimitedList' || (typeof type === 'string' && type.startsWith('List<'));
}

function attributeOf(name: string, attribute: string, scope: Scope): unknown {
  const declared = scope.template.resources[name];
  if (!declared)
    throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${name}`);
  const made = scope.resource(name);
  if (!made) return knownAfterApply;
  const found = made.attributes[attribute];
  if (found === undefined)
    throw validationError(`Requested attribute ${attribute} does not exist in schema for ${declared.type}`);
  return found;
}

/** `[resource, attribute]` of `Fn::GetAtt`, whichever way it is written. */
export function attributePath(path: unknown): string[] {
  if (Array.isArray(path)) return [String(path[0]), path.slice(1).map(String).join('.')];
  const [name = '', ...rest] = textOf(path).split('.');
  return [name, rest.join('.')];
}

function findInMap(argument: unknown, scope: Scope): unknown {
  const [map = '', first = '', second = ''] = list('Fn::FindInMap', argument).map((part) =>
    textOf(value(part, scope)),
  );
  const rows = scope.template.mappings[map];
  const row = isObject(rows) ? rows[first] : undefined;
  const found = isObject(row) ? row[second] : undefined;
  if (found === undefined)
    throw validationError(`Template error: Unable to get mapping for ${map}::${first}::${second}`);
  return found;
}

/** What `${...}` in the text of `Fn::Sub` may be: `${!Literal}`, a name, or a name with an attribute. */
export const placeholder = /\$\{(!?)([^}]+)\}/g;

function substitute(argument: unknown, scope: Scope): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isObject(variables) ? variables : {};
  return textOf(text).replace(placeholder, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const key = name.trim();
    if (Object.hasOwn(own, key)) return textOf(value(own[key], scope));
    if (!key.includes('.')) return textOf(reference(key, scope));
    const [resource = '', attribute = ''] = attributePath(key);
    return textOf(attributeOf(resource, attribute, scope));
  });
}

function list(name: string, argument: unknown, length?: number): unknown[] {
  if (argument === knownAfterApply) return [knownAfterApply];
  if (Array.isArray(argument) && (length === undefined || argument.length === length)) return argument;
  const wanted = length === undefined ? 'a list' : `a list of ${length}`;
  throw validationError(`Template error: ${name} requires ${wanted}, but got ${JSON.stringify(argument)}`);
}
