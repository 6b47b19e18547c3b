import type { Block, Value } from './definition.ts';

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
