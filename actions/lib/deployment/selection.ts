import { entryHash } from '../manifest/canonical.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Base } from './base.ts';

export interface Selection {
  /** Models that the plan is about, in the manifest's order. */
  models: readonly string[];
  /** Models that the base has and the manifest has not. */
  dropped: readonly string[];
  /** Why these, as a sentence. */
  why: string;
}

/** Which models a change touches: those whose own entry differs from the base's, or all where the template does. */
export function selectModels(
  manifest: Manifest,
  templateHash: string,
  base: Pick<Base, 'manifest' | 'templateHash' | 'commit'> | undefined,
): Selection {
  const models = Object.keys(manifest.models);
  if (base === undefined) return { models, dropped: [], why: 'All models of the environment.' };
  const { manifest: before } = base;
  if (before === undefined) {
    const why = `All models: ${base.commit} has no manifest of ${manifest.environment} that can be read.`;
    return { models, dropped: [], why };
  }
  const dropped = Object.keys(before.models).filter((model) => !Object.hasOwn(manifest.models, model));
  if (base.templateHash !== templateHash) {
    return { models, dropped, why: `All models: the template differs from that of ${base.commit}.` };
  }
  const touched = models.filter(
    (model) =>
      !Object.hasOwn(before.models, model) || entryHash(before, model) !== entryHash(manifest, model),
  );
  const why = `${touched.length} of ${models.length} models differ from ${base.commit}.`;
  return { models: touched, dropped, why };
}
