import type { ObjectStore } from '../../aws/object-store.ts';
import type { PythonEnvironment } from '../../python/environment.ts';
import type { Isolation } from './isolation.ts';

/** What jobs run on: this machine, as the executor was told to use it. */
export interface Machine {
  objects: ObjectStore;
  /** Folder for the jobs' containers; emptied as they end. */
  jobs: string;
  /** Folder for `<job>/<host>.log`. */
  logs: string;
  now(): Date;
  python(): Promise<PythonEnvironment>;
  isolation(): Promise<Isolation>;
  /** Variables that every program gets: endpoint, region and credentials of the local AWS. */
  environment(): Readonly<Record<string, string>>;
  /** Milliseconds between SIGTERM and SIGKILL; none when everything is to end now. */
  grace(): number;
}
