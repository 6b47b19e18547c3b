import pMap from 'p-map';
import type { DeploymentRecord } from '../deployment/record.ts';
import { fromModelMonitorFiles, type ModelMonitorAnalysis } from '../drift/model-monitor-report.ts';
import { type AnalysedWindow, analysedWindow, servedThrough } from '../drift/model-monitor-window.ts';
import type { DriftReport } from '../drift/report.ts';
import { messageOf } from '../failure.ts';
import type { MonitorSpec } from '../manifest/manifest.ts';
import type { Place } from './arn.ts';
import type { Clients } from './clients.ts';
import type { FoundReports } from './drift-reports.ts';
import { describePackage } from './model-packages.ts';
import { listObjects, parseS3Uri, readJsonObject } from './objects.ts';

export interface ModelMonitorRequest {
  bucket: string;
  endpoint: string;
  model: string;
  environment: string;
  monitor: MonitorSpec;
  /** Newest first. */
  deployed: readonly DeploymentRecord[];
  now: Date;
  days: number;
}

const DAY_MS = 86_400_000;
const READS = 4;
// Sketches make files of a megabyte; three days of hours show a course.
const MOST = 72;
const FILES = ['statistics.json', 'constraints.json', 'constraint_violations.json'] as const;

/** The newest analyses of Model Monitor as reports, of the last `days` days. */
export async function readModelMonitorReports(
  clients: Clients,
  place: Place,
  request: ModelMonitorRequest,
): Promise<FoundReports> {
  const { bucket, endpoint, monitor, deployed } = request;
  const served = (await listAnalyses(clients, place, { ...request, most: MOST })).flatMap((analysis) => {
    const window = analysedWindow(analysis.due, monitor.schedule);
    const release = servedThrough(deployed, window);
    return release === undefined ? [] : [{ ...analysis, window, release }];
  });
  const baselines = baselineReader(clients, place);
  const faults: string[] = [];
  const read = async ({
    folder,
    keys,
    window,
    release,
  }: ServedAnalysis): Promise<DriftReport | undefined> => {
    const report = await baselines(release.modelPackageArn)
      .then(async (baseline) =>
        fromModelMonitorFiles({
          ...(await readFiles(clients, place, { bucket, keys })),
          baseline,
          about: aboutOf(request, { folder, window, release, baselineUri: baseline.uri }),
        }),
      )
      .catch((error: unknown) => ({ fault: messageOf(error) }));
    if (!('fault' in report)) return report;
    faults.push(`The analysis of ${endpoint} in s3://${bucket}/${folder} can't be read: ${report.fault}.`);
    return undefined;
  };
  const reports = await pMap(served, read, { concurrency: READS });
  return { reports: reports.filter((report) => report !== undefined), faults };
}

interface Analysis {
  /** Ends with a slash. */
  folder: string;
  keys: readonly string[];
  due: Date;
}

interface ServedAnalysis extends Analysis {
  window: AnalysedWindow;
  release: { modelPackageArn: string; since: string };
}

/** Analyses that have left their statistics, the newest first. */
export async function listAnalyses(
  clients: Clients,
  place: Place,
  {
    bucket,
    endpoint,
    now,
    days,
    most,
  }: { bucket: string; endpoint: string; now: Date; days: number; most: number },
): Promise<Analysis[]> {
  const found: Analysis[] = [];
  for (let day = 0; day <= days && found.length < most; day += 1) {
    const date = new Date(now.getTime() - day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/');
    // Model Monitor puts the endpoint's and the schedule's name, which are one here, below the folder that it is given.
    const prefix = `monitoring/${endpoint}/${endpoint}/${date}/`;
    const folders = new Map<string, string[]>();
    for await (const { key } of listObjects(clients, place, { bucket, key: prefix })) {
      const folder = key.slice(0, key.lastIndexOf('/') + 1);
      folders.set(folder, [...(folders.get(folder) ?? []), key]);
    }
    for (const [folder, keys] of [...folders].toSorted(([a], [b]) => (a < b ? 1 : -1))) {
      const due = new Date(`${date.replaceAll('/', '-')}T${folder.slice(prefix.length, -1)}:00:00Z`);
      if (Number.isNaN(due.getTime()) || !keys.includes(`${folder}statistics.json`)) continue;
      found.push({ folder, keys, due });
    }
  }
  return found.slice(0, most);
}

async function readFiles(
  clients: Clients,
  place: Place,
  { bucket, keys }: { bucket: string; keys: readonly string[] },
): Promise<Pick<ModelMonitorAnalysis, 'statistics' | 'violations'>> {
  const read = (name: RegExp) => {
    const key = keys.find((each) => name.test(each));
    return key === undefined ? undefined : readJsonObject(clients, place, { bucket, key });
  };
  const [statistics, violations] = await Promise.all([
    read(/\/statistics\.json$/),
    // A page of the service's guide has the second name.
    read(/\/constraints?_violations\.json$/),
  ]);
  return { statistics, violations };
}

type Baseline = ModelMonitorAnalysis['baseline'] & { uri: string };

/** Reads the baseline of a package once, however many analyses compare with it. */
function baselineReader(clients: Clients, place: Place): (arn: string) => Promise<Baseline> {
  const known = new Map<string, Promise<Baseline>>();
  return (arn) => {
    const found = known.get(arn) ?? readBaseline(clients, place, arn);
    known.set(arn, found);
    return found;
  };
}

async function readBaseline(clients: Clients, place: Place, arn: string): Promise<Baseline> {
  const baselineUri = (await describePackage(clients, place, arn))?.baselineUri;
  const address = baselineUri === undefined ? undefined : parseS3Uri(baselineUri);
  if (baselineUri === undefined || address === undefined) throw new Error(`${arn} has no baseline`);
  const { bucket, key: folder } = address;
  const names: string[] = [];
  for await (const { key } of listObjects(clients, place, { bucket, key: `${folder}/` }))
    names.push(key.slice(folder.length + 1));
  const read = (name: string) =>
    names.includes(name) ? readJsonObject(clients, place, { bucket, key: `${folder}/${name}` }) : undefined;
  const [statistics, constraints, dataset] = await Promise.all([
    read('statistics.json'),
    read('constraints.json'),
    read('dataset.json'),
  ]);
  return { uri: baselineUri, statistics, constraints, dataset };
}

function aboutOf(
  { model, environment, endpoint, monitor, bucket }: ModelMonitorRequest,
  {
    folder,
    window,
    release,
    baselineUri,
  }: Pick<ServedAnalysis, 'folder' | 'window' | 'release'> & { baselineUri: string },
): ModelMonitorAnalysis['about'] {
  const [statistics, constraints, violations] = FILES.map((name) => `s3://${bucket}/${folder}${name}`);
  return {
    model,
    environment,
    endpoint,
    modelPackageArn: release.modelPackageArn,
    baselineUri,
    checkedAt: window.end.toISOString(),
    window: {
      start: window.start.toISOString(),
      end: window.end.toISOString(),
      deployedAt: release.since,
      duration: window.duration,
    },
    files: { statistics: statistics ?? '', constraints: constraints ?? '', violations: violations ?? '' },
    minimumRows: monitor.minimumRows,
    minimumLabels: monitor.minimumLabels,
    labelDelay: monitor.labelDelay,
  };
}
