import path from 'node:path';
import type { Definition } from '../executor/definition.ts';
import type { LocalGitHub } from '../github/server.ts';
import type { TrainingFacts } from '../training/run.ts';
import { REPOSITORY, type Session } from '../training/session.ts';
import type { Account } from './account.ts';
import type { Drift, Retrained, RetrainingDecision } from './drift.ts';
import type { EndpointFacts } from './endpoint.ts';
import type { RegisteredPackage } from './outcome.ts';
import type { Deployment, PullRequest } from './promotion.ts';
import type { Served } from './later-trips.ts';
import type { Team } from './team.ts';

export const PIPELINE = path.join(REPOSITORY, 'pipelines/nyc-taxi-fare');

/** Its model package group. */
export const MODEL = 'nyc-taxi-fare';

/** What the demo has brought so far; a failed one leaves the later parts out. */
export interface Story {
  session?: Session;
  github?: LocalGitHub;
  team?: Team;
  account?: Account;
  /** Id of the run of train.yml. */
  trainingRun?: number;
  pipelineName?: string;
  definition?: Definition;
  execution?: string;
  facts?: TrainingFacts;
  /** Why the pipeline did not succeed; the task list says only where. */
  failure?: string;
  registered?: RegisteredPackage;
  /** In the order in which they were made. */
  deployments?: Deployment[];
  endpoints?: EndpointFacts[];
  /** Trips after the deployment, which the model in production was asked about. */
  served?: Served;
  drift?: Drift;
  /** Newest run of all before the first check: what an alarm starts comes after it. */
  driftRun?: number;
  decision?: RetrainingDecision;
  /** The execution that drift started, as the training before it. */
  retraining?: Story;
  challenger?: RegisteredPackage;
  retrained?: Retrained;
  /** Proposes the challenger to prod, when all is told. */
  next?: PullRequest;
  /** The metric that the pipeline's data set is judged by. */
  main?: string | undefined;
}

/** A part that an earlier task has provided. */
export function required<Key extends keyof Story>(story: Story, key: Key): NonNullable<Story[Key]> {
  const part = story[key];
  if (part === undefined) throw new Error(`The task that provides "${key}" has not run.`);
  return part;
}
