import type { Alarm } from '../../actions/lib/aws/alarms.ts';
import type { DriftDecision } from '../../actions/lib/drift/decision.ts';
import type { PageInput } from '../../actions/lib/drift/page.ts';
import type { DriftReport, FeatureDrift, QualityDrift } from '../../actions/lib/drift/report.ts';

const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3';

export function featureOf(changes: Partial<FeatureDrift> = {}): FeatureDrift {
  return {
    name: 'distance',
    kind: 'numerical',
    role: 'feature',
    distance: 0.31,
    simple: 0.33,
    correction: 0.02,
    threshold: 0.1,
    smallestVisible: 0.12,
    completeness: 0.985,
    baselineCompleteness: 1,
    baselineMean: 2.5,
    mean: 4.75,
    verdict: 'drifted',
    ...changes,
  };
}

export function qualityOf(changes: Partial<QualityDrift> = {}): QualityDrift {
  return {
    verdict: 'worse',
    labelled: 6000,
    minimum: 500,
    due: 8000,
    coverage: 0.75,
    orphans: 3,
    duplicates: 1,
    labelDelay: 'PT24H',
    metrics: {
      mae: { value: 4.78, baseline: 2.51, better: 'lower', ratio: 1.904, ratioLow: 1.84 },
      mean_error: { value: -4.2, baseline: 0.09, better: 'zero', ratio: null, ratioLow: null },
    },
    ...changes,
  };
}

export function reportOf(changes: Partial<DriftReport> = {}): DriftReport {
  return {
    version: 1,
    engine: 'processing',
    model: 'fares',
    environment: 'prod',
    endpoint: 'fares-prod',
    modelPackageArn: PACKAGE,
    baselineUri: 's3://artifacts/baseline',
    execution: null,
    checkedAt: '2026-11-20T11:20:00Z',
    window: {
      start: '2026-11-17T11:20:00Z',
      end: '2026-11-20T11:20:00Z',
      deployedAt: '2026-11-01T00:00:00Z',
      duration: 'P3D',
    },
    verdict: 'drifted',
    rows: { captured: 9012, records: 92, corrupt: 2, minimum: 1000, baseline: 20_345 },
    features: [featureOf()],
    violations: [],
    quality: qualityOf(),
    distributions: {},
    sample: [],
    metrics: {
      model_quality_mae_ratio_low: 1.84,
      feature_baseline_drift_distance: 0.31,
      captured_rows: 9012,
    },
    files: { statistics: 's3://a/s', constraints: 's3://a/c', violations: 's3://a/v' },
    ...changes,
  };
}

export function alarmOf(changes: Partial<Alarm> = {}): Alarm {
  const { metric = 'model_quality_mae_ratio_low' } = changes;
  return {
    name: `drift-gitops-fares-prod-${metric}`,
    description: '',
    metric,
    threshold: 1.2,
    state: 'ALARM',
    since: new Date('2026-11-20T10:20:00Z'),
    stateReason: '',
    actionsEnabled: true,
    ...changes,
  };
}

export const NO_DATA = alarmOf({
  name: 'drift-gitops-fares-prod-no-data',
  metric: 'captured_rows',
  threshold: 1,
  state: 'OK',
});

export function decisionOf(
  retrain: DriftDecision['retrain'],
  reasons: DriftDecision['reasons'] = [{ code: 'alarm', answer: retrain, sentence: 'The alarm is genuine.' }],
): DriftDecision {
  return { retrain, reasons, cause: undefined };
}

export function pageInput(changes: Partial<PageInput> = {}): PageInput {
  const report = changes.report ?? reportOf();
  return {
    report,
    history: [report],
    alarms: [alarmOf(), NO_DATA],
    decision: decisionOf('yes'),
    run: 'https://github.com/example/models/actions/runs/7',
    ...changes,
  };
}

/** Quantiles of a hundred steps of what a share's value is. */
export function quantilesOf(valueAt: (share: number) => number): [number, number][] {
  return Array.from({ length: 101 }, (_, index) => [index / 100, valueAt(index / 100)]);
}
