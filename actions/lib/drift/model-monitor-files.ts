import { every, holding, number, oneOf, orAbsent, text, whole } from '../shape.ts';

/** `statistics.json` of SageMaker Model Monitor, as far as it is read. */
export interface Statistics {
  dataset: { item_count: number };
  features: readonly ColumnStatistics[];
}

export interface ColumnStatistics {
  name: string;
  numerical_statistics?: {
    common: Presence;
    mean?: number;
    max?: number;
    distribution?: { kll?: { sketch?: { data: readonly (readonly number[])[] } } };
  };
  string_statistics?: {
    common: Presence;
    /** Absent of columns with very many texts. */
    distribution?: { categorical?: { buckets?: readonly { value: string; count: number }[] } };
  };
}

interface Presence {
  num_present: number;
  num_missing: number;
}

/** `constraints.json` of a baseline, as far as it is read. */
export interface Constraints {
  features: readonly (ConstraintOverrides & { name: string; completeness?: number })[];
  monitoring_config?: Settings;
}

interface ConstraintOverrides {
  // AWS writes both.
  monitoringConfigOverrides?: Settings;
  monitoring_config_overrides?: Settings;
}

interface Settings {
  emit_metrics?: 'Enabled' | 'Disabled';
  distribution_constraints?: {
    perform_comparison?: 'Enabled' | 'Disabled';
    comparison_threshold?: number;
    comparison_method?: 'Robust' | 'Simple';
    categorical_comparison_threshold?: number;
  };
}

/** `constraint_violations.json`, which is absent where nothing is violated. */
export interface Violations {
  violations: readonly { feature_name: string; constraint_check_type: string; description: string }[];
}

/** What of `dataset.json` says what a column is: it lies beside a baseline that `monitor.py` made. */
export interface DatasetFile {
  label: { name: string };
  features: readonly { name: string; role?: string; sensitive?: boolean }[];
}

const presence = holding({ num_present: whole, num_missing: whole });
const statistics = holding({
  dataset: holding({ item_count: whole }),
  features: every(
    holding({
      name: text,
      numerical_statistics: orAbsent(
        holding({
          common: presence,
          mean: orAbsent(number),
          max: orAbsent(number),
          distribution: orAbsent(
            holding({
              kll: orAbsent(holding({ sketch: orAbsent(holding({ data: every(every(number)) })) })),
            }),
          ),
        }),
      ),
      string_statistics: orAbsent(
        holding({
          common: presence,
          distribution: orAbsent(
            holding({
              categorical: orAbsent(
                holding({ buckets: orAbsent(every(holding({ value: text, count: number }))) }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

const settings = holding({
  emit_metrics: orAbsent(oneOf(['Enabled', 'Disabled'])),
  distribution_constraints: orAbsent(
    holding({
      perform_comparison: orAbsent(oneOf(['Enabled', 'Disabled'])),
      comparison_threshold: orAbsent(number),
      comparison_method: orAbsent(oneOf(['Robust', 'Simple'])),
      categorical_comparison_threshold: orAbsent(number),
    }),
  ),
});
const constraints = holding({
  features: every(
    holding({
      name: text,
      completeness: orAbsent(number),
      monitoringConfigOverrides: orAbsent(settings),
      monitoring_config_overrides: orAbsent(settings),
    }),
  ),
  monitoring_config: orAbsent(settings),
});

const violations = holding({
  violations: every(holding({ feature_name: text, constraint_check_type: text, description: text })),
});

const dataset = holding({
  label: holding({ name: text }),
  features: every(holding({ name: text, role: orAbsent(text) })),
});

const check = holding({
  statistics,
  violations: orAbsent(violations),
  baseline: holding({ statistics, constraints, dataset: orAbsent(dataset) }),
});

/** What Model Monitor said of a window, and what it compared it with. */
export interface ModelMonitorFiles {
  statistics: Statistics;
  violations?: Violations;
  baseline: { statistics: Statistics; constraints: Constraints; dataset?: DatasetFile };
}

/** Checks the parsed files. Answers what is wrong with which, as a sentence's end, where they are of another shape. */
export function parseModelMonitorFiles(value: unknown): ModelMonitorFiles | { fault: string } {
  if (areFiles(value)) return value;
  return { fault: check(value, '') ?? 'they are of another shape' };
}

function areFiles(value: unknown): value is ModelMonitorFiles {
  return check(value, '') === undefined;
}
