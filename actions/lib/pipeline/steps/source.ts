import type { Value } from '../definition.ts';
import { datasetUri } from '../reference.ts';
import { stepOf, type InputSource, type Scope } from '../scope.ts';
import type { Text } from '../spec.ts';
import { joinPieces } from '../join.ts';
import { type Pieces } from '../template.ts';
import { textValue, uriPieces } from '../text.ts';
import type { Path } from '../yaml.ts';

/** The S3 address that a step reads, noted as an input of the pipeline where no step makes it. */
export function sourceValue(scope: Scope, path: Path, name: string, source: Text): Value | undefined {
  if (typeof source === 'object') return textValue(scope, path, source);
  const pieces = uriPieces(scope, path, source);
  if (pieces === undefined) return undefined;
  const uri = outsideUri(scope, pieces);
  const step = stepOf(path);
  if (uri !== undefined && step !== undefined) scope.inputs.push({ step, name, uri });
  return joinPieces(pieces);
}

function outsideUri(scope: Scope, pieces: Pieces): InputSource['uri'] | undefined {
  const parts: (string | { parameter: string })[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') parts.push(piece);
    else if (piece.parameter === undefined) return undefined;
    else parts.push({ parameter: piece.parameter });
  }
  const [only] = parts;
  if (only === undefined) return undefined;
  if (parts.length > 1) return { join: parts };
  return scope.pipeline.spec.dataset !== undefined && only === datasetUri(scope) ? undefined : only;
}
