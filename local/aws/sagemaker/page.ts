import { createHash } from 'node:crypto';
import { AwsError } from '../service.ts';

interface PageInput {
  MaxResults?: number;
  NextToken?: string;
}

/** What a list call is asked for, as far as all have it. */
export interface ListInput extends PageInput {
  SortOrder?: 'Ascending' | 'Descending';
}

export interface TimeFilter {
  CreatedAfter?: number;
  CreatedBefore?: number;
}

/** What most list calls of SageMaker give without MaxResults. */
const defaultSize = 10;

/**
 * One page of a sorted list. The token names the last item of the page before, so that a page does not shift when
 * something is added meanwhile. It is bound to the list's filters: another list refuses it.
 */
export function pageOf<T>(
  items: readonly T[],
  input: PageInput,
  identify: (item: T) => string,
  size = defaultSize,
): { items: T[]; next: { NextToken?: string } } {
  const list = listHash(input);
  const start = input.NextToken === undefined ? 0 : positionAfter(items, input.NextToken, list, identify);
  const end = start + (input.MaxResults ?? size);
  const page = items.slice(start, end);
  const last = page.at(-1);
  if (end >= items.length || last === undefined) return { items: page, next: {} };
  const token = JSON.stringify([list, identify(last), end]);
  return { items: page, next: { NextToken: Buffer.from(token).toString('base64url') } };
}

function positionAfter<T>(
  items: readonly T[],
  token: string,
  list: string,
  identify: (item: T) => string,
): number {
  const [itsList, last, position] = readToken(token);
  if (itsList !== list)
    throw new AwsError(
      'ValidationException',
      'Invalid NextToken: it belongs to a request with other parameters.',
    );
  const index = items.findIndex((item) => identify(item) === last);
  // The item may have been deleted: go on where it stood.
  return index < 0 ? position - 1 : index + 1;
}

function readToken(token: string): [string, string, number] {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 3)
      return [String(value[0]), String(value[1]), Number(value[2])];
  } catch {
    // Not one of ours: refused below.
  }
  throw new AwsError('ValidationException', 'Invalid NextToken.');
}

function listHash({ MaxResults: _size, NextToken: _token, ...filters }: PageInput): string {
  return createHash('sha256').update(JSON.stringify(filters)).digest('hex').slice(0, 16);
}

/** Sorted by a text; equal ones stay in the order in which they were made. */
export function sorted<T>(items: readonly T[], by: (item: T) => string, order: ListInput['SortOrder']): T[] {
  const ascending = items.toSorted((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });
  return order === 'Descending' ? ascending.toReversed() : ascending;
}

/** Whether an ISO time lies between two epoch times in seconds, each optional; both are exclusive. */
export function isBetween(time: string, after: unknown, before: unknown): boolean {
  const at = Date.parse(time) / 1000;
  return (typeof after !== 'number' || at > after) && (typeof before !== 'number' || at < before);
}

/** Members with an ISO time as dates, for the protocol to write; absent ones stay absent. */
export function dates(members: Readonly<Record<string, string | undefined>>): Record<string, Date> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, time]) => (time === undefined ? [] : [[name, new Date(time)]])),
  );
}

/** The members that have a value. */
export function present<T extends Readonly<Record<string, unknown>>>(members: T): Partial<T> {
  const copy: Partial<T> = { ...members };
  for (const name of Object.keys(members))
    if (members[name] === undefined) Reflect.deleteProperty(copy, name);
  return copy;
}
