import { AwsError } from '../service.ts';
import type { InputReader } from './input.ts';

/** One page of a list: what `MaxItems` and `Marker` ask for, 100 items by default. */
export function takePage<T>(items: readonly T[], reader: InputReader): { page: T[]; rest: PageRest } {
  const size = reader.optionalNumber('MaxItems', { min: 1, max: 1000 }) ?? 100;
  const marker = reader.optionalText('Marker', { min: 1, max: 320 });
  reader.check();
  const start = marker === undefined ? 0 : Number(Buffer.from(marker, 'base64url').toString('utf8'));
  if (!Number.isInteger(start)) throw new AwsError('ValidationError', `Invalid Marker: ${marker}`);
  const end = start + size;
  const isTruncated = end < items.length;
  return {
    page: items.slice(start, end),
    rest: {
      IsTruncated: isTruncated,
      ...(isTruncated && { Marker: Buffer.from(String(end)).toString('base64url') }),
    },
  };
}

interface PageRest {
  IsTruncated: boolean;
  Marker?: string;
}
