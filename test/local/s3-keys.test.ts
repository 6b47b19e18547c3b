import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { keyPath } from '../../local/aws/s3/key-path.ts';
import { startLocalAws } from '../../local/aws/server.ts';
import { temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';

const nasty = [
  '..',
  '../../etc/passwd',
  '/absolute',
  '//',
  'a',
  'a/',
  'a//',
  'a/b',
  'a/b/c.csv',
  'a/b/c.csv/part',
  'a/b/c.csv/part.csv',
  './.',
  '.',
  'a/../b',
  'a%2Fb',
  'a%',
  '%',
  '%empty/x',
  '%long/x',
  'sp ace+plus&amp;=?#',
  'quote\'s "double" <tag>',
  'tab\tnew\nline\rreturn',
  '\u0001\u007f',
  'back\\slash:colon*|',
  'ünïcode/日本語/\u{1F600}.csv',
  'e\u0301 and \u00e9',
  'con.',
  'UPPER',
  'upper',
  'x'.repeat(300),
  `${'long/'.repeat(200)}end`,
  '__proto__',
  'constructor',
];

test('any key comes back as it was put, whatever the others are', async () => {
  await using here = await temporaryAws();
  const { s3, aws, root } = here;
  const inRoot = (await readdir(root)).toSorted();

  for (const Key of nasty) await s3.send(new PutObjectCommand({ Bucket, Key, Body: `body of ${Key}` }));

  for (const Key of nasty) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe(`body of ${Key}`);
  }
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map(({ Key }) => Key)).toEqual(
    nasty.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  );
  expect((await readdir(root)).toSorted()).toEqual(inRoot);
  expect(await readdir(join(root, 's3'))).toEqual([Bucket]);

  for (const Key of nasty) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
  expect(await aws.objects.list(Bucket, '')).toEqual([]);
  expect(await readdir(join(root, 's3', Bucket, 'objects'))).toEqual([]);
});

test('a key of more than 1024 bytes is refused', async () => {
  await using here = await temporaryAws();
  await expect(
    here.s3.send(new PutObjectCommand({ Bucket, Key: 'é'.repeat(513), Body: 'x' })),
  ).rejects.toMatchObject({ name: 'KeyTooLongError' });
});

describe('keyPath', () => {
  test.each([
    ['nyc-taxi-fare/train/data.csv', 'nyc-taxi-fare/train/data.csv'],
    ['LICENSE', 'LICENSE%'],
    ['a/', 'a/%'],
    ['a//b.csv', 'a/%empty/b.csv'],
    ['part.csv/0.csv', 'part.csv%/0.csv'],
    ['../x.csv', '%2E%2E%/x.csv'],
    ['ü.csv', 'ü.csv'],
    ['a:b.csv', 'a%3Ab.csv'],
  ])('%s lies in %s', (key, path) => {
    expect(keyPath(key, { folds: false })).toBe(path);
  });

  test.each([false, true])('no file is another or lies below another (folds: %s)', (folds) => {
    const fold = (text: string) => (folds ? text.normalize('NFD').toLowerCase() : text);
    const paths = nasty.map((key) => fold(keyPath(key, { folds })));
    expect(new Set(paths).size).toBe(nasty.length);
    for (const path of paths) {
      expect(paths.filter((other) => other.startsWith(`${path}/`))).toEqual([]);
      expect(path.split('/')).not.toContain('..');
      expect(path.split('/')).not.toContain('');
    }
  });
});

test('the state outlives the server, with what people changed by hand', async () => {
  await using here = await temporaryAws();
  const { s3, aws, root } = here;
  const put = (Key: string, more: object = {}) =>
    s3.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: 'before',
        ContentType: 'text/plain',
        Metadata: { a: '1' },
        ...more,
      }),
    );
  const { ETag } = await put('same.txt', { Tagging: 't=1' });
  await put('edited.txt');
  await put('removed.txt');
  await put('deleted.txt');
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'deleted.txt' }));
  await aws.close();
  const objects = join(root, 's3', Bucket, 'objects');
  expect((await readdir(objects)).toSorted()).toEqual(['edited.txt', 'removed.txt', 'same.txt']);
  expect(await readFile(join(objects, 'same.txt'), 'utf8')).toBe('before');
  await writeFile(join(objects, 'edited.txt'), 'after the edit');
  await rm(join(objects, 'removed.txt'));
  // Half a line, as a process leaves that was killed.
  await writeFile(join(root, 's3', Bucket, 'index.jsonl'), '{"key":"half', { flag: 'a' });

  await using again = await startLocalAws({ root });
  const restarted = new S3Client({ ...here.client, endpoint: again.url });

  const head = (Key: string) => restarted.send(new HeadObjectCommand({ Bucket, Key }));
  expect(await head('same.txt')).toMatchObject({
    ETag,
    ContentType: 'text/plain',
    Metadata: { a: '1' },
    TagCount: 1,
  });
  expect(await head('edited.txt')).toMatchObject({
    ETag: `"${createHash('md5').update('after the edit').digest('hex')}"`,
    ContentLength: 14,
    Metadata: { a: '1' },
  });
  expect((await again.objects.list(Bucket, '')).map(({ key }) => key)).toEqual(['edited.txt', 'same.txt']);
});

test('other services read and write the same objects', async () => {
  await using here = await temporaryAws();
  const { objects } = here.aws;
  await objects.put(Bucket, 'a/1.csv', 'one');
  await objects.put(Bucket, 'a/2.csv', Buffer.from('two'));
  const file = join(here.root, 'down', 'file.csv');

  await objects.download(Bucket, 'a/2.csv', file);
  const uploaded = await objects.upload(Bucket, 'b/3.csv', file);

  expect(await readFile(file, 'utf8')).toBe('two');
  expect(uploaded).toMatchObject({
    bucket: Bucket,
    key: 'b/3.csv',
    size: 3,
    etag: 'b8a9f715dbb64fd5c56e7783c6820a61',
  });
  expect((await objects.list(Bucket, 'a/')).map(({ key, size }) => [key, size])).toEqual([
    ['a/1.csv', 3],
    ['a/2.csv', 3],
  ]);
  expect(await objects.head(Bucket, 'no')).toBeUndefined();
  await expect(objects.read(Bucket, 'no')).rejects.toMatchObject({ code: 'NoSuchKey' });
  await expect(objects.put('nowhere', 'k', 'x')).rejects.toMatchObject({ code: 'NoSuchBucket' });
});
