import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { assemble } from './assembly.ts';
import { codeMentions, readCode, singleFile } from './code.ts';
import { datasetJson } from './dataset.ts';
import type { CompileEnvironment, LoadedPipeline } from './pipeline.ts';
import { isMapping } from './mapping.ts';
import { ProblemsError, sortProblems, type Problem } from './problem.ts';
import type { PipelineSpec } from './spec.ts';
import type { SchemaFault } from './schema-fault.ts';
import { structureFaults } from './structure.ts';
import { locate, pathText, readYaml, type YamlDocument } from './yaml.ts';

export type { LoadedPipeline } from './pipeline.ts';

export const PIPELINE_FILE = 'pipeline.yaml';

/** Only names in addresses differ between environments, so a check against any of them finds all that the YAML can have wrong. */
export const ANY_ENVIRONMENT: CompileEnvironment = {
  region: 'us-east-1',
  account: '111122223333',
  roleArn: 'arn:aws:iam::111122223333:role/execution',
  artifactBucket: 'artifacts',
};

/**
 * Reads `<folder>/pipeline.yaml` with the step code that it names, and checks all of it. Throws `ProblemsError` with
 * every problem. Step code may not lie outside `root`, by default the folder's parent (`pipelines/`).
 */
export async function loadPipeline(folder: string, options: { root?: string } = {}): Promise<LoadedPipeline> {
  const root = options.root ?? path.dirname(path.resolve(folder));
  const file = path.join(folder, PIPELINE_FILE);
  const document = readYaml(file, await readPipelineFile(folder, root, file));
  const faults = structureFaults(document.value);
  const problems: Problem[] = [...document.duplicates, ...faults.map((fault) => toProblem(document, fault))];
  if (!isReadable(document.value)) throw new ProblemsError(sortProblems(problems));

  const spec = document.value;
  const broken = brokenParts(faults);
  const faulty = new Set(faults.map((fault) => pathText(fault.path)));
  const mentions = Object.entries(spec.steps).flatMap(([name, step]) =>
    isMapping(step) ? codeMentions(name, step) : [],
  );
  const code = await readCode(folder, root, mentions, (at, sentence) => {
    problems.push(toProblem(document, { path: at, part: 'value', sentence }));
  });
  const hasDataset = spec.dataset !== undefined && !broken.has('dataset');
  const dataset =
    hasDataset && spec.dataset !== undefined
      ? singleFile('dataset.json', datasetJson(spec.dataset))
      : undefined;
  const expressions = new Map();
  const pipeline = {
    name: spec.name,
    file,
    folder,
    root,
    spec,
    document,
    code,
    dataset,
    broken,
    faulty,
    expressions,
  };
  problems.push(...assemble(pipeline, ANY_ENVIRONMENT).scope.problems);
  if (problems.length > 0) throw new ProblemsError(sortProblems(problems));
  return pipeline;
}

async function readPipelineFile(folder: string, root: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (
      !(error instanceof Error) ||
      !('code' in error) ||
      (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
    )
      throw error;
    const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
    const names = folders
      .filter((each) => each.isDirectory())
      .map((each) => path.join(path.dirname(folder), each.name));
    const known = names.length === 0 ? '' : `; folders beside it: ${names.join(', ')}`;
    throw new ProblemsError([
      { file, message: `no such file: name a folder that has a ${PIPELINE_FILE}, found '${folder}'${known}` },
    ]);
  }
}

function toProblem(
  document: YamlDocument,
  { path: at, part, sentence }: Pick<SchemaFault, 'path' | 'part' | 'sentence'>,
): Problem {
  const text = pathText(at);
  const message = text === '' ? sentence : `${text}: ${sentence}`;
  return { file: document.file, ...locate(document, at, part), path: text, message };
}

// Steps and parameters can be looked at one by one; where they are no mappings at all, nothing can.
function isReadable(value: unknown): value is PipelineSpec {
  if (!isMapping(value) || !isMapping(value.steps)) return false;
  if (typeof value.name !== 'string') return false;
  return value.parameters === undefined || isMapping(value.parameters);
}

// What the checks of meaning cannot read: a step or block of another shape, and any parameter with a fault.
function brokenParts(faults: readonly SchemaFault[]): Set<string> {
  const parts = new Set<string>();
  for (const { path: at, shape } of faults) {
    if (!shape && at[0] !== 'parameters') continue;
    const depth = at[0] === 'steps' || at[0] === 'parameters' ? 2 : 1;
    parts.add(at.slice(0, depth).join('.'));
  }
  return parts;
}
