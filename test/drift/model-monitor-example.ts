/** Files in the shapes that SageMaker Model Monitor writes: developer guide, "Schema for Statistics" and those beside it. */

/** A column of numbers with ten equal buckets and a sketch. */
export function numberColumn(name: string, values: readonly number[], missing = 0) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const width = (high - low) / 10;
  const sum = values.reduce((a, b) => a + b, 0);
  const mean = sum / values.length;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / values.length;
  return {
    name,
    inferred_type: 'Fractional',
    numerical_statistics: {
      common: { num_present: values.length, num_missing: missing },
      mean,
      sum,
      std_dev: Math.sqrt(variance),
      min: low,
      max: high,
      distribution: {
        kll: {
          buckets: Array.from({ length: 10 }, (_, index) => ({
            lower_bound: low + index * width,
            upper_bound: low + (index + 1) * width,
            count: values.filter((value) => Math.min(9, Math.floor((value - low) / width)) === index).length,
          })),
          sketch: { parameters: { c: 0.64, k: 2048 }, data: [values.toSorted((a, b) => a - b)] },
        },
      },
    },
  };
}

export function textColumn(name: string, counts: Readonly<Record<string, number>>) {
  const present = Object.values(counts).reduce((a, b) => a + b, 0);
  return {
    name,
    inferred_type: 'String',
    string_statistics: {
      common: { num_present: present, num_missing: 0 },
      distinct_count: Object.keys(counts).length,
      distribution: {
        categorical: { buckets: Object.entries(counts).map(([value, count]) => ({ value, count })) },
      },
    },
  };
}

export function statisticsOf(rows: number, features: readonly unknown[]) {
  return { version: 0, dataset: { item_count: rows }, features };
}

export function constraintsOf(features: readonly unknown[]) {
  return {
    version: 0,
    features,
    monitoring_config: {
      evaluate_constraints: 'Enabled',
      emit_metrics: 'Enabled',
      datatype_check_threshold: 1,
      domain_content_threshold: 1,
      distribution_constraints: {
        perform_comparison: 'Enabled',
        comparison_threshold: 0.1,
        comparison_method: 'Robust',
        categorical_comparison_threshold: 0.2,
        categorical_drift_method: 'LInfinity',
      },
    },
  };
}

/** So many values, evenly from `low` to `high`. */
export function evenly(count: number, low: number, high: number): number[] {
  return Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
}

const COLUMNS = ['x', 'distance', 'city', 'hour'];

/** The baseline of `x` (the prediction), `distance`, `city` and `hour`. */
export const BASELINE = {
  statistics: statisticsOf(2000, [
    numberColumn('x', evenly(2000, 0, 10)),
    numberColumn('distance', evenly(2000, 0, 5)),
    textColumn('city', { Berlin: 1500, Kyoto: 500 }),
    numberColumn('hour', evenly(2000, 0, 23)),
  ]),
  constraints: constraintsOf(
    COLUMNS.map((name) => ({
      name,
      inferred_type: name === 'city' ? 'String' : 'Fractional',
      completeness: 1,
      ...(name === 'city'
        ? { string_constraints: { domains: ['Berlin', 'Kyoto'] } }
        : { num_constraints: { is_non_negative: true } }),
      ...(name === 'hour' && {
        monitoringConfigOverrides: { distribution_constraints: { perform_comparison: 'Disabled' } },
      }),
    })),
  ),
  dataset: {
    problem: 'regression',
    label: { name: 'x', unit: 'USD' },
    id: 'id',
    features: [
      { name: 'distance', type: 'fractional' },
      { name: 'city', type: 'string' },
      { name: 'hour', type: 'integer', role: 'calendar' },
    ],
  },
};

/** An hour in which `distance` moved. */
export const WINDOW = {
  statistics: statisticsOf(1500, [
    numberColumn('x', evenly(1500, 0, 10)),
    numberColumn('distance', evenly(1500, 2.5, 7.5), 15),
    textColumn('city', { Berlin: 1125, Kyoto: 375 }),
    numberColumn('hour', evenly(1500, 11, 12)),
  ]),
  violations: {
    violations: [
      {
        feature_name: 'distance',
        constraint_check_type: 'completeness_check',
        description: 'Data is not complete. Expected: 100.0%, observed: 99.0%.',
      },
      {
        feature_name: 'distance',
        constraint_check_type: 'baseline_drift_check',
        description: 'Baseline drift distance: 0.4391 exceeds threshold: 0.1',
      },
    ],
  },
};
