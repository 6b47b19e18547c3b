import { isObject, messageOf } from '../../plain.ts';
import { AwsError } from '../service.ts';
import { filters } from './filter.ts';

/** Reads a pattern. Throws InvalidEventPatternException that says what is wrong with it. */
export function parsePattern(text: string): Record<string, unknown> {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (error) {
    throw invalid(messageOf(error));
  }
  if (!isObject(pattern)) throw invalid('Filter is not an object');
  check(pattern);
  return pattern;
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`);
}

function check(pattern: Readonly<Record<string, unknown>>): void {
  if (Object.keys(pattern).length === 0) throw invalid('Empty objects are not allowed');
  for (const [name, wanted] of Object.entries(pattern)) {
    if (name === '$or' && Array.isArray(wanted)) {
      for (const alternative of wanted) {
        if (!isObject(alternative)) throw invalid('$or takes a list of patterns');
        check(alternative);
      }
    } else if (isObject(wanted)) {
      check(wanted);
    } else if (Array.isArray(wanted)) {
      if (wanted.length === 0) throw invalid('Empty arrays are not allowed');
      for (const each of wanted) checkValue(each);
    } else {
      throw invalid(`"${name}" must be an object or an array`);
    }
  }
}

function checkValue(value: unknown): void {
  if (!isObject(value)) {
    if (Array.isArray(value)) throw invalid('Match value must be String, number, true, false, or null');
    return;
  }
  const [only, ...others] = Object.entries(value);
  const [name, operand] = only ?? ['', undefined];
  const filter = filters[name];
  if (!filter || others.length > 0)
    throw invalid(
      `Unrecognized match type ${name}. The local EventBridge knows ${Object.keys(filters).join(', ')}`,
    );
  const problem = filter.problem(operand);
  if (problem !== undefined) throw invalid(problem);
}

/** Whether an event, or a part of one, is what the pattern describes. */
export function matches(pattern: Readonly<Record<string, unknown>>, event: unknown): boolean {
  if (Array.isArray(event)) return event.some((each) => matches(pattern, each));
  const values = isObject(event) ? event : {};
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted))
      return wanted.some((alternative) => isObject(alternative) && matches(alternative, values));
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (Array.isArray(wanted)) return wanted.some((each) => matchesField(each, value));
    return isObject(wanted) && matches(wanted, value);
  });
}

function matchesField(wanted: unknown, value: unknown): boolean {
  // Only leaves exist, for EventBridge.
  const leaves = (Array.isArray(value) ? value : [value]).filter(
    (each) => each !== undefined && !isObject(each),
  );
  if (isObject(wanted) && wanted['exists'] === false) return leaves.length === 0;
  return leaves.some((each) => matchesValue(wanted, each));
}

function matchesValue(wanted: unknown, value: unknown): boolean {
  if (!isObject(wanted)) return wanted === value;
  return Object.entries(wanted).some(([name, operand]) => filters[name]?.matches(value, operand));
}
