import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parsePlan, type PlanDocument } from '../lib/deployment/plan-document.ts';
import { Failure } from '../lib/failure.ts';
import { parseValidation, type ValidationDocument } from '../lib/plan-comment/validation-document.ts';

/** The run that artifacts have to be of. */
export interface ArtifactSource {
  commit: string;
  repository: string;
}

// A plan of a thousand models has a few megabytes.
const MAX_BYTES = 64 * 1024 * 1024;

/** The plan of an environment; undefined where its job left none. Throws a `Failure` where it is not that plan. */
export async function readPlan(
  folder: string,
  environment: string,
  source: ArtifactSource,
): Promise<PlanDocument | undefined> {
  const file = path.join(folder, `plan-${environment}`, 'plan.json');
  const text = await readArtifact(file);
  if (text === undefined) return undefined;
  const plan = parsePlan(text, file);
  if (plan.environment === environment && isFrom(plan, source)) return plan;
  const message = `${file} is the plan of ${plan.commit} for ${plan.environment}, and this run is about ${source.commit} and ${environment}. Run the whole workflow again.`;
  throw new Failure('plan-invalid', message);
}

/** What validate found; undefined where its job left nothing. Throws a `Failure` where it is of another commit. */
export async function readValidation(
  file: string,
  source: ArtifactSource,
): Promise<ValidationDocument | undefined> {
  const text = await readArtifact(file);
  if (text === undefined) return undefined;
  const validation = parseValidation(text, file);
  if (isFrom(validation, source)) return validation;
  const message = `${file} is about ${validation.commit}, and this run about ${source.commit}. Run the whole workflow again.`;
  throw new Failure('validation-unreadable', message);
}

function isFrom(document: ArtifactSource, { commit, repository }: ArtifactSource): boolean {
  return document.commit === commit && document.repository === repository;
}

/** A file that another job left. A link is no file: it could lead out of the artifact. */
async function readArtifact(file: string): Promise<string | undefined> {
  try {
    const found = await lstat(file);
    if (found.isFile() && found.size <= MAX_BYTES) return await readFile(file, 'utf8');
    const fault = found.isFile() ? `it has ${found.size} bytes, of ${MAX_BYTES} at most` : 'it is no file';
    throw new Failure('plan-invalid', `${file} can't be read: ${fault}. Run the whole workflow again.`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
