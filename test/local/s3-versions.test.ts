import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { startLocalAws } from '../../local/aws/server.ts';
import { type TemporaryAws, temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';
type Status = 'Enabled' | 'Suspended';

async function keep(s3: S3Client, Status: Status): Promise<void> {
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
}

async function put(s3: S3Client, Key: string, Body: string): Promise<string | undefined> {
  return (await s3.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;
}

async function read(s3: S3Client, Key: string, VersionId?: string): Promise<string | undefined> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return Body?.transformToString();
}

async function remove(s3: S3Client, Key: string, VersionId?: string) {
  const { VersionId: id, DeleteMarker } = await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  return { id, DeleteMarker };
}

/** Key, size or `marker`, and whether it is the latest, of all versions, key by key and newest first. */
async function list(s3: S3Client): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  const all = [
    ...Versions.map((version) => ({ ...version, what: String(version.Size) })),
    ...DeleteMarkers.map((marker) => ({ ...marker, what: 'marker' })),
  ];
  return all.map(({ Key, VersionId, what, IsLatest }) =>
    [Key, VersionId === 'null' ? 'null' : 'id', what, ...(IsLatest ? ['latest'] : [])].join(' '),
  );
}

test('a bucket says whether it keeps versions', async () => {
  await using here = await temporaryAws();
  const status = async () => (await here.s3.send(new GetBucketVersioningCommand({ Bucket }))).Status;

  expect(await status()).toBeUndefined();
  await keep(here.s3, 'Enabled');
  expect(await status()).toBe('Enabled');
  await keep(here.s3, 'Suspended');
  expect(await status()).toBe('Suspended');
  const wrong = new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: {} });
  await expect(here.s3.send(wrong)).rejects.toMatchObject({ name: 'MalformedXML' });
});

test('what is replaced or deleted stays readable by its version', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  expect(await put(s3, 'k', 'before')).toBeUndefined();
  await keep(s3, 'Enabled');
  const first = await put(s3, 'k', 'one');
  const second = await put(s3, 'k', 'second');
  const marker = await remove(s3, 'k');

  expect(new Set([first, second, marker.id]).size).toBe(3);
  expect(marker.DeleteMarker).toBe(true);
  expect(await read(s3, 'k', 'null')).toBe('before');
  expect(await read(s3, 'k', first)).toBe('one');
  expect(await read(s3, 'k', second)).toBe('second');
  await expect(read(s3, 'k')).rejects.toMatchObject({
    name: 'NoSuchKey',
    $response: { headers: { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.id } },
  });
  await expect(read(s3, 'k', marker.id)).rejects.toMatchObject({
    name: 'MethodNotAllowed',
    $response: { statusCode: 405, headers: { allow: 'DELETE', 'x-amz-delete-marker': 'true' } },
  });
  expect(await list(s3)).toEqual(['k id 6', 'k id 3', 'k null 6', 'k id marker latest']);
  expect((await s3.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
});

test('deleting a version brings back the one before it', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  const first = await put(s3, 'k', '1');
  const second = await put(s3, 'k', '22');
  const { id: marker } = await remove(s3, 'k');

  expect(await remove(s3, 'k', marker)).toEqual({ id: marker, DeleteMarker: true });
  expect(await read(s3, 'k')).toBe('22');
  expect(await remove(s3, 'k', second)).toEqual({ id: second, DeleteMarker: undefined });
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).toMatchObject({
    ContentLength: 1,
    VersionId: first,
  });
  expect(await remove(s3, 'k', second)).toEqual({ id: second, DeleteMarker: undefined });
  await put(s3, 'k', '333');
  await remove(s3, 'k', first);
  expect(await list(s3)).toEqual(['k id 3 latest']);
});

