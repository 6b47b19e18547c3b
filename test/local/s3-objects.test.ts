import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketTaggingCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';

async function text(body: { transformToString(): Promise<string> } | undefined): Promise<string | undefined> {
  return body?.transformToString();
}

test('an object comes back with everything that was said about it', async () => {
  await using here = await temporaryAws({ now: () => new Date('2026-01-31T12:00:00.750Z') });
  const { s3 } = here;

  const put = await s3.send(
    new PutObjectCommand({
      Bucket,
      Key: 'a.json',
      Body: '{}',
      ContentType: 'application/json',
      CacheControl: 'no-store',
      ContentDisposition: 'attachment',
      Metadata: { commit: 'abc', 'Mixed-Case': '1' },
      Tagging: 'owner=team%20a&x=',
    }),
  );
  const get = await s3.send(new GetObjectCommand({ Bucket, Key: 'a.json' }));
  const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a.json', ChecksumMode: 'ENABLED' }));
  const tags = await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'a.json' }));

  expect(put.ETag).toBe(`"${createHash('md5').update('{}').digest('hex')}"`);
  expect(await text(get.Body)).toBe('{}');
  const expected = {
    ETag: put.ETag,
    ContentType: 'application/json',
    CacheControl: 'no-store',
    ContentDisposition: 'attachment',
    ContentLength: 2,
    Metadata: { commit: 'abc', 'mixed-case': '1' },
    LastModified: new Date('2026-01-31T12:00:00Z'),
    TagCount: 2,
    ChecksumCRC32: put.ChecksumCRC32,
    ChecksumType: 'FULL_OBJECT',
  };
  expect(get).toMatchObject(expected);
  expect(head).toMatchObject(expected);
  expect(tags.TagSet).toEqual([
    { Key: 'owner', Value: 'team a' },
    { Key: 'x', Value: '' },
  ]);
});

test.each([
  ['bytes=0-3', '0123', 'bytes 0-3/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-2', '89', 'bytes 8-9/10'],
  ['bytes=8-100', '89', 'bytes 8-9/10'],
  ['bytes=-100', '0123456789', 'bytes 0-9/10'],
  ['bytes=3-1', '0123456789', undefined],
  ['bytes=0-1,4-5', '0123456789', undefined],
  ['rows=1-2', '0123456789', undefined],
])('the range %s gives %s', async (Range, body, contentRange) => {
  await using here = await temporaryAws();
  await here.aws.objects.put(Bucket, 'digits', '0123456789');

  const get = await here.s3.send(new GetObjectCommand({ Bucket, Key: 'digits', Range }));

  expect(await text(get.Body)).toBe(body);
  expect(get.ContentRange).toBe(contentRange);
  expect(get.$metadata.httpStatusCode).toBe(contentRange === undefined ? 200 : 206);
});

test('a range behind the end is refused, an empty object is not', async () => {
  await using here = await temporaryAws();
  await here.aws.objects.put(Bucket, 'digits', '0123456789');
  await here.aws.objects.put(Bucket, 'empty', '');

  const getBehind = () => here.s3.send(new GetObjectCommand({ Bucket, Key: 'digits', Range: 'bytes=10-' }));
  const empty = await here.s3.send(new GetObjectCommand({ Bucket, Key: 'empty' }));

  await expect(getBehind()).rejects.toMatchObject({ name: 'InvalidRange', ActualObjectSize: '10' });
  expect(await text(empty.Body)).toBe('');
});

