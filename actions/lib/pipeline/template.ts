import { Literal, type Expr } from '@actions/expressions/ast';
import { parseExpression, splitTemplate } from './expression.ts';
import { resolveReference } from './reference.ts';
import type { Resolved } from './resolved.ts';
import { report, type Place, type Scope } from './scope.ts';
import type { Path } from './yaml.ts';

/** A text taken apart: literal text with what is known already folded in, and references. */
export type Pieces = readonly (string | Resolved)[];

/** Takes a text with `${{ }}` apart. Undefined after it has reported a problem. */
export function resolveText(scope: Scope, path: Path, text: string): Pieces | undefined {
  if (!text.includes('${{')) return [text];
  const parts = splitTemplate(text);
  if (parts instanceof Error) {
    report(scope, { path }, parts.message);
    return undefined;
  }
  const pieces: (string | Resolved)[] = [];
  let broken = false;
  for (const part of parts) {
    const piece =
      typeof part === 'string' ? part : resolvePart(scope, { path, nth: part.nth }, part.expression);
    if (piece === undefined) {
      broken = true;
      continue;
    }
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return broken ? undefined : pieces;
}

function resolvePart(scope: Scope, place: Place, expression: string): string | Resolved | undefined {
  const parsed = parseExpression(expression, scope.pipeline.expressions);
  if (parsed instanceof Error) {
    report(scope, place, parsed.message);
    return undefined;
  }
  const literal = literalText(parsed.tree);
  if (literal !== undefined) return literal;
  const resolved = resolveReference(scope, place, parsed.tree, expression);
  if (resolved === undefined) return undefined;
  if (resolved.report === true) {
    report(scope, place, `'${resolved.text}' reads a report: only the 'if' of a Condition step can do that`);
    return undefined;
  }
  return resolved.constant && typeof resolved.value === 'string' ? resolved.value : resolved;
}

function literalText(tree: Expr): string | undefined {
  return tree instanceof Literal ? tree.literal.coerceString() : undefined;
}
