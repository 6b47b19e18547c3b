import { AwsError } from '../service.ts';
import { isComparison, type MissingData } from './alarm-evaluation.ts';
import { type DimensionInput, dimensionsOf, type TagInput } from './context.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import { isStatistic } from './statistic.ts';
import type { AlarmRecord } from './store.ts';

export interface PutMetricAlarmInput {
  AlarmName: string;
  AlarmDescription?: string;
  ActionsEnabled?: boolean;
  OKActions?: string[];
  AlarmActions?: string[];
  InsufficientDataActions?: string[];
  MetricName?: string;
  Namespace?: string;
  Statistic?: string;
  ExtendedStatistic?: string;
  Dimensions?: DimensionInput[];
  Period?: number;
  Unit?: string;
  EvaluationPeriods?: number;
  DatapointsToAlarm?: number;
  Threshold?: number;
  ComparisonOperator?: string;
  TreatMissingData?: string;
  EvaluateLowSampleCountPercentile?: string;
  Tags?: TagInput[];
  Metrics?: unknown[];
  ThresholdMetricId?: string;
  EvaluationCriteria?: unknown;
}

const missingData: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];

/** What a request says of an alarm: all but its state, history and tags. */
export type AlarmSettings = Omit<
  AlarmRecord,
  | 'arn'
  | 'region'
  | 'configuredAt'
  | 'state'
  | 'reason'
  | 'reasonData'
  | 'setAt'
  | 'stateUpdatedAt'
  | 'transitionedAt'
  | 'tags'
  | 'history'
>;

/** The alarm that a request asks for; throws what CloudWatch says of one that cannot be. */
export function settingsOf(input: PutMetricAlarmInput): AlarmSettings {
  if (
    input.Metrics !== undefined ||
    input.ThresholdMetricId !== undefined ||
    input.EvaluationCriteria !== undefined
  )
    throw new AwsError(
      'ValidationError',
      'The local CloudWatch does no metric math: give MetricName and Namespace.',
    );
  const {
    MetricName: name,
    Namespace: namespace,
    Period: period,
    EvaluationPeriods: evaluationPeriods,
  } = input;
  if (name === undefined || namespace === undefined || period === undefined)
    throw new AwsError('MissingParameter', 'The parameters MetricName, Namespace and Period are required.');
  if (
    evaluationPeriods === undefined ||
    input.Threshold === undefined ||
    input.ComparisonOperator === undefined
  )
    throw new AwsError(
      'MissingParameter',
      'The parameters EvaluationPeriods, Threshold and ComparisonOperator are required.',
    );
  const comparison = input.ComparisonOperator;
  if (!isComparison(comparison))
    throw new AwsError(
      'ValidationError',
      `ComparisonOperator ${comparison} needs an anomaly detection model.`,
    );
  const missing = missingData.find((kind) => kind === (input.TreatMissingData ?? 'missing'));
  if (missing === undefined)
    throw new AwsError(
      'ValidationError',
      `Option ${input.TreatMissingData} is not supported for parameter TreatMissingData.`,
    );
  const datapointsToAlarm = input.DatapointsToAlarm ?? evaluationPeriods;
  if (datapointsToAlarm > evaluationPeriods)
    throw new AwsError(
      'ValidationError',
      'The number of DatapointsToAlarm cannot be greater than EvaluationPeriods.',
    );
  checkPeriod(period, evaluationPeriods);
  return {
    name: input.AlarmName,
    ...(input.AlarmDescription !== undefined && { description: input.AlarmDescription }),
    metric: { namespace, name, dimensions: dimensionsOf(input.Dimensions) },
    ...(input.Unit !== undefined && { unit: input.Unit }),
    statistic: statisticOf(input),
    period,
    evaluationPeriods,
    datapointsToAlarm,
    threshold: input.Threshold,
    comparison,
    missingData: missing,
    given: {
      ...(input.DatapointsToAlarm !== undefined && { datapointsToAlarm: input.DatapointsToAlarm }),
      ...(input.TreatMissingData !== undefined && { missingData: input.TreatMissingData }),
      ...(input.EvaluateLowSampleCountPercentile !== undefined && {
        evaluateLowSample: input.EvaluateLowSampleCountPercentile,
      }),
    },
    actionsEnabled: input.ActionsEnabled ?? true,
    okActions: input.OKActions ?? [],
    alarmActions: input.AlarmActions ?? [],
    insufficientDataActions: input.InsufficientDataActions ?? [],
  };
}

function checkPeriod(period: number, evaluationPeriods: number): void {
  if (![10, 20, 30].includes(period) && period % 60 !== 0)
    throw new AwsError('ValidationError', 'Metrics Period must be 10, 20, 30, or a multiple of 60.');
  const span = period * evaluationPeriods;
  const limit = period >= 3600 ? 7 * 86_400 : 86_400;
  if (span > limit)
    throw new AwsError(
      'ValidationError',
      `Metrics cannot be checked across more than ${period >= 3600 ? 'seven days' : 'a day'} (EvaluationPeriods * Period must be <= ${limit}).`,
    );
}

function statisticOf({ Statistic: simple, ExtendedStatistic: extended }: PutMetricAlarmInput): string {
  if (simple !== undefined && extended !== undefined)
    throw invalidCombination(
      'The parameters Statistic and ExtendedStatistic are mutually exclusive and you have specified both.',
    );
  const statistic = simple ?? extended;
  if (statistic === undefined)
    throw new AwsError(
      'ValidationError',
      'Exactly one of Statistic and ExtendedStatistic must be specified.',
    );
  if (!isStatistic(statistic))
    throw invalidValue(`The value ${statistic} for parameter ExtendedStatistic is not supported.`);
  return statistic;
}
