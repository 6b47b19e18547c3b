import type { DriftReport } from '../drift/report.ts';

/** What is known of one model in one environment. */
export interface ModelStatus {
  model: string;
  environment: string;
  /** What the manifest names; null where it names no release. */
  wanted: number | null;
  /** What the newest deployment record says; undefined where there is none. */
  deployed: { version: number; at: Date } | undefined;
  /** SageMaker's EndpointStatus; undefined where there is no endpoint. */
  endpoint: string | undefined;
  /** In what the endpoint is not what git says. */
  differences: readonly string[];
  watch: WatchStatus | undefined;
  /** What has to happen next, and who has to do it. */
  waits: readonly Wait[];
}

export interface WatchStatus {
  report: DriftReport | undefined;
  alarms: readonly { name: string; state: string; actionsEnabled: boolean }[];
  /** Why the watch would notice nothing, as sentences. */
  faults: readonly string[];
}

export interface Wait {
  /** Such as `review of #4 (version 2)`. */
  what: string;
  since: Date | undefined;
}

export const COLUMNS = [
  'model',
  'environment',
  'version',
  'age',
  'quality',
  'drift',
  'checked',
  'alarms',
  'waits for',
] as const;

/** One row per model and environment, and what does not fit into it, as sentences. */
export function statusRows(
  statuses: readonly ModelStatus[],
  now: Date,
): { rows: string[][]; notes: string[] } {
  const notes: string[] = [];
  const rows = statuses.map((status) => {
    const { model, environment, deployed, differences, watch, waits } = status;
    for (const difference of differences)
      notes.push(`${model} in ${environment} is not what git says: ${difference}.`);
    for (const fault of watch?.faults ?? []) notes.push(`${model} in ${environment}: ${fault}`);
    const report = watch?.report;
    return [
      model,
      environment,
      versionOf(status),
      deployed === undefined ? '' : age(deployed.at, now),
      watch === undefined ? '' : qualityOf(watch),
      watch === undefined ? 'not watched' : driftOf(report),
      report === undefined ? '' : `${age(new Date(report.checkedAt), now)} ago`,
      watch === undefined ? '' : alarmsOf(watch, `drift-gitops-${model}-${environment}-`),
      waits.map(({ what, since }) => (since ? `${what} since ${age(since, now)}` : what)).join('; ') ||
        'nothing',
    ].map(printable);
  });
  return { rows, notes: notes.map(printable) };
}

function versionOf({ wanted, deployed, endpoint }: ModelStatus): string {
  if (deployed === undefined) return wanted === null ? 'none' : `none (git: ${wanted})`;
  const { version } = deployed;
  if (endpoint === undefined) return `${version}, and its endpoint is gone`;
  const state = endpoint === 'InService' ? '' : ` ${endpoint}`;
  return wanted === version ? `${version}${state}` : `${version}${state} (git: ${wanted ?? 'none'})`;
}

function qualityOf({ report, alarms }: WatchStatus): string {
  if (report === undefined) return 'not known';
  const { verdict, metrics } = report.quality;
  if (verdict === 'no-labels') return 'no labels';
  if (verdict === 'not-enough-labels') return 'not enough labels';
  const rank = ([name, { ratioLow }]: [string, (typeof metrics)[string]]) =>
    // What an alarm watches says more than what moved further.
    alarms.some((alarm) => alarm.name.includes(`-model_quality_${name}_`)) ? Infinity : (ratioLow ?? 0);
  const [worst] = Object.entries(metrics)
    .filter(([, { ratioLow }]) => ratioLow !== null)
    .toSorted((a, b) => rank(b) - rank(a));
  if (worst === undefined) return verdict;
  const [name, { value, ratio }] = worst;
  return `${verdict}: ${name} ${digits(value)}, ${digits(ratio)} times baseline`;
}

function driftOf(report: DriftReport | undefined): string {
  if (report === undefined) return 'not checked yet';
  if (report.verdict !== 'healthy' && report.verdict !== 'drifted')
    return report.verdict.replaceAll('-', ' ');
  const worst = report.features.find(({ distance, role }) => distance !== null && role !== 'calendar');
  if (worst === undefined) return report.verdict;
  return `${report.verdict}: ${worst.name} ${digits(worst.distance)} of ${digits(worst.threshold)}`;
}

function alarmsOf({ alarms }: WatchStatus, prefix: string): string {
  if (alarms.length === 0) return 'none there';
  const raised = alarms.filter(({ state }) => state === 'ALARM');
  const off = alarms.filter(({ actionsEnabled }) => !actionsEnabled);
  const parts = raised.map(({ name }) => (name.startsWith(prefix) ? name.slice(prefix.length) : name));
  if (off.length > 0) parts.push(`actions of ${off.length} off`);
  return parts.join(', ') || 'calm';
}

/** Such as `3 d`, `5 h` or `12 min`. */
export function age(then: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

function digits(value: number | null): string {
  return value === null ? 'unknown' : String(Number(value.toPrecision(3)));
}

/** What others wrote moves no cursor and hides nothing. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
