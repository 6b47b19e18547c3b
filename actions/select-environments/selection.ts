import { Failure } from '../lib/failure.ts';
import { inPromotionOrder } from '../lib/manifest/order.ts';
import { suggestion } from '../lib/pipeline/nearest.ts';
import type { Reason } from '../lib/reason.ts';

/** A manifest, as far as selecting has to know it. What is wrong with it is for others to say. */
export interface ManifestFile {
  /** Relative to the repository, with forward slashes. */
  file: string;
  /** `promotesFrom` is null where releases begin, and where the file does not say it. */
  manifest: { environment: string; promotesFrom: string | null };
}

export const SELECTION_REASONS = [
  'selected-named',
  'selected-changed',
  'selected-unknown-base',
  'selected-all',
] as const satisfies readonly Reason[];

export interface EnvironmentSelection {
  environments: readonly string[];
  reason: (typeof SELECTION_REASONS)[number];
}

export interface ChangeFacts {
  /** An environment that the run names, or ''. */
  environment: string;
  /** Whether the event tells a commit to compare with. */
  compares: boolean;
  /** Paths that differ; undefined where the commit to compare with is not in the checkout. */
  changed: readonly string[] | undefined;
  template: string;
}

/** Decides which environments a run is about, in the order of promotion. Throws a `Failure` where it names an unknown one. */
export function selectEnvironments(
  manifests: readonly ManifestFile[],
  { environment, compares, changed, template }: ChangeFacts,
): EnvironmentSelection {
  const ordered = inPromotionOrder(manifests);
  const names = ordered.map(({ manifest }) => manifest.environment);
  if (environment !== '') {
    if (names.includes(environment)) return { environments: [environment], reason: 'selected-named' };
    const known = suggestion(environment, names, 'Environments');
    throw new Failure('inputs-invalid', `There is no environment '${environment}'; ${known}`);
  }
  if (!compares) return { environments: names, reason: 'selected-all' };
  if (changed === undefined) return { environments: names, reason: 'selected-unknown-base' };
  const paths = new Set(changed);
  const touched = ordered.filter(({ file }) => paths.has(template) || paths.has(file));
  return { environments: touched.map(({ manifest }) => manifest.environment), reason: 'selected-changed' };
}
