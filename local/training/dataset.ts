import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import { textAt } from '../runner/value.ts';

/** The metric that `dataset:` of a pipeline's `pipeline.yaml` judges models by; undefined where it names none. */
export async function mainMetric(pipelineFolder: string): Promise<string | undefined> {
  const file = path.join(pipelineFolder, 'pipeline.yaml');
  return textAt(load(await readFile(file, 'utf8'), { filename: file }), 'dataset', 'metric', 'name');
}
