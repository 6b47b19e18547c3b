import { join } from 'node:path';
import { downloadPrefix } from './job-input.ts';
import { OutputUpload } from './job-output.ts';
import type { Machine } from './machine.ts';
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
  await downloadPrefix(machine.objects, uri, checkpointFolder(request, folder));
}

function checkpointFolder(request: TrainingRequest, folder: string): string {
  const path = request.CheckpointConfig?.LocalPath ?? '/opt/ml/checkpoints';
  return join(folder, path.replace(/^\/opt\/ml\//, ''));
}
