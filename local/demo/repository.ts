import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isObject } from '../plain.ts';
import { REPOSITORY } from '../training/session.ts';

/** A team's copy of this repository, with a history of its own: the demo commits there and nowhere else. */
export interface DemoRepository {
  folder: string;
  /** The newest commit. */
  head(): Promise<string>;
  /** Rewrites a JSON file and commits it. Answers the commit. */
  commitJson(file: string, change: (value: unknown) => void, message: string): Promise<string>;
}

const PARTS = ['actions', 'cloudformation', 'environments', 'pipelines'];
// Nothing of the person's own git settings decides how the demo ends.
const GIT_ENVIRONMENT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Demo',
  GIT_AUTHOR_EMAIL: 'demo@example.com',
  GIT_COMMITTER_NAME: 'Demo',
  GIT_COMMITTER_EMAIL: 'demo@example.com',
};

/**
 * Copies what stands in this checkout, uncommitted changes too, and commits it. A day between staging and prod is more
 * than a demo lasts, so its prod does without.
 */
export async function prepareRepository(folder: string): Promise<DemoRepository> {
  const repository = await createRepository(folder);
  await repository.commitJson(
    'environments/prod.json',
    (manifest) => {
      const policy = isObject(manifest) ? manifest['policy'] : undefined;
      if (!isObject(policy)) throw new Error('environments/prod.json has no policy.');
      Object.assign(policy, { soak: 'PT0S' });
    },
    'Promote to prod without a day of soak, for the demo',
  );
  return repository;
}

async function createRepository(folder: string): Promise<DemoRepository> {
  for (const part of PARTS) {
    await cp(path.join(REPOSITORY, part), path.join(folder, part), {
      recursive: true,
      filter: (source) => path.basename(source) !== '__pycache__',
    });
  }
  const git = async (...args: readonly string[]): Promise<string> => {
    const options = { cwd: folder, env: { ...process.env, ...GIT_ENVIRONMENT } };
    const { stdout } = await promisify(execFile)('git', args, options);
    return stdout.trim();
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Use this template');
  const head = () => git('rev-parse', 'HEAD');
  return {
    folder,
    head,
    async commitJson(file, change, message) {
      const target = path.join(folder, file);
      const value: unknown = JSON.parse(await readFile(target, 'utf8'));
      change(value);
      await writeFile(target, `${JSON.stringify(value, undefined, 2)}\n`);
      await git('add', '--', file);
      await git('commit', '--quiet', '--message', message);
      return head();
    },
  };
}
