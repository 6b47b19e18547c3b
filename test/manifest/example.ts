import type { Manifests } from '../../actions/lib/manifest/manifests.ts';
import type { Manifest, ModelEntry, Release } from '../../actions/lib/manifest/manifest.ts';
import { parseManifests } from '../../actions/lib/manifest/load.ts';
import { checkManifests } from '../../actions/lib/manifest/rules.ts';
import { ProblemsError, type Problem } from '../../actions/lib/pipeline/problem.ts';
import type { DatasetSpec } from '../../actions/lib/pipeline/spec.ts';

export const DIGEST = `sha256:${'1a'.repeat(32)}`;

export function packageArn(version: number, group = 'fares', region = 'us-east-1'): string {
  return `arn:aws:sagemaker:${region}:111122223333:model-package/${group}/${version}`;
}

export function release(changes: Partial<Release> = {}): Release {
  return {
    modelPackageArn: packageArn(3),
    modelDataETag: 'e3',
    imageDigest: DIGEST,
    pipelineExecutionArn: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/fares/execution/abc',
    commit: 'c0ffee',
    ...changes,
  };
}

/** An entry without a fault: two scaled instances, a canary, a monitor. */
export function entry(changes: Partial<ModelEntry> = {}): ModelEntry {
  return {
    release: null,
    hold: null,
    endpoint: {
      instanceType: 'ml.m5.large',
      instanceCount: 2,
      autoscaling: { min: 2, max: 4, invocationsPerInstance: 750 },
      rollout: { type: 'canary', instances: 1, bake: 'PT10M' },
      dataCapture: { samplingPercentage: 100 },
    },
    monitor: {
      engine: 'processing',
      schedule: 'cron(20 * ? * * *)',
      window: 'P3D',
      minimumRows: 1000,
      minimumLabels: 500,
      labelDelay: 'PT24H',
      alarms: [{ metric: 'feature_baseline_drift_distance', threshold: 0.4 }],
    },
    ...changes,
  };
}

export function endpoint(changes: Partial<ModelEntry['endpoint']>): ModelEntry {
  return entry({ endpoint: { ...entry().endpoint, ...changes } });
}

export function monitor(changes: Partial<NonNullable<ModelEntry['monitor']>>): ModelEntry {
  const { monitor: usual } = entry();
  if (usual === null) throw new Error('the example has a monitor');
  return entry({ monitor: { ...usual, ...changes } });
}

export function manifest(environment: string, changes: Partial<Manifest> = {}): Manifest {
  return {
    $schema: './manifest.schema.json',
    environment,
    promotesFrom: null,
    account: '111122223333',
    region: 'us-east-1',
    policy: { soak: 'PT24H', freeze: [], maxMetricRegressionPercent: 2 },
    models: { fares: entry() },
    ...changes,
  };
}

/** As files of `environments/`, named after their environments. */
export function filesOf(manifests: readonly object[]): { file: string; text: string }[] {
  return manifests.map((each) => ({
    file: `environments/${'environment' in each ? String(each.environment) : 'nameless'}.json`,
    text: JSON.stringify(each, null, 2),
  }));
}

export function parse(...manifests: readonly Manifest[]): Manifests {
  return parseManifests(filesOf(manifests));
}

/** Everything that is wrong with texts, whether the reading or the rules find it. */
export function problemsOf(
  files: readonly { file: string; text: string }[],
  datasets?: ReadonlyMap<string, DatasetSpec>,
): readonly Problem[] {
  try {
    return checkManifests(parseManifests(files), datasets);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
}

export function messagesOf(...manifests: readonly object[]): string[] {
  return problemsOf(filesOf(manifests)).map(({ message }) => message);
}
