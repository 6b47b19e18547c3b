import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { DriftDecision } from '../drift/decision.ts';
import { bucketArn, type Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { listObjects } from './objects.ts';

/** One assessment, told once: `decisions/<environment>/<model>/<time>-<run>.json` in the artifact bucket. */
export interface DecisionRecord {
  version: 1;
  model: string;
  environment: string;
  /** ISO 8601. */
  at: string;
  /** Whether only the way was tried: nothing was trained, whatever was decided. */
  heartbeat: boolean;
  run: { id: string; attempt: string; url?: string };
  /** S3 address of the report that it rests on. */
  report: string | null;
  modelPackageArn: string | null;
  alarms: readonly { name: string; metric: string; threshold: number; since: string }[];
  decision: DriftDecision;
}

/** The newest heartbeat, in front of all times, so that it is never the newest decision. */
const HEARTBEAT = '0-heartbeat';

/** Writes the record and answers its address. Each look has one of its own; of heartbeats only the newest is kept. */
export async function writeDecision(
  clients: Clients,
  place: Place,
  bucket: string,
  record: DecisionRecord,
): Promise<string> {
  const { environment, model, at, run } = record;
  const time = at.replaceAll(/[-:]|\.\d+/g, '');
  const name = record.heartbeat ? HEARTBEAT : `${time}-${run.id}-${run.attempt}`;
  const key = `${folderOf(environment, model)}${name}.json`;
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: `${JSON.stringify(record, undefined, 2)}\n`,
    ContentType: 'application/json',
  });
  const permission = {
    action: 's3:PutObject',
    resource: `${bucketArn(place, bucket)}/decisions/${environment}/*`,
  };
  await call(permission, () => clients.s3.send(command));
  return `s3://${bucket}/${key}`;
}

/** When drift of a model was last assessed; undefined where it never was. Its time is part of a record's key. */
export async function lastDecision(
  clients: Clients,
  place: Place,
  { bucket, environment, model }: { bucket: string; environment: string; model: string },
): Promise<Date | undefined> {
  let newest: string | undefined;
  const folder = folderOf(environment, model);
  for await (const { key } of listObjects(clients, place, { bucket, key: folder })) newest = key;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(newest?.slice(folder.length) ?? '') ?? [];
  return year === undefined ? undefined : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function folderOf(environment: string, model: string): string {
  return `decisions/${environment}/${model}/`;
}
