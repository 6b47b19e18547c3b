import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs git in a folder, without the settings of whoever runs the tests. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
  const { stdout } = await promisify(execFile)('git', args, { cwd, env });
  return stdout.trim();
}
