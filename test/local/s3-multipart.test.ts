import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  paginateListParts,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { startLocalAws } from '../../local/aws/server.ts';
import { temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';
const Key = 'model/model.tar.gz';
const full = Buffer.alloc(5 * 1024 * 1024, 'full part ');
const last = Buffer.from('the rest');

async function create(s3: S3Client, more: Partial<CreateMultipartUploadCommandInput> = {}): Promise<string> {
  const { UploadId = '' } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  return UploadId;
}

function uploadPart(s3: S3Client, UploadId: string, PartNumber: number, Body: Buffer) {
  return s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
}

function complete(
  s3: S3Client,
  UploadId: string,
  Parts: { PartNumber: number; ETag: string | undefined; ChecksumCRC32?: string | undefined }[],
  more: object = {},
) {
  return s3.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }),
  );
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

test('parts become an object, in their order and with the ETag of a multipart object', async () => {
  await using here = await temporaryAws();
  const { s3, root } = here;
  const id = await create(s3, {
    ChecksumAlgorithm: 'CRC32',
    ContentType: 'application/gzip',
    Metadata: { a: '1' },
    Tagging: 't=1',
  });

  const [two, one] = await Promise.all([uploadPart(s3, id, 2, last), uploadPart(s3, id, 1, full)]);
  const done = await complete(s3, id, [
    { PartNumber: 1, ETag: one.ETag, ChecksumCRC32: one.ChecksumCRC32 },
    { PartNumber: 2, ETag: two.ETag, ChecksumCRC32: two.ChecksumCRC32 },
  ]);

  expect(done.ETag).toBe(`"${md5(Buffer.concat([md5(full), md5(last)])).toString('hex')}-2"`);
  expect(done).toMatchObject({
    Bucket,
    Key,
    ChecksumType: 'COMPOSITE',
    ChecksumCRC32: expect.stringMatching(/-2$/),
  });
  const get = await s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(
    Buffer.concat([full, last]).equals(Buffer.from((await get.Body?.transformToByteArray()) ?? [])),
  ).toBe(true);
  expect(get).toMatchObject({
    ContentType: 'application/gzip',
    Metadata: { a: '1' },
    TagCount: 1,
    ETag: done.ETag,
  });
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key, PartNumber: 2 }))).toMatchObject({
    ContentLength: last.length,
    PartsCount: 2,
    ContentRange: `bytes ${full.length}-${full.length + last.length - 1}/${full.length + last.length}`,
  });
  expect(await readdir(join(root, 's3', Bucket, 'uploads'))).toEqual([]);
});

