import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compilePipeline } from '../lib/pipeline/compile.ts';
import { loadPipeline, PIPELINE_FILE } from '../lib/pipeline/load.ts';
import type { CompileEnvironment } from '../lib/pipeline/pipeline.ts';
import { type Problem, ProblemsError } from '../lib/pipeline/problem.ts';
import type { PipelineChange } from '../lib/plan-comment/validation-document.ts';
import { exportFolder } from '../lib/repository.ts';
import { jsonPatch } from '../lib/summary/difference.ts';

export interface DefinitionRequest {
  repository: string;
  /** Folder of the pipelines. */
  folder: string;
  /** Names of the folders in it. */
  pipelines: readonly string[];
  base: string;
  environment: CompileEnvironment;
}

/** How the definitions of pipelines differ from those of another commit, and what is wrong in compiling them now. */
export async function compareDefinitions(
  request: DefinitionRequest,
): Promise<{ changes: PipelineChange[]; problems: Problem[] }> {
  const before = await mkdtemp(path.join(tmpdir(), 'base-'));
  try {
    await exportFolder(request.repository, request.base, request.folder, before);
    const changes: PipelineChange[] = [];
    const problems: Problem[] = [];
    for (const pipeline of request.pipelines) {
      const old = await definitionIn(before, pipeline, request.environment);
      const now = await definitionIn(request.folder, pipeline, request.environment);
      if (now instanceof ProblemsError) problems.push(...now.problems);
      changes.push(changeOf(pipeline, old, now));
    }
    return { changes, problems };
  } finally {
    await rm(before, { recursive: true, force: true });
  }
}

type Found = string | ProblemsError | undefined;

function changeOf(pipeline: string, before: Found, after: Found): PipelineChange {
  if (before instanceof ProblemsError || after instanceof ProblemsError)
    return { pipeline, change: 'unknown', difference: null };
  if (before === undefined) return { pipeline, change: 'added', difference: null };
  if (after === undefined) return { pipeline, change: 'removed', difference: null };
  if (before === after) return { pipeline, change: 'unchanged', difference: null };
  const difference = jsonPatch({ name: 'base', json: before }, { name: 'this change', json: after });
  return { pipeline, change: 'changed', difference: difference ?? null };
}

/** The definition as JSON; undefined where there is no such pipeline. */
async function definitionIn(root: string, name: string, environment: CompileEnvironment): Promise<Found> {
  const folder = path.join(root, name);
  if (!existsSync(path.join(folder, PIPELINE_FILE))) return undefined;
  try {
    return compilePipeline(await loadPipeline(folder), environment).json;
  } catch (error) {
    if (error instanceof ProblemsError) return error;
    throw error;
  }
}
