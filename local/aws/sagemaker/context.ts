import type { ObjectStore } from '../object-store.ts';
import type { CallContext } from '../service.ts';
import type { Machine } from '../../executor/job/machine.ts';
import type { Changes } from './change.ts';
import type { Endpoints } from './endpoints.ts';
import type { Executions } from './executions.ts';
import type { Neighbours } from './neighbours.ts';
import type { ProcessingJobs } from './processing-jobs.ts';
import type { Store } from './store.ts';
import type { TrainingJobs } from './training-jobs.ts';

/** What the operations work on. */
export interface Context {
  store: Store;
  objects: ObjectStore;
  changes: Changes;
  now(): Date;
  machine(region: string): Machine;
  processingJobs: ProcessingJobs;
  trainingJobs: TrainingJobs;
  executions: Executions;
  endpoints: Endpoints;
  neighbours: Neighbours;
}

/** Operations by name. Their inputs have passed `checkInput`. */
export type Operations = Readonly<
  Record<string, (context: Context, input: never, call: CallContext) => unknown>
>;
