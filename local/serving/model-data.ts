import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';
import type { ObjectStore } from '../aws/object-store.ts';
import { parseS3Uri } from '../executor/job/s3-uri.ts';
import { messageOf } from '../plain.ts';
import { ServingError } from './serving-error.ts';

/** Puts the contents of a model.tar.gz into a folder. Throws `ServingError`, in SageMaker's words where they are known. */
export async function fetchModelData(
  objects: ObjectStore,
  url: string | undefined,
  folder: string,
  draft: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (url === undefined) return;
  const { bucket, key } = parseS3Uri(url);
  if (!(await objects.head(bucket, key).catch(() => undefined))) {
    throw new ServingError(
      `Failed to download model data from URL "${url}". Please ensure that there is an object located at the URL.`,
    );
  }
  await mkdir(draft, { recursive: true });
  const archive = join(draft, 'model.tar.gz');
  await objects.download(bucket, key, archive);
  try {
    // Entries that point out of the folder are left out by the library.
    await extract({ file: archive, cwd: folder, strict: true });
  } catch (error) {
    throw new ServingError(
      `Failed to extract model data archive from URL "${url}". Please ensure that the object located at the URL is a valid tar.gz archive. (${messageOf(error)})`,
      { cause: error },
    );
  } finally {
    await rm(archive, { force: true });
  }
}
