import { mkdirSync, readFileSync } from 'node:fs';
import { cp, glob, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';
import type { Artifact } from './host.ts';

// As `actions/upload-artifact` has it: a name becomes a folder's on download.
const FORBIDDEN = /[":<>|*?\r\n\\/]/;

/** Artifacts of all runs: folders, and a list of them. */
export class ArtifactStore {
  readonly #folder: string;
  readonly #all: Artifact[];
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
    mkdirSync(folder, { recursive: true });
    this.#all = readList(this.#list, folder);
  }

  get #list(): string {
    return path.join(this.#folder, 'artifacts.json');
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
    const root = await rootOf(workspace, paths);
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
    await this.#save();
    return artifact;
  }

  async #save(): Promise<void> {
    const list = this.#all.map((artifact) => ({
      ...artifact,
      folder: path.relative(this.#folder, artifact.folder),
    }));
    const draft = `${this.#list}.${process.hrtime.bigint()}`;
    await writeFile(draft, JSON.stringify(list));
    await rename(draft, this.#list);
  }
}

export async function unpack(artifact: Artifact, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await cp(artifact.folder, target, { recursive: true });
}

function readList(file: string, folder: string): Artifact[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  const list: Artifact[] = JSON.parse(text);
  return list.map((artifact) => ({
    ...artifact,
    folder: path.join(folder, artifact.folder),
    createdAt: new Date(artifact.createdAt),
  }));
}

/** Files below the paths and patterns, in one order. Hidden ones stay out, as they do by default on GitHub. */
async function filesOf(workspace: string, paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of paths) {
    for await (const match of glob(pattern, { cwd: workspace })) {
      const start = path.resolve(workspace, match);
      if ((await stat(start)).isFile()) {
        found.add(start);
        continue;
      }
      for await (const inner of glob('**/*', { cwd: start })) {
        const file = path.join(start, inner);
        if (!inner.split(path.sep).some(hidden) && (await stat(file)).isFile()) found.add(file);
      }
    }
  }
  return [...found].filter((file) => !hidden(path.basename(file))).toSorted();
}

function hidden(name: string): boolean {
  return name.startsWith('.');
}

/** What the names of an artifact begin below: the folder itself or a file's folder; of several paths what they share. */
async function rootOf(workspace: string, paths: readonly string[]): Promise<string> {
  const starts: string[] = [];
  for (const pattern of paths) {
    const base = path.resolve(workspace, picomatch.scan(pattern).base);
    const facts = await stat(base).catch(() => undefined);
    starts.push(facts?.isFile() ? path.dirname(base) : base);
  }
  let [common = workspace] = starts;
  for (const start of starts) while (!`${start}/`.startsWith(`${common}/`)) common = path.dirname(common);
  return common;
}
