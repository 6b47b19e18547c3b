import type { DeploymentRecord, VerificationRecord } from '../deployment/record.ts';
import type { DatasetSpec } from '../pipeline/spec.ts';
import { type Judgement, judgementIn } from '../drift/judgement.ts';
import { type Metric, metricsOf } from '../metrics.ts';
import { isRecord } from '../record.ts';
import type { RowComparison } from './comparison.ts';
import type { DriftOrigin } from './drift-origin.ts';

/** What a reviewer gets to see of one model package. */
export interface PackageEvidence {
  arn: string;
  version: number;
  /** ModelApprovalStatus. */
  approval: string;
  /** CustomerMetadataProperties: commit, repository, execution, inputFingerprint and others. */
  metadata: Readonly<Record<string, string>>;
  /** Undefined where the package has no report that can be read; `reportMissing` says why. */
  report: QualityReport | undefined;
  reportMissing: string | undefined;
  /** Constraints of the drift baseline, by feature. */
  baseline: BaselineEvidence | undefined;
}

/** The part of a pipeline's `evaluation.json` that a reviewer needs. */
export interface QualityReport {
  metrics: readonly Metric[];
  /** Metrics of always predicting the mean. */
  naive: readonly Metric[];
  slices: readonly Slice[];
  /** Champion and challenger on the newest labelled rows; null where the run had no champion. */
  judge: Judgement | null;
  /** Row counts and time spans by part: train, validation, test. */
  parts: readonly DataPart[];
}

export interface Slice {
  /** Name of the column, such as `borough`, and its value. */
  by: string;
  name: string;
  rows: number;
  metrics: readonly Metric[];
}

export interface DataPart {
  name: string;
  rows: number;
  /** ISO 8601 without zone, as the data have it. */
  first: string | undefined;
  last: string | undefined;
}

export interface BaselineEvidence {
  /** Number of rows that the statistics are about. */
  rows: number | undefined;
  /** By feature: inferred type and completeness. */
  features: ReadonlyMap<string, { type: string; completeness: number | undefined }>;
}

/** All that the body of a pull request is made of. */
export interface Evidence {
  model: string;
  environment: string;
  promotesFrom: string | null;
  candidate: PackageEvidence;
  /** What runs in the environment by main's manifest; undefined where nothing does. */
  current: PackageEvidence | undefined;
  /** Both models on the rows that both were tested on; undefined where they saw different ones. */
  comparison: RowComparison | undefined;
  dataset: DatasetSpec | undefined;
  /** Conditions of the execution that made the candidate; undefined where that is not known any more. */
  gates: readonly Gate[] | undefined;
  /** When the environment before deployed it, and how it was verified; null where releases begin. */
  verified: { at: string; result: VerificationRecord | null; url: string | undefined } | null;
  /** The drift that the candidate was trained for, and the number of the open issue about it; undefined for other ones. */
  drift: (DriftOrigin & { issue: number | undefined }) | undefined;
  /** The last deployments here, newest first. */
  history: readonly DeploymentRecord[];
}

export interface Gate {
  /** Name of the step. */
  name: string;
  passed: boolean;
  /** What it asked of the report, such as `rmse ≤ 7`; empty where that is not known. */
  limits: readonly string[];
}

// The names in a report may be values of data; as headings of rows longer ones are of no use.
const MAX_NAME = 60;

const PARTS = ['train', 'validation', 'test', 'judge'];

/** Reads an `evaluation.json`. Members of other shapes are left out: packages of other pipelines have other reports. */
export function parseReport(value: unknown, mainMetric: string | undefined): QualityReport {
  const report = isRecord(value) ? value : {};
  const slices = Array.isArray(report['slices']) ? report['slices'] : [];
  const data = isRecord(report['data']) ? report['data'] : {};
  return {
    metrics: namedShortly(metricsOf(report, mainMetric)),
    naive: metricsOf(report['naive'], mainMetric),
    judge: judgementIn(report),
    slices: slices.filter(isRecord).map((slice) => ({
      by: shortIn(slice, 'by'),
      name: shortIn(slice, 'name'),
      rows: numberIn(slice, 'rows') ?? 0,
      metrics: metricsOf(slice, mainMetric),
    })),
    parts: PARTS.flatMap((name) => {
      const part = data[name];
      const rows = isRecord(part) ? numberIn(part, 'rows') : undefined;
      if (!isRecord(part) || rows === undefined) return [];
      return [{ name, rows, first: textIn(part, 'first'), last: textIn(part, 'last') }];
    }),
  };
}

/** Reads `constraints.json` and `statistics.json` of a baseline in Model Monitor's form. */
export function parseBaseline(constraints: unknown, statistics: unknown): BaselineEvidence {
  const listed =
    isRecord(constraints) && Array.isArray(constraints['features']) ? constraints['features'] : [];
  const features = new Map<string, { type: string; completeness: number | undefined }>();
  for (const feature of listed.filter(isRecord)) {
    const name = textIn(feature, 'name');
    if (name === undefined) continue;
    features.set(name, {
      type: textIn(feature, 'inferred_type') ?? 'unknown',
      completeness: numberIn(feature, 'completeness'),
    });
  }
  const dataset = isRecord(statistics) && isRecord(statistics['dataset']) ? statistics['dataset'] : {};
  return { rows: numberIn(dataset, 'item_count'), features };
}

function textIn(value: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const found = value[name];
  return typeof found === 'string' ? found : undefined;
}

function namedShortly(metrics: readonly Metric[]): Metric[] {
  return metrics.filter(({ name, value }) => name.length <= MAX_NAME && Number.isFinite(value));
}

function shortIn(value: Readonly<Record<string, unknown>>, name: string): string {
  const line = (textIn(value, name) ?? '').replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}

function numberIn(value: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const found = value[name];
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}
