import type { ColumnStatistics, Constraints, ModelMonitorFiles, Violations } from './model-monitor-files.ts';
import type { Distribution, FeatureDrift } from './report.ts';
import {
  type Categories,
  categoricalDistance,
  correctionOf,
  numericalDistance,
  quantilesOf,
  type Sketch,
  sketchOf,
} from './sketch.ts';

/** A column of the window beside that of the baseline. */
export interface ComparedColumn {
  feature: FeatureDrift;
  /** Undefined where one side has nothing to draw, and of texts that nobody may see. */
  distributions: { baseline: Distribution; current: Distribution } | undefined;
  max: number | undefined;
}

export interface ColumnContext {
  files: ModelMonitorFiles;
  minimumRows: number;
}

/** Compares a column as Model Monitor does. Where Model Monitor tells a distance itself, that one is taken. */
export function compareColumn(column: ColumnStatistics, context: ColumnContext): ComparedColumn {
  const { files, minimumRows } = context;
  const { baseline, violations } = files;
  const known = baseline.statistics.features.find(({ name }) => name === column.name);
  const described = baseline.dataset?.features.find(({ name }) => name === column.name);
  const role = roleOf(column.name, files);
  const kind = (known ?? column).string_statistics === undefined ? 'numerical' : 'categorical';
  const now = sideOf(column);
  const before = known && sideOf(known);
  const told = toldDistance(column.name, violations);
  const measured = before === undefined ? undefined : measure(before, now);
  const { method, threshold, isCompared } = settingsOf(column.name, kind, baseline.constraints);
  const correction = measured && (method === 'Simple' ? 0 : measured.correction);
  const distance = told?.distance ?? (measured ? Math.max(0, measured.simple - (correction ?? 0)) : null);
  const limit = told?.threshold ?? threshold;
  const completeness = completenessOf(column);
  return {
    feature: {
      name: column.name,
      kind,
      role,
      distance,
      simple: measured?.simple ?? null,
      correction: correction ?? null,
      threshold: distance === null ? null : limit,
      smallestVisible: correction === undefined ? null : limit + correction,
      completeness,
      baselineCompleteness:
        baseline.constraints.features.find(({ name }) => name === column.name)?.completeness ?? null,
      baselineMean: known?.numerical_statistics?.mean ?? null,
      mean: column.numerical_statistics?.mean ?? null,
      verdict: verdictOf({ distance, limit, rows: now.rows, minimumRows, isCompared }),
    },
    distributions: described?.sensitive === true || before === undefined ? undefined : drawn(before, now),
    max: column.numerical_statistics?.max,
  };
}

function verdictOf({
  distance,
  limit,
  rows,
  minimumRows,
  isCompared,
}: {
  distance: number | null;
  limit: number;
  rows: number;
  minimumRows: number;
  isCompared: boolean;
}): FeatureDrift['verdict'] {
  if (distance === null || !isCompared) return 'not-compared';
  if (rows < minimumRows) return 'not-enough-data';
  return distance > limit ? 'drifted' : 'stable';
}

function roleOf(name: string, { baseline }: ModelMonitorFiles): FeatureDrift['role'] {
  const { dataset, statistics } = baseline;
  // Without a description: what the model answers stands first in a captured record.
  const prediction = dataset === undefined ? statistics.features[0]?.name : dataset.label.name;
  if (name === prediction) return 'prediction';
  const described = dataset?.features.find((feature) => feature.name === name);
  return described?.role === 'calendar' ? 'calendar' : 'feature';
}

interface Side {
  sketch: Sketch | undefined;
  categories: Categories | undefined;
  rows: number;
}

function sideOf({ numerical_statistics: numbers, string_statistics: texts }: ColumnStatistics): Side {
  const levels = numbers?.distribution?.kll?.sketch?.data;
  const buckets = texts?.distribution?.categorical?.buckets;
  const rows = (texts ?? numbers)?.common.num_present ?? 0;
  const counts = buckets && new Map(buckets.map(({ value, count }) => [value, count]));
  return { sketch: levels && sketchOf(levels), categories: counts && { counts, rows }, rows };
}

function measure(before: Side, now: Side): { simple: number; correction: number } | undefined {
  if (before.sketch && now.sketch) {
    const simple = numericalDistance(before.sketch, now.sketch);
    return simple === null ? undefined : { simple, correction: correctionOf(before.rows, now.rows) };
  }
  if (before.categories && now.categories) {
    const simple = categoricalDistance(before.categories, now.categories);
    return simple === null ? undefined : { simple, correction: correctionOf(before.rows, now.rows) };
  }
  return undefined;
}

// More texts than these nobody reads.
const MOST_TEXTS = 50;

function drawn(before: Side, now: Side): ComparedColumn['distributions'] {
  if (before.sketch && now.sketch) {
    if (before.sketch.rows === 0 || now.sketch.rows === 0) return undefined;
    return {
      baseline: { quantiles: quantilesOf(before.sketch) },
      current: { quantiles: quantilesOf(now.sketch) },
    };
  }
  if (before.categories && now.categories)
    return {
      baseline: { counts: frequent(before.categories) },
      current: { counts: frequent(now.categories) },
    };
  return undefined;
}

function frequent({ counts }: Categories): Record<string, number> {
  return Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TEXTS));
}

// Two wordings are known: "distance: D exceeds threshold: T" and "distance: D exceeds numerical threshold: T".
const TOLD = /distance:\s*([\d.eE+-]+)\s+exceeds\s+(?:\w+\s+)?threshold:\s*([\d.eE+-]+)/;

function toldDistance(
  name: string,
  violations: Violations | undefined,
): { distance: number; threshold: number } | undefined {
  const said = violations?.violations.find(
    (each) => each.feature_name === name && each.constraint_check_type === 'baseline_drift_check',
  );
  const [, distance, threshold] = TOLD.exec(said?.description ?? '') ?? [];
  const told = { distance: Number(distance), threshold: Number(threshold) };
  return Number.isFinite(told.distance) && Number.isFinite(told.threshold) ? told : undefined;
}

const DEFAULT_THRESHOLD = 0.1;

function settingsOf(
  name: string,
  kind: FeatureDrift['kind'],
  { features, monitoring_config: all }: Constraints,
): { method: string; threshold: number; isCompared: boolean } {
  const own = features.find((feature) => feature.name === name);
  const merged = {
    ...all?.distribution_constraints,
    ...own?.monitoring_config_overrides?.distribution_constraints,
    ...own?.monitoringConfigOverrides?.distribution_constraints,
  };
  const threshold =
    kind === 'categorical' ? merged.categorical_comparison_threshold : merged.comparison_threshold;
  return {
    method: merged.comparison_method ?? 'Robust',
    threshold: threshold ?? DEFAULT_THRESHOLD,
    isCompared: merged.perform_comparison !== 'Disabled',
  };
}

function completenessOf({
  numerical_statistics: numbers,
  string_statistics: texts,
}: ColumnStatistics): number {
  const common = (texts ?? numbers)?.common;
  const rows = (common?.num_present ?? 0) + (common?.num_missing ?? 0);
  return rows === 0 ? 0 : (common?.num_present ?? 0) / rows;
}
