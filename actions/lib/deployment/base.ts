import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Manifest } from '../manifest/manifest.ts';
import { parseManifests } from '../manifest/load.ts';
import { ProblemsError } from '../pipeline/problem.ts';
import { checkCommit, fileAt } from '../repository.ts';

/** What a commit has of an environment. */
export interface Base {
  commit: string;
  /** Undefined where there was none, or none that can be read. */
  manifest: Manifest | undefined;
  /** SHA-256 of its template; undefined where there was none. */
  templateHash: string | undefined;
}

export interface BaseFiles {
  /** The checkout's folder that the others are relative to. */
  repository: string;
  environments: string;
  environment: string;
  template: string;
}

/** Reads an environment as a commit has it. Throws a `Failure` where the checkout does not have the commit. */
export async function readBase(commit: string, files: BaseFiles): Promise<Base> {
  const { repository, environments, environment } = files;
  await checkCommit(repository, commit);
  const [manifest, template] = await Promise.all([
    manifestAt(repository, commit, environments, environment),
    fileAt(repository, commit, files.template),
  ]);
  return { commit, manifest, templateHash: template === undefined ? undefined : hashOf(template) };
}

/** The manifest of an environment as a commit of the checkout has it; undefined where there is none that can be read. */
export async function manifestAt(
  repository: string,
  commit: string,
  environments: string,
  environment: string,
): Promise<Manifest | undefined> {
  const file = path.join(environments, `${environment}.json`);
  const text = await fileAt(repository, commit, file);
  return text === undefined ? undefined : manifestIn(file, text, environment);
}

/** SHA-256 of a text, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A base that is broken is what a change may be about to mend: it is taken for none. */
function manifestIn(file: string, text: string, environment: string): Manifest | undefined {
  try {
    return parseManifests([{ file, text }]).environments.get(environment)?.manifest;
  } catch (error) {
    if (error instanceof ProblemsError) return undefined;
    throw error;
  }
}
