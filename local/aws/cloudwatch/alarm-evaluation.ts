import type { Datapoint } from './statistic.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** What an alarm compares. */
export interface AlarmRule {
  /** `Average`, `p99` */
  statistic: string;
  /** Seconds. */
  period: number;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  threshold: number;
  comparison: Comparison;
  missingData: MissingData;
}

const comparisons = {
  GreaterThanOrEqualToThreshold: {
    breaches: (value, threshold) => value >= threshold,
    words: 'greater than or equal to',
  },
  GreaterThanThreshold: { breaches: (value, threshold) => value > threshold, words: 'greater than' },
  LessThanThreshold: { breaches: (value, threshold) => value < threshold, words: 'less than' },
  LessThanOrEqualToThreshold: {
    breaches: (value, threshold) => value <= threshold,
    words: 'less than or equal to',
  },
} as const satisfies Record<
  string,
  { breaches: (value: number, threshold: number) => boolean; words: string }
>;

export type Comparison = keyof typeof comparisons;

export function isComparison(name: string): name is Comparison {
  return Object.hasOwn(comparisons, name);
}

export interface Verdict {
  state: AlarmState;
  reason: string;
  /** The datapoints that it rests on, newest first. */
  evaluated: readonly Datapoint[];
}

/** Oldest first; undefined for a period without samples. */
export type Periods = readonly (Datapoint | undefined)[];

/**
 * The periods that an alarm looks at: the one that runs, and as many before it as the alarm evaluates. A sum that still
 * grows says nothing about being too small: there the running period stays out.
 */
export function evaluationRange(rule: AlarmRule, now: Date): { from: number; to: number; period: number } {
  const length = rule.period * 1000;
  const running = Math.floor(now.getTime() / length) * length;
  const grows = rule.statistic === 'Sum' || rule.statistic === 'SampleCount';
  const to = grows && rule.comparison.startsWith('Less') ? running : running + length;
  return { from: to - (rule.evaluationPeriods + 1) * length, to, period: rule.period };
}

export function periodsOf(
  found: readonly Datapoint[],
  range: { from: number; to: number; period: number },
): Periods {
  const byStart = new Map(found.map((datapoint) => [datapoint.at, datapoint]));
  const starts: number[] = [];
  for (let at = range.from; at < range.to; at += range.period * 1000) starts.push(at);
  return starts.map((at) => byStart.get(at));
}

/**
 * The state of an alarm after its periods. The newest datapoints that there are decide; missing ones count only where
 * there are fewer than the alarm evaluates.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluate(rule: AlarmRule, periods: Periods, current: AlarmState): Verdict {
  const evaluated = periods.filter((datapoint) => datapoint !== undefined).slice(-rule.evaluationPeriods);
  const isBreaching = ({ value }: Datapoint): boolean =>
    comparisons[rule.comparison].breaches(value, rule.threshold);
  const breaching = evaluated.filter(isBreaching).length;
  const missing = rule.evaluationPeriods - evaluated.length;
  const filled = missing > 0 && rule.missingData === 'breaching' ? missing : 0;
  const newestFirst = evaluated.toReversed();

  function verdict(state: AlarmState): Verdict {
    return {
      state,
      reason: reasonOf(rule, state, { newestFirst, missing, isBreaching }),
      evaluated: newestFirst,
    };
  }
  if (breaching + filled >= rule.datapointsToAlarm) return verdict('ALARM');
  const onlyBreaching = breaching === evaluated.length;
  if (missing <= 0 || !onlyBreaching) return verdict('OK');
  if (rule.missingData === 'ignore') return { state: current, reason: '', evaluated: newestFirst };
  if (rule.missingData !== 'missing') return verdict('OK');
  if (breaching === 0) return verdict('INSUFFICIENT_DATA');
  return verdict(breachesLongEnough(rule, periods) ? 'ALARM' : 'OK');
}

/** Whether the oldest datapoint is as old as the alarm needs datapoints; newer ones may still be on their way. */
function breachesLongEnough(rule: AlarmRule, periods: Periods): boolean {
  const oldest = periods.findIndex((datapoint) => datapoint !== undefined);
  return periods.length - oldest >= rule.datapointsToAlarm;
}

interface Evidence {
  newestFirst: readonly Datapoint[];
  missing: number;
  isBreaching: (datapoint: Datapoint) => boolean;
}

function reasonOf(
  rule: AlarmRule,
  state: AlarmState,
  { newestFirst, missing, isBreaching }: Evidence,
): string {
  const { evaluationPeriods, datapointsToAlarm, threshold } = rule;
  if (state === 'INSUFFICIENT_DATA')
    return `Insufficient Data: ${countOf(evaluationPeriods, 'datapoint')} ${were(evaluationPeriods)} unknown.`;
  const treated = `${missing} missing ${missing === 1 ? 'datapoint was' : 'datapoints were'} treated as [${rule.missingData === 'breaching' ? 'Breaching' : 'NonBreaching'}]`;
  if (newestFirst.length === 0)
    return `Threshold Crossed: no datapoints were received for ${countOf(evaluationPeriods, 'period')} and ${treated}.`;
  const comparison = `${comparisons[rule.comparison].words} the threshold (${decimal(threshold)})`;
  const shown = state === 'ALARM' ? newestFirst.filter(isBreaching) : newestFirst;
  const values = `[${shown.map(({ at, value }) => `${decimal(value)} (${dateText(at)})`).join(', ')}]`;
  const transition = `(minimum ${countOf(datapointsToAlarm, 'datapoint')} for OK -> ALARM transition)`;
  const tail = missing > 0 && rule.missingData.endsWith('reaching') ? ` and ${treated}` : '';
  if (state === 'ALARM')
    return `Threshold Crossed: ${shown.length} out of the last ${evaluationPeriods} datapoints ${values} ${were(shown.length)} ${comparison}${tail} ${transition}.`;
  return `Threshold Crossed: ${countOf(shown.length, 'datapoint')} ${values} ${were(shown.length)} not ${comparison}${tail}.`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `23/11/26 03:10:00` */
function dateText(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  return `${date.slice(2).split('-').toReversed().join('/')} ${time.slice(0, 8)}`;
}
