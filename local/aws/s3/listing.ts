import { compareKeys, lowerBound } from './key-order.ts';

export interface ListOptions {
  prefix: string;
  /** Keys that share what stands before the first delimiter after the prefix are one common prefix; '' for none. */
  delimiter: string;
  /** Key or common prefix after which the page starts; '' for the beginning. */
  after: string;
  limit: number;
}

export interface ListPage {
  keys: string[];
  commonPrefixes: string[];
  /** Where the next page starts after; undefined on the last page. */
  next?: string;
}

/** One page of sorted keys. What it does not return it jumps over, so a page costs its own length, not the bucket's. */
export function listPage(
  sorted: readonly string[],
  { prefix, delimiter, after, limit }: ListOptions,
): ListPage {
  const page: ListPage = { keys: [], commonPrefixes: [] };
  let last = '';
  let index = firstIndex(sorted, prefix, delimiter, after);
  for (let key = sorted[index]; key !== undefined && key.startsWith(prefix); key = sorted[index]) {
    if (page.keys.length + page.commonPrefixes.length >= limit) {
      // S3 answers an empty, complete list to a limit of 0.
      return limit === 0 ? page : { ...page, next: last };
    }
    const common = commonPrefix(key, prefix, delimiter);
    if (common === undefined) {
      page.keys.push(key);
      last = key;
      index++;
    } else {
      page.commonPrefixes.push(common);
      last = common;
      index = indexBehind(sorted, common, index);
    }
  }
  return page;
}

function firstIndex(sorted: readonly string[], prefix: string, delimiter: string, after: string): number {
  const start = lowerBound(sorted, (key) => compareKeys(key, prefix) < 0);
  if (after === '' || compareKeys(after, prefix) < 0) return start;
  if (after.startsWith(prefix) && commonPrefix(after, prefix, delimiter) === after)
    return indexBehind(sorted, after, start);
  return lowerBound(sorted, (key) => compareKeys(key, after) <= 0, start);
}

/** What a key is rolled up into: up to the first delimiter behind the prefix. */
export function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

/** The index of the first key behind all that start with `prefix`. */
function indexBehind(sorted: readonly string[], prefix: string, from: number): number {
  return lowerBound(sorted, (key) => compareKeys(key, prefix) < 0 || key.startsWith(prefix), from);
}
