import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { BUCKET } from '../actions/github-session.ts';
import { type DriftSession, MODEL, openDriftSession } from '../actions/drift-session.ts';

const COMMAND = path.resolve(import.meta.dirname, '../../actions/lib/status/command.ts');

async function status(
  { aws, github, tokens, workspace }: DriftSession,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = {
    cwd: workspace,
    env: {
      PATH: process.env['PATH'],
      ...aws.environment(),
      ARTIFACT_BUCKET: BUCKET,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_SERVER_URL: github.url,
      GITHUB_REPOSITORY: 'octo/models',
      GITHUB_TOKEN: tokens.ann,
      ...env,
    },
  };
  return promisify(execFile)(process.execPath, [COMMAND, ...args], options).then(
    (output) => ({ code: 0, ...output }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

test('says of a model that drifts what moved, which alarm is raised and which issue tells of it', async () => {
  await using session = await openDriftSession();
  await session.report();
  await session.setAlarm('ALARM');
  await session.assess();

  const { code, stdout } = await status(session, ['--model', MODEL, '--environment', 'staging']);

  expect({ code, stdout }).toMatchObject({ code: 0 });
  const [, row = ''] = stdout.split('\n');
  expect(row).toMatch(/^tiny +staging +1, and its endpoint is gone +2 d +worse: mae 4/);
  expect(row).toMatch(
    /drifted: x 0\.31 of 0\.1 +0 min ago +model_quality_mae_ratio_low +an end of drift \(#1\) since 0 min$/,
  );

  const asJson = await status(session, ['--json', '--model', MODEL, '--environment', 'staging']);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    models: [{ model: MODEL, environment: 'staging', deployed: { version: 1 }, waits: [{}] }],
    notRead: [],
  });

  const alone = await status(session, ['--model', MODEL], { GITHUB_TOKEN: '' });
  expect(alone.code).toBe(0);
  expect(alone.stdout).toContain('GitHub was not asked what waits for people');

  const elsewhere = await status(session, ['--bucket', 'not-there']);
  expect(elsewhere).toMatchObject({ code: 1 });
  expect(elsewhere.stdout).toContain('there is no bucket not-there in the account 111122223333');

  const unknown = await status(session, ['--environment', 'nowhere', '--model', 'nobody']);
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.stdout).toContain('There is no environment nowhere; there are staging, prod.');
  expect(unknown.stdout).toContain('No manifest has a model nobody');

  const refused = await status(session, [], { ARTIFACT_BUCKET: '' });
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('Which artifact bucket?');
}, 60_000);
