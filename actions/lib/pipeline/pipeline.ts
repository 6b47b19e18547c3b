import type { Problem } from './problem.ts';
import type { PipelineSpec } from './spec.ts';
import type { CodeBundle } from './code.ts';
import type { Expression } from './expression.ts';
import type { YamlDocument } from './yaml.ts';

/** A pipeline folder as it was read: checked, with the step code in memory, ready to be compiled for any account. */
export interface LoadedPipeline {
  name: string;
  /** `pipeline.yaml`, as the folder was given. */
  file: string;
  folder: string;
  /** The folder that no step code may lie outside of. */
  root: string;
  spec: PipelineSpec;
  document: YamlDocument;
  /** Step code by `codeReference`. */
  code: ReadonlyMap<string, CodeBundle>;
  /** Bytes of `dataset.json`, where the spec has a dataset. */
  dataset: CodeBundle | undefined;
  /** `steps.NAME`, `parameters.NAME` ... whose shape is wrong: known by name; only references in them are looked at. */
  broken: ReadonlySet<string>;
  /** Paths whose structure is at fault already: a second problem about the same place would say it twice. */
  faulty: ReadonlySet<string>;
  /** Every `${{ }}` is parsed once. */
  expressions: Map<string, Expression | Error>;
}

/** What SageMaker objects, addresses and images of a compiled pipeline depend on. */
export interface CompileEnvironment {
  region: string;
  account: string;
  roleArn: string;
  artifactBucket: string;
}

export type ProblemList = Problem[];
