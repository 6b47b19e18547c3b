import { Literal, type Expr } from '@actions/expressions/ast';
import type { Block, Value } from './definition.ts';
import { parseExpression, splitTemplate } from './expression.ts';
import { isMapping } from './mapping.ts';
import { suggestion } from './nearest.ts';
import { resolvePath, resolveReference, type Resolved } from './reference.ts';
import { report, use, type Place, type Scope } from './scope.ts';
import type { ExpressionObject, Scalar, Text } from './spec.ts';
import { writtenText, type Path } from './yaml.ts';

/** A text taken apart: literal text with what is known already folded in, and references. */
export type Pieces = readonly (string | Resolved)[];

const EXECUTION_ID = 'Execution.PipelineExecutionId';

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

/**
 * A value for a field that SageMaker wants as text. Numbers and flags are written as the YAML writes them (`1.0` stays
 * `1.0`); a parameter that is no String is joined into a text, as the SDK's `.to_string()` does.
 */
export function textValue(scope: Scope, path: Path, value: Text | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object') return expressionValue(scope, path, value);
  if (typeof value !== 'string') return writtenText(scope.pipeline.document, path) ?? String(value);
  const pieces = resolveText(scope, path, value);
  return pieces === undefined ? undefined : joinPieces(pieces);
}

/** As `textValue`, for a text of limited length; what a reference will hold is not known here. */
export function limitedText(
  scope: Scope,
  path: Path,
  value: Text | undefined,
  limit: number,
): Value | undefined {
  const text = textValue(scope, path, value);
  if (typeof text === 'string' && text.length > limit) {
    report(scope, { path }, `has ${text.length} characters; SageMaker takes at most ${limit}`);
  }
  return text;
}

/** As `textValue`, for an S3 address. */
export function uriValue(scope: Scope, path: Path, value: Text): Value | undefined {
  if (typeof value === 'object') return expressionValue(scope, path, value);
  const pieces = uriPieces(scope, path, value);
  return pieces === undefined ? undefined : joinPieces(pieces);
}

/** The pieces of an S3 address. Undefined after it has reported a problem. */
export function uriPieces(scope: Scope, path: Path, value: Scalar): Pieces | undefined {
  const pieces = resolveText(scope, path, String(value));
  const first = pieces?.[0];
  if (typeof first === 'string' && !first.startsWith('s3://')) {
    report(
      scope,
      { path },
      `'${first}' is no S3 address; write s3://bucket/prefix or a reference such as \${{ steps.NAME.outputs.NAME }}`,
    );
    return undefined;
  }
  if (typeof first === 'object' && first.type !== 'text' && first.type !== 'unknown') {
    report(scope, { path, nth: 0 }, `'${first.text}' is ${typeName(first.type)}; an S3 address is text`);
    return undefined;
  }
  return pieces;
}

/** A value for a field that SageMaker wants as a whole number. */
export function numberValue(scope: Scope, path: Path, value: Text | undefined): Value | undefined {
  return typedValue(scope, path, value, 'integer', 'a whole number');
}

/** A value for a field that SageMaker wants as true or false. */
export function flagValue(scope: Scope, path: Path, value: Text | undefined): Value | undefined {
  return typedValue(scope, path, value, 'boolean', 'true or false');
}

/** SageMaker's own words: `${{ }}` inside of them is resolved, everything else stays. */
export function rawValue(scope: Scope, path: Path, value: unknown): Value | undefined {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const pieces = resolveText(scope, path, value);
    if (pieces === undefined) return undefined;
    const [first] = pieces;
    return pieces.length === 1 && typeof first === 'object' ? first.value : joinPieces(pieces);
  }
  if (Array.isArray(value))
    return value.map((item, index) => rawValue(scope, [...path, index], item) ?? null);
  return isMapping(value) ? rawBlock(scope, path, value) : undefined;
}

/** As `rawValue`, for a block of keys. */
export function rawBlock(scope: Scope, path: Path, value: Readonly<Record<string, unknown>>): Block {
  const result: Record<string, Value | undefined> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Get' && typeof item === 'string') checkGet(scope, { path }, item);
    result[key] = rawValue(scope, [...path, key], item);
  }
  return result;
}

