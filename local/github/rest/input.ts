import { ApiError } from '../api-error.ts';
import { isObject } from '../../plain.ts';

/** Members of a request's body by type. Each throws GitHub's 422 where the member has another type. */
export function text(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return member(body, name, 'string', (value) => (typeof value === 'string' ? value : undefined));
}

export function requiredText(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = text(body, name);
  if (value === undefined) throw new ApiError(422, `Invalid request.\n\n"${name}" wasn't supplied.`);
  return value;
}

export function flag(body: Readonly<Record<string, unknown>>, name: string): boolean | undefined {
  return member(body, name, 'boolean', (value) => (typeof value === 'boolean' ? value : undefined));
}

export function integer(body: Readonly<Record<string, unknown>>, name: string): number | undefined {
  return member(body, name, 'integer', (value) =>
    typeof value === 'number' && Number.isInteger(value) ? value : undefined,
  );
}

export function object(
  body: Readonly<Record<string, unknown>>,
  name: string,
): Record<string, unknown> | undefined {
  return member(body, name, 'object', (value) => (isObject(value) ? value : undefined));
}

export function list(body: Readonly<Record<string, unknown>>, name: string): unknown[] | undefined {
  return member(body, name, 'array', (value) => (Array.isArray(value) ? [...value] : undefined));
}

/** Texts, or objects with a `name`, as labels may be given. */
export function texts(body: Readonly<Record<string, unknown>>, name: string): string[] | undefined {
  return list(body, name)?.map((item) => {
    if (typeof item === 'string') return item;
    if (isObject(item) && typeof item['name'] === 'string') return item['name'];
    throw new ApiError(
      422,
      `Invalid request.\n\nFor '${name}/items', ${JSON.stringify(item)} is not a string.`,
    );
  });
}

/** One of the given texts. */
export function choice<T extends string>(
  body: Readonly<Record<string, unknown>>,
  name: string,
  values: readonly T[],
): T | undefined {
  const value = text(body, name);
  if (value === undefined) return undefined;
  const known = values.find((candidate) => candidate === value);
  if (known === undefined)
    throw new ApiError(
      422,
      `Invalid request.\n\nNo subschema in "${name}" matched: use one of ${values.join(', ')}.`,
    );
  return known;
}

function member<T>(
  body: Readonly<Record<string, unknown>>,
  name: string,
  type: string,
  read: (value: unknown) => T | undefined,
): T | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const typed = read(value);
  if (typed === undefined)
    throw new ApiError(
      422,
      `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(value)} is not of type ${type}.`,
    );
  return typed;
}
