import type { AlarmSpec, MonitorSpec, RetrainingPolicy } from './manifest.ts';

/** The pipeline of `pipelines/monitor`, which schedules start. */
export const MONITOR_PIPELINE = 'drift-monitor';

/** How many drift alarms `cloudformation/endpoint.yaml` has room for. */
export const ALARM_SLOTS = 5;

/** CloudWatch's limit of an alarm's name. */
export const MAX_ALARM_NAME = 255;

/** All alarms of endpoints begin so, which is what the rule of `cloudformation/events.yaml` goes by. */
const ALARM_PREFIX = 'drift-gitops-';

/** The alarm of one metric of an endpoint. */
export function alarmName(endpoint: string, metric: string): string {
  return `${ALARM_PREFIX}${endpoint}-${metric}`;
}

/** The alarm that goes off when nothing is captured. */
export function noDataAlarmName(endpoint: string): string {
  return alarmName(endpoint, 'no-data');
}

/** All alarms that an endpoint gets. Model Monitor counts no rows, so there is none of missing data. */
export function alarmNames(
  endpoint: string,
  { alarms, engine }: Pick<MonitorSpec, 'alarms' | 'engine'>,
): string[] {
  const names = alarms.map(({ metric }) => alarmName(endpoint, metric));
  return engine === 'processing' ? [...names, noDataAlarmName(endpoint)] : names;
}

/** Where CloudWatch keeps an engine's metrics. */
export const METRIC_NAMESPACE = {
  processing: 'sagemaker-drift-gitops',
  'model-monitor': 'aws/sagemaker/Endpoints/data-metrics',
} as const satisfies Record<MonitorSpec['engine'], string>;

/** M of N: how many of how many hours have to be above the threshold. */
export function datapointsOf({ datapointsToAlarm = 1, evaluationPeriods = datapointsToAlarm }: AlarmSpec): {
  datapoints: number;
  periods: number;
} {
  return { datapoints: datapointsToAlarm, periods: evaluationPeriods };
}

const DEFAULT_POLICY: RetrainingPolicy = {
  minimumLabelledRows: 5000,
  cooldown: 'P1D',
  maxRunsPerMonth: 4,
  maxRejectedChallengers: 2,
};

/** When drift may start a training, with what the manifest leaves out; null where it never may. */
export function retrainingPolicy({ retraining }: Pick<MonitorSpec, 'retraining'>): RetrainingPolicy | null {
  return retraining === null ? null : { ...DEFAULT_POLICY, ...retraining };
}
