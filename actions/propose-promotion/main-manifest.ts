import path from 'node:path';
import { Failure } from '../lib/failure.ts';
import { headOf, readFile } from '../lib/github/branches.ts';
import type { GitHub } from '../lib/github/client.ts';
import { parseManifests } from '../lib/manifest/load.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';

/** An environment's manifest as the branch has it at this moment, which a checkout may not be any more. */
export interface MainManifest {
  branch: string;
  /** The commit that it was read at. */
  commit: string;
  file: string;
  text: string;
  loaded: LoadedManifest;
}

/** Throws a `Failure` where the branch or the file is not there, `ProblemsError` where it is no manifest. */
export async function readMain(
  github: GitHub,
  { branch, folder, environment }: { branch: string; folder: string; environment: string },
): Promise<MainManifest> {
  const file = path.posix.join(folder, `${environment}.json`);
  const commit = await headOf(github, branch);
  const text = commit === undefined ? undefined : await readFile(github, commit, file);
  if (commit === undefined || text === undefined)
    throw new Failure(
      'inputs-invalid',
      `The branch ${branch} has no ${file}: name an environment that has a manifest there.`,
    );
  return { branch, commit, file, text, loaded: environmentOf(parseManifests([{ file, text }]), environment) };
}
