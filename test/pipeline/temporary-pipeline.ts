import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  compilePipeline,
  type CompiledPipeline,
  type CompileOptions,
} from '../../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { ProblemsError } from '../../actions/lib/pipeline/problem.ts';

export const ENVIRONMENT = {
  region: 'us-east-1',
  account: '111122223333',
  roleArn: 'arn:aws:iam::111122223333:role/execution',
  artifactBucket: 'artifacts',
};

export interface TemporaryPipelines extends AsyncDisposable {
  /** `pipelines/`, in a folder of its own. */
  root: string;
  /** `pipelines/example`. */
  folder: string;
}

/** A `pipelines/` folder with one pipeline, `example`. Files are given relative to the pipeline. */
export async function temporaryPipelines(
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryPipelines> {
  const top = await mkdtemp(path.join(tmpdir(), 'pipelines-'));
  const root = path.join(top, 'pipelines');
  const folder = path.join(root, 'example');
  for (const [name, text] of Object.entries({ 'pipeline.yaml': yaml, ...files })) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { root, folder, [Symbol.asyncDispose]: () => rm(top, { recursive: true, force: true }) };
}

/** Loads and compiles one YAML text. */
export async function compileText(
  yaml: string,
  files: Readonly<Record<string, string>> = {},
  options: CompileOptions = {},
): Promise<CompiledPipeline> {
  await using pipelines = await temporaryPipelines(yaml, files);
  return compilePipeline(await loadPipeline(pipelines.folder), ENVIRONMENT, options);
}

/** `line:column message` of everything that is wrong in one YAML text. */
export async function problemsOf(
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  try {
    await compileText(yaml, files);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
}

/** A pipeline of one Processing step `Work` whose further keys are given, after the parameters. */
export function oneStep(keys: string, parameters = ''): string {
  const indented = keys.replaceAll(/^(?=.)/gm, '    ');
  return `name: example
parameters:
  Text: words
  Count: 3
  Ratio: 0.5
  Flag: true
${parameters}steps:
  Work:
    type: Processing
    image: { framework: xgboost, version: 3.0-5 }
    instance: ml.m5.xlarge
    entrypoint: [python3, -V]
${indented}`;
}
