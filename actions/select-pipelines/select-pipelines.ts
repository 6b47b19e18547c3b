import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadPipeline, PIPELINE_FILE } from '../lib/pipeline/load.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';
import { changedFiles, hasCommit } from '../lib/repository.ts';
import { selectPipelines, type PipelineFolder, type Selection } from './selection.ts';

const ROOT = 'pipelines';

export interface SelectInputs {
  pipeline: string;
  event: string;
  before: string;
  after: string;
}

/**
 * Selects among the folders of `<repository>/pipelines` whose pipelines train a model, a push by what its commits changed
 * there. The others are started with parameters that only a deployment or an alarm knows.
 */
export async function select(repository: string, inputs: SelectInputs): Promise<Selection> {
  const folders = await findPipelines(repository);
  const changed =
    inputs.event === 'push' ? await changesBetween(repository, inputs.before, inputs.after) : undefined;
  return selectPipelines(folders, { pipeline: inputs.pipeline, event: inputs.event, changed });
}

async function findPipelines(repository: string): Promise<PipelineFolder[]> {
  const root = path.join(repository, ROOT);
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, PIPELINE_FILE)))
    .map(({ name }) => name)
    .toSorted();
  const folders: PipelineFolder[] = [];
  for (const name of names) {
    const sources = await sourcesOf(path.join(root, name), name);
    if (sources === undefined) continue;
    folders.push({ name, sources: sources.map((source) => path.posix.join(ROOT, source)) });
  }
  return folders;
}

/**
 * What a training pipeline is made of, relative to `pipelines/`: its folder and code that its steps take from beside it.
 * Undefined for one that trains nothing.
 */
async function sourcesOf(folder: string, name: string): Promise<string[] | undefined> {
  try {
    const { spec, code } = await loadPipeline(folder);
    if (spec.modelPackageGroup === undefined) return undefined;
    const targets = [...code.keys()].map((reference) => reference.slice(reference.indexOf(':') + 1));
    const outside = targets
      .map((target) => path.posix.join(name, target))
      .filter((target) => !target.startsWith(`${name}/`));
    return [name, ...outside];
  } catch (error) {
    // What is wrong with a pipeline is for its own job to say, once that is selected.
    if (error instanceof ProblemsError) return [name];
    throw error;
  }
}

/** Paths that differ between the commits; undefined where either is not in this checkout. */
async function changesBetween(
  repository: string,
  before: string,
  after: string,
): Promise<string[] | undefined> {
  const known = (await hasCommit(repository, before)) && (await hasCommit(repository, after));
  return known ? changedFiles(repository, before, after) : undefined;
}