/** `s3://bucket/pipeline/executions/<execution id>/...`: no two executions share a file. */
export function executionUri(scope: Scope, ...segments: string[]): Value {
  const { artifactBucket } = scope.environment;
  const values = [
    's3:/',
    artifactBucket,
    scope.pipeline.name,
    'executions',
    { Get: EXECUTION_ID },
    ...segments,
  ];
  return { 'Std:Join': { On: '/', Values: values } };
}

/** `Std:Join` of the pieces: an address by its segments, so that people can read it, anything else as it stands. */
export function joinPieces(pieces: Pieces): Value {
  const [first] = pieces;
  if (first === undefined) return '';
  if (pieces.length === 1) {
    if (typeof first === 'string') return first;
    if (first.type === 'text' || first.type === 'unknown') return first.value;
    return { 'Std:Join': { On: '', Values: [first.value] } };
  }
  const segments = addressSegments(pieces);
  if (segments !== undefined) return { 'Std:Join': { On: '/', Values: segments } };
  return {
    'Std:Join': { On: '', Values: pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)) },
  };
}

export function typeName(type: Resolved['type']): string {
  const names = {
    text: 'text',
    integer: 'a whole number',
    float: 'a number',
    boolean: 'true or false',
    unknown: 'unknown',
  };
  return names[type];
}

// Only where every reference is a whole path segment.
function addressSegments(pieces: Pieces): Value[] | undefined {
  const [first] = pieces;
  if (typeof first === 'string' && !first.startsWith('s3://')) return undefined;
  const values: Value[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== 'string') {
      if (index > 0 && typeof pieces[index - 1] !== 'string') return undefined;
      values.push(piece.value);
      continue;
    }
    if (index > 0 && !piece.startsWith('/')) return undefined;
    if (index < pieces.length - 1 && !piece.endsWith('/')) return undefined;
    const from = index === 0 ? 's3://'.length : 1;
    const to = index === pieces.length - 1 ? piece.length : piece.length - 1;
    if (index === 0) values.push('s3:/');
    if (from <= to) values.push(...piece.slice(from, to).split('/'));
  }
  return values;
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

function typedValue(
  scope: Scope,
  path: Path,
  value: Text | undefined,
  wanted: 'integer' | 'boolean',
  name: string,
): Value | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object') return expressionValue(scope, path, value);
  if (typeof value !== 'string') return value;
  const pieces = resolveText(scope, path, value);
  const [first] = pieces ?? [];
  if (pieces === undefined || first === undefined) return undefined;
  if (pieces.length > 1 || typeof first === 'string' || (first.type !== wanted && first.type !== 'unknown')) {
    const found =
      typeof first === 'string' ? `'${value}'` : `'${first.text}', which is ${typeName(first.type)}`;
    report(scope, { path }, `expected ${name} or a reference to such a parameter, found ${found}`);
    return undefined;
  }
  return first.value;
}

function expressionValue(scope: Scope, path: Path, value: ExpressionObject): Value | undefined {
  return rawValue(scope, path, value);
}

// SageMaker's own `Get` passes through, but what it names has to be there too.
function checkGet(scope: Scope, place: Place, get: string): void {
  const [root = '', name = '', ...rest] = get.split('.');
  if (root === 'Parameters' || root === 'Execution') {
    const segments = [{ name: [name, ...rest].join('.'), bracket: false }];
    resolvePath(scope, place, { context: root.toLowerCase(), segments, offset: 0, text: get });
    return;
  }
  if (root === 'PipelineExperimentConfig') return;
  if (root !== 'Steps') {
    report(
      scope,
      place,
      `'${get}' begins with the unknown word '${root}'; ${suggestion(root, ['Parameters', 'Execution', 'Steps', 'PipelineExperimentConfig'])}`,
    );
    return;
  }
  if (scope.steps.has(name)) use(scope, place, name);
  else report(scope, place, `no step '${name}'; ${suggestion(name, scope.steps.keys(), 'Steps')}`);
}
