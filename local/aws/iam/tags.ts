import type { InputReader } from './input.ts';
import { rules } from './input.ts';
import { limitExceeded } from './errors.ts';

export function describeTags(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }));
}

/** Adds tags to those of a thing; a key that differs only in case is the same one. */
export function addTags(
  target: { tags: Record<string, string> },
  added: Readonly<Record<string, string>>,
): void {
  const names = new Set(Object.keys(added).map((key) => key.toLowerCase()));
  const kept = Object.entries(target.tags).filter(([key]) => !names.has(key.toLowerCase()));
  const tags = { ...Object.fromEntries(kept), ...added };
  if (Object.keys(tags).length > 50) throw limitExceeded('Cannot exceed quota for TagsPerResource: 50');
  target.tags = tags;
}

export function removeTags(target: { tags: Record<string, string> }, reader: InputReader): void {
  const names = new Set(reader.texts('TagKeys', rules.tagKey).map((key) => key.toLowerCase()));
  reader.check();
  const kept = Object.entries(target.tags).filter(([key]) => !names.has(key.toLowerCase()));
  target.tags = Object.fromEntries(kept);
}
