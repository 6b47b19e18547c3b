import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ChecksumAlgorithm, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { ChunkedDecoder } from '../../local/aws/s3/chunked.ts';
import { startDigest } from '../../local/aws/s3/checksum.ts';
import { authorization, send, temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';

async function decode(
  text: string,
  step: number,
): Promise<{ body: string; trailers: Record<string, string> }> {
  const decoder = new ChunkedDecoder();
  const bytes = Buffer.from(text, 'latin1');
  const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
    bytes.subarray(i * step, (i + 1) * step),
  );
  const chunks = await Readable.from(pieces).pipe(decoder).toArray();
  return { body: Buffer.concat(chunks).toString('latin1'), trailers: Object.fromEntries(decoder.trailers) };
}

describe('aws-chunked framing', () => {
  const signed =
    '5;chunk-signature=ab\r\nhello\r\n6;chunk-signature=cd\r\n\r\nworl\r\n0;chunk-signature=ef\r\n\r\n';
  const trailing = 'b\r\nhello\r\nworl\r\n0\r\nx-amz-checksum-crc32:AAAA\r\nX-Other: b\r\n\r\n';

  test.each([1, 2, 3, 5, 7, 1000])('is the same however it is split (%d bytes at a time)', async (step) => {
    expect(await decode(signed, step)).toEqual({ body: 'hello\r\nworl', trailers: {} });
    expect(await decode(trailing, step)).toEqual({
      body: 'hello\r\nworl',
      trailers: { 'x-amz-checksum-crc32': 'AAAA', 'x-other': 'b' },
    });
    expect(await decode('0\r\n\r\n', step)).toEqual({ body: '', trailers: {} });
  });

  test.each([
    ['a body that breaks off', '5\r\nhel'],
    ['one without an end', '5\r\nhello\r\n'],
    ['a size that is none', 'five\r\nhello\r\n0\r\n\r\n'],
    ['a chunk that is longer than it says', '3\r\nhello\r\n0\r\n\r\n'],
    ['bytes behind the end', '0\r\n\r\nmore\r\n'],
    ['a line without end', 'a'.repeat(10_000)],
  ])('%s is refused', async (_, text) => {
    await expect(decode(text, 4)).rejects.toMatchObject({ code: 'IncompleteBody' });
  });
});

test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
  '%s is verified, kept and given back',
  async (algorithm) => {
    await using here = await temporaryAws();
    const { s3 } = here;
    const name = `Checksum${algorithm}` as const;

    const put = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'k',
        Body: 'some text',
        ChecksumAlgorithm: ChecksumAlgorithm[algorithm],
      }),
    );
    const get = await s3.send(new GetObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));

    expect(put[name]).toMatch(/=$/);
    expect(get[name]).toBe(put[name]);
    // The SDK compares the checksum with the bytes while it reads.
    expect(await get.Body?.transformToString()).toBe('some text');
    const wrong = Buffer.alloc(Buffer.from(put[name] ?? '', 'base64').length).toString('base64');
    await expect(
      s3.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'some text', [name]: wrong })),
    ).rejects.toMatchObject({
      name: 'BadDigest',
      message: `The ${algorithm} you specified did not match the calculated checksum.`,
    });
    expect(await here.aws.objects.head(Bucket, 'wrong')).toBeUndefined();
  },
);

test.each([
  // Check values of the catalogue of parametrised CRC algorithms: the checksum of "123456789".
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
])('%s of 123456789 is %s', async (algorithm, hex) => {
  const digest = startDigest(algorithm);
  digest.update(Buffer.from('1234'));
  digest.update(Buffer.from('56789'));
  expect((await digest.finish()).toString('hex')).toBe(hex);
});

test('a stream is sent in chunks with its checksum behind it', async () => {
  await using here = await temporaryAws();
  const bytes = Buffer.alloc(3_000_000, 'stream ');

  const put = await here.s3.send(
    new PutObjectCommand({
      Bucket,
      Key: 'k',
      Body: Readable.from(bytes),
      ContentLength: bytes.length,
      ContentEncoding: 'gzip',
    }),
  );

  const stored = await here.aws.objects.read(Bucket, 'k');
  expect(stored.equals(bytes)).toBe(true);
  expect(put.ChecksumCRC32).toBeDefined();
  const head = await here.s3.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
  expect(head.ContentEncoding).toBe('gzip');
});

function md5(text: string): string {
  return createHash('md5').update(text).digest('base64');
}

