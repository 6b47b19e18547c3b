/** The shapes of `environments/<environment>.json` once `manifest.schema.json` has passed them. */

export interface Manifest {
  $schema?: string;
  environment: string;
  /** The environment in which a release has to have run before; null where releases begin. */
  promotesFrom: string | null;
  /** Twelve digits. */
  account: string;
  region: string;
  policy: Policy;
  /** By model package group. */
  models: Record<string, ModelEntry>;
}

export interface Policy {
  /** ISO 8601 duration that a release has to have run in the environment before. */
  soak: string;
  freeze: Freeze[];
  maxMetricRegressionPercent: number;
}

/** `from` and `to` are wall-clock times in the zone: dates with times, or with `days` times of these days, up to `24:00`. */
export interface Freeze {
  days?: Weekday[];
  from: string;
  to: string;
  timeZone: string;
  reason: string;
}

/** In the order of ISO weekdays, Monday being 1. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface ModelEntry {
  /** Null where nothing was promoted yet: nothing is deployed. */
  release: Release | null;
  hold: Hold | null;
  endpoint: EndpointSpec;
  monitor: MonitorSpec | null;
}

export interface Release {
  modelPackageArn: string;
  modelDataETag: string;
  /** `sha256:…` of the image that ran in the environment before; null where releases begin and the image is not pinned. */
  imageDigest: string | null;
  pipelineExecutionArn: string | null;
  commit: string | null;
}

/** Stops proposals, never the deployment of a merged manifest. */
export interface Hold {
  by: string;
  reason: string;
  /** A date, whose end in UTC is meant, or a time with offset; null until somebody removes the hold. */
  until: string | null;
}

export interface EndpointSpec {
  instanceType: string;
  instanceCount: number;
  autoscaling: Autoscaling | null;
  rollout: Rollout;
  /** When a rollout goes back by itself. */
  rollback?: { errorRate?: number; latencyMs?: number };
  dataCapture: { samplingPercentage: number; kmsKeyArn?: string };
  volumeKmsKeyArn?: string;
}

export interface Autoscaling {
  min: number;
  max: number;
  /** Per minute. */
  invocationsPerInstance: number;
}

/** `bake` is an ISO 8601 duration. */
export type Rollout =
  { type: 'all-at-once' } | { type: 'canary' | 'linear'; instances: number; bake: string };

export interface MonitorSpec {
  engine: 'processing' | 'model-monitor';
  schedule: string;
  window: string;
  minimumRows: number;
  minimumLabels: number;
  labelDelay: string;
  alarms: AlarmSpec[];
  /** Null where an alarm only tells people; what is left out has the values of `retrainingPolicy`. */
  retraining?: Partial<RetrainingPolicy> | null;
}

/** Goes off when `datapointsToAlarm` of the last `evaluationPeriods` hours are above the threshold. */
export interface AlarmSpec {
  metric: string;
  threshold: number;
  /** 1 where it is left out. */
  datapointsToAlarm?: number;
  /** As many as `datapointsToAlarm` where it is left out. */
  evaluationPeriods?: number;
}

/** When drift may start a training. */
export interface RetrainingPolicy {
  /** New labelled rows that a training needs. */
  minimumLabelledRows: number;
  /** ISO 8601 duration between one training for drift and the next. */
  cooldown: string;
  /** Trainings for drift in a calendar month, UTC. */
  maxRunsPerMonth: number;
  /** After so many in a row that were not better people have to look. */
  maxRejectedChallengers: number;
}
