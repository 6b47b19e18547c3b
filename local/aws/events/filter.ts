import { isObject } from '../../plain.ts';

/**
 * The comparisons of event patterns.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export interface Filter {
  /** What is wrong with the operand; undefined where nothing is. */
  problem(operand: unknown): string | undefined;
  matches(value: unknown, operand: unknown): boolean;
}

const numeric: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

export const filters: Readonly<Record<string, Filter>> = {
  prefix: affix('prefix', (value, start) => value.startsWith(start)),
  suffix: affix('suffix', (value, end) => value.endsWith(end)),
  'equals-ignore-case': {
    problem: (operand) =>
      typeof operand === 'string' ? undefined : 'equals-ignore-case match pattern must be a string',
    matches: (value, operand) =>
      typeof value === 'string' &&
      typeof operand === 'string' &&
      value.toLowerCase() === operand.toLowerCase(),
  },
  wildcard: {
    problem: (operand) => {
      if (typeof operand !== 'string') return 'wildcard match pattern must be a string';
      return operand.includes('**') ? 'Consecutive wildcard characters are not allowed' : undefined;
    },
    matches: (value, operand) => typeof value === 'string' && wildcardOf(String(operand)).test(value),
  },
  numeric: { problem: numericProblem, matches: matchesNumeric },
  // Absent fields are compared before there is a value.
  exists: {
    problem: (operand) =>
      typeof operand === 'boolean' ? undefined : 'exists match pattern must be either true or false.',
    matches: (_, operand) => operand === true,
  },
  'anything-but': { problem: anythingButProblem, matches: (value, operand) => !isExcluded(value, operand) },
};

/** What shall be found in any case: `{ "equals-ignore-case": "..." }`. */
function ignoringCase(operand: unknown): string | undefined {
  const part = isObject(operand) ? operand['equals-ignore-case'] : undefined;
  return typeof part === 'string' ? part : undefined;
}

function affix(name: string, holds: (value: string, part: string) => boolean): Filter {
  return {
    problem: (operand) =>
      typeof operand === 'string' || ignoringCase(operand) !== undefined
        ? undefined
        : `${name} match pattern must be a string`,
    matches(value, operand) {
      if (typeof value !== 'string') return false;
      if (typeof operand === 'string') return holds(value, operand);
      return holds(value.toLowerCase(), (ignoringCase(operand) ?? '').toLowerCase());
    },
  };
}

/** `*` is any text, `\*` the character. */
function wildcardOf(pattern: string): RegExp {
  const parts = pattern.match(/\\[*\\]|\*|[^*\\]+|\\/g) ?? [];
  const source = parts.map((part) => {
    if (part === '*') return '.*';
    const plain = /^\\[*\\]$/.test(part) ? part.slice(1) : part;
    return RegExp.escape(plain);
  });
  return new RegExp(`^${source.join('')}$`, 's');
}

function numericProblem(operand: unknown): string | undefined {
  const parts: unknown[] = Array.isArray(operand) ? operand : [];
  if (parts.length !== 2 && parts.length !== 4)
    return 'Invalid member in numeric match: it needs one or two comparisons';
  for (let at = 0; at < parts.length; at += 2) {
    const sign = parts[at];
    if (typeof sign !== 'string' || !numeric[sign])
      return `Unrecognized numeric range operator: ${String(sign)}`;
    if (typeof parts[at + 1] !== 'number') return 'Value of numeric range must be numeric';
  }
  return undefined;
}

function matchesNumeric(value: unknown, operand: unknown): boolean {
  if (typeof value !== 'number' || !Array.isArray(operand)) return false;
  for (let at = 0; at < operand.length; at += 2)
    if (!numeric[String(operand[at])]?.(value, Number(operand[at + 1]))) return false;
  return true;
}

const excludable = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'];

function anythingButProblem(operand: unknown): string | undefined {
  if (!isObject(operand)) {
    const values: unknown[] = Array.isArray(operand) ? operand : [operand];
    const isPlain = values.every(
      (value) => typeof value === 'string' || typeof value === 'number' || value === null,
    );
    return isPlain && values.length > 0
      ? undefined
      : 'Inside anything-but list, each value must be a string or a number';
  }
  const [[name, inner] = [], ...others] = Object.entries(operand);
  const filter = name === undefined || !excludable.includes(name) ? undefined : filters[name];
  if (!filter || others.length > 0) return `Unsupported anything-but pattern: ${String(name)}`;
  for (const each of Array.isArray(inner) ? inner : [inner]) {
    const problem = filter.problem(each);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isExcluded(value: unknown, operand: unknown): boolean {
  if (Array.isArray(operand)) return operand.includes(value);
  if (!isObject(operand)) return value === operand;
  return Object.entries(operand).some(([name, inner]) =>
    (Array.isArray(inner) ? inner : [inner]).some((each) => filters[name]?.matches(value, each)),
  );
}
