import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../plain.ts';
import { REPOSITORY } from '../training/session.ts';
import { MODEL } from './story.ts';
import { PEOPLE } from './team.ts';

const PARTS = ['.github', 'actions', 'cloudformation', 'environments', 'pipelines'];

/**
 * A team's copy of this repository as a folder: what stands in this checkout, uncommitted changes too, and what a team
 * makes its own of it.
 */
export async function copyTemplate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const part of PARTS) {
    await cp(path.join(REPOSITORY, part), path.join(folder, part), {
      recursive: true,
      filter: (source) => path.basename(source) !== '__pycache__',
    });
  }
  // It checks this project's own sources, which a demo has no need to do.
  await rm(path.join(folder, '.github/workflows/ci.yml'));
  await writeFile(path.join(folder, '.github/CODEOWNERS'), await ownersOf(folder));
  await editJson(path.join(folder, 'environments/prod.json'), (manifest) => {
    // A day between staging and prod, or before labels are believed to be all there, is more than a demo lasts.
    Object.assign(memberOf(manifest, 'policy'), { soak: 'PT0S' });
    Object.assign(memberOf(manifest, 'models', MODEL, 'monitor'), { labelDelay: 'PT0S' });
  });
}

/** The template's code owners, with the demo's people in the place of its teams. */
async function ownersOf(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, '.github/CODEOWNERS'), 'utf8');
  return text
    .replaceAll(/@[\w-]+\/operators\b/g, `@${PEOPLE.operator}`)
    .replaceAll(/@[\w-]+\/data-scientists\b/g, `@${PEOPLE.dataScientist}`);
}

function memberOf(manifest: unknown, ...names: readonly string[]): Record<string, unknown> {
  let found = manifest;
  for (const name of names) found = isObject(found) ? found[name] : undefined;
  if (!isObject(found)) throw new Error(`environments/prod.json has no ${names.join('.')}.`);
  return found;
}

async function editJson(file: string, change: (value: unknown) => void): Promise<void> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  change(value);
  await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
