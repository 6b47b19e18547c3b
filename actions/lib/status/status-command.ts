import { parseArgs } from 'node:util';
import { createClients } from '../aws/clients.ts';
import { placeOfCaller } from '../aws/identity.ts';
import { bucketExists } from '../aws/objects.ts';
import { messageOf } from '../failure.ts';
import { createGitHub } from '../github/client.ts';
import { loadManifests, type Manifests } from '../manifest/load.ts';
import { readPipelines } from '../manifest/validation.ts';
import { formatProblem, ProblemsError } from '../pipeline/problem.ts';
import { awsStatus } from './aws-facts.ts';
import { type GitHubWait, gitHubWaits } from './github-facts.ts';
import { COLUMNS, type ModelStatus, printable, statusRows } from './status.ts';
import { textTable } from './table.ts';

const USAGE = `Says what runs where, how it does, and what waits for whom. Changes nothing.

  npm run status -- --bucket NAME

  --bucket NAME       the artifact bucket; default: the variable ARTIFACT_BUCKET
  --environment NAME  only this environment
  --model NAME        only this model
  --json              as JSON
  --environments DIR  default: environments
  --pipelines DIR     default: pipelines

AWS is asked with the credentials of the shell. GitHub is asked where GITHUB_TOKEN and GITHUB_REPOSITORY (owner/name) are set.
`;

const OPTIONS = {
  bucket: { type: 'string', default: process.env['ARTIFACT_BUCKET'] ?? '' },
  environment: { type: 'string' },
  model: { type: 'string' },
  json: { type: 'boolean', default: false },
  environments: { type: 'string', default: 'environments' },
  pipelines: { type: 'string', default: 'pipelines' },
  help: { type: 'boolean', default: false },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (values.bucket === '') {
    process.stderr.write(`Which artifact bucket? Name it with --bucket or ARTIFACT_BUCKET.\n\n${USAGE}`);
    return 2;
  }
  const now = new Date();
  const { statuses, unread } = await readStatuses(values, now);
  const asked = await askGitHub(unread);
  const all = statuses.map((status) => ({ ...status, waits: [...status.waits, ...waitsOf(status, asked)] }));
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ at: now, models: all, notRead: unread }, undefined, 2)}\n`);
  } else {
    const { rows, notes } = statusRows(all, now);
    if (rows.length > 0) process.stdout.write(textTable(COLUMNS, rows));
    for (const note of [...notes, ...unread.map(printable)]) process.stdout.write(`\n${note}\n`);
  }
  return statuses.length === 0 && unread.length > 0 ? 1 : 0;
}

/** All models that can be read, and why others can't. */
async function readStatuses(
  { bucket, environment, model: only, environments, pipelines: folder }: Options,
  now: Date,
): Promise<{ statuses: ModelStatus[]; unread: string[] }> {
  const manifests = await loadManifests(environments);
  const { pipelines } = await readPipelines(folder);
  const statuses: ModelStatus[] = [];
  const unread = unknownNames(manifests, { environment, model: only });
  for (const loaded of manifests.environments.values()) {
    const { manifest } = loaded;
    if (environment !== undefined && manifest.environment !== environment) continue;
    const clients = createClients(manifest.region);
    const entries = Object.entries(manifest.models).filter(([name]) => only === undefined || name === only);
    try {
      const place = await placeOfCaller(clients, loaded);
      if (!(await bucketExists(clients, place, bucket)))
        throw new Error(`there is no bucket ${bucket} in the account ${place.account}.`);
      for (const [model, entry] of entries) {
        const pipeline = pipelines.find((spec) => spec.modelPackageGroup === model)?.name;
        const request = { model, environment: manifest.environment, entry, pipeline, bucket, now };
        await awsStatus(clients, place, request).then(
          (status) => statuses.push(status),
          (error: unknown) =>
            unread.push(`${model} in ${manifest.environment} could not be read: ${messageOf(error)}`),
        );
      }
    } catch (error) {
      unread.push(`${manifest.environment} could not be read: ${messageOf(error)}`);
    }
  }
  return { statuses, unread };
}

/** Names that were asked for and that no manifest has, as sentences. */
function unknownNames(
  { environments }: Manifests,
  { environment, model }: { environment: string | undefined; model: string | undefined },
): string[] {
  const unknown: string[] = [];
  if (environment !== undefined && !environments.has(environment))
    unknown.push(`There is no environment ${environment}; there are ${[...environments.keys()].join(', ')}.`);
  const models = new Set([...environments.values()].flatMap(({ manifest }) => Object.keys(manifest.models)));
  if (model !== undefined && !models.has(model))
    unknown.push(`No manifest has a model ${model}; there are ${[...models].join(', ')}.`);
  return unknown;
}

async function askGitHub(unread: string[]): Promise<GitHubWait[]> {
  const token = process.env['GITHUB_TOKEN'] ?? '';
  const repository = process.env['GITHUB_REPOSITORY'] ?? '';
  if (token === '' || repository === '') {
    unread.push('GitHub was not asked what waits for people: set GITHUB_TOKEN and GITHUB_REPOSITORY.');
    return [];
  }
  try {
    return await gitHubWaits(createGitHub(token));
  } catch (error) {
    unread.push(`GitHub could not be asked what waits for people: ${messageOf(error)}`);
    return [];
  }
}

function waitsOf({ model, environment }: ModelStatus, all: readonly GitHubWait[]): ModelStatus['waits'] {
  return all
    .filter((wait) => wait.environment === environment && (wait.model ?? model) === model)
    .map(({ what, since }) => ({ what, since }));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const lines = error instanceof ProblemsError ? error.problems.map(formatProblem) : [messageOf(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}
