import { isRecord } from '../record.ts';
import { holding, number, oneOf, orNull, text, whole } from '../shape.ts';

/**
 * What the judge said of a challenger: both models on the newest labelled rows, which neither was trained on. The block `judge` of
 * an evaluation report, as the pipeline's EvaluateModel writes it.
 */
export interface Judgement {
  rows: number;
  /** ISO 8601. */
  first: string;
  last: string;
  metric: string;
  better: 'lower' | 'higher';
  champion: { modelPackageArn: string; value: number; standardDeviation: number | null };
  challenger: { value: number; standardDeviation: number | null };
  /** Challenger minus champion, with its 95 % interval. */
  difference: { value: number; low: number; high: number };
  verdict: 'better' | 'same' | 'worse';
}

const check = holding({
  rows: whole,
  first: text,
  last: text,
  metric: text,
  better: oneOf(['lower', 'higher']),
  champion: holding({ modelPackageArn: text, value: number, standardDeviation: orNull(number) }),
  challenger: holding({ value: number, standardDeviation: orNull(number) }),
  difference: holding({ value: number, low: number, high: number }),
  verdict: oneOf(['better', 'same', 'worse']),
});

/** The judgement in an evaluation report; null where the challenger was not judged. */
export function judgementIn(report: unknown): Judgement | null {
  const judge = isRecord(report) ? report['judge'] : undefined;
  return isJudgement(judge) ? judge : null;
}

function isJudgement(value: unknown): value is Judgement {
  return check(value, '') === undefined;
}