function chunked(body: string, trailer: string): string {
  return `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n${trailer}\r\n\r\n`;
}

test.each([
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', '4;chunk-signature=ab\r\ntext\r\n0;chunk-signature=cd\r\n\r\n', {}],
  [
    'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    '4;chunk-signature=ab\r\ntext\r\n0;chunk-signature=cd\r\nx-amz-checksum-crc32:O4unxw==\r\nx-amz-trailer-signature:ef\r\n\r\n',
    { 'x-amz-trailer': 'x-amz-checksum-crc32' },
  ],
])('chunks that are signed: %s', async (payload, body, more) => {
  await using here = await temporaryAws();
  const headers: Record<string, string> = {
    authorization: authorization('s3'),
    'x-amz-content-sha256': payload,
    'x-amz-decoded-content-length': '4',
  };

  const answer = await send(here.aws.url, {
    method: 'PUT',
    path: '/bucket/k',
    body,
    headers: Object.assign(headers, more),
  });

  expect(answer.status).toBe(200);
  expect((await here.aws.objects.read(Bucket, 'k')).toString()).toBe('text');
});

describe('a body that is not what its headers say', () => {
  const streaming = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'content-encoding': 'aws-chunked',
  };

  test.each([
    ['another MD5', 'text', { 'content-md5': md5('other') }, 'BadDigest'],
    ['an MD5 that is none', 'text', { 'content-md5': 'abc' }, 'InvalidDigest'],
    [
      'another payload hash',
      'text',
      { 'x-amz-content-sha256': createHash('sha256').update('other').digest('hex') },
      'XAmzContentSHA256Mismatch',
    ],
    ['a checksum that is none', 'text', { 'x-amz-checksum-crc32': 'abc' }, 'InvalidRequest'],
    [
      'two checksums',
      'text',
      { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' },
      'InvalidRequest',
    ],
    [
      'an algorithm without a checksum',
      'text',
      { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
      'InvalidRequest',
    ],
    [
      'an unknown algorithm',
      'text',
      { 'x-amz-sdk-checksum-algorithm': 'CRC16', 'x-amz-checksum-crc16': 'AA==' },
      'InvalidRequest',
    ],
    [
      'a wrong trailing checksum',
      chunked('text', 'x-amz-checksum-crc32:AAAAAA=='),
      { ...streaming, 'x-amz-trailer': 'x-amz-checksum-crc32' },
      'BadDigest',
    ],
    [
      'a promised trailer that does not come',
      chunked('text', ''),
      { ...streaming, 'x-amz-trailer': 'x-amz-checksum-crc32' },
      'MalformedTrailerError',
    ],
    [
      'another decoded length',
      chunked('text', ''),
      { ...streaming, 'x-amz-decoded-content-length': '5' },
      'IncompleteBody',
    ],
    ['broken chunks', 'text', streaming, 'IncompleteBody'],
    ['too much metadata', 'text', { 'x-amz-meta-a': 'x'.repeat(2048) }, 'MetadataTooLarge'],
    ['an unknown encryption', 'text', { 'x-amz-server-side-encryption': 'rot13' }, 'InvalidArgument'],
    ['a tag twice', 'text', { 'x-amz-tagging': 'a=1&a=2' }, 'InvalidArgument'],
  ])('%s', async (_, body, headers, code) => {
    await using here = await temporaryAws();
    const all: Record<string, string> = { authorization: authorization('s3') };

    const answer = await send(here.aws.url, {
      method: 'PUT',
      path: '/bucket/k',
      body,
      headers: Object.assign(all, headers),
    });

    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining(`<Code>${code}</Code>`) });
    expect(await here.aws.objects.list(Bucket, '')).toEqual([]);
    expect(await readdir(join(here.root, 's3', Bucket, 'drafts'))).toEqual([]);
  });

  test('a client that hangs up leaves nothing', async () => {
    await using here = await temporaryAws();
    const stop = new AbortController();
    const endless = Readable.from(
      (async function* () {
        for (;;) yield Buffer.alloc(100_000);
      })(),
    );

    const put = here.s3.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body: endless, ContentLength: 1e12 / 1000 }),
      { abortSignal: stop.signal },
    );
    const drafts = join(here.root, 's3', Bucket, 'drafts');
    await expect.poll(() => readdir(drafts)).toHaveLength(1);
    stop.abort();

    await expect(put).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => readdir(drafts)).toEqual([]);
    expect(await here.aws.objects.list(Bucket, '')).toEqual([]);
  });
});
