import { type Alarm, listAlarms } from '../aws/alarms.ts';
import type { Place } from '../aws/arn.ts';
import { readChallenger } from '../aws/challengers.ts';
import type { Clients } from '../aws/clients.ts';
import { readDeployments } from '../aws/deployment-records.ts';
import { readReports } from '../aws/drift-reports.ts';
import { isMissing } from '../aws/errors.ts';
import { describeExecution, listExecutions } from '../aws/executions.ts';
import { readModelMonitorReports } from '../aws/model-monitor-reports.ts';
import { describePackage, listPackages } from '../aws/model-packages.ts';
import { rawDataChangedAt } from '../aws/raw-data.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import type { ModelEntry, MonitorSpec } from '../manifest/manifest.ts';
import { alarmName, alarmNames, noDataAlarmName, retrainingPolicy } from '../manifest/monitor.ts';
import { endpointName } from '../manifest/names.ts';
import { parsePackageArn } from '../manifest/package-arn.ts';
import type { Challenger, DriftFacts, RaisedAlarm, Retraining } from './decision.ts';
import type { DriftReport } from './report.ts';

export interface FactsRequest {
  model: string;
  environment: string;
  entry: ModelEntry;
  /** Name of the pipeline that trains it. */
  pipeline: string;
  bucket: string;
  now: Date;
}

/** All that an assessment says something about. */
export interface GatheredDrift {
  facts: DriftFacts;
  endpoint: string;
  /** All alarms of the endpoint's monitor. */
  alarms: readonly Alarm[];
  /** Newest first; the first is that of the facts. */
  reports: readonly DriftReport[];
  /** What of the reports could not be read. */
  faults: readonly string[];
  /** What runs; undefined where nothing does. */
  champion: { arn: string; modelDataUrl: string | undefined } | undefined;
}

const DAYS = 14;
const REPORTS = 168;

/** Asks AWS for what decides about retraining. The model has to have a monitor. */
export async function gatherDrift(
  clients: Clients,
  place: Place,
  request: FactsRequest,
): Promise<GatheredDrift> {
  const { model, environment, entry, bucket, now } = request;
  const { monitor } = entry;
  if (monitor === null) throw new Error(`${model} is not monitored in ${environment}.`);
  const endpoint = endpointName(model, environment);
  const { deployed } = await readDeployments(clients, place, { bucket, environment, model });
  const release = releaseOf(deployed);
  const alarms = (await listAlarms(clients, place, alarmName(endpoint, ''))).filter(isOwn(endpoint, monitor));
  const found =
    monitor.engine === 'processing'
      ? await readReports(clients, place, { bucket, endpoint, now, days: DAYS, most: REPORTS })
      : await readModelMonitorReports(clients, place, {
          ...request,
          monitor,
          endpoint,
          deployed,
          days: DAYS,
        });
  const champion = release && (await describePackage(clients, place, release.modelPackageArn));
  const packages = await listPackages(clients, place, model);
  const newer = packages.filter(({ version }) => version > (release?.version ?? 0));
  const candidates: Challenger[] = [];
  for (const listed of newer.slice(0, MOST_CANDIDATES))
    candidates.push(await readChallenger(clients, place, listed));
  const trainings = await trainingsOf(clients, place, request);
  const execution = deployed[0]?.release.pipelineExecutionArn ?? undefined;
  const policy = retrainingPolicy(monitor);
  const facts: DriftFacts = {
    now,
    model,
    environment,
    policy,
    hold: entry.hold === null ? null : entry.hold.reason,
    alarms: alarms.filter(({ state }) => state === 'ALARM').map((alarm) => raisedOf(endpoint, alarm)),
    report: found.reports[0],
    release,
    ...trainings,
    candidates,
    // Nothing depends on it where labelled rows are asked for.
    rawDataChangedAt:
      policy?.minimumLabelledRows === 0 && execution !== undefined
        ? await rawDataChangedAt(clients, place, { execution, bucket })
        : undefined,
    trainedAt: execution === undefined ? undefined : (await describeExecution(clients, execution)).startedAt,
  };
  return {
    facts,
    endpoint,
    alarms,
    ...found,
    champion: champion && { arn: champion.arn, modelDataUrl: champion.modelDataUrl },
  };
}

// Versions that nobody promoted for so long say nothing any more.
const MOST_CANDIDATES = 10;

/** Since when the newest deployment's model package has been running without a break. */
function releaseOf(deployed: readonly DeploymentRecord[]): DriftFacts['release'] {
  const [newest] = deployed;
  if (newest === undefined) return undefined;
  const { modelPackageArn } = newest.release;
  const end = deployed.findIndex(({ release }) => release.modelPackageArn !== modelPackageArn);
  const first = deployed.at(end === -1 ? -1 : end - 1) ?? newest;
  const version = parsePackageArn(modelPackageArn)?.version ?? 0;
  return { modelPackageArn, version, deployedAt: new Date(first.endedAt) };
}

function isOwn(endpoint: string, monitor: MonitorSpec): (alarm: Alarm) => boolean {
  const names = new Set(alarmNames(endpoint, monitor));
  return ({ name }) => names.has(name);
}

function raisedOf(endpoint: string, { name, metric, threshold, since }: Alarm): RaisedAlarm {
  const kind = name === noDataAlarmName(endpoint) ? 'no-data' : 'drift';
  return { name, metric, threshold, since, kind };
}

async function trainingsOf(
  clients: Clients,
  place: Place,
  { model, environment, pipeline, now }: FactsRequest,
): Promise<Pick<DriftFacts, 'underWay' | 'retrainings'>> {
  const underWay: string[] = [];
  const retrainings: Retraining[] = [];
  const prefix = `drift-${environment}-${model}-`;
  // A model's name may begin with another's: after the prefix comes the minute, and nothing else.
  const isOwnCause = (name: string) => name.startsWith(prefix) && /^\d{12}$/.test(name.slice(prefix.length));
  const oldest = now.getTime() - HISTORY_MS;
  try {
    for await (const { arn, displayName = '', status, startedAt } of listExecutions(
      clients,
      place,
      pipeline,
    )) {
      if (startedAt.getTime() < oldest) break;
      if (status === 'Executing' || status === 'Stopping') underWay.push(arn);
      if (isOwnCause(displayName)) retrainings.push({ cause: displayName, status, startedAt });
    }
  } catch (error) {
    // What runs was trained elsewhere: the pipeline is built before it trains here for the first time.
    if (!isMissing(error)) throw error;
  }
  return { underWay, retrainings };
}

// The budget is of thirty days.
const HISTORY_MS = 31 * 86_400_000;
