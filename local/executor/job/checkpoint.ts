import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OutputUpload } from './job-output.ts';
import type { Machine } from './machine.ts';
import { parseS3Uri } from './s3-uri.ts';
import type { TrainingRequest } from './training-request.ts';

/** Uploads of the hosts' checkpoints; none where the job keeps no checkpoints. */
export function checkpointUploads(
  machine: Machine,
  request: TrainingRequest,
  folders: readonly string[],
): OutputUpload[] {
  const uri = request.CheckpointConfig?.S3Uri;
  if (uri === undefined) return [];
  return folders.map(
    (folder) =>
      new OutputUpload(machine.objects, {
        uri,
        mode: 'Continuous',
        folder: checkpointFolder(request, folder),
      }),
  );
}

/** Puts the checkpoints of an earlier job where the program looks for them. */
export async function restoreCheckpoints(
  machine: Machine,
  request: TrainingRequest,
  folder: string,
): Promise<void> {
  const uri = request.CheckpointConfig?.S3Uri;
  if (uri === undefined) return;
  const { bucket, key } = parseS3Uri(uri);
  const target = checkpointFolder(request, folder);
  await mkdir(target, { recursive: true });
  for (const object of await machine.objects.list(bucket, key)) {
    await machine.objects.download(bucket, object.key, join(target, object.key.slice(key.length)));
  }
}

function checkpointFolder(request: TrainingRequest, folder: string): string {
  const path = request.CheckpointConfig?.LocalPath ?? '/opt/ml/checkpoints';
  return join(folder, path.replace(/^\/opt\/ml\//, ''));
}