test('a completion whose answer was lost can be asked for again', async () => {
  await using here = await temporaryAws();
  const { s3, aws } = here;
  const id = await create(s3);
  const { ETag } = await uploadPart(s3, id, 1, last);
  aws.faults.queue({ operation: 'S3.CompleteMultipartUpload', kind: 'lost-answer' });

  await expect(complete(s3, id, [{ PartNumber: 1, ETag }])).rejects.toMatchObject({ code: 'ECONNRESET' });
  const again = await complete(s3, id, [{ PartNumber: 1, ETag }]);

  expect(again.ETag).toMatch(/-1"$/);
});

test('a completion is checked', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const id = await create(s3);
  const { ETag: small } = await uploadPart(s3, id, 1, last);
  const { ETag } = await uploadPart(s3, id, 2, last);
  const parts = [
    { PartNumber: 1, ETag: small },
    { PartNumber: 2, ETag },
  ];

  await expect(complete(s3, id, parts)).rejects.toMatchObject({
    name: 'EntityTooSmall',
    PartNumber: '1',
    MinSizeAllowed: '5242880',
  });
  await expect(complete(s3, id, parts.toReversed())).rejects.toMatchObject({ name: 'InvalidPartOrder' });
  await expect(complete(s3, id, [{ PartNumber: 3, ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
  await expect(complete(s3, id, [{ PartNumber: 2, ETag: '"0"' }])).rejects.toMatchObject({
    name: 'InvalidPart',
  });
  await expect(complete(s3, id, [])).rejects.toMatchObject({ name: 'MalformedXML' });
  await expect(complete(s3, id, [{ PartNumber: 2, ETag }], { MpuObjectSize: 1 })).rejects.toMatchObject({
    name: 'InvalidRequest',
  });
  await expect(complete(s3, 'made-up', parts)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  await expect(uploadPart(s3, id, 10_001, last)).rejects.toMatchObject({ name: 'InvalidArgument' });
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  await expect(complete(s3, id, [{ PartNumber: 2, ETag }], { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
  });
  await expect(complete(s3, id, [{ PartNumber: 2, ETag }])).resolves.toBeDefined();
});

test('whole-object checksums', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const id = await create(s3, { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
  const one = await uploadPart(s3, id, 1, last);
  const parts = [{ PartNumber: 1, ETag: one.ETag, ChecksumCRC32: one.ChecksumCRC32 }];

  await expect(complete(s3, id, parts, { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
    name: 'BadDigest',
  });
  const done = await complete(s3, id, parts, { ChecksumCRC32: one.ChecksumCRC32 });

  expect(done).toMatchObject({ ChecksumType: 'FULL_OBJECT', ChecksumCRC32: one.ChecksumCRC32 });
  await expect(
    create(s3, { ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' }),
  ).rejects.toMatchObject({ name: 'InvalidRequest' });
});

test('an aborted upload leaves nothing', async () => {
  await using here = await temporaryAws();
  const { s3, root } = here;
  const UploadId = await create(s3);
  const { ETag } = await uploadPart(s3, UploadId, 1, last);

  await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));

  await expect(complete(s3, UploadId, [{ PartNumber: 1, ETag }])).rejects.toMatchObject({
    name: 'NoSuchUpload',
  });
  await expect(uploadPart(s3, UploadId, 2, last)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  await expect(s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))).rejects.toMatchObject({
    name: 'NoSuchUpload',
  });
  expect(await readdir(join(root, 's3', Bucket, 'uploads'))).toEqual([]);
  expect(await readdir(join(root, 's3', Bucket, 'drafts'))).toEqual([]);
});

test('uploads and parts are listed in pages', async () => {
  await using here = await temporaryAws();
  const { s3 } = here;
  const id = await create(s3);
  for (const number of [3, 1, 2]) await uploadPart(s3, id, number, Buffer.from(`part ${number}`));
  await uploadPart(s3, id, 2, Buffer.from('part 2, again'));
  for (const key of ['a', 'b/1', 'b/2', 'z']) await create(s3, { Key: key });

  const parts: [number | undefined, number | undefined][] = [];
  for await (const page of paginateListParts({ client: s3, pageSize: 2 }, { Bucket, Key, UploadId: id })) {
    parts.push(
      ...(page.Parts ?? []).map(({ PartNumber, Size }): [number | undefined, number | undefined] => [
        PartNumber,
        Size,
      ]),
    );
  }
  const first = await s3.send(new ListMultipartUploadsCommand({ Bucket, Delimiter: '/', MaxUploads: 2 }));
  const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = first;
  const second = await s3.send(
    new ListMultipartUploadsCommand({ Bucket, Delimiter: '/', KeyMarker, UploadIdMarker }),
  );

  expect(parts).toEqual([
    [1, 6],
    [2, 13],
    [3, 6],
  ]);
  expect(first).toMatchObject({
    IsTruncated: true,
    Uploads: [{ Key: 'a' }],
    CommonPrefixes: [{ Prefix: 'b/' }],
  });
  expect(second).toMatchObject({
    IsTruncated: false,
    Uploads: [{ Key: 'z' }],
    CommonPrefixes: [{ Prefix: 'model/' }],
  });
  expect(
    (await s3.send(new ListPartsCommand({ Bucket, Key, UploadId: id, MaxParts: 1 }))).NextPartNumberMarker,
  ).toBe('1');
});

test('parts can be copied from objects', async () => {
  await using here = await temporaryAws();
  const { s3, aws } = here;
  await aws.objects.put(Bucket, 'source', '0123456789');
  const UploadId = await create(s3);

  const copy = (PartNumber: number, CopySourceRange?: string) =>
    s3.send(
      new UploadPartCopyCommand({
        Bucket,
        Key,
        UploadId,
        PartNumber,
        CopySource: `/${Bucket}/source`,
        CopySourceRange,
      }),
    );
  const { CopyPartResult } = await copy(1, 'bytes=2-4');
  await complete(s3, UploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);

  expect((await aws.objects.read(Bucket, Key)).toString()).toBe('234');
});

test('an upload goes on where it was when the server stopped', async () => {
  await using here = await temporaryAws();
  const { s3, aws, root } = here;
  const id = await create(s3);
  const one = await uploadPart(s3, id, 1, full);
  await aws.close();

  await using again = await startLocalAws({ root });
  const restarted = new S3Client({ ...here.client, endpoint: again.url });
  const two = await uploadPart(restarted, id, 2, last);
  await complete(restarted, id, [
    { PartNumber: 1, ETag: one.ETag },
    { PartNumber: 2, ETag: two.ETag },
  ]);

  expect((await again.objects.head(Bucket, Key))?.size).toBe(full.length + last.length);
});
