import type { AlarmSpec, MonitorSpec } from '../manifest/manifest.ts';
import { ALARM_SLOTS, datapointsOf } from '../manifest/monitor.ts';
import { longestPause } from '../manifest/schedule-interval.ts';
import { imageUri } from '../pipeline/images.ts';

type Parameters = Readonly<Record<string, string>>;

export interface MonitorSubject {
  model: string;
  environment: string;
  region: string;
  monitor: MonitorSpec | null;
  artifactBucket: string;
  /** Empty where none is set up, which a manifest without monitors does not need. */
  scheduleRoleArn: string;
  /** Folder of the package's baseline; empty where it has none. */
  baselineUri: string;
}

/** The parameters of `cloudformation/endpoint.yaml` that are about watching, all of them, as text. */
export function monitorParameters(subject: MonitorSubject): Record<string, string> {
  const { model, environment, monitor, artifactBucket } = subject;
  return {
    Monitor: monitor?.engine ?? 'none',
    ModelPackageGroupName: model,
    EnvironmentName: environment,
    MonitorSchedule: monitor?.schedule ?? DEFAULTS.schedule,
    // Of an endpoint that nobody watches no other role and no other baseline would be a change.
    ScheduleRoleArn: monitor === null ? '' : subject.scheduleRoleArn,
    MonitorWindow: monitor?.window ?? DEFAULTS.window,
    MonitorMinimumRows: String(monitor?.minimumRows ?? 1),
    MonitorMinimumLabels: String(monitor?.minimumLabels ?? 1),
    LabelDelay: monitor?.labelDelay ?? DEFAULTS.labelDelay,
    NoDataChecks: String(noDataChecks(monitor?.schedule ?? DEFAULTS.schedule)),
    BaselineUri: monitor === null ? '' : subject.baselineUri,
    LabelsUri: `s3://${artifactBucket}/labels/${model}`,
    DeploymentsUri: `s3://${artifactBucket}/deployments/${environment}/${model}`,
    ReportsUri: `s3://${artifactBucket}/monitoring`,
    ...(monitor?.engine === 'model-monitor' && { MonitorImageUri: modelMonitorImage(subject.region) }),
    ...alarmParameters(monitor?.alarms ?? []),
  };
}

function modelMonitorImage(region: string): string {
  const image = imageUri('model-monitor', undefined, region);
  if (typeof image === 'string') return image;
  throw new Error(image.sentence);
}

// Those of the template.
const DEFAULTS = { schedule: 'cron(20 * ? * * *)', window: 'P3D', labelDelay: 'PT24H' };

/** Periods of alarms are hours: of a schedule that leaves some out, checks in a row lie in no such periods. */
function noDataChecks(schedule: string): number {
  // From any one time on, so that a plan and its deployment come to the same.
  return longestPause(schedule, new Date(0)) <= 3600 ? 3 : 1;
}

function alarmParameters(alarms: readonly AlarmSpec[]): Record<string, string> {
  return Object.assign({}, ...SLOTS.map((slot, index) => slotParameters(slot, alarms[index])));
}

const SLOTS = Array.from({ length: ALARM_SLOTS }, (_, index) => index + 1);

function slotParameters(slot: number, alarm: AlarmSpec | undefined): Record<string, string> {
  const { datapoints, periods } = alarm === undefined ? { datapoints: 1, periods: 1 } : datapointsOf(alarm);
  return {
    [`DriftAlarm${slot}Metric`]: alarm?.metric ?? '',
    [`DriftAlarm${slot}Threshold`]: String(alarm?.threshold ?? 0),
    [`DriftAlarm${slot}Datapoints`]: String(datapoints),
    [`DriftAlarm${slot}Periods`]: String(periods),
  };
}

const SLOT_FIELDS = ['Metric', 'Threshold', 'Datapoints', 'Periods'] as const;

/**
 * The wanted parameters with each alarm in the slot that it has in the stack already. An alarm's name comes from its metric,
 * and CloudFormation makes an alarm of a new name before it removes the old one: two that changed places would be in each
 * other's way.
 */
export function keepAlarmSlots(current: Parameters | undefined, wanted: Parameters): Record<string, string> {
  const free = new Set(SLOTS);
  const places = new Map<number, number>();
  for (const from of SLOTS) {
    const metric = wanted[`DriftAlarm${from}Metric`] ?? '';
    const to =
      metric === '' ? undefined : SLOTS.find((slot) => current?.[`DriftAlarm${slot}Metric`] === metric);
    if (to === undefined || !free.delete(to)) continue;
    places.set(from, to);
  }
  const left = [...free];
  for (const from of SLOTS) if (!places.has(from)) places.set(from, left.shift() ?? from);
  const moved = { ...wanted };
  for (const [from, to] of places)
    for (const field of SLOT_FIELDS) {
      const value = wanted[`DriftAlarm${from}${field}`];
      if (value !== undefined) moved[`DriftAlarm${to}${field}`] = value;
    }
  return moved;
}
