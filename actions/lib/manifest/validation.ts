import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { loadPipeline, PIPELINE_FILE } from '../pipeline/load.ts';
import { ProblemsError, sortProblems, type Problem } from '../pipeline/problem.ts';
import type { DatasetSpec, PipelineSpec } from '../pipeline/spec.ts';
import { loadManifests } from './load.ts';
import type { Manifests } from './manifests.ts';
import { checkManifests } from './rules.ts';

/** What a repository says, read and checked without a cloud. */
export interface Validation {
  /** Undefined where a manifest could not be read. */
  manifests: Manifests | undefined;
  /** Pipelines without a problem. */
  pipelines: PipelineSpec[];
  /** Their folders, by the pipelines' names. */
  folders: ReadonlyMap<string, string>;
  problems: Problem[];
}

/** Checks every pipeline and every manifest, and the manifests' alarms against the pipelines' features. */
export async function validateFolders(folders: {
  environments: string;
  pipelines: string;
}): Promise<Validation> {
  const read = await readPipelines(folders.pipelines);
  const { pipelines, problems } = read;
  const datasets = datasetsOf(pipelines);
  const manifests = await collect(problems, loadManifests(folders.environments, datasets));
  if (manifests !== undefined) problems.push(...checkManifests(manifests, datasets));
  return { ...read, manifests, problems: sortProblems(problems) };
}

/** The pipelines of a folder that have no problem, and the problems of the others. */
export async function readPipelines(
  root: string,
): Promise<Pick<Validation, 'pipelines' | 'problems' | 'folders'>> {
  const problems: Problem[] = [];
  const pipelines: PipelineSpec[] = [];
  const folders = new Map<string, string>();
  for (const folder of (await collect(problems, pipelineFolders(root))) ?? []) {
    const loaded = await collect(problems, loadPipeline(folder));
    if (loaded === undefined) continue;
    pipelines.push(loaded.spec);
    folders.set(loaded.name, folder);
  }
  return { pipelines, problems, folders };
}

/** The data of each model package group that a pipeline fills. */
export function datasetsOf(pipelines: readonly PipelineSpec[]): Map<string, DatasetSpec> {
  const datasets = new Map<string, DatasetSpec>();
  for (const { modelPackageGroup, dataset } of pipelines) {
    if (modelPackageGroup !== undefined && dataset !== undefined) datasets.set(modelPackageGroup, dataset);
  }
  return datasets;
}

/** Folders that have a pipeline; others, as `monitor`, hold code that pipelines share. */
async function pipelineFolders(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const entry of await entriesOf(root)) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(root, entry.name);
    if ((await readdir(folder)).includes(PIPELINE_FILE)) folders.push(folder);
  }
  return folders.toSorted();
}

async function entriesOf(root: string): Promise<Dirent[]> {
  try {
    return await readdir(root, { withFileTypes: true });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    const message = `no such folder: name the one that has a folder with a ${PIPELINE_FILE} for each pipeline`;
    throw new ProblemsError([{ file: root, message }]);
  }
}

async function collect<T>(problems: Problem[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
