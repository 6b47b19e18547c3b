import { isRecord } from './record.ts';

/** Says what is wrong with a value, or nothing. */
export type Check = (value: unknown, path: string) => string | undefined;

export const text: Check = (value, path) => expected(typeof value === 'string', path, 'a text', value);
export const flag: Check = (value, path) =>
  expected(typeof value === 'boolean', path, 'true or false', value);
export const whole: Check = (value, path) =>
  expected(Number.isSafeInteger(value), path, 'a whole number', value);
export const number: Check = (value, path) => expected(Number.isFinite(value), path, 'a number', value);
export const hash: Check = (value, path) =>
  expected(
    typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
    path,
    'a SHA-256 in hexadecimal',
    value,
  );

export function oneOf(values: readonly (string | number)[]): Check {
  return (value, path) =>
    expected(
      values.some((each) => each === value),
      path,
      `one of ${values.join(', ')}`,
      value,
    );
}

export function orNull(check: Check): Check {
  return (value, path) => (value === null ? undefined : check(value, path));
}

export function orAbsent(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

export function every(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return expected(false, path, 'a list', value);
    return firstFault(value.map((item, index) => [item, `${path}[${index}]`, check]));
  };
}

export function valuesOf(check: Check): Check {
  return (value, path) => {
    if (!isRecord(value)) return expected(false, path, 'an object', value);
    return firstFault(Object.entries(value).map(([key, item]) => [item, `${path}.${key}`, check]));
  };
}

/** An object with these members and no others. */
export function object(members: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isRecord(value)) return expected(false, path, 'an object', value);
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(members, key));
    if (unknown !== undefined) return `${path === '' ? unknown : `${path}.${unknown}`} is not known`;
    const dot = path === '' ? '' : `${path}.`;
    return firstFault(Object.entries(members).map(([key, check]) => [value[key], `${dot}${key}`, check]));
  };
}

/** An object with at least these members: others may have been added since. */
export function holding(members: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isRecord(value)) return expected(false, path, 'an object', value);
    const dot = path === '' ? '' : `${path}.`;
    return firstFault(Object.entries(members).map(([key, check]) => [value[key], `${dot}${key}`, check]));
  };
}

function firstFault(parts: readonly (readonly [unknown, string, Check])[]): string | undefined {
  for (const [value, path, check] of parts) {
    const fault = check(value, path);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function expected(holds: boolean, path: string, what: string, value: unknown): string | undefined {
  if (holds) return undefined;
  const found = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
  return `${path === '' ? 'the whole' : path} has to be ${what}, found ${found}`;
}
