import { EventEmitter } from 'node:events';
import { type AlarmState, evaluate, evaluationRange, periodsOf, type Verdict } from './alarm-evaluation.ts';
import type { MetricStore, Series } from './metrics.ts';
import { datapoints, type Datapoint } from './statistic.ts';
import { alarmArn, type AlarmRecord, type AlarmStore, type HistoryItem } from './store.ts';

export interface AlarmChange {
  region: string;
  name: string;
  arn: string;
  state: AlarmState;
  previous: AlarmState;
  /** Why it was in the state before, and since when: EventBridge tells both. */
  previously: { reason: string; reasonData?: string; at: Date };
  reason: string;
  reasonData?: string;
  at: Date;
  /** What the alarm starts by going into the state, by ARN; none while its actions are disabled. */
  actions: readonly string[];
}

/** What others ask of alarms. An alarm is evaluated whenever its metric arrives and whenever somebody asks for it. */
export interface Alarms {
  state(region: string, name: string): AlarmState | undefined;
  /** The values that an alarm looks at now, newest first. */
  values(region: string, name: string): readonly number[];
  changes: EventEmitter<{ alarm: [AlarmChange] }>;
}

export interface AlarmsOfAccount extends Alarms {
  /** Evaluates an alarm; returns it as it is then. */
  refresh(alarm: AlarmRecord): AlarmRecord;
  /** Evaluates the alarms of a metric that has new samples: at once, and while more of them come, now and then. */
  arrived(series: Series): void;
  /** Gives an alarm another state by hand. */
  set(alarm: AlarmRecord, next: NextState): void;
  close(): void;
}

interface NextState {
  state: AlarmState;
  reason: string;
  reasonData?: string | undefined;
}

// CloudWatch evaluates every minute: so long does a state hold that was set by hand.
const setHoldsFor = 60_000;
const historyLimit = 500;
// Milliseconds between evaluations while a metric keeps coming: under load it comes thousands of times a minute.
const restLength = 100;

export interface AlarmsParts {
  store: AlarmStore;
  metrics: () => MetricStore;
  account: string;
  now: () => Date;
}

export function createAlarms({ store, metrics, account, now }: AlarmsParts): AlarmsOfAccount {
  const changes: Alarms['changes'] = new EventEmitter();
  // Every deployment that is under way listens.
  changes.setMaxListeners(0);
  const resting = new Map<string, NodeJS.Timeout>();

  function become(alarm: AlarmRecord, { state, reason, reasonData }: NextState): void {
    const previous = alarm.state;
    const previously = {
      reason: alarm.reason,
      ...(alarm.reasonData !== undefined && { reasonData: alarm.reasonData }),
      at: new Date(alarm.stateUpdatedAt),
    };
    const at = now();
    if (state !== previous) {
      alarm.history.push(stateItem(alarm, { state, reason, reasonData }, at));
      alarm.history.splice(0, Math.max(0, alarm.history.length - historyLimit));
      alarm.state = state;
      alarm.transitionedAt = at.toISOString();
    }
    alarm.reason = reason;
    alarm.stateUpdatedAt = at.toISOString();
    if (reasonData === undefined) delete alarm.reasonData;
    else alarm.reasonData = reasonData;
    store.saveSoon(alarm);
    if (state === previous) return;
    const { region, name, arn } = alarm;
    const data = reasonData === undefined ? {} : { reasonData };
    changes.emit('alarm', {
      region,
      name,
      arn,
      state,
      previous,
      previously,
      reason,
      ...data,
      at,
      actions: actionsOf(alarm),
    });
  }

  function verdictOf(alarm: AlarmRecord, at: Date): Verdict {
    const range = evaluationRange(alarm, at);
    const found = datapoints(metrics().find(alarm.region, alarm.metric, alarm.unit), alarm.statistic, range);
    return evaluate(alarm, periodsOf(found, range), alarm.state);
  }

  function refresh(alarm: AlarmRecord): AlarmRecord {
    const at = now();
    if (alarm.setAt !== undefined && at.getTime() < Date.parse(alarm.setAt) + setHoldsFor) return alarm;
    const verdict = verdictOf(alarm, at);
    if (verdict.state !== alarm.state)
      become(alarm, { ...verdict, reasonData: evidenceOf(alarm, verdict.evaluated, at) });
    return alarm;
  }

  function refreshAtTimes(alarm: AlarmRecord): void {
    if (resting.has(alarm.arn)) return;
    refresh(alarm);
    const rest = setTimeout(() => {
      resting.delete(alarm.arn);
      const present = store.get(alarm.arn);
      if (present) refresh(present);
    }, restLength);
    resting.set(alarm.arn, rest);
  }

  return {
    changes,
    refresh,
    state(region, name) {
      const alarm = store.get(alarmArn({ region, account }, name));
      return alarm && refresh(alarm).state;
    },
    values(region, name) {
      const alarm = store.get(alarmArn({ region, account }, name));
      return alarm ? verdictOf(alarm, now()).evaluated.map(({ value }) => value) : [];
    },
    arrived(series) {
      for (const alarm of store.values()) if (watches(alarm, series)) refreshAtTimes(alarm);
    },
    set(alarm, next) {
      alarm.setAt = now().toISOString();
      become(alarm, next);
    },
    close() {
      for (const rest of resting.values()) clearTimeout(rest);
    },
  };
}

function watches({ region, metric }: AlarmRecord, series: Series): boolean {
  const pairs = Object.entries(series.dimensions);
  return (
    region === series.region &&
    metric.name === series.name &&
    metric.namespace === series.namespace &&
    pairs.length === Object.keys(metric.dimensions).length &&
    pairs.every(([name, value]) => metric.dimensions[name] === value)
  );
}

function actionsOf(alarm: AlarmRecord): readonly string[] {
  if (!alarm.actionsEnabled) return [];
  if (alarm.state === 'ALARM') return alarm.alarmActions;
  return alarm.state === 'OK' ? alarm.okActions : alarm.insufficientDataActions;
}

function evidenceOf(alarm: AlarmRecord, evaluated: readonly Datapoint[], at: Date): string {
  const oldest = evaluated.at(-1);
  const kind = alarm.unit === undefined ? {} : { unit: alarm.unit };
  return JSON.stringify({
    version: '1.0',
    queryDate: offsetTime(at.getTime()),
    ...(oldest && { startDate: offsetTime(oldest.at) }),
    ...kind,
    statistic: alarm.statistic,
    period: alarm.period,
    recentDatapoints: evaluated.map(({ value }) => value).toReversed(),
    threshold: alarm.threshold,
    evaluatedDatapoints: evaluated.map((datapoint) => ({
      timestamp: offsetTime(datapoint.at),
      sampleCount: datapoint.count,
      value: datapoint.value,
    })),
  });
}

/** As CloudWatch writes times into JSON. */
function offsetTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

function stateItem(alarm: AlarmRecord, next: NextState, at: Date): HistoryItem {
  return {
    at: at.toISOString(),
    type: 'StateUpdate',
    summary: `Alarm updated from ${alarm.state} to ${next.state}`,
    data: JSON.stringify({
      version: '1.0',
      oldState: stateOf(alarm.state, alarm.reason, undefined),
      newState: stateOf(next.state, next.reason, next.reasonData),
    }),
  };
}

function stateOf(state: AlarmState, reason: string, data: string | undefined): object {
  const parsed: unknown = data === undefined ? undefined : JSON.parse(data);
  return { stateValue: state, stateReason: reason, stateReasonData: parsed };
}
