/** What is known of the watch over one model's endpoint. */
export interface Watch {
  endpoint: string;
  engine: 'processing' | 'model-monitor';
  /** When the release that runs was verified. */
  deployedAt: Date;
  /** When the newest report was made; undefined where there is none. */
  checkedAt: Date | undefined;
  alarms: readonly { name: string; actionsEnabled: boolean }[];
  /** Names of the alarms that the manifest asks for, the one for missing data included. */
  wantedAlarms: readonly string[];
  /** Of what starts the checks; undefined where there is nothing that does. */
  schedule: 'on' | 'off' | undefined;
  /** Seconds between two checks, at the longest. */
  interval: number;
  now: Date;
}

/** Checks that may be missed one after the other: a capacity error or a throttled start is no reason to wake anybody. */
const MISSED_CHECKS = 3;

const CHECKS = {
  processing: 'the executions of the pipeline drift-monitor',
  'model-monitor': 'the executions of its monitoring schedule',
} as const satisfies Record<Watch['engine'], string>;

/** Why the watch over an endpoint would not notice drift, as sentences; none where it would. */
export function watchFaults(watch: Watch): string[] {
  const { endpoint, alarms, wantedAlarms, schedule } = watch;
  const faults: string[] = [];
  if (schedule === undefined)
    faults.push(`${endpoint} has no schedule that checks it: somebody deleted it. Deploy the model again.`);
  if (schedule === 'off')
    faults.push(`The schedule ${endpoint}, which checks it, is switched off: switch it on again.`);
  // One that is off explains why nothing is checked.
  if (schedule === 'on' && isSilent(watch)) faults.push(silence(watch));
  const names = new Set(alarms.map(({ name }) => name));
  const missing = wantedAlarms.filter((name) => !names.has(name));
  if (missing.length > 0)
    faults.push(
      `${endpoint} lacks alarms, ${missing.join(', ')}: somebody deleted them. Deploy the model again.`,
    );
  for (const { name, actionsEnabled } of alarms)
    if (!actionsEnabled)
      faults.push(
        `The actions of the alarm ${name} are switched off: switch them on with EnableAlarmActions.`,
      );
  return faults;
}

function isSilent({ deployedAt, checkedAt, interval, now }: Watch): boolean {
  const last = Math.max(deployedAt.getTime(), checkedAt?.getTime() ?? 0);
  return now.getTime() - last > MISSED_CHECKS * interval * 1000;
}

function silence({ endpoint, engine, deployedAt, checkedAt }: Watch): string {
  const since =
    checkedAt === undefined
      ? `${endpoint} has not been checked since it was deployed on ${deployedAt.toISOString()}: the newest report is missing`
      : `${endpoint} was last checked on ${checkedAt.toISOString()}: its newest report is of then`;
  return `${since}. See the schedule ${endpoint} and ${CHECKS[engine]}.`;
}
