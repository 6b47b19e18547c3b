import path from 'node:path';
import type { Definition } from '../executor/definition.ts';
import type { TrainingFacts } from '../training/run.ts';
import { REPOSITORY, type Session } from '../training/session.ts';
import type { RegisteredPackage } from './outcome.ts';

export const PIPELINE = path.join(REPOSITORY, 'pipelines/nyc-taxi-fare');

/** What the demo has brought so far; a failed one leaves the later parts out. */
export interface Story {
  session?: Session;
  pipelineName?: string;
  definition?: Definition;
  execution?: string;
  facts?: TrainingFacts;
  /** Why the pipeline did not succeed; the task list says only where. */
  failure?: string;
  registered?: RegisteredPackage;
  /** The metric that the pipeline's data set is judged by. */
  main?: string | undefined;
}

/** A part that an earlier task has provided. */
export function required<Key extends keyof Story>(story: Story, key: Key): NonNullable<Story[Key]> {
  const part = story[key];
  if (part === undefined) throw new Error(`The task that provides "${key}" has not run.`);
  return part;
}
