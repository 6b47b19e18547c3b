import { labelName } from '../pipeline/dataset.ts';
import type { DatasetSpec } from '../pipeline/spec.ts';
import type { MonitorSpec } from './manifest.ts';

/** What a check tells of a model's quality once labels are in, by kind of problem: `pipelines/monitor/quality_metrics.py`. */
const QUALITY_METRICS: Readonly<Record<DatasetSpec['problem'], readonly string[]>> = {
  regression: ['rmse', 'mae', 'r2', 'mean_error'],
  binary: ['auc', 'log_loss', 'accuracy', 'f1'],
  multiclass: [],
};

// A window's value, that value against the baseline's, and the bound that says that it is worse for certain.
const QUALITY_FORMS = ['', '_ratio', '_ratio_low'];

// Best at zero: a ratio of two of them would mean nothing.
const SIGNED = 'mean_error';

const COUNTS = ['captured_rows', 'corrupt_records', 'completeness_min', 'labelled_rows', 'label_coverage'];

/** Metrics that a check writes, beside the distance of each feature. */
export function metricsOfChecks(engine: MonitorSpec['engine'], dataset: DatasetSpec): string[] {
  if (engine === 'model-monitor') return modelMonitorMetrics(dataset);
  const quality = QUALITY_METRICS[dataset.problem].flatMap((name) =>
    (name === SIGNED ? [''] : QUALITY_FORMS).map((form) => `model_quality_${name}${form}`),
  );
  return [...COUNTS, ...quality];
}

/** Model Monitor's data quality knows columns, and no labels. */
function modelMonitorMetrics(dataset: DatasetSpec): string[] {
  const columns = [...Object.keys(dataset.features), labelName(dataset)];
  return columns.flatMap((name) => [`feature_data_${name}`, `feature_non_null_${name}`]);
}
