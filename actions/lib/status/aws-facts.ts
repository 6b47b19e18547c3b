import type { Place } from '../aws/arn.ts';
import type { Clients } from '../aws/clients.ts';
import { readDeployments } from '../aws/deployment-records.ts';
import { describeEndpoint, type Endpoint } from '../aws/endpoints.ts';
import { readReports } from '../aws/drift-reports.ts';
import { isMissing } from '../aws/errors.ts';
import { listExecutions } from '../aws/executions.ts';
import { readModelMonitorReports } from '../aws/model-monitor-reports.ts';
import { servedBy } from '../aws/served-facts.ts';
import { readWatch } from '../aws/watch.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { endpointFaults } from '../deployment/served-facts.ts';
import { watchFaults } from '../drift/watch-faults.ts';
import type { ModelEntry } from '../manifest/manifest.ts';
import { endpointName } from '../manifest/names.ts';
import { parsePackageArn } from '../manifest/package-arn.ts';
import type { ModelStatus, Wait } from './status.ts';

export interface StatusRequest {
  model: string;
  environment: string;
  entry: ModelEntry;
  /** Name of the pipeline that trains the model; undefined where none does. */
  pipeline: string | undefined;
  bucket: string;
  now: Date;
}

/** What AWS says of one model in one environment. */
export async function awsStatus(
  clients: Clients,
  place: Place,
  request: StatusRequest,
): Promise<ModelStatus> {
  const { model, environment, entry, bucket } = request;
  const wanted = versionIn(entry.release?.modelPackageArn);
  const { deployed: records, failed } = await readDeployments(clients, place, { bucket, environment, model });
  const [newest] = records;
  const deployed = newest && {
    version: versionIn(newest.release.modelPackageArn) ?? 0,
    at: new Date(newest.endedAt),
  };
  const name = endpointName(model, environment);
  const endpoint = deployed && (await describeEndpoint(clients, place, name));
  const waits: Wait[] = [];
  if (wanted !== null && wanted !== deployed?.version) {
    const [failure] = failed.filter(({ release }) => versionIn(release.modelPackageArn) === wanted);
    waits.push({
      what:
        failure === undefined
          ? `deployment of version ${wanted}`
          : `a person, as the deployment of version ${wanted} failed`,
      since: failure && new Date(failure.endedAt),
    });
  }
  const since = await trainingSince(clients, place, request.pipeline);
  if (since !== undefined) waits.push({ what: 'training', since });
  return {
    model,
    environment,
    wanted,
    deployed,
    endpoint: endpoint?.status,
    differences: endpoint === undefined ? [] : await differencesOf(clients, place, request, endpoint),
    watch: deployed && (await watchOf(clients, place, request, records)),
    waits,
  };
}

/** In what an endpoint is not what git says. One that is changing is looked at when it is done. */
async function differencesOf(
  clients: Clients,
  place: Place,
  { entry: { release, endpoint: spec } }: StatusRequest,
  endpoint: Endpoint,
): Promise<string[]> {
  if (release === null || endpoint.changing || endpoint.status.endsWith('ing')) return [];
  return endpointFaults(await servedBy(clients, place, endpoint), { release, spec });
}

// A report that is older says nothing of today.
const DAYS = 7;

async function watchOf(
  clients: Clients,
  place: Place,
  { model, environment, entry, bucket, now }: StatusRequest,
  deployed: readonly DeploymentRecord[],
): Promise<ModelStatus['watch']> {
  const { monitor } = entry;
  if (monitor === null) return undefined;
  const endpoint = endpointName(model, environment);
  const deployedAt = new Date(deployed[0]?.endedAt ?? 0);
  const watch = await readWatch(clients, place, { endpoint, monitor, deployedAt, bucket, now });
  const search = { bucket, endpoint, now, days: DAYS };
  const { reports, faults } =
    monitor.engine === 'processing'
      ? await readReports(clients, place, { ...search, most: 1 })
      : await readModelMonitorReports(clients, place, { ...search, model, environment, monitor, deployed });
  return { report: reports[0], alarms: watch.alarms, faults: [...watchFaults(watch), ...faults] };
}

/** When the newest execution of a pipeline began, where it is under way. */
async function trainingSince(
  clients: Clients,
  place: Place,
  pipeline: string | undefined,
): Promise<Date | undefined> {
  if (pipeline === undefined) return undefined;
  try {
    for await (const { status, startedAt } of listExecutions(clients, place, pipeline))
      return status === 'Executing' || status === 'Stopping' ? startedAt : undefined;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return undefined;
}

function versionIn(arn: string | undefined): number | null {
  return arn === undefined ? null : (parsePackageArn(arn)?.version ?? null);
}
