import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../lib/failure.ts';
import { SCHEMA_FILE } from '../lib/manifest/load.ts';
import { changedPipelines, listPipelines } from '../lib/pipeline/selection.ts';
import { isRecord } from '../lib/record.ts';
import { changedFiles, fileAt, fileNamesAt, hasCommit, parentsOf } from '../lib/repository.ts';
import { type EnvironmentSelection, type ManifestFile, selectEnvironments } from './selection.ts';

export interface SelectInputs {
  /** Name of one environment, or ''. */
  environment: string;
  environmentsFolder: string;
  pipelinesFolder: string;
  template: string;
  /** Commit of the checkout. */
  commit: string;
  base: string | undefined;
  /** Of a pull request. */
  head: string | undefined;
}

export interface Selection extends EnvironmentSelection {
  /** Folders of the pipelines that changed. */
  pipelines: readonly string[];
  /** Commit that was compared with. */
  base: string | undefined;
  sentence: string;
}

/**
 * Selects among the manifests and pipelines of a checkout. Their names and contents may be anybody's: manifests are
 * read from git, where a link leads nowhere, and only a name that an environment can have gets into the lists.
 */
export async function select(repository: string, inputs: SelectInputs): Promise<Selection> {
  const told = await comparedCommit(repository, inputs);
  const base = told !== undefined && (await hasCommit(repository, told)) ? told : undefined;
  if (inputs.head !== undefined && base === undefined) throw noBase(told);
  const changed = base === undefined ? undefined : await changedFiles(repository, base, inputs.commit);
  const manifests = await readManifests(repository, inputs);
  const { environments, reason } = selectEnvironments(manifests, {
    environment: inputs.environment,
    compares: told !== undefined,
    changed,
    template: slashed(inputs.template),
  });
  const pipelines = await selectPipelines(repository, inputs.pipelinesFolder, changed);
  const why = told === undefined || base !== undefined ? '' : ` The checkout does not have ${told}.`;
  const sentence = `Environments: ${named(environments)}. Changed pipelines: ${named(pipelines)}.${why}`;
  return { environments, pipelines, base, reason, sentence };
}

/** Without the base a pull request would be held against its own policy. */
function noBase(told: string | undefined): Failure {
  const found = told === undefined ? 'is not told by the event' : `${told} is not in the checkout`;
  const message = `The base of the pull request ${found}, and its policy decides: give actions/checkout fetch-depth: 0.`;
  return new Failure('base-missing', message);
}

/**
 * What the event tells of a pull request's base may be older than what GitHub merged its head with, and would show the
 * base branch's own changes as the pull request's. The merge has the right one as its first parent.
 */
async function comparedCommit(
  repository: string,
  { commit, base, head }: SelectInputs,
): Promise<string | undefined> {
  if (head === undefined) return base;
  const [into, merged] = await parentsOf(repository, commit);
  return merged === head ? into : base;
}

// That of the schema, which a manifest of a pull request does not have to obey.
const ENVIRONMENT = /^(?=.{1,63}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

async function readManifests(
  repository: string,
  { commit, environmentsFolder }: SelectInputs,
): Promise<ManifestFile[]> {
  const names = await fileNamesAt(repository, commit, environmentsFolder);
  const manifests: ManifestFile[] = [];
  for (const name of names) {
    const environment = path.basename(name, '.json');
    if (!name.endsWith('.json') || name === SCHEMA_FILE || !ENVIRONMENT.test(environment)) continue;
    const file = path.posix.join(slashed(environmentsFolder), name);
    const text = await fileAt(repository, commit, file);
    manifests.push({ file, manifest: { environment, promotesFrom: promotesFrom(text ?? '') } });
  }
  return manifests;
}

/** Only the order depends on it; what else is wrong with a manifest, `validate` and `plan` tell. */
function promotesFrom(text: string): string | null {
  try {
    const document: unknown = JSON.parse(text);
    return isRecord(document) && typeof document.promotesFrom === 'string' ? document.promotesFrom : null;
  } catch {
    return null;
  }
}

/** Where nothing can be compared, none counts as changed: building and training select by themselves. */
async function selectPipelines(
  repository: string,
  folder: string,
  changed: readonly string[] | undefined,
): Promise<string[]> {
  const root = path.join(repository, folder);
  if (changed === undefined || !existsSync(root)) return [];
  const prefix = `${slashed(root)}/`;
  const inFolder = changed.map((file) => path.posix.join(slashed(repository), file));
  const pipelines = await listPipelines(root);
  return changedPipelines(
    pipelines,
    inFolder.filter((file) => file.startsWith(prefix)),
  )
    .map(({ name }) => name)
    .filter((name) => /^\w[\w.-]*$/.test(name));
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
