import type { Context } from 'hono';
import { isObject } from '../../plain.ts';

/** The part of a list that the request asks for. */
export function pageOf(context: Context, items: readonly unknown[]): unknown[] {
  const { size, page } = paging(context);
  return items.slice((page - 1) * size, page * size);
}

/** `per_page` and `page` of the request; 30 and 1 where it has none. */
function paging(context: Context): { size: number; page: number } {
  const size = Math.min(100, Math.max(1, Number(context.req.query('per_page') ?? 30) || 30));
  return { size, page: Math.max(1, Number(context.req.query('page') ?? 1) || 1) };
}

/** The `link` header of a list that has more pages. */
export function pagination(context: Context, json: unknown): { link?: string } {
  const count = countOf(json);
  if (count === undefined) return {};
  const { size, page } = paging(context);
  const last = Math.ceil(count / size);
  const at = (number: number, rel: string): string => {
    const url = new URL(context.req.url);
    url.searchParams.set('page', String(number));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = page < last ? [at(page + 1, 'next'), at(last, 'last')] : [];
  if (page > 1) links.push(at(page - 1, 'prev'), at(1, 'first'));
  return links.length > 0 ? { link: links.join(', ') } : {};
}

function countOf(json: unknown): number | undefined {
  if (Array.isArray(json)) return json.length;
  if (isObject(json) && typeof json['total_count'] === 'number') return json['total_count'];
  return undefined;
}
