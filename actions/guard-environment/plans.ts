import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type PlanDocument, parsePlan } from '../lib/deployment/plan-document.ts';

/** The plan of an environment as `actions/download-artifact` put it; undefined where its job made none. */
export async function readPlan(folder: string, environment: string): Promise<PlanDocument | undefined> {
  const file = path.join(folder, `plan-${environment}`, 'plan.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return parsePlan(text, file);
}

/** Whether there is a release to deploy, or to verify again. */
export function hasRelease({ models }: PlanDocument): boolean {
  return models.some(({ action }) => action !== 'none');
}
