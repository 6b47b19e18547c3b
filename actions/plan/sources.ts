import { readFile } from 'node:fs/promises';
import { type Base, hashOf, readBase } from '../lib/deployment/base.ts';
import { Failure } from '../lib/failure.ts';
import { loadManifests, type Manifests } from '../lib/manifest/load.ts';
import { checkManifests } from '../lib/manifest/rules.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';

export interface Template {
  file: string;
  body: string;
  sha256: string;
}

// CloudFormation's limit of a template that is sent along with the call.
const MAX_TEMPLATE_BYTES = 51_200;

/** Throws a `Failure` where there is no such file, or where CloudFormation would not take it. */
export async function readTemplate(file: string): Promise<Template> {
  let body: string;
  try {
    body = await readFile(file, 'utf8');
  } catch (cause) {
    const message = `There is no template ${file}: name the CloudFormation template of an endpoint, relative to the repository.`;
    throw new Failure('template-invalid', message, { cause });
  }
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_TEMPLATE_BYTES) {
    const message = `${file} has ${bytes} bytes, and CloudFormation takes ${MAX_TEMPLATE_BYTES} at most: make it shorter.`;
    throw new Failure('template-invalid', message);
  }
  return { file, body, sha256: hashOf(body) };
}

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
