import { isRecord } from '../record.ts';
import {
  type Check,
  every,
  holding,
  number,
  oneOf,
  orAbsent,
  orNull,
  text,
  valuesOf,
  whole,
} from '../shape.ts';

/**
 * What one check of an endpoint found: `report.json`, as `pipelines/monitor/check.py` writes it. Times are ISO 8601 in UTC.
 */
export interface DriftReport {
  version: 1;
  engine: 'processing' | 'model-monitor';
  model: string;
  environment: string;
  endpoint: string;
  /** The release that served what was checked. */
  modelPackageArn: string;
  baselineUri: string;
  /** ARN of the pipeline execution; null where another program checked. */
  execution: string | null;
  checkedAt: string;
  window: { start: string; end: string; deployedAt: string | null; duration: string };
  verdict: DataVerdict;
  rows: { captured: number; records: number; corrupt: number; minimum: number; baseline: number };
  /** Worst first. */
  features: readonly FeatureDrift[];
  violations: readonly Violation[];
  quality: QualityDrift;
  /** By feature. */
  distributions: Readonly<Record<string, { baseline: Distribution; current: Distribution }>>;
  /** A few captured rows, without sensitive columns. */
  sample: readonly Readonly<Record<string, string | null>>[];
  /** What CloudWatch got, by metric. */
  metrics: Readonly<Record<string, number>>;
  files: { statistics: string; constraints: string; violations: string };
}

export const DATA_VERDICTS = ['healthy', 'drifted', 'not-enough-data', 'no-data', 'not-deployed'] as const;
export type DataVerdict = (typeof DATA_VERDICTS)[number];

export interface FeatureDrift {
  name: string;
  kind: 'numerical' | 'categorical';
  role: 'prediction' | 'calendar' | 'feature';
  /** As the comparison's method counts it; null where it could not be measured. */
  distance: number | null;
  /** Before what samples differ by anyway was taken off. */
  simple: number | null;
  correction: number | null;
  threshold: number | null;
  /** The smallest distance that the window could have shown as drift. */
  smallestVisible: number | null;
  completeness: number;
  baselineCompleteness: number | null;
  baselineMean: number | null;
  mean: number | null;
  verdict: 'drifted' | 'stable' | 'not-compared' | 'not-enough-data';
}

export interface Violation {
  feature_name: string;
  constraint_check_type: string;
  description: string;
}

export interface QualityDrift {
  verdict: 'worse' | 'same' | 'better' | 'not-enough-labels' | 'no-labels';
  labelled: number;
  minimum: number;
  /** Rows that are old enough to have a label. */
  due: number;
  /** Labelled of these, 0 to 1. */
  coverage: number | null;
  orphans: number;
  duplicates: number;
  /** Label files, and lines in others, that hold no labels, and names of the first files; older reports do not tell. */
  unreadable?: { files: number; lines: number; names: readonly string[] };
  labelDelay: string;
  metrics: Readonly<Record<string, QualityMetric>>;
}

export interface QualityMetric {
  value: number;
  baseline: number | null;
  better: 'lower' | 'higher' | 'zero';
  /** Loss of the window by that of the baseline: above 1 is worse, whichever way the metric points. */
  ratio: number | null;
  /** One-sided 95 % lower bound of the ratio. */
  ratioLow: number | null;
}

/** Quantiles of numbers as pairs of share and value, or counts of texts. */
export type Distribution =
  { quantiles: readonly (readonly [number, number])[] } | { counts: Readonly<Record<string, number>> };

const feature = holding({
  name: text,
  kind: oneOf(['numerical', 'categorical']),
  role: oneOf(['prediction', 'calendar', 'feature']),
  distance: orNull(number),
  simple: orNull(number),
  correction: orNull(number),
  threshold: orNull(number),
  smallestVisible: orNull(number),
  completeness: number,
  baselineCompleteness: orNull(number),
  baselineMean: orNull(number),
  mean: orNull(number),
  verdict: oneOf(['drifted', 'stable', 'not-compared', 'not-enough-data']),
});

const distribution: Check = (value, path) =>
  isRecord(value) && 'counts' in value
    ? holding({ counts: valuesOf(number) })(value, path)
    : holding({ quantiles: every(every(number)) })(value, path);

const quality = holding({
  verdict: oneOf(['worse', 'same', 'better', 'not-enough-labels', 'no-labels']),
  labelled: whole,
  minimum: whole,
  due: whole,
  coverage: orNull(number),
  orphans: whole,
  duplicates: whole,
  unreadable: orAbsent(holding({ files: whole, lines: whole, names: every(text) })),
  labelDelay: text,
  metrics: valuesOf(
    holding({
      value: number,
      baseline: orNull(number),
      better: oneOf(['lower', 'higher', 'zero']),
      ratio: orNull(number),
      ratioLow: orNull(number),
    }),
  ),
});

const check = holding({
  version: oneOf([1]),
  engine: oneOf(['processing', 'model-monitor']),
  model: text,
  environment: text,
  endpoint: text,
  modelPackageArn: text,
  baselineUri: text,
  execution: orNull(text),
  checkedAt: text,
  window: holding({ start: text, end: text, deployedAt: orNull(text), duration: text }),
  verdict: oneOf(DATA_VERDICTS),
  rows: holding({ captured: whole, records: whole, corrupt: whole, minimum: whole, baseline: whole }),
  features: every(feature),
  violations: every(holding({ feature_name: text, constraint_check_type: text, description: text })),
  quality,
  distributions: valuesOf(holding({ baseline: distribution, current: distribution })),
  sample: every(valuesOf(orNull(text))),
  metrics: valuesOf(number),
  files: holding({ statistics: text, constraints: text, violations: text }),
});

/** Reads a `report.json`. Answers what is wrong with it, as a sentence's end, where it is none. */
export function parseDriftReport(value: unknown): DriftReport | { fault: string } {
  if (isDriftReport(value)) return value;
  return { fault: check(value, '') ?? 'it is of another shape' };
}

function isDriftReport(value: unknown): value is DriftReport {
  return check(value, '') === undefined;
}
