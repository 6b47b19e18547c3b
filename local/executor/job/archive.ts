import { mkdir, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { create } from 'tar';

/**
 * Packs the contents of a folder, without a leading folder, as SageMaker packs /opt/ml/model. Equal contents give equal
 * bytes: owners, times and order are left out. Returns false, and writes nothing, where the folder is empty.
 */
export async function packFolder(folder: string, file: string): Promise<boolean> {
  const names = (await readdir(folder).catch((): string[] => [])).toSorted();
  if (names.length === 0) return false;
  await mkdir(dirname(file), { recursive: true });
  await create({ file, cwd: folder, gzip: true, portable: true, mtime: new Date(0) }, names);
  return true;
}
