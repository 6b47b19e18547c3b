import type { Base } from '../lib/deployment/base.ts';
import { entryHash } from '../lib/manifest/canonical.ts';

/**
 * Models that a run deploys in an environment: those that differ between the commit of the run before it and its own, or all
 * where nothing is known of an earlier one. Models that `now` has otherwise are left out, since `deploy` refuses them.
 */
export function modelsOfRun(own: Base, before: Base | undefined, now: Base): string[] {
  const { manifest } = own;
  if (manifest === undefined) return [];
  return Object.entries(manifest.models).flatMap(([model, { release }]) => {
    if (release === null) return [];
    const isAboutIt = before === undefined || !isSame(own, before, model);
    return isAboutIt && isSame(own, now, model) ? [model] : [];
  });
}

/** Whether two commits say the same of a model, its template included. */
function isSame(a: Base, b: Base, model: string): boolean {
  return a.templateHash === b.templateHash && hashOf(a, model) === hashOf(b, model);
}

function hashOf({ manifest }: Base, model: string): string | undefined {
  return manifest !== undefined && Object.hasOwn(manifest.models, model)
    ? entryHash(manifest, model)
    : undefined;
}
