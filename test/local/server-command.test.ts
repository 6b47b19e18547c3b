import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** `npm run local`, as a process of its own. */
async function startCommand(...more: string[]) {
  const root = await mkdtemp(join(tmpdir(), 'local-command-'));
  const child = spawn(process.execPath, [join(repository, 'local/main.ts'), '--root', root, ...more], {
    cwd: repository,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close');
  return {
    root,
    child,
    ended,
    output: () => output,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(root, { recursive: true, force: true });
    },
  };
}

test.each(['SIGINT', 'SIGTERM'] as const)('serves by hand until %s', async (signal) => {
  await using command = await startCommand('--port', '0', '--github-port', '0');
  await expect.poll(command.output, { timeout: 30_000 }).toContain('Ctrl+C stops everything.');
  const exported = Object.fromEntries(
    [...command.output().matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = exported;
  const s3 = new S3Client({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });

  const page = await fetch(/http:\S+\/pulls/.exec(command.output())?.[0] ?? '');
  expect(await page.text()).toContain('taxi-models');
  const me = await fetch(`${exported['GITHUB_API_URL']}/user`, {
    headers: { authorization: `Bearer ${exported['GITHUB_TOKEN']}` },
  });
  expect(await me.json()).toMatchObject({ login: 'admin' });
  expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
  await expect.poll(command.output).toMatch(/^\d\d:\d\d:\d\d S3\.ListBuckets 200$/m);
  command.child.kill(signal);

  expect(await command.ended).toEqual([0, null]);
  expect(command.output()).toMatch(/Stopped\.\n$/);
  for (const part of ['aws', 'github']) expect(await readdir(join(command.root, part))).not.toContain('lock');
});

test('says what to do about a port that is taken, and about a wrong option', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  await using taken = await startCommand('--port', String(port), '--github-port', '0');
  await using both = await startCommand('--port', '0', '--github-port', String(port));
  await using wrong = await startCommand('--port', 'http');

  expect(await taken.ended).toEqual([1, null]);
  expect(taken.output()).toContain(
    `Port ${port} is in use: stop what listens there, or choose another with --port.`,
  );
  expect(await both.ended).toEqual([1, null]);
  expect(both.output()).toContain('choose another with --github-port.');
  expect(await wrong.ended).toEqual([1, null]);
  expect(wrong.output()).toContain(`--port is 'http': use a number`);
  other.close();
});
