import { AwsError } from '../service.ts';

/** One page of a list; the token says how many items came before. */
export function pageOf<T>(
  items: readonly T[],
  token: string | undefined,
  size: number,
): { items: T[]; next: { NextToken?: string } } {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0 || (token !== undefined && start === 0))
    throw new AwsError('InvalidNextToken', 'The next token specified is invalid.');
  const end = start + size;
  const next = end < items.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {};
  return { items: items.slice(start, end), next };
}
