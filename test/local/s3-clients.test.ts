import { execFile } from 'node:child_process';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../local/python/environment.ts';
import { type TemporaryAws, temporaryAws } from './temporary-aws.ts';

const run = promisify(execFile);

/** The environment of a user who has done nothing but paste the exports of `npm run local`. */
function userEnvironment(here: TemporaryAws, bin: string): NodeJS.ProcessEnv {
  const path = `${bin}:${process.env['PATH']}`;
  const nowhere = join(here.root, 'no-config');
  return {
    PATH: path,
    HOME: here.root,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...here.aws.environment(),
  };
}

test('boto3 works', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();

  const script = join(import.meta.dirname, 'clients', 's3_and_sts.py');
  const { stdout } = await run(python, [script, here.root], { env: userEnvironment(here, bin) });

  expect(JSON.parse(stdout)).toEqual({
    'round trip': true,
    etag: '-3"',
    metadata: { commit: 'abc' },
    copy: true,
    range: true,
    keys: true,
    bodies: true,
    'written twice': 'PreconditionFailed',
    unknown: ['NotImplemented', true],
    'default checksum': ['without a checksum', true],
    deleted: 7,
    identity: 'arn:aws:iam::111122223333:user/local',
  });
});

test('boto3 keeps versions and sets buckets up', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();

  const script = join(import.meta.dirname, 'clients', 's3_versions.py');
  const { stdout } = await run(python, [script], { env: userEnvironment(here, bin) });

  expect(JSON.parse(stdout)).toEqual({
    status: 'Enabled',
    old: 'first',
    marker: true,
    deleted: 'NoSuchKey',
    restored: 'first',
    versions: [false, true, true],
    lifecycle: true,
    encryption: 'AES256',
    block: true,
    eventbridge: true,
    'not empty': 'BucketNotEmpty',
    emptied: 4,
  });
});

test('the AWS CLI works', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();
  const env = userEnvironment(here, bin);
  const aws = async (...command: string[]) =>
    (await run(join(bin, 'aws'), command, { env, cwd: here.root })).stdout.trim();
  const folder = join(here.root, 'folder');
  await mkdir(join(folder, 'sub dir'), { recursive: true });
  await writeFile(join(folder, 'a.csv'), 'a');
  await writeFile(join(folder, 'sub dir', 'ü+b.csv'), 'b');
  // S3 knows whole seconds: a file of the same second as its object would be newer.
  const longAgo = new Date('2026-01-01T00:00:00Z');
  for (const file of ['a.csv', 'sub dir/ü+b.csv']) await utimes(join(folder, file), longAgo, longAgo);
  await writeFile(join(here.root, 'big.bin'), Buffer.alloc(9 * 1024 * 1024, 'big'));

  await aws('s3', 'mb', 's3://cli');
  await aws('s3', 'sync', folder, 's3://cli/data');
  await aws('s3', 'cp', 'big.bin', 's3://cli/big.bin');
  await aws('s3', 'cp', 's3://cli/data', 'back', '--recursive');
  const listed = await aws('s3', 'ls', 's3://cli', '--recursive');
  const keys = await aws(
    's3api',
    'list-objects-v2',
    '--bucket',
    'cli',
    '--page-size',
    '1',
    '--query',
    'Contents[].Key',
  );
  const tag = await aws(
    's3api',
    'head-object',
    '--bucket',
    'cli',
    '--key',
    'big.bin',
    '--query',
    'ETag',
    '--output',
    'text',
  );
  const again = await aws('s3', 'sync', folder, 's3://cli/data');
  const account = await aws('sts', 'get-caller-identity', '--query', 'Account', '--output', 'text');
  const refused = await aws('s3api', 'get-bucket-website', '--bucket', 'cli').catch(
    (error: { stderr: string }) => error.stderr,
  );

  expect(listed.split('\n').map((line) => line.slice(20).trim())).toEqual([
    '9437184 big.bin',
    '1 data/a.csv',
    '1 data/sub dir/ü+b.csv',
  ]);
  expect(JSON.parse(keys)).toEqual(['big.bin', 'data/a.csv', 'data/sub dir/ü+b.csv']);
  expect(await readFile(join(here.root, 'back', 'sub dir', 'ü+b.csv'), 'utf8')).toBe('b');
  expect(tag).toMatch(/^"[\da-f]{32}-2"$/);
  expect(again).toBe('');
  expect(account).toBe('111122223333');
  expect(refused).toContain('(NotImplemented) when calling the GetBucketWebsite operation');
  await aws('s3', 'rb', 's3://cli', '--force');
  expect(await aws('s3', 'ls')).toMatch(/ bucket$/);
});

test('the AWS CLI keeps versions', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();
  const env = userEnvironment(here, bin);
  const s3api = async (command: string, ...options: string[]): Promise<unknown> => {
    const args = ['s3api', command, '--bucket', 'bucket', ...options, '--output', 'json'];
    const { stdout } = await run(join(bin, 'aws'), args, { env, cwd: here.root });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };
  await writeFile(join(here.root, 'k'), 'new');

  const before = await s3api('put-object', '--key', 'k');
  expect(before).not.toHaveProperty('VersionId');
  await s3api('put-bucket-versioning', '--versioning-configuration', 'Status=Enabled');
  const put = await s3api('put-object', '--key', 'k', '--body', 'k');
  const removed = await s3api('delete-object', '--key', 'k');

  expect(put).toHaveProperty('VersionId', expect.stringMatching(/^\w{32}$/));
  expect(removed).toMatchObject({ DeleteMarker: true });
  expect(await s3api('list-object-versions', '--prefix', 'k')).toMatchObject({
    Versions: [
      { Size: 3, IsLatest: false },
      { VersionId: 'null', Size: 0 },
    ],
    DeleteMarkers: [{ IsLatest: true }],
  });
  await expect(s3api('delete-bucket')).rejects.toThrow('BucketNotEmpty');
});
