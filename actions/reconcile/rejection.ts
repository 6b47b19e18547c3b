import { manifestAt } from '../lib/deployment/base.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import { hasCommit } from '../lib/repository.ts';
import type { Attempt } from './attempts.ts';

/**
 * Models whose entry, as it is now, the environment's reviewers have rejected: asking them again every hour would only train
 * them to say yes. Whoever wants it all the same starts the deployment.
 */
export async function rejectedModels(
  attempts: readonly Attempt[],
  models: readonly { model: string; entryHash: string }[],
  {
    repository,
    environments,
    environment,
  }: { repository: string; environments: string; environment: string },
): Promise<Set<string>> {
  const rejected = new Set<string>();
  for (const { commit, rejectedIn } of attempts) {
    if (!rejectedIn.includes(environment) || !(await hasCommit(repository, commit))) continue;
    const manifest = await manifestAt(repository, commit, environments, environment);
    for (const { model, entryHash: wanted } of models) {
      const had = manifest !== undefined && Object.hasOwn(manifest.models, model);
      if (had && entryHash(manifest, model) === wanted) rejected.add(model);
    }
  }
  return rejected;
}