test('what is not there is said as S3 says it', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;

  await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'no' }))).rejects.toMatchObject({
    name: 'NoSuchKey',
    Key: 'no',
  });
  await expect(s3.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'no' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
  await expect(
    s3.send(new PutObjectCommand({ Bucket: 'nowhere', Key: 'no', Body: 'x' })),
  ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'no' }))).rejects.toMatchObject({
    name: 'NotFound',
    $metadata: { httpStatusCode: 404 },
  });
  await expect(s3.send(new HeadBucketCommand({ Bucket: 'nowhere' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
  await expect(s3.send(new DeleteObjectCommand({ Bucket, Key: 'no' }))).resolves.toMatchObject({
    $metadata: { httpStatusCode: 204 },
  });
});

test('conditional reads', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const { ETag } = await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
  const past = new Date('2020-01-01T00:00:00Z');
  const get = (condition: object) => s3.send(new GetObjectCommand({ Bucket, Key: 'k', ...condition }));

  await expect(get({ IfMatch: ETag, IfUnmodifiedSince: past })).resolves.toMatchObject({ ETag });
  await expect(get({ IfModifiedSince: past })).resolves.toMatchObject({ ETag });
  await expect(get({ IfNoneMatch: '"other"' })).resolves.toMatchObject({ ETag });
  await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    $metadata: { httpStatusCode: 412 },
  });
  await expect(get({ IfUnmodifiedSince: past })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 412 },
  });
  await expect(get({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  await expect(get({ IfModifiedSince: new Date(Date.now() + 60_000) })).rejects.toMatchObject({
    $metadata: { httpStatusCode: 304 },
  });
});

test('conditional writes: a file that is written once, and one that is changed only from the state that was seen', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const put = (condition: object, Key = 'k') =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x', ...condition }));

  const { ETag } = await put({ IfNoneMatch: '*' });

  await expect(put({ IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    Condition: 'If-None-Match',
  });
  await expect(put({ IfMatch: '"other"' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    Condition: 'If-Match',
  });
  await expect(put({ IfMatch: ETag })).resolves.toMatchObject({ ETag });
  await expect(put({ IfMatch: ETag }, 'never')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(put({ IfNoneMatch: ETag })).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(
    s3.send(new DeleteObjectCommand({ Bucket, Key: 'k', IfMatch: '"other"' })),
  ).rejects.toMatchObject({ name: 'PreconditionFailed' });
  expect(await here.aws.objects.head(Bucket, 'k')).toBeDefined();
});

test('of many writers of a new object exactly one wins', async () => {
  await using here = await temporaryAws();
  const writers = Array.from({ length: 20 }, (_, i) =>
    here.s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: `${i}`, IfNoneMatch: '*' })),
  );

  const outcomes = await Promise.allSettled(writers);

  const won = outcomes.flatMap((outcome, i) => (outcome.status === 'fulfilled' ? [String(i)] : []));
  expect(won).toHaveLength(1);
  expect((await here.aws.objects.read(Bucket, 'k')).toString()).toBe(won[0]);
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(errors).toEqual(
    Array.from({ length: 19 }, () => expect.objectContaining({ name: 'PreconditionFailed' })),
  );
});

test('a delete that overtakes a conditional write is a conflict', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const { ETag } = await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
  const gate = Promise.withResolvers<undefined>();
  const body = Readable.from(
    (async function* () {
      yield Buffer.from('first');
      await gate.promise;
      yield Buffer.from('second');
    })(),
  );

  const write = s3.send(
    new PutObjectCommand({ Bucket, Key: 'k', Body: body, ContentLength: 11, IfMatch: ETag }),
  );
  await expect.poll(() => here.aws.requests.of('S3.PutObject').length).toBe(2);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
  gate.resolve(undefined);

  await expect(write).rejects.toMatchObject({
    name: 'ConditionalRequestConflict',
    $metadata: { httpStatusCode: 409 },
  });
});

test('copies take attributes along or replace them', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const Key = 'päth/a b+c?.csv';
  await s3.send(
    new PutObjectCommand({
      Bucket,
      Key,
      Body: 'x',
      ContentType: 'text/csv',
      Metadata: { a: '1' },
      Tagging: 't=1',
    }),
  );
  const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;

  const copy = await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
  await s3.send(
    new CopyObjectCommand({
      Bucket,
      Key: 'other',
      CopySource,
      MetadataDirective: 'REPLACE',
      Metadata: { b: '2' },
      TaggingDirective: 'REPLACE',
    }),
  );

  expect(copy.CopyObjectResult?.ETag).toBe('"9dd4e461268c8034f5c8564e155c67a6"');
  const head = (key: string) => s3.send(new HeadObjectCommand({ Bucket, Key: key }));
  expect(await head('copy')).toMatchObject({ ContentType: 'text/csv', Metadata: { a: '1' }, TagCount: 1 });
  const other = await head('other');
  expect(other).toMatchObject({ ContentType: 'binary/octet-stream', Metadata: { b: '2' } });
  expect(other.TagCount).toBeUndefined();
  await expect(s3.send(new CopyObjectCommand({ Bucket, Key, CopySource }))).rejects.toMatchObject({
    name: 'InvalidRequest',
  });
  await expect(
    s3.send(new CopyObjectCommand({ Bucket, Key: 'c', CopySource: `${Bucket}/no` })),
  ).rejects.toMatchObject({ name: 'NoSuchKey' });
  await expect(
    s3.send(new CopyObjectCommand({ Bucket, Key: 'c', CopySource, CopySourceIfMatch: '"no"' })),
  ).rejects.toMatchObject({ name: 'PreconditionFailed' });
});

