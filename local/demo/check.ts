import { isObject } from '../plain.ts';
import { newestExecution } from '../training/run.ts';
import { readJson, type Session } from '../training/session.ts';
import { followExecution, stepFailures } from '../training/steps.ts';
import { waitFor } from './wait.ts';

/** Pipeline that a schedule of each monitored endpoint starts. */
const MONITOR = 'drift-monitor';

// It is started within a second.
const START_SECONDS = 30;

/** What one run of the monitor found, as far as the demo tells it. */
export interface Check {
  /** Of the report. */
  uri: string;
  /** `healthy`, `drifted`, `not-enough-data`, `no-data`, `not-deployed`. */
  verdict: string;
  rows: number;
  /** The feature that moved most; undefined where none was compared. */
  worst: { name: string; distance: number; threshold: number } | undefined;
  /** `worse`, `same`, `better`, `not-enough-labels`, `no-labels`. */
  quality: string;
  labelled: number;
  /** What CloudWatch got. */
  metrics: Readonly<Record<string, number>>;
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
  const rows = at(report, 'rows', 'captured');
  const features = at(report, 'features');
  const compared = (Array.isArray(features) ? features : [])
    .filter((feature) => at(feature, 'role') !== 'calendar' && typeof at(feature, 'distance') === 'number')
    .map((feature) => ({
      name: textOf(at(feature, 'name')),
      distance: Number(at(feature, 'distance')),
      threshold: Number(at(feature, 'threshold')),
    }));
  const metrics = at(report, 'metrics');
  return {
    uri,
    verdict: textOf(at(report, 'verdict')),
    rows: Number(rows ?? 0),
    worst: compared.toSorted((a, b) => b.distance - a.distance)[0],
    quality: textOf(at(report, 'quality', 'verdict')),
    labelled: Number(at(report, 'quality', 'labelled') ?? 0),
    metrics: Object.fromEntries(
      Object.entries(isObject(metrics) ? metrics : {}).map(([name, value]) => [name, Number(value)]),
    ),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function at(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (const name of names) found = isObject(found) ? found[name] : undefined;
  return found;
}
