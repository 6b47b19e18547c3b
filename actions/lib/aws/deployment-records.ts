import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import pMap from 'p-map';
import { type DeploymentRecord, parseRecord, recordFolder, recordKey } from '../deployment/record.ts';
import { bucketArn, type Place } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { AwsError } from './errors.ts';
import { listObjects } from './objects.ts';

export interface DeploymentHistory {
  /** Newest first. */
  deployed: readonly DeploymentRecord[];
  /** Newest first. */
  failed: readonly DeploymentRecord[];
}

// A history of years has thousands of records.
const READS = 16;
const MAX_TRIES = 5;

/** All deployments of a model in an environment that there are records of. Files that are no records are left out. */
export async function readDeployments(
  clients: Clients,
  place: Place,
  { bucket, environment, model }: { bucket: string; environment: string; model: string },
): Promise<DeploymentHistory> {
  const folder = recordFolder(environment, model);
  const keys: string[] = [];
  for await (const { key } of listObjects(clients, place, { bucket, key: folder }))
    if (key.endsWith('.json')) keys.push(key);
  const read = (key: string) => readRecord(clients, place, bucket, key);
  const records = (await pMap(keys, read, { concurrency: READS })).filter((record) => record !== undefined);
  const newestFirst = records.toSorted((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt));
  return {
    deployed: newestFirst.filter(({ outcome }) => outcome === 'deployed'),
    failed: newestFirst.filter(({ outcome }) => outcome === 'failed'),
  };
}

/**
 * Writes the record unless there is one of the same deployment: the first one stands, since nothing that was recorded is
 * ever changed. Answers whether this one was written.
 */
export async function writeDeployment(
  clients: Clients,
  place: Place,
  bucket: string,
  record: DeploymentRecord,
): Promise<{ uri: string; written: boolean }> {
  const key = recordKey(record);
  const uri = `s3://${bucket}/${key}`;
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: `${JSON.stringify(record, undefined, 2)}\n`,
    ContentType: 'application/json',
    IfNoneMatch: '*',
  });
  const permission = { action: 's3:PutObject', resource: `${bucketArn(place, bucket)}/deployments/*` };
  for (let tries = 1; ; tries += 1) {
    try {
      await call(permission, () => clients.s3.send(command));
      return { uri, written: true };
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (error.code === 'PreconditionFailed') return { uri, written: false };
      // Somebody else writes it at this moment; the SDK leaves it to us to try again.
      if (error.code !== 'ConditionalRequestConflict' || tries === MAX_TRIES) throw error;
    }
  }
}

async function readRecord(
  clients: Clients,
  place: Place,
  bucket: string,
  key: string,
): Promise<DeploymentRecord | undefined> {
  const permission = { action: 's3:GetObject', resource: `${bucketArn(place, bucket)}/deployments/*` };
  const text = await call(permission, async () => {
    const answer = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await answer.Body?.transformToString()) ?? '';
  });
  try {
    return parseRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}
