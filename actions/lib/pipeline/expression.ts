import { IndexAccess, ContextAccess, Grouping, Literal, type Expr } from '@actions/expressions/ast';
import { ExpressionError } from '@actions/expressions/errors';
import { Lexer, TokenType, type Token } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';

/** A parsed `${{ }}`. GitHub's own lexer and parser read it, so quoting and precedence are those of a workflow. */
export interface Expression {
  text: string;
  tree: Expr;
}

/** Text between `${{ }}`s, and what stands in them. `nth` counts them within one text. */
export type TemplatePart = string | { expression: string; nth: number };

/** `.name` or `['name']` or `[0]` of a reference. */
export interface Segment {
  name: string | number;
  bracket: boolean;
}

/** `steps.A.outputs.b` as its first word and the rest, with where it starts in the expression. */
export interface ReferencePath {
  context: string;
  segments: readonly Segment[];
  offset: number | undefined;
  text: string;
}

/** Splits text at its `${{ }}`s. An error where one is not closed. */
export function splitTemplate(text: string): TemplatePart[] | Error {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (let nth = 0; ; nth++) {
    const open = text.indexOf('${{', at);
    if (open < 0) break;
    if (open > at) parts.push(text.slice(at, open));
    const close = findClose(text, open + 3);
    if (close < 0) return new Error(`'\${{' without '}}' in '${text}'`);
    parts.push({ expression: text.slice(open + 3, close), nth });
    at = close + 2;
  }
  if (at < text.length || parts.length === 0) parts.push(text.slice(at));
  return parts;
}

/** Parses the inside of a `${{ }}`. Names are not resolved here. */
export function parseExpression(text: string, known?: Map<string, Expression | Error>): Expression | Error {
  const seen = known?.get(text);
  if (seen !== undefined) return seen;
  const parsed = parse(text);
  known?.set(text, parsed);
  return parsed;
}

/** The reference that an expression is, or undefined where it is something else. */
export function referencePath(tree: Expr): ReferencePath | undefined {
  const segments: Segment[] = [];
  let expr: Expr = tree;
  while (expr instanceof IndexAccess) {
    const index: Expr = expr.index;
    if (!(index instanceof Literal)) return undefined;
    const name = index.literal.coerceString();
    const numeric = index.token.type === TokenType.NUMBER;
    segments.push({
      name: numeric ? Number(name) : name,
      bracket: index.token.type !== TokenType.IDENTIFIER,
    });
    expr = expr.expr;
  }
  if (expr instanceof Grouping) return segments.length === 0 ? referencePath(expr.group) : undefined;
  if (!(expr instanceof ContextAccess)) return undefined;
  segments.reverse();
  const context = expr.name.lexeme;
  return {
    context,
    segments,
    offset: offsetOf(expr.name),
    text: context + segmentsText(segments, true),
  };
}

/** `.a.b[0]['c d']`, as SageMaker's property paths and JSON paths are written; without the first dot unless asked. */
export function segmentsText(segments: readonly Segment[], leadingDot = false): string {
  let text = '';
  for (const { name, bracket } of segments) {
    if (typeof name === 'number') text += `[${name}]`;
    else if (bracket) text += `['${name}']`;
    else text += text === '' && !leadingDot ? name : `.${name}`;
  }
  return text;
}

/** Where a token stands in its expression; not known in the further lines of a block, whose indentation YAML takes away. */
export function offsetOf({ range }: Token): number | undefined {
  return range.start.line === 0 ? range.start.column : undefined;
}

function parse(text: string): Expression | Error {
  if (text.trim() === '')
    return new Error('an empty ${{ }}: write a reference such as ${{ parameters.Name }}');
  try {
    const { tokens } = new Lexer(text).lex();
    // Any word may begin a reference or a call here: an unknown one gets its own sentence when it is resolved.
    const words = tokens.filter((token) => token.type === TokenType.IDENTIFIER).map((token) => token.lexeme);
    const functions = words.map((name) => ({ name, minArgs: 0, maxArgs: 255 }));
    return { text, tree: new Parser(tokens, words, functions).parse() };
  } catch (error) {
    const message =
      error instanceof Error ? error.message.replace(/\.? Located at position.*$/s, '') : String(error);
    const place = error instanceof ExpressionError ? ` at character ${error.pos.column + 1}` : '';
    return new Error(`cannot read the expression '${text.trim()}': ${lowerFirst(message)}${place}`);
  }
}

function findClose(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith('}}', at)) return at;
  }
  return -1;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
