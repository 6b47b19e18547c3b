import type { Manifest, Release } from '../manifest/manifest.ts';

/** What is pinned of a model; undefined where nothing was promoted there yet. */
export function releaseOf({ models }: Manifest, model: string): Release | undefined {
  return (Object.hasOwn(models, model) ? models[model]?.release : undefined) ?? undefined;
}
