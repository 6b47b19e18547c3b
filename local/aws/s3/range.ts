import { AwsError } from '../service.ts';

/** Both ends inclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a Range header against a size. Undefined means the whole object: S3 ignores what it cannot read, and several ranges.
 * Throws InvalidRange where nothing of the object lies in it.
 */
export function parseRange(text: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(text ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;

  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || (first === '' && Number(last) === 0)) {
    const fields = { RangeRequested: text ?? '', ActualObjectSize: String(size) };
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, fields);
  }
  return { start, end };
}

/** The bytes of one part (from 1) of an object; an object stored at once has one part. */
export function partRange(part: number, size: number, parts: readonly number[] = [size]): ByteRange {
  const length = parts[part - 1];
  if (length === undefined)
    throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416);
  let start = 0;
  for (const before of parts.slice(0, part - 1)) start += before;
  return { start, end: start + length - 1 };
}
