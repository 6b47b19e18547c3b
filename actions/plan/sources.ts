import { type Base, readBase } from '../lib/deployment/base.ts';
import { loadManifests, type Manifests } from '../lib/manifest/load.ts';
import { checkManifests } from '../lib/manifest/rules.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';

/** Manifests of all environments without a problem. Throws `ProblemsError` with all problems of all of them. */
export async function readManifests(folder: string): Promise<Manifests> {
  const manifests = await loadManifests(folder);
  const problems = checkManifests(manifests);
  if (problems.length > 0) throw new ProblemsError(problems, 'manifests-invalid');
  return manifests;
}

/** The environment as the base has it; undefined where there is nothing to compare with. */
export async function baseOf(
  commit: string | undefined,
  files: { environments: string; environment: string; template: string },
): Promise<Base | undefined> {
  if (commit === undefined) return undefined;
  return readBase(commit, { ...files, repository: process.cwd() });
}
