import { Failure } from '../lib/failure.ts';
import type { Reason } from '../lib/reason.ts';

/** A pipeline's folder under `pipelines/`. */
export interface PipelineFolder {
  name: string;
  /** Files and folders that decide what the pipeline does, relative to the repository. */
  sources: readonly string[];
}

export const SELECTION_REASONS = [
  'selected-named',
  'selected-changed',
  'selected-unknown-base',
  'selected-all',
] as const satisfies readonly Reason[];

export interface Selection {
  pipelines: readonly string[];
  reason: (typeof SELECTION_REASONS)[number];
  sentence: string;
}

/** What the run says about itself. `changed` is undefined where a push can't be compared with what was before it. */
export interface RunFacts {
  pipeline: string;
  event: string;
  changed: readonly string[] | undefined;
}

/** Decides which pipelines a run is about. Throws a `Failure` where it names one that does not exist. */
export function selectPipelines(folders: readonly PipelineFolder[], run: RunFacts): Selection {
  const names = folders.map(({ name }) => name);
  if (run.pipeline !== '' && run.pipeline !== 'all') {
    if (!names.includes(run.pipeline)) {
      throw new Failure(
        'inputs-invalid',
        `There is no pipeline "${run.pipeline}" that trains; name one of ${names.join(', ')}, or all. One is a folder under pipelines/ whose pipeline.yaml has a modelPackageGroup.`,
      );
    }
    return {
      pipelines: [run.pipeline],
      reason: 'selected-named',
      sentence: `${run.pipeline}: the run names it.`,
    };
  }
  if (run.pipeline === 'all' || run.event !== 'push') {
    return {
      pipelines: names,
      reason: 'selected-all',
      sentence: `All pipelines: ${names.join(', ') || 'there are none'}.`,
    };
  }
  if (run.changed === undefined) {
    const sentence = `All pipelines: what was there before the push is not known. ${names.join(', ')}.`;
    return { pipelines: names, reason: 'selected-unknown-base', sentence };
  }
  const { changed } = run;
  const pipelines = folders.filter((folder) => isTouched(folder, changed)).map(({ name }) => name);
  const sentence =
    pipelines.length > 0 ? `Changed: ${pipelines.join(', ')}.` : 'The push changed no pipeline.';
  return { pipelines, reason: 'selected-changed', sentence };
}

function isTouched(folder: PipelineFolder, changed: readonly string[]): boolean {
  return changed.some((file) =>
    folder.sources.some((source) => file === source || file.startsWith(`${source}/`)),
  );
}
