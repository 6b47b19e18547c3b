import { parsePackageArn } from '../manifest/package-arn.ts';
import { formatSpan } from '../summary/time-span.ts';
import type { SettingChange } from './plan-document.ts';

type Parameters = Readonly<Record<string, string>>;

/** How a parameter of the template is told to people. */
interface Setting {
  title: string;
  show?: (value: string) => string;
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  ModelPackageArn: { title: 'Model package', show: packageText },
  InstanceType: { title: 'Instance type' },
  InstanceCount: { title: 'Instances at the first deployment or without autoscaling' },
  Autoscaling: { title: 'Scaling with the load' },
  MinInstances: { title: 'Fewest instances' },
  MaxInstances: { title: 'Most instances' },
  InvocationsPerInstance: { title: 'Invocations per instance and minute that autoscaling aims at' },
  RetainInstanceCount: { title: 'An update keeps the number of instances' },
  RolloutType: { title: 'Rollout', show: (value) => ROLLOUTS[value] ?? value },
  RolloutInstances: { title: 'Instances that a rollout moves at first, or in a step' },
  BakeSeconds: { title: 'Time that alarms are watched in a rollout', show: seconds },
  RolloutTimeoutSeconds: { title: 'Longest time of a rollout', show: seconds },
  ErrorRateThreshold: { title: 'Share of failed requests at which a rollout goes back', show: percent },
  LatencyThreshold: {
    title: 'Latency (p99) at which a rollout goes back',
    show: (value) => `${Number(value) / 1000} ms`,
  },
  CapturePercentage: { title: 'Captured requests', show: (value) => `${value} %` },
  CaptureUri: { title: 'Where captured requests go' },
  CaptureKmsKeyArn: { title: 'Key of captured requests', show: orNone },
  VolumeKmsKeyArn: { title: "Key of the instances' volumes", show: orNone },
  Monitor: { title: 'Watched for drift by', show: (value) => MONITORS[value] ?? value },
  MonitorSchedule: { title: 'When it is checked, UTC' },
  MonitorWindow: { title: 'How far back a check looks' },
  MonitorMinimumRows: { title: 'Fewest captured rows for a verdict on drift' },
  MonitorMinimumLabels: { title: 'Fewest labelled rows for a verdict on quality' },
  LabelDelay: { title: 'How late labels come' },
  NoDataChecks: { title: 'Checks in a row without a captured request that raise an alarm' },
  BaselineUri: { title: 'What traffic is compared with', show: orNone },
  ...Object.assign({}, ...[1, 2, 3, 4, 5].map(alarmSettings)),
  LabelsUri: { title: 'Where labels come from' },
  DeploymentsUri: { title: 'Where deployments are recorded' },
  ReportsUri: { title: 'Where reports of checks go' },
  ExecutionRoleArn: { title: 'Role of the model' },
  ScheduleRoleArn: { title: 'Role of the schedule', show: orNone },
  ModelPackageGroupName: { title: 'Name of the model' },
  EnvironmentName: { title: 'Name of the environment' },
  EndpointName: { title: 'Name of the endpoint' },
};

const ROLLOUTS: Readonly<Record<string, string>> = {
  ALL_AT_ONCE: 'all at once',
  CANARY: 'canary',
  LINEAR: 'linear',
};

const MONITORS: Readonly<Record<string, string>> = {
  none: 'nothing',
  processing: 'the pipeline drift-monitor',
  'model-monitor': 'SageMaker Model Monitor',
};

function alarmSettings(slot: number): Record<string, Setting> {
  const alarm = `DriftAlarm${slot}`;
  return {
    [`${alarm}Metric`]: { title: `Drift alarm ${slot}: metric`, show: orNone },
    [`${alarm}Threshold`]: { title: `Drift alarm ${slot}: threshold` },
    [`${alarm}Datapoints`]: { title: `Drift alarm ${slot}: datapoints above it that make it go off` },
    [`${alarm}Periods`]: { title: `Drift alarm ${slot}: hours that it looks back` },
  };
}

/** The parameters that differ from the stack's, in the order in which people care for them. */
export function settingChanges(current: Parameters | undefined, wanted: Parameters): SettingChange[] {
  const known = Object.keys(SETTINGS).filter((name) => Object.hasOwn(wanted, name));
  const others = Object.keys(wanted).filter((name) => !Object.hasOwn(SETTINGS, name));
  const changes: SettingChange[] = [];
  for (const name of [...known, ...others]) {
    const before = current?.[name] ?? null;
    const after = wanted[name] ?? '';
    if (before !== after && !isIdle(name, before, wanted)) changes.push({ name, before, after });
  }
  return changes;
}

const MONITORING =
  /^(ModelPackageGroupName|EnvironmentName|Monitor.+|LabelDelay|NoDataChecks|(Baseline|Labels|Deployments|Reports)Uri|ScheduleRoleArn|DriftAlarm.+)$/;

/** Whether nobody has to know of a value: that of a monitor or an alarm that is not there. */
function isIdle(name: string, before: string | null, wanted: Parameters): boolean {
  if (name === 'Monitor') return before === null && wanted[name] === 'none';
  if (MONITORING.test(name) && wanted['Monitor'] === 'none') return true;
  const [, slot, field] = /^DriftAlarm(\d)(.+)$/.exec(name) ?? [];
  if (slot === undefined || wanted[`DriftAlarm${slot}Metric`] !== '') return false;
  return field !== 'Metric' || before === null;
}

/** `title` and both values in words. */
export function settingText({ name, before, after }: SettingChange): {
  title: string;
  before: string | null;
  after: string;
} {
  const { title, show = String } = SETTINGS[name] ?? { title: name };
  return { title, before: before === null ? null : show(before), after: show(after) };
}

function packageText(arn: string): string {
  const parsed = parsePackageArn(arn);
  return parsed === undefined ? arn : `${parsed.group} version ${parsed.version}`;
}

function seconds(value: string): string {
  return formatSpan(Number(value) * 1000);
}

function percent(value: string): string {
  return `${Number((Number(value) * 100).toPrecision(6))} %`;
}

function orNone(value: string): string {
  return value === '' ? 'none' : value;
}
