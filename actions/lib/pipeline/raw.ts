import type { Block, Value } from './definition.ts';
import { joinPieces } from './join.ts';
import { isMapping } from './mapping.ts';
import { suggestion } from './nearest.ts';
import { resolvePath } from './reference.ts';
import { report, use, type Place, type Scope } from './scope.ts';
import { resolveText } from './template.ts';
import type { Path } from './yaml.ts';

/** `over` laid on `base`: objects key by key, everything else (lists too) replaced. */
export function mergeRaw(base: Block, over: Block): Block {
  const merged: Record<string, Value | undefined> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isBlock(below) && isBlock(value) ? mergeRaw(below, value) : value;
  }
  return merged;
}

function isBlock(value: Value | undefined): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