test('deletes many at once, saying which', async () => {
  await using here = await temporaryAws();
  const { s3, aws } = here;
  const keys = ['a', 'b/c', ' x\r\n<&>"\u0001', 'ü'];
  for (const key of keys) await aws.objects.put(Bucket, key, 'x');

  const answer = await s3.send(
    new DeleteObjectsCommand({
      Bucket,
      Delete: { Objects: [...keys.map((Key) => ({ Key })), { Key: 'never' }, { Key: 'v', VersionId: 'x1' }] },
    }),
  );

  expect(answer.Deleted?.map(({ Key }) => Key)).toEqual([...keys, 'never']);
  expect(answer.Errors).toMatchObject([{ Key: 'v', Code: 'NoSuchVersion' }]);
  expect(await aws.objects.list(Bucket, '')).toEqual([]);
});

test('buckets', async () => {
  await using here = await temporaryAws();
  const { s3, client } = here;
  const west = new S3Client({ ...client, region: 'eu-west-1' });

  await west.send(
    new CreateBucketCommand({
      Bucket: 'west',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
  await here.aws.objects.put('west', 'k', 'x');

  const { Buckets } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets?.map(({ Name }) => Name)).toEqual(['bucket', 'west']);
  expect((await s3.send(new GetBucketLocationCommand({ Bucket: 'west' }))).LocationConstraint).toBe(
    'eu-west-1',
  );
  expect((await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeUndefined();
  expect((await s3.send(new HeadBucketCommand({ Bucket: 'west' }))).BucketRegion).toBe('eu-west-1');
  await expect(
    west.send(
      new CreateBucketCommand({
        Bucket: 'west',
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
    ),
  ).rejects.toMatchObject({
    name: 'BucketAlreadyOwnedByYou',
  });
  await expect(s3.send(new CreateBucketCommand({ Bucket: 'Not_Valid' }))).rejects.toMatchObject({
    name: 'InvalidBucketName',
  });
  await expect(s3.send(new DeleteBucketCommand({ Bucket: 'west' }))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
  });
  await s3.send(new DeleteObjectCommand({ Bucket: 'west', Key: 'k' }));
  await s3.send(new DeleteBucketCommand({ Bucket: 'west' }));
  await expect(s3.send(new HeadBucketCommand({ Bucket: 'west' }))).rejects.toMatchObject({
    name: 'NotFound',
  });
});

test('tags of buckets and objects can be set and read', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const TagSet = [{ Key: 'a', Value: '<1>' }];
  await here.aws.objects.put(Bucket, 'k', 'x');

  await expect(s3.send(new GetBucketTaggingCommand({ Bucket }))).rejects.toMatchObject({
    name: 'NoSuchTagSet',
  });
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
  await s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'k', Tagging: { TagSet } }));

  expect((await s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(TagSet);
  expect((await s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }))).TagSet).toEqual(TagSet);
  const eleven = Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: '' }));
  await expect(
    s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'k', Tagging: { TagSet: eleven } })),
  ).rejects.toMatchObject({ name: 'BadRequest' });
});

test('200 puts and gets at once', async () => {
  await using here = await temporaryAws(
    {},
    { requestHandler: { httpsAgent: {}, httpAgent: { maxSockets: 200 } } },
  );
  const keys = Array.from({ length: 200 }, (_, i) => `many/${i % 20}/${i}`);

  await Promise.all(
    keys.map((Key) => here.s3.send(new PutObjectCommand({ Bucket, Key, Body: `body of ${Key}` }))),
  );
  const bodies = await Promise.all(
    keys.map(async (Key) => text((await here.s3.send(new GetObjectCommand({ Bucket, Key }))).Body)),
  );

  expect(bodies).toEqual(keys.map((key) => `body of ${key}`));
});

function version(letter: string): string {
  return letter.repeat(1_000_000);
}

test('a reader gets one version of an object whole while others replace it', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: version('a') }));

  const reads = Array.from({ length: 10 }, async () => {
    const { Body, ETag } = await s3.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    const body = await text(Body);
    return {
      uniform: body === version(body?.[0] ?? ''),
      etag:
        ETag ===
        `"${createHash('md5')
          .update(body ?? '')
          .digest('hex')}"`,
    };
  });
  const writes = ['b', 'c', 'd', 'e'].map((letter) =>
    s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: version(letter) })),
  );
  const [outcomes] = await Promise.all([Promise.all(reads), Promise.all(writes)]);

  expect(outcomes).toEqual(reads.map(() => ({ uniform: true, etag: true })));
});
