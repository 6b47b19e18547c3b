import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from 'js-yaml';
import { isObject } from '../plain.ts';

export interface Feature {
  name: string;
  type: 'integer' | 'fractional' | 'string';
  /** Smallest and largest value. */
  range: readonly [number, number] | undefined;
}

/** What a pipeline's `dataset:` says of requests and their labels. */
export interface Dataset {
  /** In the order of the request. */
  features: readonly Feature[];
  label: string;
  /** The column that names a row. */
  id: string;
  /** As the pipeline's steps get it: dataset.json, with features and label as a list and an object. */
  document: Readonly<Record<string, unknown>>;
}

/** Reads the `dataset:` of a pipeline's folder. Throws a sentence where there is none. */
export async function readDataset(pipeline: string): Promise<Dataset> {
  const file = path.join(pipeline, 'pipeline.yaml');
  const spec = load(await readFile(file, 'utf8'), { filename: file });
  const dataset = isObject(spec) ? spec['dataset'] : undefined;
  if (!isObject(dataset) || !isObject(dataset['features']))
    throw new Error(`${file} has no dataset with features, so nobody knows what a request is made of.`);
  const { id } = dataset;
  const label = isObject(dataset['label']) ? dataset['label'] : { name: dataset['label'] };
  const features = Object.entries(dataset['features']).map(([name, feature]) => ({
    name,
    ...(isObject(feature) ? feature : {}),
  }));
  return {
    features: features.map(featureOf),
    label: String(label['name']),
    id: typeof id === 'string' ? id : 'id',
    document: { ...dataset, label, features },
  };
}

function featureOf(feature: { name: string; type?: unknown; range?: unknown }): Feature {
  const { name, type, range } = feature;
  const [low, high]: unknown[] = Array.isArray(range) ? range : [];
  return {
    name,
    type: type === 'integer' || type === 'string' ? type : 'fractional',
    range: typeof low === 'number' && typeof high === 'number' ? [low, high] : undefined,
  };
}
