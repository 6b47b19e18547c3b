import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Definition } from '../executor/definition.ts';
import { parseS3Uri } from '../executor/job/s3-uri.ts';
import { hashFolder, listFolder, uploadFolder } from '../training/data.ts';
import type { Session } from '../training/session.ts';

const SUFFIX = 'Uri';

/** Which folder of the data goes to which parameter: `trips` to `TripsUri`, `ground-truth` to `GroundTruthUri`. */
export function matchFolders(
  folders: readonly string[],
  definition: Definition,
): { parameters: Record<string, string>; problems: string[] } {
  const declared = uriParameters(definition);
  const parameters: Record<string, string> = {};
  const problems: string[] = [];
  for (const folder of folders) {
    const parameter = declared.find((name) => plain(name.slice(0, -SUFFIX.length)) === plain(folder));
    if (parameter === undefined) {
      const expected = declared.length > 0 ? `its inputs are ${declared.join(', ')}` : 'it declares no input';
      problems.push(`The pipeline has no parameter for the folder "${folder}" of the data; ${expected}.`);
    } else if (parameters[parameter] === undefined) {
      parameters[parameter] = folder;
    } else {
      problems.push(
        `The folders "${parameters[parameter]}" and "${folder}" of the data both mean ${parameter}.`,
      );
    }
  }
  return { parameters, problems };
}

/**
 * Uploads each folder of `data` that changed since its last upload and answers the parameters that name them.
 * An address holds its content's hash: the same data have the same address, so that steps that read them can be reused.
 */
export async function provideInput(
  session: Session,
  pipeline: string,
  definition: Definition,
  data: string,
): Promise<Record<string, string>> {
  const { parameters, problems } = matchFolders(await foldersOf(data), definition);
  for (const name of Object.values(parameters)) {
    const folder = path.join(data, name);
    if ((await listFolder(folder)).length === 0) problems.push(`${folder} holds no files.`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const uris: Record<string, string> = {};
  for (const [parameter, name] of Object.entries(parameters)) {
    const folder = path.join(data, name);
    const hash = (await hashFolder(folder)).slice(0, 16);
    const uri = `s3://${session.bucket}/${pipeline}/data/${name}/${hash}`;
    // The mark is written last: an upload that broke off has none. It does not begin with the address, or jobs would read it.
    const mark = `${pipeline}/data/.complete/${name}/${hash}`;
    if ((await session.aws.objects.head(session.bucket, mark)) === undefined) {
      await uploadFolder(session, folder, uri);
      await session.aws.objects.put(session.bucket, mark, '');
      console.log(`Uploaded ${folder} to ${uri}`);
    }
    uris[parameter] = uri;
  }
  return uris;
}

/** The inputs of a run at which nothing lies, as sentences. Optional inputs have an empty address. */
export async function missingInput(
  session: Session,
  definition: Definition,
  values: Readonly<Record<string, string>>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const { name, defaultValue } of definition.parameters) {
    const uri = values[name] ?? String(defaultValue ?? '');
    if (!name.endsWith(SUFFIX) || !uri.startsWith('s3://')) continue;
    const { bucket, key } = parseS3Uri(uri);
    const found = await session.aws.objects.list(bucket, key).catch(() => []);
    if (found.length > 0) continue;
    const folder = name.slice(0, -SUFFIX.length).toLowerCase();
    problems.push(
      `${name} is ${uri}, and nothing lies there: put a folder "${folder}" into --data DIR, or --set ${name}=s3://…`,
    );
  }
  return problems;
}

function uriParameters(definition: Definition): string[] {
  return definition.parameters.map(({ name }) => name).filter((name) => name.endsWith(SUFFIX));
}

function plain(name: string): string {
  return name.replaceAll(/[-_ ]/g, '').toLowerCase();
}

async function foldersOf(data: string): Promise<string[]> {
  const entries = await readdir(data, { withFileTypes: true }).catch(() => {
    throw new Error(`--data is ${data}; there is no such folder.`);
  });
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  if (folders.length === 0)
    throw new Error(`--data is ${data}; it holds no folder, such as ${path.join(data, 'trips')}.`);
  return folders.toSorted();
}
