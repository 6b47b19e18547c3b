import { isObject } from '../plain.ts';
import { newestExecution } from '../training/run.ts';
import { readJson, type Session } from '../training/session.ts';
import { followExecution, stepFailures } from '../training/steps.ts';
import { waitFor } from './wait.ts';

/** Pipeline that a schedule of each monitored endpoint starts. */
const MONITOR = 'drift-monitor';

// It is started within a second.
const START_SECONDS = 30;

/** How far a feature's distribution moved from the baseline's. */
export interface Distance {
  name: string;
  distance: number;
  threshold: number;
}

/** A metric on the labelled rows of the window, beside the baseline's. A ratio above 1 is worse. */
export interface QualityMetric {
  value: number;
  baseline: number;
  ratio: number | null;
  /** The ratio is at least this, with 95 % confidence. */
  ratioLow: number | null;
}

/** What one run of the monitor found, as far as the demo tells it. */
export interface Check {
  /** Of the report. */
  uri: string;
  rows: number;
  /** The feature that moved most; undefined where none was compared. */
  worst: Distance | undefined;
  /** Rows with a label. */
  labelled: number;
  /** Without enough labels none. */
  metrics: Readonly<Record<string, QualityMetric>>;
}

/** Lets the endpoint's schedule come due now, and follows the monitor that it starts to its report. */
export async function runCheck(session: Session, endpoint: string, signal: AbortSignal): Promise<Check> {
  const before = await newestExecution(session, MONITOR);
  await session.aws.schedules.tick(endpoint);
  const execution = await waitFor(
    async () => {
      const newest = await newestExecution(session, MONITOR);
      return newest === before ? undefined : newest;
    },
    { what: `an execution of ${MONITOR}`, signal, seconds: START_SECONDS },
  );
  const state = await followExecution(session, execution, { signal });
  if (state.status !== 'Succeeded')
    throw new Error(stepFailures(state) ?? `${MONITOR}: ${state.failure ?? state.status}`);
  return readCheck(session, endpoint);
}

/** The newest report of an endpoint. Keys hold the time of the check, so their order is that of time. */
async function readCheck(session: Session, endpoint: string): Promise<Check> {
  const { bucket } = session;
  const listed = await session.aws.objects.list(bucket, `monitoring/${endpoint}/`);
  const key = listed
    .map((object) => object.key)
    .filter((name) => name.endsWith('/report.json'))
    .toSorted()
    .at(-1);
  if (key === undefined)
    throw new Error(`${MONITOR} succeeded and left no report below monitoring/${endpoint}/.`);
  const uri = `s3://${bucket}/${key}`;
  return checkOf(uri, await readJson(session, uri));
}

function checkOf(uri: string, report: unknown): Check {
  const features = at(report, 'features');
  const compared = (Array.isArray(features) ? features : [])
    .filter((feature) => at(feature, 'role') !== 'calendar' && typeof at(feature, 'distance') === 'number')
    .map((feature) => ({
      name: String(at(feature, 'name')),
      distance: Number(at(feature, 'distance')),
      threshold: Number(at(feature, 'threshold')),
    }));
  const metrics = at(report, 'quality', 'metrics');
  return {
    uri,
    rows: Number(at(report, 'rows', 'captured') ?? 0),
    worst: compared.toSorted((a, b) => b.distance - a.distance)[0],
    labelled: Number(at(report, 'quality', 'labelled') ?? 0),
    metrics: Object.fromEntries(
      Object.entries(isObject(metrics) ? metrics : {}).map(([name, metric]) => [
        name,
        {
          value: Number(at(metric, 'value')),
          baseline: Number(at(metric, 'baseline')),
          ratio: numberOrNull(at(metric, 'ratio')),
          ratioLow: numberOrNull(at(metric, 'ratioLow')),
        },
      ]),
    ),
  };
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function at(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (const name of names) found = isObject(found) ? found[name] : undefined;
  return found;
}
