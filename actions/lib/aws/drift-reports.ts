import pMap from 'p-map';
import { type DriftReport, parseDriftReport } from '../drift/report.ts';
import { messageOf } from '../failure.ts';
import type { Place } from './arn.ts';
import type { Clients } from './clients.ts';
import { listObjects, readJsonObject } from './objects.ts';

export interface FoundReports {
  /** Newest first. */
  reports: readonly DriftReport[];
  /** Why one of them could not be read, as sentences. */
  faults: readonly string[];
}

const READS = 8;
const DAY_MS = 86_400_000;

/** The newest reports of an endpoint, of the last `days` days, at most `most`. */
export async function readReports(
  clients: Clients,
  place: Place,
  {
    bucket,
    endpoint,
    now,
    days,
    most,
  }: { bucket: string; endpoint: string; now: Date; days: number; most: number },
): Promise<FoundReports> {
  const keys: string[] = [];
  for (let day = 0; day <= days && keys.length < most; day += 1) {
    const date = new Date(now.getTime() - day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/');
    const found: string[] = [];
    for await (const { key } of listObjects(clients, place, {
      bucket,
      key: `monitoring/${endpoint}/${date}/`,
    }))
      if (key.endsWith('/report.json')) found.push(key);
    // The time of the check is part of the key.
    keys.push(...found.toSorted().toReversed());
  }
  const faults: string[] = [];
  const read = async (key: string): Promise<DriftReport | undefined> => {
    const report = await readJsonObject(clients, place, { bucket, key }).then(
      parseDriftReport,
      (error: unknown) => ({
        fault: messageOf(error),
      }),
    );
    if (!('fault' in report)) return report;
    faults.push(`s3://${bucket}/${key} can't be read: ${report.fault}.`);
    return undefined;
  };
  const reports = await pMap(keys.slice(0, most), read, { concurrency: READS });
  return { reports: reports.filter((report) => report !== undefined), faults };
}