test('while versioning is suspended there is one null version, and the others stay', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  const first = await put(s3, 'k', '1');
  await keep(s3, 'Suspended');

  expect(await put(s3, 'k', '22')).toBe('null');
  expect(await put(s3, 'k', '333')).toBe('null');
  expect(await list(s3)).toEqual(['k null 3 latest', 'k id 1']);
  expect(await remove(s3, 'k')).toEqual({ id: 'null', DeleteMarker: true });
  expect(await list(s3)).toEqual(['k id 1', 'k null marker latest']);
  await keep(s3, 'Enabled');
  await put(s3, 'k', '4444');
  await keep(s3, 'Suspended');
  expect(await put(s3, 'k', '55555')).toBe('null');
  expect(await list(s3)).toEqual(['k null 5 latest', 'k id 4', 'k id 1']);
  expect(await read(s3, 'k', first)).toBe('1');
});

test.each([
  ['an unknown version', '0'.repeat(32), 'NoSuchVersion'],
  ['what cannot be a version', 'abc', 'InvalidArgument'],
])('%s is %s: %s', async (_, VersionId, name) => {
  await using here = await temporaryAws();
  await keep(here.s3, 'Enabled');
  await put(here.s3, 'k', '1');

  await expect(read(here.s3, 'k', VersionId)).rejects.toMatchObject({ name });
});

test('a copy of a former version restores it, with what was said about it', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  const old = { Bucket, Key: 'k', Body: 'old', Metadata: { commit: 'abc' } };
  const { VersionId: first } = await s3.send(new PutObjectCommand(old));
  await put(s3, 'k', 'new');
  const copy = (source: string) =>
    s3.send(new CopyObjectCommand({ Bucket, Key: 'k', CopySource: `${Bucket}/k?versionId=${source}` }));

  const copied = await copy(String(first));

  expect(copied.CopySourceVersionId).toBe(first);
  expect(copied.VersionId).not.toBe(first);
  expect(await read(s3, 'k')).toBe('old');
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
  expect(head).toMatchObject({ VersionId: copied.VersionId, Metadata: { commit: 'abc' } });
  const { id: marker } = await remove(s3, 'k');
  await expect(copy(String(marker))).rejects.toMatchObject({ name: 'InvalidRequest' });
  await expect(copy('0'.repeat(32))).rejects.toMatchObject({ name: 'NoSuchVersion' });
});

test('a multipart upload makes a version, and each version has tags of its own', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  const first = await put(s3, 'k', 'first');
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }));
  const part = { Bucket, Key: 'k', UploadId, PartNumber: 1 };
  const { ETag } = await s3.send(new UploadPartCommand({ ...part, Body: 'whole' }));
  const MultipartUpload = { Parts: [{ ETag, PartNumber: 1 }] };
  const complete = new CompleteMultipartUploadCommand({ Bucket, Key: 'k', UploadId, MultipartUpload });

  const { VersionId } = await s3.send(complete);
  const tags = { TagSet: [{ Key: 'a', Value: 'b' }] };
  await s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'k', VersionId: first, Tagging: tags }));

  const tagsOf = async (id?: string) =>
    (await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'k', VersionId: id }))).TagSet;
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).VersionId).toBe(VersionId);
  expect(await tagsOf(first)).toEqual(tags.TagSet);
  expect(await tagsOf()).toEqual([]);
  expect(await read(s3, 'k', first)).toBe('first');
});

test('lists of versions come in pages, by key and newest first, and can be emptied page by page', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  for (const key of ['a/1', 'b', 'a/2', 'b', 'b']) await put(s3, key, key);
  await remove(s3, 'a/1');
  const rolled = await s3.send(new ListObjectVersionsCommand({ Bucket, Delimiter: '/', MaxKeys: 2 }));
  expect(rolled).toMatchObject({
    CommonPrefixes: [{ Prefix: 'a/' }],
    Versions: [{ Key: 'b', IsLatest: true }],
    IsTruncated: true,
    NextKeyMarker: 'b',
  });

  let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  const sizes: number[] = [];
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 2, ...marker }));
    const all = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    const Objects = all.map(({ Key, VersionId }) => ({ Key, VersionId }));
    sizes.push(all.length);
    const { Errors } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Errors).toBeUndefined();
    if (!page.IsTruncated) break;
    marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }

  expect(sizes).toEqual([2, 2, 2]);
  expect(await list(s3)).toEqual([]);
  await s3.send(new DeleteBucketCommand({ Bucket }));
  expect(await readdir(join(here.root, 's3'))).toEqual([]);
});

