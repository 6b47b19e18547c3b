import { ListObjectsCommand, ListObjectsV2Command, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { compareKeys } from '../../local/aws/s3/key-order.ts';
import { type ListOptions, listPage } from '../../local/aws/s3/listing.ts';
import { urlEncode } from '../../local/aws/s3/lists.ts';
import { authorization, send, temporaryAws } from './temporary-aws.ts';

const Bucket = 'bucket';

/** The same list by the plainest means: look at every key. */
function listSlowly(keys: readonly string[], { prefix, delimiter }: ListOptions): string[] {
  const found = new Set<string>();
  for (const key of keys.filter((candidate) => candidate.startsWith(prefix))) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    found.add(end < 0 ? key : key.slice(0, end + delimiter.length));
  }
  return [...found];
}

describe('listPage', () => {
  const letters = ['a', 'b', '/', '//', '-', '.', '\u{1F600}', '\uFFFD'];
  // All words of up to four of them, so that every key is a prefix of others.
  let words = [''];
  for (let length = 0; length < 4; length++)
    words = [...new Set([...words, ...words.flatMap((word) => letters.map((letter) => word + letter))])];
  const keys = words.filter((word) => word !== '').toSorted(compareKeys);

  test.each(['', '/', 'a/', '//'])(
    'pages of any size make up the whole list with delimiter "%s"',
    (delimiter) => {
      for (const prefix of ['', 'a', 'a/', '/', 'b//', 'none']) {
        for (const limit of [7, 1000]) {
          const options = { prefix, delimiter, after: '', limit };
          const seen: string[] = [];
          for (let after: string | undefined = ''; after !== undefined;) {
            const page = listPage(keys, { ...options, after });
            seen.push(...[...page.keys, ...page.commonPrefixes].toSorted(compareKeys));
            after = page.next;
          }
          expect(seen).toEqual(listSlowly(keys, options));
        }
      }
    },
  );

  test('the order is that of UTF-8 bytes', () => {
    const byBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(keys).toEqual(byBytes);
    expect(keys).not.toEqual(keys.toSorted());
  });

  test('starts after a key that need not exist, and inside of a common prefix', () => {
    const some = ['a/1', 'a/2', 'b', 'c/1'];
    expect(listPage(some, { prefix: '', delimiter: '/', after: 'a/1', limit: 10 })).toEqual({
      keys: ['b'],
      commonPrefixes: ['a/', 'c/'],
    });
    expect(listPage(some, { prefix: '', delimiter: '', after: 'a/1x', limit: 10 }).keys).toEqual([
      'a/2',
      'b',
      'c/1',
    ]);
    expect(listPage(some, { prefix: '', delimiter: '', after: '', limit: 0 })).toEqual({
      keys: [],
      commonPrefixes: [],
    });
  });
});

test('10,000 keys come in ten pages, each once', async () => {
  await using here = await temporaryAws();
  const { aws, s3 } = here;
  const keys = Array.from({ length: 10_000 }, (_, i) => `day=${i % 100}/${String(i).padStart(5, '0')}.jsonl`);
  for (let i = 0; i < keys.length; i += 100)
    await Promise.all(keys.slice(i, i + 100).map((key) => aws.objects.put(Bucket, key, 'x')));

  const listed: string[] = [];
  let pages = 0;
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket })) {
    pages++;
    listed.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
  }
  const folders = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/' }));

  expect(pages).toBe(10);
  expect(listed).toEqual(keys.toSorted(compareKeys));
  expect(folders).toMatchObject({ KeyCount: 100, IsTruncated: false });
  expect(folders.CommonPrefixes).toHaveLength(100);
});

test('version 2 with all its words', async () => {
  await using here = await temporaryAws();
  const { aws, s3 } = here;
  for (const key of ['a/1', 'a/2', 'a/b/3', 'b', 'c']) await aws.objects.put(Bucket, key, key);

  const first = await s3.send(
    new ListObjectsV2Command({ Bucket, Prefix: 'a/', Delimiter: '/', MaxKeys: 2, FetchOwner: true }),
  );
  const second = await s3.send(
    new ListObjectsV2Command({
      Bucket,
      Prefix: 'a/',
      Delimiter: '/',
      ContinuationToken: first.NextContinuationToken,
    }),
  );
  const after = await s3.send(new ListObjectsV2Command({ Bucket, StartAfter: 'a/b/3' }));

  expect(first).toMatchObject({ KeyCount: 2, IsTruncated: true, MaxKeys: 2, Prefix: 'a/', Delimiter: '/' });
  expect(first.Contents?.[0]).toMatchObject({
    Key: 'a/1',
    Size: 3,
    StorageClass: 'STANDARD',
    Owner: { DisplayName: 'local' },
  });
  expect(second).toMatchObject({ KeyCount: 1, IsTruncated: false, CommonPrefixes: [{ Prefix: 'a/b/' }] });
  expect(after.Contents?.map(({ Key }) => Key)).toEqual(['b', 'c']);
  await expect(
    s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'made up' })),
  ).rejects.toMatchObject({ name: 'InvalidArgument' });
  await expect(s3.send(new ListObjectsV2Command({ Bucket: 'nowhere' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
});

test('version 1 with markers', async () => {
  await using here = await temporaryAws();
  const { aws, s3 } = here;
  for (const key of ['a/1', 'a/2', 'b/1', 'c']) await aws.objects.put(Bucket, key, key);

  const first = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 1 }));
  const second = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', Marker: first.NextMarker }));
  const plain = await s3.send(new ListObjectsCommand({ Bucket, Marker: 'a/2', MaxKeys: 1 }));

  expect(first).toMatchObject({ CommonPrefixes: [{ Prefix: 'a/' }], NextMarker: 'a/', IsTruncated: true });
  expect(second).toMatchObject({
    CommonPrefixes: [{ Prefix: 'b/' }],
    Contents: [{ Key: 'c' }],
    IsTruncated: false,
  });
  expect(plain).toMatchObject({ Contents: [{ Key: 'b/1' }], IsTruncated: true });
  expect(plain.NextMarker).toBeUndefined();
});

test('encoding-type=url', async () => {
  await using here = await temporaryAws();
  await here.aws.objects.put(Bucket, "a b/ü+(1)'.csv", 'x');

  const headers = { authorization: authorization('s3') };
  const answer = await send(here.aws.url, {
    path: '/bucket?list-type=2&encoding-type=url&prefix=a%20b',
    headers,
  });

  expect(answer.body).toContain('<Key>a+b/%C3%BC%2B%281%29%27.csv</Key>');
  expect(answer.body).toContain('<EncodingType>url</EncodingType>');
  expect(urlEncode('a/b')).toBe('a/b');
  const refused = await send(here.aws.url, { path: '/bucket?list-type=2&encoding-type=base64', headers });
  expect(refused).toMatchObject({ status: 400, body: expect.stringContaining('InvalidArgument') });
});
