import { parseManifests } from '../lib/manifest/load.ts';
import { environmentOf, modelOf } from '../lib/manifest/lookup.ts';
import type { Hold, ModelEntry, Release } from '../lib/manifest/manifest.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { checkEach } from '../lib/manifest/rules.ts';
import { withHold, withRelease } from '../lib/manifest/write.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';

/** A manifest as a branch has it. */
export interface ManifestFile {
  file: string;
  text: string;
  environment: string;
}

/** Reads it. Throws `ProblemsError` where it is not what the schema says, `Failure` where it is another environment's. */
export function readManifest({ file, text, environment }: ManifestFile): LoadedManifest {
  return environmentOf(parseManifests([{ file, text }]), environment);
}

/**
 * The text with an earlier release and a hold. Throws `ProblemsError` where the result would be no manifest, such as by the
 * hold's date.
 */
export function rolledBackText(
  manifest: ManifestFile,
  model: string,
  { release, hold }: { release: Release; hold: Hold },
): string {
  const { file } = manifest;
  const text = withHold(withRelease(manifest.text, model, release, file), model, hold, file);
  const manifests = parseManifests([{ file, text }]);
  const problems = checkEach(manifests);
  if (problems.length > 0) throw new ProblemsError(problems, 'manifests-invalid');
  return text;
}

/** Whether the manifest names the release already and holds proposals. */
export function isRolledBack(loaded: LoadedManifest, model: string, release: Release): boolean {
  const entry: ModelEntry = modelOf(loaded, model);
  return entry.release?.modelPackageArn === release.modelPackageArn && entry.hold !== null;
}
