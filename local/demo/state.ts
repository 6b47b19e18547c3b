import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { takeLock } from '../state/lock.ts';
import { shortPath } from '../training/state-folder.ts';

const OWN = ['aws', 'data', 'github', 'later', 'repository', 'template'];

/**
 * Empties the folder in which a demo keeps its state. Throws a sentence, and deletes nothing, where it holds what no demo
 * wrote or where another demo still runs in it.
 */
export async function emptyState(root: string): Promise<void> {
  const entries = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`--state is ${shortPath(root)}, which is no folder that can be read (${error.code}).`, {
      cause: error,
    });
  });
  const visible = entries.filter((name) => !name.startsWith('.'));
  const foreign = visible.find((name) => !OWN.includes(name) || !visible.includes('aws'));
  if (foreign !== undefined) {
    throw new Error(
      `--state is ${shortPath(root)}; it would be emptied, but it holds "${foreign}", which is not the demo's. Name another folder.`,
    );
  }
  if (visible.length === 0) return;
  const unlock = takeLock(path.join(root, 'aws/lock'));
  for (const name of OWN) await rm(path.join(root, name), { recursive: true, force: true });
  unlock();
}