test('a bucket with a delete marker in it is not empty', async () => {
  await using here = await temporaryAws();
  await keep(here.s3, 'Enabled');
  const { id } = await remove(here.s3, 'never was');
  const deletion = new DeleteBucketCommand({ Bucket });

  await expect(here.s3.send(deletion)).rejects.toMatchObject({
    name: 'BucketNotEmpty',
    message: 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
  });
  await remove(here.s3, 'never was', id);
  await here.s3.send(deletion);
});

test('many deletions at once say which markers they made, and delete markers again', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  await put(s3, 'k', '1');
  const deleteAll = (VersionId?: string) =>
    s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'k', VersionId }] } }));

  const { Deleted: [made] = [] } = await deleteAll();
  expect(made).toMatchObject({ Key: 'k', DeleteMarker: true });
  const { Deleted: [gone] = [] } = await deleteAll(made?.DeleteMarkerVersionId);

  expect(gone).toEqual({
    Key: 'k',
    VersionId: made?.DeleteMarkerVersionId,
    DeleteMarker: true,
    DeleteMarkerVersionId: made?.DeleteMarkerVersionId,
  });
  expect(await read(s3, 'k')).toBe('1');
});

test('a condition sees a deleted object as none', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await keep(s3, 'Enabled');
  const once = () => s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: '1', IfNoneMatch: '*' }));

  await once();
  await expect(once()).rejects.toMatchObject({ name: 'PreconditionFailed' });
  await remove(s3, 'k');
  await once();
  expect(await list(s3)).toEqual(['k id 1 latest', 'k id 1', 'k id marker']);
});

async function restarted(here: TemporaryAws, change = async (): Promise<void> => undefined) {
  await here.aws.close();
  await change();
  const aws = await startLocalAws({ root: here.root });
  return { aws, s3: new S3Client({ ...here.client, endpoint: aws.url }) };
}

test('versions outlast the server', async () => {
  await using here = await temporaryAws();
  await keep(here.s3, 'Enabled');
  const first = await put(here.s3, 'k', '1');
  const second = await put(here.s3, 'k', '22');
  await put(here.s3, 'gone', '333');
  await remove(here.s3, 'gone');
  const before = await list(here.s3);

  const { aws, s3 } = await restarted(here);
  await using _ = aws;

  expect(await list(s3)).toEqual(before);
  expect(await read(s3, 'k', first)).toBe('1');
  await remove(s3, 'k', second);
  expect(await read(s3, 'k')).toBe('1');
  const third = await put(s3, 'k', '4444');
  expect(await list(s3)).toEqual(['gone id 3', 'k id 4 latest', 'k id 1', 'gone id marker latest']);
  expect(String(third) > String(second)).toBe(true);
});

test('a server killed in the middle of a change leaves the version before it', async () => {
  await using here = await temporaryAws();
  await keep(here.s3, 'Enabled');
  const first = await put(here.s3, 'k.txt', '1');
  await put(here.s3, 'k.txt', '22');
  const index = join(here.root, 's3', Bucket, 'index.jsonl');

  const { aws, s3 } = await restarted(here, async () => {
    const lines = await readLines(index);
    // The line of the second version never was written, its bytes had their place already.
    await writeFile(
      index,
      lines
        .slice(0, -1)
        .map((line) => `${line}\n`)
        .join(''),
    );
  });
  await using _ = aws;

  expect(await list(s3)).toEqual(['k.txt id 1 latest']);
  expect(await read(s3, 'k.txt', first)).toBe('1');
  await put(s3, 'k.txt', '333');
  expect(await read(s3, 'k.txt')).toBe('333');
  expect(await read(s3, 'k.txt', first)).toBe('1');
});

async function readLines(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).trimEnd().split('\n');
}
