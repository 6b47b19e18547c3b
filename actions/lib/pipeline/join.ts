import type { Value } from './definition.ts';
import type { Scope } from './scope.ts';
import type { Pieces } from './template.ts';

/** `s3://bucket/pipeline/executions/<execution id>/...`: no two executions share a file. */
export function executionUri(scope: Scope, ...segments: string[]): Value {
  const { artifactBucket } = scope.environment;
  const values = [
    's3:/',
    artifactBucket,
    scope.pipeline.name,
    'executions',
    { Get: 'Execution.PipelineExecutionId' },
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
