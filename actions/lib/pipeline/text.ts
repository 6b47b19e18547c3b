import type { Value } from './definition.ts';
import { joinPieces } from './join.ts';
import { rawValue } from './raw.ts';
import { typeName } from './resolved.ts';
import { report, type Scope } from './scope.ts';
import type { Scalar, Text } from './spec.ts';
import { resolveText, type Pieces } from './template.ts';
import { writtenText, type Path } from './yaml.ts';

/**
 * A value for a field that SageMaker wants as text. Numbers and flags are written as the YAML writes them (`1.0` stays
 * `1.0`); a parameter that is no String is joined into a text, as the SDK's `.to_string()` does.
 */
export function textValue(scope: Scope, path: Path, value: Text | undefined): Value | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object') return rawValue(scope, path, value);
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
  if (typeof value === 'object') return rawValue(scope, path, value);
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

function typedValue(
  scope: Scope,
  path: Path,
  value: Text | undefined,
  wanted: 'integer' | 'boolean',
  name: string,
): Value | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object') return rawValue(scope, path, value);
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
