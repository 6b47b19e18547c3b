import { basename, posix } from 'node:path';
import { codeReference } from '../code.ts';
import type { Value } from '../definition.ts';
import type { Scope } from '../scope.ts';
import type { ProcessingSpec } from '../spec.ts';

/** S3 address of uploaded code: one file, or a folder's prefix. Content-addressed, so that a step cache stays valid. */
export function codeUri(scope: Scope, kind: 'file' | 'folder', target: string): string {
  // Missing code is a problem that has been reported; its hash never reaches a definition.
  const hash = scope.pipeline.code.get(codeReference(kind, target))?.hash ?? 'missing';
  const prefix = `s3://${scope.environment.artifactBucket}/${scope.pipeline.name}/code/${hash}/`;
  return kind === 'file' ? prefix + basename(target) : prefix;
}

export interface StepCode {
  uri: string;
  /** File that is started, relative to where the code is mounted. */
  entry: string;
}

/** The code of a Processing step, or undefined where its image brings its own. */
export function stepCode(scope: Scope, spec: ProcessingSpec): StepCode | undefined {
  if (spec.script !== undefined) {
    return { uri: codeUri(scope, 'file', spec.script), entry: basename(spec.script) };
  }
  if (spec.source === undefined || spec.entry === undefined) return undefined;
  return { uri: codeUri(scope, 'folder', spec.source), entry: posix.normalize(spec.entry) };
}

/** One entry of `ProcessingInputs`. */
export function processingInput(
  name: string,
  uri: Value | undefined,
  mount: {
    path?: string;
    distribution?: string;
    mode?: string;
    dataType?: string;
    compression?: string;
  } = {},
): Value {
  return {
    InputName: name,
    AppManaged: false,
    S3Input: {
      S3Uri: uri,
      LocalPath: mount.path ?? `/opt/ml/processing/input/${name}`,
      S3DataType: mount.dataType ?? 'S3Prefix',
      S3InputMode: mount.mode ?? 'File',
      S3DataDistributionType: mount.distribution ?? 'FullyReplicated',
      S3CompressionType: mount.compression ?? 'None',
    },
  };
}
