import type { RepositoryEvent } from '../github/event.ts';
import type {
  Conclusion,
  DeploymentReview,
  JobAnnotation,
  RunStatus,
  WorkflowFile,
  WorkflowJob,
  WorkflowRun,
  WorkflowStep,
} from './host.ts';

/** A run while it lives: what `WorkflowRun` shows, to be written. */
export interface RunRecord extends WorkflowRun {
  attempt: number;
  title: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  updatedAt: Date;
  triggeringActor: string;
  jobs: JobRecord[];
  problems: string[];
  workflow: WorkflowFile;
  event: RepositoryEvent;
  inputs: Readonly<Record<string, unknown>>;
  reviews: DeploymentReview[];
}

export interface JobRecord extends WorkflowJob {
  name: string;
  status: WorkflowJob['status'];
  conclusion: Conclusion | null;
  environment: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  steps: StepRecord[];
  outputs: Record<string, string>;
  annotations: JobAnnotation[];
  /** Its failure is none of the run's: `continue-on-error`. */
  forgiven: boolean;
  /** The record of its deployment, where it names an environment. */
  deployment: number | null;
}

export interface StepRecord extends WorkflowStep {
  status: WorkflowStep['status'];
  conclusion: Conclusion | null;
  summary: string;
}

export function newJob(id: number, key: string, name: string): JobRecord {
  return {
    id,
    key,
    name,
    status: 'queued',
    conclusion: null,
    environment: null,
    startedAt: null,
    completedAt: null,
    steps: [],
    outputs: {},
    annotations: [],
    forgiven: false,
    deployment: null,
  };
}

/** JSON of a run, with its dates as texts. */
export function parseRun(text: string): RunRecord {
  const record: RunRecord = JSON.parse(text, (key, value: unknown) =>
    DATES.has(key) && typeof value === 'string' ? new Date(value) : value,
  );
  return record;
}

const DATES = new Set(['createdAt', 'updatedAt', 'startedAt', 'completedAt', 'at']);
