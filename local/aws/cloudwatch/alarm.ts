import { AwsError } from '../service.ts';
import { isComparison, type MissingData } from './alarm-evaluation.ts';
import {
  type Context,
  type DimensionInput,
  dimensionsOf,
  type Operations,
  type TagInput,
} from './context.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import { isStatistic } from './statistic.ts';
import { alarmArn, type AlarmRecord } from './store.ts';

interface PutMetricAlarmInput {
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

export const alarmOperations: Operations = {
  async PutMetricAlarm({ store }, input: PutMetricAlarmInput, call) {
    const wanted = settingsOf(input);
    const arn = alarmArn(call, input.AlarmName);
    const existing = store.get(arn);
    const at = call.now().toISOString();
    const start: Pick<
      AlarmRecord,
      'state' | 'reason' | 'stateUpdatedAt' | 'transitionedAt' | 'tags' | 'history'
    > = existing ?? {
      state: 'INSUFFICIENT_DATA',
      reason: 'Unchecked: Initial alarm creation',
      stateUpdatedAt: at,
      transitionedAt: at,
      tags: Object.fromEntries((input.Tags ?? []).map(({ Key: key, Value: value }) => [key, value])),
      history: [],
    };
    const {
      state,
      reason,
      reasonData,
      stateUpdatedAt,
      transitionedAt,
      tags,
      history,
      setAt,
    }: Partial<AlarmRecord> & typeof start = start;
    const type = existing ? 'Update' : 'Create';
    history.push({
      at,
      type: 'ConfigurationUpdate',
      summary: `Alarm "${input.AlarmName}" ${existing ? 'updated' : 'created'}`,
      data: JSON.stringify({ version: '1.0', type, [`${type.toLowerCase()}dAlarm`]: wanted }),
    });
    await store.save({
      arn,
      region: call.region,
      ...wanted,
      configuredAt: at,
      state,
      reason,
      ...(reasonData !== undefined && { reasonData }),
      ...(setAt !== undefined && { setAt }),
      stateUpdatedAt,
      transitionedAt,
      tags,
      history,
    });
  },

  async DeleteAlarms({ store }, { AlarmNames: names }: { AlarmNames: string[] }, call) {
    const unknown = names.filter((name) => !store.get(alarmArn(call, name)));
    // A call that names only one may name one that is gone.
    if (unknown.length > 0 && names.length > 1)
      throw new AwsError('ResourceNotFound', `Alarms [${unknown.join(', ')}] do not exist`, 404);
    await Promise.all(names.map((name) => store.delete(alarmArn(call, name))));
  },

  SetAlarmState(
    { store, alarms },
    input: {
      AlarmName: string;
      StateValue: AlarmRecord['state'];
      StateReason: string;
      StateReasonData?: string;
    },
    call,
  ) {
    const alarm = store.get(alarmArn(call, input.AlarmName));
    if (!alarm) throw new AwsError('ResourceNotFound', `Alarm ${input.AlarmName} does not exist`, 404);
    if (input.StateReasonData !== undefined && !isJson(input.StateReasonData))
      throw new AwsError('InvalidFormat', 'StateReasonData is not valid JSON.');
    alarms.set(alarm, {
      state: input.StateValue,
      reason: input.StateReason,
      reasonData: input.StateReasonData,
    });
  },

  EnableAlarmActions: (context, { AlarmNames: names }: { AlarmNames: string[] }, call) =>
    enableActions(context, names, { call, enabled: true }),
  DisableAlarmActions: (context, { AlarmNames: names }: { AlarmNames: string[] }, call) =>
    enableActions(context, names, { call, enabled: false }),
};

async function enableActions(
  { store }: Context,
  names: readonly string[],
  { call, enabled }: { call: { region: string; account: string }; enabled: boolean },
): Promise<void> {
  for (const name of names) {
    const alarm = store.get(alarmArn(call, name));
    if (!alarm) continue;
    alarm.actionsEnabled = enabled;
    await store.save(alarm);
  }
}

type Settings = Omit<
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
function settingsOf(input: PutMetricAlarmInput): Settings {
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
