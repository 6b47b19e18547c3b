import type { EndpointSpec, Manifest } from '../manifest/manifest.ts';
import { endpointName } from '../manifest/names.ts';
import { durationSeconds } from '../pipeline/duration.ts';
import { monitorParameters } from './monitor-parameters.ts';
import { releaseOf } from './release.ts';

/** What the environment's job adds to the manifest. */
export interface Settings {
  executionRoleArn: string;
  artifactBucket: string;
  /** Role that schedules start the monitor with; undefined where none is set up. */
  scheduleRoleArn: string | undefined;
}

/**
 * The parameters of `cloudformation/endpoint.yaml`, all of them, as text. The model has to have a release; `baselineUri` is
 * the folder of its package's baseline, where it has one.
 */
export function stackParameters(
  manifest: Manifest,
  model: string,
  settings: Settings,
  baselineUri: string | undefined,
): Record<string, string> {
  const entry = manifest.models[model];
  const release = releaseOf(manifest, model);
  if (entry === undefined || release === undefined)
    throw new Error(`${manifest.environment} has no release of '${model}'.`);
  const { instanceType, instanceCount, autoscaling, rollout, rollback, dataCapture } = entry.endpoint;
  const { errorRate, latencyMs } = rollback ?? {};
  const shifts = rollout.type !== 'all-at-once';
  return {
    EndpointName: endpointName(model, manifest.environment),
    ModelPackageArn: release.modelPackageArn,
    ExecutionRoleArn: settings.executionRoleArn,
    InstanceType: instanceType,
    InstanceCount: String(instanceCount),
    RolloutType: { 'all-at-once': 'ALL_AT_ONCE', canary: 'CANARY', linear: 'LINEAR' }[rollout.type],
    RolloutInstances: String(shifts ? rollout.instances : 1),
    BakeSeconds: String(shifts ? (durationSeconds(rollout.bake) ?? 0) : 0),
    RolloutTimeoutSeconds: String(rolloutTimeout(entry.endpoint)),
    Autoscaling: autoscaling === null ? 'off' : 'on',
    RetainInstanceCount: String(autoscaling !== null),
    MinInstances: String(autoscaling?.min ?? 1),
    MaxInstances: String(autoscaling?.max ?? 1),
    InvocationsPerInstance: String(autoscaling?.invocationsPerInstance ?? 750),
    CapturePercentage: String(dataCapture.samplingPercentage),
    CaptureUri: `s3://${settings.artifactBucket}/capture`,
    CaptureKmsKeyArn: dataCapture.kmsKeyArn ?? '',
    VolumeKmsKeyArn: entry.endpoint.volumeKmsKeyArn ?? '',
    ErrorRateThreshold: String(errorRate ?? DEFAULT_ERROR_RATE),
    // CloudWatch has ModelLatency in microseconds.
    LatencyThreshold: String((latencyMs ?? DEFAULT_LATENCY_MS) * 1000),
    ...monitorParameters({
      model,
      environment: manifest.environment,
      region: manifest.region,
      monitor: entry.monitor,
      artifactBucket: settings.artifactBucket,
      scheduleRoleArn: settings.scheduleRoleArn ?? '',
      baselineUri: baselineUri ?? '',
    }),
  };
}

// What docs/manifests.md says of a manifest without `rollback`.
const DEFAULT_ERROR_RATE = 0.01;
const DEFAULT_LATENCY_MS = 1000;

// New instances come within minutes; half an hour beside all baking is what a fleet has that waits for capacity.
const STARTING_SECONDS = 1800;
// SageMaker's limits of MaximumExecutionTimeoutInSeconds; below an hour there is no reason to hurry.
const SHORTEST_TIMEOUT = 3600;
const LONGEST_TIMEOUT = 28_800;

/** Seconds after which SageMaker gives a rollout up: it has to hold all times of baking. */
function rolloutTimeout({ rollout, instanceCount, autoscaling }: EndpointSpec): number {
  if (rollout.type === 'all-at-once') return SHORTEST_TIMEOUT;
  const largest = autoscaling?.max ?? instanceCount;
  const shifts = rollout.type === 'linear' ? Math.ceil(largest / rollout.instances) : 1;
  const needed = shifts * (durationSeconds(rollout.bake) ?? 0) + STARTING_SECONDS;
  return Math.min(Math.max(needed, SHORTEST_TIMEOUT), LONGEST_TIMEOUT);
}

/**
 * The updates that lead from a stack's parameters to the wanted ones: one, or two where the instance type changes while a
 * scalable target is registered, which SageMaker refuses. The first then only takes the scaling away; the number of
 * instances is kept in both, so that nobody is left without capacity.
 */
export function updateSteps(
  current: Readonly<Record<string, string>> | undefined,
  wanted: Readonly<Record<string, string>>,
): readonly Readonly<Record<string, string>>[] {
  if (current?.['Autoscaling'] !== 'on' || current['InstanceType'] === wanted['InstanceType'])
    return [wanted];
  // Only parameters that the template has: a stack of an older one may have others.
  const kept = Object.keys(wanted).map((name) => [name, current[name] ?? wanted[name]]);
  return [{ ...Object.fromEntries(kept), Autoscaling: 'off' }, wanted];
}
