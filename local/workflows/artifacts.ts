import { cp, glob, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import type { Artifact } from './host.ts';

// As `actions/upload-artifact` has it: a name becomes a folder's on download.
const FORBIDDEN = /[":<>|*?\r\n\\/]/;

/** Artifacts of all runs, as folders. */
export class ArtifactStore {
  readonly #folder: string;
  readonly #all: Artifact[] = [];
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  of(runId: number): Artifact[] {
    return this.#all.filter((artifact) => artifact.runId === runId);
  }

  find(runId: number, pattern: string): Artifact[] {
    return this.of(runId).filter(({ name }) => picomatch.isMatch(name, pattern));
  }

  /** Keeps copies of files. Throws where the run has an artifact of this name, unless it may be replaced. */
  async upload(request: {
    runId: number;
    name: string;
    workspace: string;
    paths: readonly string[];
    overwrite: boolean;
  }): Promise<Artifact | undefined> {
    const { runId, name, workspace, paths, overwrite } = request;
    if (FORBIDDEN.test(name) || /^\.*$/.test(name))
      throw new Error(`The artifact name is not valid: ${JSON.stringify(name)}.`);
    const known = this.of(runId).find((artifact) => artifact.name === name);
    if (known && !overwrite)
      throw new Error(
        `Failed to CreateArtifact: Received non-retryable error: (409) Conflict: an artifact with this name already exists on the workflow run`,
      );
    const files = await filesOf(workspace, paths);
    if (files.length === 0) return undefined;
    const root = commonFolder(files);
    const id = (this.#all.at(-1)?.id ?? 0) + 1;
    const folder = path.join(this.#folder, String(runId), String(id));
    let bytes = 0;
    for (const file of files) {
      await cp(file, path.join(folder, path.relative(root, file)));
      bytes += (await stat(file)).size;
    }
    if (known) {
      this.#all.splice(this.#all.indexOf(known), 1);
      await rm(known.folder, { recursive: true, force: true });
    }
    const artifact = { id, name, runId, folder, bytes, createdAt: this.#now() };
    this.#all.push(artifact);
    return artifact;
  }
}

export async function unpack(artifact: Artifact, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await cp(artifact.folder, target, { recursive: true });
}

/** Files below the paths and patterns, in one order. */
async function filesOf(workspace: string, paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of paths) {
    for await (const match of glob(pattern, { cwd: workspace })) {
      const file = path.resolve(workspace, match);
      if ((await stat(file)).isFile()) found.add(file);
      else
        for await (const inner of glob('**/*', { cwd: file })) {
          const below = path.join(file, inner);
          if ((await stat(below)).isFile()) found.add(below);
        }
    }
  }
  return [...found].toSorted();
}

/** The folder that all files are below: what an artifact's names begin at. */
function commonFolder(files: readonly string[]): string {
  let common = path.dirname(files[0] ?? '');
  for (const file of files)
    while (!`${path.dirname(file)}/`.startsWith(`${common}/`)) common = path.dirname(common);
  return common;
}
