import type { Alarm } from './alarm.ts';
import type { Check, QualityMetric } from './check.ts';
import type { Judge } from './drift.ts';

/** What a check says of the requests, without knowing any label. */
export function inputsOf({ rows, worst }: Check): string {
  const captured = `${rows.toLocaleString('en')} captured rows (these and the sample's trip)`;
  if (worst === undefined) return `${captured}, no feature compared`;
  const { name, distance, threshold } = worst;
  return distance > threshold
    ? `${captured}, ${name} moved most: distance ${distance.toFixed(3)}, threshold ${threshold}`
    : `${captured}, no feature moved further than its threshold (${threshold})`;
}

/** The main metric and another one, how much worse they are than on the test rows that the baseline was made of. */
export function qualityOf({ labelled, metrics }: Check, main: string): string {
  if (labelled === 0) return 'no labels yet, so nothing is known of quality';
  const parts = Object.entries(metrics)
    .filter(([, { ratio }]) => ratio !== null)
    .toSorted(([a], [b]) => Number(b === main) - Number(a === main))
    .slice(0, 2)
    .map(([name, metric]) => timesOf(name, metric));
  if (parts.length === 0)
    return `${labelled.toLocaleString('en')} labelled rows, too few to say anything of quality`;
  return `${labelled.toLocaleString('en')} labelled rows, ${parts.join('; ')}`;
}

function timesOf(name: string, { value, ratio, ratioLow }: QualityMetric): string {
  const low = ratioLow === null ? '' : ` (at least ${ratioLow.toFixed(2)})`;
  return `${name.toUpperCase()} ${value.toFixed(2)}, ${(ratio ?? Number.NaN).toFixed(2)} times the baseline's${low}`;
}

export function alarmsOf(alarms: readonly Alarm[]): string {
  const raised = raisedOf(alarms);
  return raised.length === 0
    ? `no alarm (${alarms.length} are set)`
    : `ALARM ${raised.map(({ metric, threshold }) => `${metric} > ${threshold}`).join(', ')}`;
}

function raisedOf(alarms: readonly Alarm[]): Alarm[] {
  return alarms.filter(({ state }) => state === 'ALARM');
}

export function judgementOf({ metric, rows, champion, challenger, difference }: Judge): string {
  const range = `${difference.low.toFixed(2)} to ${difference.high.toFixed(2)}`;
  return `${metric.toUpperCase()} ${champion.toFixed(2)} -> ${challenger.toFixed(2)} (difference ${range}) on the ${rows.toLocaleString('en')} newest labelled rows, which neither was trained on`;
}
