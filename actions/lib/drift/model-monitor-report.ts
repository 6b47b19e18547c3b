import { compareColumn, type ComparedColumn } from './model-monitor-column.ts';
import { type ModelMonitorFiles, parseModelMonitorFiles } from './model-monitor-files.ts';
import type { DataVerdict, DriftReport, FeatureDrift } from './report.ts';

/** An analysis of Model Monitor as it left it, and what it is about. Files are parsed JSON. */
export interface ModelMonitorAnalysis {
  statistics: unknown;
  /** Undefined where Model Monitor found nothing violated: it writes no file then. */
  violations: unknown;
  baseline: {
    statistics: unknown;
    constraints: unknown;
    /** Undefined where no training of this repository made the baseline. */
    dataset: unknown;
  };
  about: Pick<
    DriftReport,
    | 'model'
    | 'environment'
    | 'endpoint'
    | 'modelPackageArn'
    | 'baselineUri'
    | 'checkedAt'
    | 'window'
    | 'files'
  > & { minimumRows: number; minimumLabels: number; labelDelay: string };
}

/**
 * The report of an analysis by Model Monitor, as `report.json` tells that of a check by the pipeline. Model Monitor knows no labels and
 * keeps no rows, and gives distances only of what drifted: the others are computed from its sketches. Answers what is wrong with
 * the files, as a sentence's end, where they are of another shape.
 */
export function fromModelMonitorFiles(analysis: ModelMonitorAnalysis): DriftReport | { fault: string } {
  const { statistics, violations, baseline, about } = analysis;
  const files = parseModelMonitorFiles({ statistics, violations, baseline });
  if ('fault' in files) return files;
  const { minimumRows, minimumLabels, labelDelay, ...rest } = about;
  const captured = files.statistics.dataset.item_count;
  const columns = files.statistics.features
    .map((column) => compareColumn(column, { files, minimumRows }))
    .toSorted((a, b) => excess(b.feature) - excess(a.feature));
  const features = columns.map(({ feature }) => feature);
  return {
    ...rest,
    version: 1,
    engine: 'model-monitor',
    execution: null,
    verdict: verdictOf({ captured, minimumRows, features }),
    rows: {
      captured,
      records: captured,
      corrupt: 0,
      minimum: minimumRows,
      baseline: files.baseline.statistics.dataset.item_count,
    },
    features,
    violations: (files.violations?.violations ?? []).map(
      ({ feature_name, constraint_check_type, description }) => ({
        feature_name,
        constraint_check_type,
        description,
      }),
    ),
    quality: {
      verdict: 'no-labels',
      labelled: 0,
      minimum: minimumLabels,
      due: 0,
      coverage: null,
      orphans: 0,
      duplicates: 0,
      labelDelay,
      metrics: {},
    },
    distributions: Object.fromEntries(
      columns.flatMap(({ feature, distributions }) =>
        distributions === undefined ? [] : [[feature.name, distributions]],
      ),
    ),
    sample: [],
    metrics: metricsOf(columns, files),
  };
}

function verdictOf({
  captured,
  minimumRows,
  features,
}: {
  captured: number;
  minimumRows: number;
  features: readonly FeatureDrift[];
}): DataVerdict {
  if (captured === 0) return 'no-data';
  if (captured < minimumRows) return 'not-enough-data';
  return features.some(({ verdict }) => verdict === 'drifted') ? 'drifted' : 'healthy';
}

/** By what features are ordered: drifted ones first, then by the share of what is allowed, calendars last. */
function excess({ verdict, distance, role, threshold }: FeatureDrift): number {
  if (distance === null || role === 'calendar') return -1;
  const share = distance / (threshold === null || threshold === 0 ? 1 : threshold);
  return verdict === 'drifted' ? share + 1e9 : share;
}

/** What CloudWatch got, as an alarm on the largest value of an hour sees it. */
function metricsOf(columns: readonly ComparedColumn[], files: ModelMonitorFiles): Record<string, number> {
  const config = files.baseline.constraints.monitoring_config;
  if (config?.emit_metrics === 'Disabled') return {};
  const metrics: [string, number][] = [];
  for (const { feature, max } of columns) {
    const { name, distance, verdict, completeness } = feature;
    if (distance !== null && verdict !== 'not-compared')
      metrics.push([`feature_baseline_drift_${name}`, distance]);
    if (max !== undefined) metrics.push([`feature_data_${name}`, max]);
    metrics.push([`feature_non_null_${name}`, completeness]);
  }
  return Object.fromEntries(metrics);
}
