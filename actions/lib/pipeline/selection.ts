import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeMentions } from './code.ts';
import { PIPELINE_FILE } from './load.ts';
import { isMapping } from './mapping.ts';
import { ProblemsError } from './problem.ts';
import { readYaml } from './yaml.ts';

/** A pipeline folder, as far as choosing what to build needs to know it. Its spec may still be wrong. */
export interface PipelineFolder {
  /** Name of the folder. */
  name: string;
  /** As the root was given, with forward slashes: `pipelines/nyc-taxi-fare`. */
  folder: string;
  /** Code that its steps name outside of the folder: files and folders. */
  outside: readonly string[];
  /** Whether it registers models; one that does not is built and never trained. */
  trains: boolean;
}

/** The folders below `root` that have a `pipeline.yaml`, by name. */
export async function listPipelines(root: string): Promise<PipelineFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const pipelines: PipelineFolder[] = [];
  for (const name of names.toSorted()) {
    const folder = path.posix.join(root.replaceAll('\\', '/'), name);
    const text = await readFile(path.join(root, name, PIPELINE_FILE), 'utf8').catch(ignoreMissing);
    if (text !== undefined) pipelines.push(describePipeline(name, folder, text));
  }
  return pipelines;
}

/**
 * The pipelines that a change concerns: something changed in the folder, or in code outside of it that a step runs.
 * Paths are relative to where `listPipelines` was called from, as `git diff --name-only` gives them.
 */
export function changedPipelines(
  pipelines: readonly PipelineFolder[],
  changedPaths: readonly string[],
): PipelineFolder[] {
  const changed = new Set<string>();
  for (const changedPath of changedPaths) {
    // A path and all folders above it, so that each pipeline needs one look-up per place of its code.
    for (let at = path.posix.normalize(changedPath); at !== '.' && at !== '/'; at = path.posix.dirname(at))
      changed.add(at);
  }
  return pipelines.filter(({ folder, outside }) => [folder, ...outside].some((place) => changed.has(place)));
}

// A spec that is not even YAML is listed all the same: building it says what is wrong.
function describePipeline(name: string, folder: string, text: string): PipelineFolder {
  const outside = new Set<string>();
  let trains = false;
  for (const [step, spec] of stepEntries(folder, text)) {
    trains ||= spec.type === 'RegisterModel';
    for (const { target } of codeMentions(step, spec)) {
      const place = path.posix.join(folder, target);
      if (place !== folder && !place.startsWith(`${folder}/`)) outside.add(place);
    }
  }
  return { name, folder, outside: [...outside].toSorted(), trains };
}

function stepEntries(folder: string, text: string): [string, Readonly<Record<string, unknown>>][] {
  try {
    const { value } = readYaml(path.posix.join(folder, PIPELINE_FILE), text);
    const steps = isMapping(value) && isMapping(value.steps) ? Object.entries(value.steps) : [];
    return steps.filter((entry): entry is [string, Readonly<Record<string, unknown>>] => isMapping(entry[1]));
  } catch (error) {
    if (error instanceof ProblemsError) return [];
    throw error;
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return undefined;
  throw error;
}
