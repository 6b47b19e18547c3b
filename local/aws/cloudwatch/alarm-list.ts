import { AwsError } from '../service.ts';
import { dates, present } from '../sagemaker/page.ts';
import { describeDimensions, dimensionsOf, type DimensionInput, type Operations } from './context.ts';
import { pageOf } from './page.ts';
import { alarmArn, type AlarmRecord, type HistoryItem } from './store.ts';
import { statistics } from './statistic.ts';

interface DescribeAlarmsInput {
  AlarmNames?: string[];
  AlarmNamePrefix?: string;
  AlarmTypes?: string[];
  ChildrenOfAlarmName?: string;
  ParentsOfAlarmName?: string;
  StateValue?: string;
  ActionPrefix?: string;
  MaxRecords?: number;
  NextToken?: string;
}

interface HistoryInput {
  AlarmName?: string;
  HistoryItemType?: string;
  StartDate?: number;
  EndDate?: number;
  ScanBy?: 'TimestampDescending' | 'TimestampAscending';
  MaxRecords?: number;
  NextToken?: string;
}

interface ForMetricInput {
  MetricName: string;
  Namespace: string;
  Statistic?: string;
  ExtendedStatistic?: string;
  Dimensions?: DimensionInput[];
  Period?: number;
  Unit?: string;
}

export const alarmListOperations: Operations = {
  DescribeAlarms({ store, alarms }, input: DescribeAlarmsInput, { region }) {
    const { AlarmNames: names, AlarmNamePrefix: prefix, ActionPrefix: action, StateValue: state } = input;
    if (names !== undefined && prefix !== undefined)
      throw new AwsError('ValidationError', 'AlarmNames and AlarmNamePrefix are mutually exclusive.');
    if (input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined)
      throw new AwsError('ValidationError', 'The local CloudWatch has no composite alarms.');
    const hasMetricAlarms = input.AlarmTypes?.includes('MetricAlarm') ?? true;
    const found = (hasMetricAlarms ? store.values() : [])
      .filter((alarm) => alarm.region === region)
      .filter(({ name }) => !names || names.includes(name))
      .filter(({ name }) => prefix === undefined || name.startsWith(prefix))
      .filter((alarm) => action === undefined || actionsOf(alarm).some((arn) => arn.startsWith(action)))
      .map((alarm) => alarms.refresh(alarm))
      .filter((alarm) => state === undefined || alarm.state === state)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const page = pageOf(found, input.NextToken, input.MaxRecords ?? 50);
    return { MetricAlarms: page.items.map(describeAlarm), CompositeAlarms: [], ...page.next };
  },

  DescribeAlarmsForMetric({ store, alarms }, input: ForMetricInput, { region }) {
    const dimensions = JSON.stringify(describeDimensions(dimensionsOf(input.Dimensions)).toSorted(byName));
    const statistic = input.Statistic ?? input.ExtendedStatistic;
    const found = store
      .values()
      .filter((alarm) => alarm.region === region)
      .filter(({ metric }) => metric.name === input.MetricName && metric.namespace === input.Namespace)
      .filter(
        ({ metric }) => JSON.stringify(describeDimensions(metric.dimensions).toSorted(byName)) === dimensions,
      )
      .filter((alarm) => statistic === undefined || alarm.statistic === statistic)
      .filter((alarm) => input.Period === undefined || alarm.period === input.Period)
      .filter((alarm) => input.Unit === undefined || alarm.unit === input.Unit);
    return { MetricAlarms: found.map((alarm) => describeAlarm(alarms.refresh(alarm))) };
  },

  DescribeAlarmHistory({ store }, input: HistoryInput, call) {
    const name = input.AlarmName;
    const asked = name === undefined ? store.values() : [store.get(alarmArn(call, name))];
    const items = asked
      .filter((alarm) => alarm?.region === call.region)
      .flatMap((alarm) => alarm?.history.map((item) => ({ alarm, item })) ?? [])
      .filter(({ item }) => isAsked(item, input))
      .toSorted((a, b) => (a.item.at < b.item.at ? -1 : 1));
    const ordered = input.ScanBy === 'TimestampAscending' ? items : items.toReversed();
    const page = pageOf(ordered, input.NextToken, input.MaxRecords ?? 50);
    return {
      AlarmHistoryItems: page.items.map(({ alarm, item }) => ({
        AlarmName: alarm.name,
        AlarmType: 'MetricAlarm',
        Timestamp: new Date(item.at),
        HistoryItemType: item.type,
        HistorySummary: item.summary,
        HistoryData: item.data,
      })),
      ...page.next,
    };
  },
};

function isAsked(
  { at, type }: HistoryItem,
  { HistoryItemType: wanted, StartDate: from, EndDate: to }: HistoryInput,
) {
  const seconds = Date.parse(at) / 1000;
  return (
    (wanted === undefined || type === wanted) &&
    (from === undefined || seconds >= from) &&
    (to === undefined || seconds <= to)
  );
}

function byName(a: DimensionInput, b: DimensionInput): number {
  return a.Name < b.Name ? -1 : 1;
}

function actionsOf(alarm: AlarmRecord): string[] {
  return [...alarm.okActions, ...alarm.alarmActions, ...alarm.insufficientDataActions];
}

function describeAlarm(alarm: AlarmRecord): object {
  const isSimple = statistics.some((name) => name === alarm.statistic);
  return present({
    AlarmName: alarm.name,
    AlarmArn: alarm.arn,
    AlarmDescription: alarm.description,
    ...dates({
      AlarmConfigurationUpdatedTimestamp: alarm.configuredAt,
      StateUpdatedTimestamp: alarm.stateUpdatedAt,
      StateTransitionedTimestamp: alarm.transitionedAt,
    }),
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: alarm.okActions,
    AlarmActions: alarm.alarmActions,
    InsufficientDataActions: alarm.insufficientDataActions,
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateReasonData: alarm.reasonData,
    MetricName: alarm.metric.name,
    Namespace: alarm.metric.namespace,
    [isSimple ? 'Statistic' : 'ExtendedStatistic']: alarm.statistic,
    Dimensions: describeDimensions(alarm.metric.dimensions),
    Period: alarm.period,
    Unit: alarm.unit,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.given.datapointsToAlarm,
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    TreatMissingData: alarm.given.missingData,
    EvaluateLowSampleCountPercentile: alarm.given.evaluateLowSample,
  });
}
