import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMapping } from '../pipeline/mapping.ts';
import type { Path } from '../pipeline/position.ts';
import { ProblemsError, sortProblems, type Problem } from '../pipeline/problem.ts';
import type { SchemaFault } from '../pipeline/schema-fault.ts';
import { locate, pathText, type YamlDocument } from '../pipeline/yaml.ts';
import { readJson } from './json.ts';
import type { Manifest } from './manifest.ts';
import type { LoadedManifest, Manifests } from './manifests.ts';
import { inPromotionOrder } from './order.ts';
import { checkEach, checkManifests, type Datasets } from './rules.ts';
import { structureFaults } from './structure.ts';

export type { LoadedManifest, Manifests } from './manifests.ts';

export const SCHEMA_FILE = 'manifest.schema.json';

/** Reads all manifests of a folder, usually `environments`. Throws `ProblemsError` as `parseManifests` does. */
export async function loadManifests(folder: string, datasets?: Datasets): Promise<Manifests> {
  const names = await manifestNames(folder);
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { file, text: await readFile(file, 'utf8') };
    }),
  );
  return parseManifests(files, datasets);
}

async function manifestNames(folder: string): Promise<string[]> {
  let found: Dirent[];
  try {
    found = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    found = [];
  }
  const names = found.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const manifests = names.filter((name) => name.endsWith('.json') && name !== SCHEMA_FILE);
  if (manifests.length > 0) return manifests.toSorted();
  const message = 'no manifest there: name the folder that has <environment>.json for each environment';
  throw new ProblemsError([{ file: folder, message }], 'manifests-invalid');
}

/**
 * Reads manifests from their texts. Throws `ProblemsError` where any of them is not JSON or not what the schema says,
 * with the problems of all files, those included that `checkManifests` finds in the parts that are sound.
 */
export function parseManifests(
  files: readonly { file: string; text: string }[],
  datasets?: Datasets,
): Manifests {
  const problems: Problem[] = [];
  const parsed: LoadedManifest[] = [];
  for (const { file, text } of files) {
    const document = tryRead(file, text, problems);
    if (document === undefined) continue;
    const faults = structureFaults(document.value);
    problems.push(...document.duplicates, ...faults.map((fault) => toProblem(document, fault)));
    const loaded = loadedManifest(document, faults);
    if (loaded !== undefined) parsed.push(loaded);
  }
  const { manifests, twice } = byEnvironment(parsed);
  problems.push(...twice);
  if (problems.length === 0) return manifests;
  // A chain that lacks a file would be told as broken, which is that file's fault.
  const check = parsed.length === files.length ? checkManifests : checkEach;
  throw new ProblemsError(sortProblems([...problems, ...check(manifests, datasets)]), 'manifests-invalid');
}

function tryRead(file: string, text: string, problems: Problem[]): YamlDocument | undefined {
  try {
    return readJson(file, text);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function byEnvironment(parsed: readonly LoadedManifest[]): { manifests: Manifests; twice: Problem[] } {
  const environments = new Map<string, LoadedManifest>();
  const twice: Problem[] = [];
  for (const loaded of inPromotionOrder(parsed)) {
    const name = loaded.manifest.environment;
    const first = environments.get(name);
    if (first === undefined) environments.set(name, loaded);
    else twice.push(loaded.problem(['environment'], `${first.file} is the manifest of '${name}' already`));
  }
  return { manifests: { environments }, twice };
}

/** Undefined where it can't be told which environment this is, or that it has models. */
function loadedManifest(document: YamlDocument, faults: readonly SchemaFault[]): LoadedManifest | undefined {
  const broken = faults.flatMap((fault) => (fault.broken === undefined ? [] : [fault.broken]));
  const sound = (at: Path): boolean => !broken.some((each) => overlap(each, at));
  const { value } = document;
  if (!isManifest(value)) return undefined;
  return {
    manifest: value,
    file: document.file,
    problem: (at, sentence, part = 'value') => toProblem(document, { path: at, part, sentence }),
    sound,
  };
}

// Enough of one for the rules to look at: they ask for each part whether it is sound.
function isManifest(value: unknown): value is Manifest {
  return isMapping(value) && typeof value.environment === 'string' && isMapping(value.models);
}

function overlap(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return false;
  return true;
}

function toProblem(
  document: YamlDocument,
  { path: at, part, sentence }: Pick<SchemaFault, 'path' | 'part' | 'sentence'>,
): Problem {
  const text = pathText(at);
  const message = text === '' ? sentence : `${text}: ${sentence}`;
  return { file: document.file, ...locate(document, at, part), path: text, message };
}
