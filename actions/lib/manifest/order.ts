import type { Manifest } from './manifest.ts';

/** A manifest, or as much of one as its place in the order needs. */
interface Ordered {
  readonly manifest: Pick<Manifest, 'environment' | 'promotesFrom'>;
}

/** Each environment after the one that it promotes from, equals by name; environments in a circle come last. */
export function inPromotionOrder<M extends Ordered>(manifests: readonly M[]): M[] {
  const byName = manifests.toSorted((a, b) => compare(a.manifest.environment, b.manifest.environment));
  const followers = Map.groupBy(byName, ({ manifest }) => manifest.promotesFrom);
  const known = new Set(byName.map(({ manifest }) => manifest.environment));
  const ordered = new Set<M>();
  // An unknown environment before it makes one a beginning: the order then is as good as it gets.
  for (const loaded of byName) {
    const { promotesFrom } = loaded.manifest;
    if (promotesFrom === null || !known.has(promotesFrom)) ordered.add(loaded);
  }
  // A set is walked in the order of adding, what is added meanwhile included.
  for (const { manifest } of ordered)
    for (const follower of followers.get(manifest.environment) ?? []) ordered.add(follower);
  for (const loaded of byName) ordered.add(loaded);
  return [...ordered];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
